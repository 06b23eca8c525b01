"""Reads the XML of Kamerstukken, of both generations, and of written questions with their answers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nakomen.model import BlockKind, Document, DocumentKind, Identity
from nakomen.readers.letter_dates import find_dates, iso_date
from nakomen.readers.markup import local_name, parse_xml
from nakomen.readers.publication_blocks import PublicationBlocks
from nakomen.readers.publication_head import find_paper, publication_number, words_of
from nakomen.readers.publication_inline import has_own_words, numbers_of
from nakomen.readers.publication_names import CONTAINERS, NUMBERED

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES = (".xml",)
MEDIA_TYPES = ("application/xml", "text/xml")

_PAPERS = ("kamerstuk", "kamerwrk", "kamervragen", "vraagdoc", "niet-dossier-stuk")
_QUESTIONS = ("kamervragen", "vraagdoc")
#: What is said beside questions and answers, and belongs to none of them.
_ASIDE = ("mededeling", "toelicht", "kamervraagopmerking")
_SNIFF = re.compile(rb"<(?:[\w.-]+:)?(?:kamerstuk|kamerwrk|kamervragen|vraagdoc|niet-dossier-stuk)[\s>]")
#: What makes the heading of a paper: its number, in the older generation with the word before it, and its title.
_HEAD = ("stuknr", "ltrlabel", "nummer", "titel", "nds-nr")
_DOSSIER = re.compile(r"(\d{2})\s?(\d{3})(?:[\s-]+(\d{2}|[IVXLC]{1,7}|[A-Z])(?!\w))?")


def recognises(data: bytes) -> bool:
    """Tell whether bytes are the XML of a Kamerstuk or of written questions.

    >>> recognises(b"<officiele-publicatie><kamerstuk>"), recognises(b"<html>")
    (True, False)
    """
    return _SNIFF.search(data[:20_000]) is not None


def read(data: bytes, name: str) -> Document:
    """Read a Kamerstuk or written questions; a place's node is the XPath of its element, its offset counts its text.

    Raises ReadingError for damage, for entities that the file declares itself and for XML of another kind.
    """
    root = parse_xml(data, name)
    paper = find_paper(root, _PAPERS, name)
    blocks = _PaperBlocks()
    blocks.read(paper)
    kind = DocumentKind.ANSWERS if local_name(paper) in _QUESTIONS else DocumentKind.OTHER
    return replace(blocks.build(name), identity=_identity(root, paper), kind=kind, media_type=MEDIA_TYPES[0])


class _PaperBlocks(PublicationBlocks):
    """Blocks of a Kamerstuk or of written questions."""

    def __init__(self) -> None:
        super().__init__()
        self.readers |= {
            "kamerstukkop": self._read_lines,
            "kamervraagkop": self._read_lines,
            "dossier": self._read_line,
            "frontm": self._read_lines,
            "stuk": self._read_paper,
            "nds-stuk": self._read_paper,
            "vraag": self._read_question,
            "antwoord": self._read_answer,
            **dict.fromkeys(_ASIDE, self._read_answer),
            "kamervraagonderwerp": self._read_subject,
            "ondw": self._read_subject,
        }

    def _read_lines(self, element: _Element) -> None:
        """Read each line of a head."""
        for line in element:
            self.add(BlockKind.LETTERHEAD, self.inline.part(line))

    def _read_line(self, element: _Element) -> None:
        """Read number and title of a dossier as one line."""
        self.add(BlockKind.LETTERHEAD, self.inline.parts(list(element)))

    def _read_paper(self, element: _Element) -> None:
        """Read a paper: its number and title as one heading, then what it holds."""
        if has_own_words(element):
            self.read_words(element, self.kind)
            return
        head = [child for child in element if local_name(child) in _HEAD]
        self.add(BlockKind.HEADING, self.inline.parts(head), 1)
        for child in element:
            if child in head:
                continue
            if local_name(child) == "datumtekst":
                self.add(BlockKind.LETTERHEAD, self.inline.part(child))
            else:
                self.read(child)

    def _read_question(self, element: _Element) -> None:
        self._read_part(element, BlockKind.QUESTION)

    def _read_answer(self, element: _Element) -> None:
        self._read_part(element, BlockKind.PARAGRAPH)

    def _read_part(self, element: _Element, kind: BlockKind) -> None:
        """Read the number of a question or answer as a heading, and the rest as what it is."""
        outer, self.kind, self.settled = (self.kind, self.settled), kind, True
        numbers = NUMBERED.get(local_name(element), ())
        for child in numbers_of(element, numbers):
            self.add(BlockKind.HEADING, self.inline.part(child), 2)
        if has_own_words(element):
            self.add(kind, self.inline.pieces(element, CONTAINERS, numbers_of(element, numbers)))
            self.read_inside(element)
        else:
            for child in (child for child in element if local_name(child) not in numbers):
                self.read(child)
        self.kind, self.settled = outer

    def _read_subject(self, element: _Element) -> None:
        self.add(BlockKind.HEADING, self.inline.part(element), 1)


def _identity(root: _Element, paper: _Element) -> Identity:
    """Return the number, title and date that a paper says of itself in its own elements."""
    piece = next((element for element in paper.iter() if local_name(element) in ("stuk", "nds-stuk")), paper)
    said = next((e.get("isodatum") or words_of(e) for e in paper.iter() if local_name(e) == "datum"), "")
    day = iso_date(said) or next((found.day for found in find_dates(said)), None)
    title = words_of(paper, "kamervraagonderwerp") or words_of(paper, "ondw") or words_of(piece, "titel")
    return Identity(publication_number(root) or _own_number(paper, piece), title, day, "metadata" if day else "")


def _own_number(paper: _Element, piece: _Element) -> str:
    """Return the public number that dossier and number make, with the addition of a budget; nothing where one lacks."""
    holder = next((e for e in paper.iter() if local_name(e) in ("dossiernummer", "dossiernr", "onderw")), None)
    dossier = None if holder is None else _DOSSIER.search(" ".join(" ".join(map(str, holder.itertext())).split()))
    own = next((child for child in piece.iter() if local_name(child) in ("ondernummer", "nummer")), None)
    number = "" if own is None else re.sub(r"^nr\.?\s*", "", words_of(own), flags=re.IGNORECASE)
    if dossier is None or not number:
        return ""
    return "-".join(part for part in ("kst", dossier[1] + dossier[2], dossier[3], number) if part)
