"""The annex of motions and assurances of a budget as a Word file: description, place, how it stands."""

from __future__ import annotations

from typing import BinaryIO

from nakomen.exports.annex_parts import OPTIONS, annex
from nakomen.exports.paper_docx import write_docx
from nakomen.exports.selection import Selection

__all__ = ["MEDIA_TYPE", "NAME", "OPTIONS", "SUFFIX", "write"]

NAME = "annex"
SUFFIX = ".docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write the annex as it is on the day of the selection."""
    write_docx(annex(selection), stream, selection.made_at)
