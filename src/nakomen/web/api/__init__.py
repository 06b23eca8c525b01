"""What the pages show, as JSON for programs: one module a subject."""
