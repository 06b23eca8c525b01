"""The shipped dossier as it is read, once for all tests of a process: reading it anew takes most of a second."""

from __future__ import annotations

from functools import cache

from nakomen.demo import dossier_folder
from nakomen.extraction import extract
from nakomen.model import Document, Statement
from nakomen.readers import read_document


@cache
def shipped_letters() -> tuple[tuple[Document, tuple[Statement, ...]], ...]:
    """Return each letter, in the order of the files' names, with its statements."""
    documents = (read_document(path) for path in sorted(dossier_folder().iterdir()))
    return tuple((document, tuple(extract(document))) for document in documents)
