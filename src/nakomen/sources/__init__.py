"""Official open data over the network: one module a source, found by walking this folder."""
