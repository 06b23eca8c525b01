"""Official open data over the network: one module a source, found by walking this folder."""

from nakomen.sources.catalogue import hosts, source_for, source_named, sources

__all__ = ["hosts", "source_for", "source_named", "sources"]
