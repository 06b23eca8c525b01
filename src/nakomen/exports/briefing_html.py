"""A briefing for a debate as HTML that prints well, or becomes a PDF, without anything from outside."""

from __future__ import annotations

from typing import BinaryIO

from nakomen.exports.briefing import OPTIONS, briefing
from nakomen.exports.paper_html import paper_as_html
from nakomen.exports.selection import Selection

__all__ = ["MEDIA_TYPE", "NAME", "OPTIONS", "SUFFIX", "write"]

NAME = "briefing-html"
SUFFIX = ".html"
MEDIA_TYPE = "text/html"


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write the briefing as it is on the day of the selection."""
    stream.write(paper_as_html(briefing(selection)).encode())
