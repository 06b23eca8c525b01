"""Reads the XML in which the Tweede Kamer publishes its debates within hours (VLOS)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nakomen.model import BlockKind, Document, DocumentKind, Identity
from nakomen.readers.letter_dates import iso_date
from nakomen.readers.markup import local_name, parse_xml
from nakomen.readers.markup_text import Pieces, plain
from nakomen.readers.publication_blocks import PublicationBlocks, find_paper, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES = (".xml",)
MEDIA_TYPES = ("application/xml", "text/xml")

_SNIFF = re.compile(rb"<(?:\w+:)?vlosCoreDocument[\s>]")
_SPEAKER = re.compile(r".{3,90}:")
#: Turns and interruptions carry the time at which they begin.
_TIMED = frozenset(("woordvoerder", "interrumpant", "draadboekfragment", "activiteititem", "activiteitdeel"))


def recognises(data: bytes) -> bool:
    """Tell whether bytes are the XML of a report of the Tweede Kamer.

    >>> recognises(b'<vlosCoreDocument soort="Tussenpublicatie">'), recognises(b"<handelingen>")
    (True, False)
    """
    return _SNIFF.search(data[:20_000]) is not None


def read(data: bytes, name: str) -> Document:
    """Read the report of a sitting; each block knows its speaker, interruptions follow the turn they interrupt.

    Raises ReadingError for damage, for entities that the file declares itself and for XML of another kind.
    """
    root = parse_xml(data, name)
    sitting = find_paper(root, ("vergadering",), name)
    blocks = _SittingBlocks()
    blocks.read(sitting)
    day = iso_date(words_of(sitting, "datum"))
    identity = Identity(title=words_of(sitting, "titel"), date=day, date_source="metadata" if day else "")
    remarks = ("a report that is not corrected yet",) if root.get("status") == "Ongecorrigeerd" else ()
    document = blocks.build(name)
    return replace(document, identity=identity, kind=DocumentKind.DEBATE, media_type=MEDIA_TYPES[0], remarks=remarks)


class _SittingBlocks(PublicationBlocks):
    """Blocks of a sitting: only its titles and what was said; times, names and numbers beside them are left."""

    def __init__(self) -> None:
        super().__init__()
        self.readers |= {"activiteit": self._read_activity, "tekst": self._read_text}

    def read_below(self, element: _Element) -> None:
        """Read the parts of an element that hold speech, in the order of time."""
        for child in sorted(element, key=_begin):
            if len(child):
                self.read(child)

    def _read_activity(self, element: _Element) -> None:
        """Read an item of the agenda under its title."""
        title = next((child for child in element if local_name(child) == "titel"), None)
        if title is not None:
            self.add(BlockKind.HEADING, self.inline.pieces(title), 1)
        self.read_below(element)

    def _read_text(self, element: _Element) -> None:
        """Read paragraphs; the first can name the speaker."""
        outer = self.speaker
        for paragraph in (below for below in element.iter() if local_name(below) == "alineaitem"):
            pieces = self.inline.pieces(paragraph)
            if _names_speaker(paragraph, pieces):
                self.speaker = plain(pieces).rstrip(" :")
                self.add(BlockKind.HEADING, pieces, 3)
            else:
                self.add(BlockKind.PARAGRAPH, pieces)
        self.speaker = outer


def _begin(element: _Element) -> str:
    """Return when a turn begins, as ISO 8601; what has no time comes first, in its own order."""
    if local_name(element) not in _TIMED:
        return ""
    return next((child.text or "" for child in element if local_name(child) == "markeertijdbegin"), "")


def _names_speaker(paragraph: _Element, pieces: Pieces) -> bool:
    """Tell whether a paragraph is the line that names who speaks: short, its name bold, a colon at its end."""
    bold = any(local_name(child) == "nadruk" and child.get("type") == "Vet" for child in paragraph)
    return bold and _SPEAKER.fullmatch(plain(pieces)) is not None
