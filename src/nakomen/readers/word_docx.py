"""Reads a DOCX: body and header text boxes, notes at their anchors, tables as rows, changes as accepted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nakomen.model import Document, Identity, ReadingError
from nakomen.readers.building import DocumentBuilder
from nakomen.readers.letter_kinds import settle_kinds
from nakomen.readers.markup import local_name
from nakomen.readers.word_blocks import BlockReader
from nakomen.readers.word_edges import read_letterhead, squeezed, unused_markings
from nakomen.readers.word_notes import read_notes
from nakomen.readers.word_package import WordPackage
from nakomen.readers.word_paragraphs import PartReader
from nakomen.readers.word_styles import Styles, child
from nakomen.readers.word_tally import Tally

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES = (".docx", ".docm", ".dotx")
MEDIA_TYPES = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)


def recognises(data: bytes) -> bool:
    """Tell whether bytes begin as a zip that holds a Word document does.

    >>> recognises(b"Geachte voorzitter,")
    False
    """
    return data[:4] == b"PK\x03\x04" and (b"word/" in data[:8192] or b"word/document" in data[-65536:])


def read(data: bytes, name: str) -> Document:
    """Read a DOCX into a document; each run's place is its paragraph, as `word/document.xml#p12`, and offset there.

    Raises ReadingError for a damaged or locked file and for one that unpacks to more than a letter can be.
    """
    package = WordPackage(data, name)
    root = package.document()
    tally = Tally(Styles(package.part(package.related("styles"))))
    body = BlockReader(PartReader(package.main, root, tally, noted=True))
    body.read(next((element for element in root if local_name(element) == "body"), root))
    blocks = [*read_letterhead(package, root, tally, body.blocks), *body.blocks]
    builder = DocumentBuilder()
    for block, kind in zip(blocks, settle_kinds([(block.kind, block.text) for block in blocks]), strict=True):
        builder.add_block(kind, block.pieces, block.level)
    for sort in ("footnote", "endnote"):
        for mark, pieces in read_notes(package, sort, tally):
            builder.add_note(mark, pieces)
    document = builder.build()
    if not document.text:
        raise ReadingError("holds no text", where=name, remedy="check that it is the letter itself")
    return replace(
        document,
        identity=Identity(title=_title(package, document.text)),
        media_type=MEDIA_TYPES[0],
        remarks=(*tally.remarks(), *_left_out(package, root)),
    )


def _title(package: WordPackage, text: str) -> str:
    """Return the title that the properties tell, if the text bears it out: templates keep those of older letters."""
    root = package.part("docProps/core.xml")
    title = child(root, "title")
    words = " ".join((title.text or "").split()) if title is not None else ""
    return words if len(words) > 8 and squeezed(words) in squeezed(text[:6000]) else ""


def _left_out(package: WordPackage, root: _Element) -> tuple[str, ...]:
    """Return what a package holds besides its text: comments, files put in it, markings that no page shows."""
    remarks = []
    comments = package.part(package.related("comments"))
    if comments is not None and any(local_name(one) == "comment" for one in comments):
        remarks.append("comments were left out")
    if any(local_name(element) == "altChunk" for element in root.iter()):
        remarks.append("a file that is put into the text was left out")
    remarks += [f"a head or foot that no page shows bears {words}" for words in unused_markings(package, root)]
    return tuple(remarks)
