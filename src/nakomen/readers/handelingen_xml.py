"""Reads the XML of Handelingen: who said what in a debate, with motions as they were moved."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nakomen.model import BlockKind, Document, DocumentKind, Identity
from nakomen.readers.markup import local_name, parse_xml
from nakomen.readers.markup_text import Pieces, plain
from nakomen.readers.motions_moved import Moved, given_motions, motion_number, movers_told
from nakomen.readers.publication_blocks import PublicationBlocks
from nakomen.readers.publication_head import find_paper, publication_number, words_of
from nakomen.readers.publication_inline import has_own_words
from nakomen.readers.publication_names import CONTAINERS
from nakomen.readers.speaker_lines import is_unspoken
from nakomen.readers.turns import Floor, floor_of

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
    """Read an item of the Handelingen; each block knows its speaker, each motion its number and movers.

    Raises ReadingError for damage, for entities that the file declares itself and for XML of another kind.
    """
    root = parse_xml(data, name)
    paper = find_paper(root, ("handelingen",), name)
    blocks = _DebateBlocks()
    blocks.read(paper)
    kind = DocumentKind.OTHER if blocks.lists else DocumentKind.DEBATE
    identity = Identity(publication_number(root), words_of(paper, "item-titel"))
    document = blocks.build(name)
    motions = given_motions(document, blocks.motions)
    return replace(document, identity=identity, kind=kind, media_type=MEDIA_TYPES[0], given_motions=motions)


class _DebateBlocks(PublicationBlocks):
    """Blocks of a debate; `lists` says that it is a list of papers received rather than speech."""

    def __init__(self) -> None:
        super().__init__()
        self.lists = False
        self.motions: list[Moved] = []
        self._presiding = ""
        self.readers |= {
            "nr": self._read_number,
            "item-titel": self._read_title,
            "spreekbeurt": self._read_turn,
            "spreker": self._read_speaker,
            "motie": self._read_motion,
            "handeling_bijlage": self._read_appendix,
            "tekst": self._read_text,
        }

    def _read_number(self, element: _Element) -> None:
        self.add(BlockKind.LETTERHEAD, self.inline.part(element))

    def _read_title(self, element: _Element) -> None:
        self.add(BlockKind.HEADING, self.inline.part(element), 1)

    def _read_appendix(self, element: _Element) -> None:
        """Read a list: each group of lines is an item; the first line is what came in, the others what was done."""
        self.lists = True
        outer = self.readers
        self.readers = outer | {"al-groep": self._read_entry}
        self.read_below(element)
        self.readers = outer

    def _read_entry(self, element: _Element) -> None:
        if has_own_words(element):
            self.read_words(element, BlockKind.ITEM)
            return
        for number, line in enumerate(element):
            if local_name(line) == "al":
                self.add(BlockKind.ITEM, self.inline.pieces(line, CONTAINERS), 2 if number else 1)
                self.read_inside(line)
            else:
                self.read(line)

    def _read_turn(self, element: _Element) -> None:
        """Read what one person said; then nobody has the floor."""
        self._presiding = ""
        self.read_below(element)
        self.speaker = ""

    def _read_text(self, element: _Element) -> None:
        """Read text; what follows a motion between two turns is said by who told of the motion, the chair."""
        between = not self.speaker and bool(self._presiding)
        if between and not is_unspoken(words_of(element)):
            self.speaker = self._presiding
        self.read_below(element)
        self.speaker = "" if between else self.speaker

    def _read_speaker(self, element: _Element) -> None:
        pieces: Pieces = self.inline.pieces(element)
        self.speaker = plain(pieces).rstrip(" :")
        floor = floor_of(self.speaker)
        if party := words_of(element, "politiek"):
            self.floors[self.speaker] = Floor(floor.role, party)
        self.add(BlockKind.HEADING, pieces, 3)

    def _read_motion(self, element: _Element) -> None:
        """Read a motion in its mover's name; who says that it was moved is somebody else."""
        mover, first = self.speaker, self.count
        said = ""
        if has_own_words(element):
            self.read_words(element, self.kind)
        for child in () if has_own_words(element) else element:
            self.read(child)
            if local_name(child) == "motie-info":
                said, self._presiding = words_of(child), self.speaker
                self.speaker = mover
        targets = [self.inline.target(below) for below in element.iter() if local_name(below) == "extref"]
        number = motion_number(targets[-2:], element.get("id", ""), said)
        self.motions.append(Moved(first, self.count - 1, number, movers_told(said, mover)))
