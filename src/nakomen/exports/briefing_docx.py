"""A briefing for a debate as a Word file: past and due by theme, changes, motions, figures, each with its source."""

from __future__ import annotations

from typing import BinaryIO

from nakomen.exports.briefing import OPTIONS, briefing
from nakomen.exports.paper_docx import write_docx
from nakomen.exports.selection import Selection

__all__ = ["MEDIA_TYPE", "NAME", "OPTIONS", "SUFFIX", "write"]

NAME = "briefing"
SUFFIX = ".docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write the briefing as it is on the day of the selection."""
    write_docx(briefing(selection), stream, selection.made_at)
