"""Official open data over the network: one module a source, found by walking this folder."""

from nakomen.sources.catalogue import hosts, questions_of, source_named, sources

__all__ = ["hosts", "questions_of", "source_named", "sources"]
