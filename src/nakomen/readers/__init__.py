"""From a file to a document: one module a format behind `read_document`."""

from nakomen.readers.dispatch import read_document, readable_suffixes

__all__ = ["read_document", "readable_suffixes"]
