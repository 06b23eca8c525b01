"""The annex of motions and assurances of a budget as HTML that prints well: description, place, how it stands."""

from __future__ import annotations

from typing import BinaryIO

from nakomen.exports.annex_parts import OPTIONS, annex
from nakomen.exports.paper_html import paper_as_html
from nakomen.exports.selection import Selection

__all__ = ["MEDIA_TYPE", "NAME", "OPTIONS", "SUFFIX", "write"]

NAME = "annex-html"
SUFFIX = ".html"
MEDIA_TYPE = "text/html"


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write the annex as it is on the day of the selection."""
    stream.write(paper_as_html(annex(selection)).encode())
