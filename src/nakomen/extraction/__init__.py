"""From a document to its statements: who, to whom, what, how much, by when, how firmly."""

from nakomen.extraction.extracting import extract

__all__ = ["extract"]
