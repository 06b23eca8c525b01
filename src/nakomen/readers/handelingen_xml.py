"""Reads the XML of Handelingen: who said what in a debate, with motions as they were moved."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nakomen.model import BlockKind, Document, DocumentKind, Identity
from nakomen.readers.markup import local_name, parse_xml
from nakomen.readers.markup_text import plain
from nakomen.readers.publication_blocks import PublicationBlocks, find_paper, publication_number, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES = (".xml",)
MEDIA_TYPES = ("application/xml", "text/xml")

_SNIFF = re.compile(rb"<(?:\w+:)?handelingen[\s>]")


def recognises(data: bytes) -> bool:
    """Tell whether bytes are the XML of Handelingen.

    >>> recognises(b"<officiele-publicatie><handelingen>"), recognises(b"<kamerstuk>")
    (True, False)
    """
    return _SNIFF.search(data[:20_000]) is not None


def read(data: bytes, name: str) -> Document:
    """Read an item of the Handelingen; each block knows its speaker.

    Raises ReadingError for damage, for entities that the file declares itself and for XML of another kind.
    """
    root = parse_xml(data, name)
    paper = find_paper(root, ("handelingen",), name)
    blocks = _DebateBlocks()
    blocks.read(paper)
    kind = DocumentKind.OTHER if blocks.lists else DocumentKind.DEBATE
    identity = Identity(publication_number(root), words_of(paper, "item-titel"))
    return replace(blocks.build(name), identity=identity, kind=kind, media_type=MEDIA_TYPES[0])


class _DebateBlocks(PublicationBlocks):
    """Blocks of a debate; `lists` says that it is a list of papers received rather than speech."""

    def __init__(self) -> None:
        super().__init__()
        self.lists = False
        self.readers |= {
            "nr": self._read_number,
            "item-titel": self._read_title,
            "spreekbeurt": self._read_turn,
            "spreker": self._read_speaker,
            "motie": self._read_motion,
            "handeling_bijlage": self._read_appendix,
        }

    def _read_number(self, element: _Element) -> None:
        self.add(BlockKind.LETTERHEAD, self.inline.pieces(element))

    def _read_title(self, element: _Element) -> None:
        self.add(BlockKind.HEADING, self.inline.pieces(element), 1)

    def _read_appendix(self, element: _Element) -> None:
        self.lists = True
        for child in element:
            self.read(child)

    def _read_turn(self, element: _Element) -> None:
        """Read what one person said; then nobody has the floor."""
        for child in element:
            self.read(child)
        self.speaker = ""

    def _read_speaker(self, element: _Element) -> None:
        pieces = self.inline.pieces(element)
        self.speaker = plain(pieces).rstrip(" :")
        self.add(BlockKind.HEADING, pieces, 3)

    def _read_motion(self, element: _Element) -> None:
        """Read a motion in its mover's name; who says that it was moved is somebody else."""
        mover = self.speaker
        for child in element:
            self.read(child)
            if local_name(child) == "motie-info":
                self.speaker = mover
