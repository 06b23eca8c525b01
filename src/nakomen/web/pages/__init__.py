"""The pages: one module each, with its `router`; found by walking this folder."""
