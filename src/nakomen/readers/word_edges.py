"""Reads the headers of a DOCX that its pages show, and the markings in the footers that they show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nakomen.model import BlockKind, Marking
from nakomen.readers.markings import marking_of
from nakomen.readers.markup import local_name
from nakomen.readers.office_blocks import OfficeBlock
from nakomen.readers.word_blocks import BlockReader, is_page_number
from nakomen.readers.word_package import WordPackage
from nakomen.readers.word_paragraphs import PartReader
from nakomen.readers.word_styles import child, is_on, value
from nakomen.readers.word_tally import Tally

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_letterhead(package: WordPackage, root: _Element, tally: Tally, body: list[OfficeBlock]) -> list[OfficeBlock]:
    """Return what the headers in use say, each line once, and the markings that the footers in use bear."""
    seen = {squeezed(block.text) for block in body[:40]}
    found: list[OfficeBlock] = []
    for sort, name in _edges_in_use(package, root):
        part = package.part(name)
        if part is None:
            continue
        reader = BlockReader(PartReader(name, part, tally, noted=False))
        reader.read(part)
        for block in reader.blocks:
            marked = marking_of(block.text) is not Marking.NONE
            key = squeezed(block.text)
            if (
                not key
                or is_page_number(block.text)
                or (key in seen and not marked)
                or (sort == "footer" and not marked)
            ):
                continue
            seen.add(key)
            found.append(OfficeBlock(BlockKind.LETTERHEAD, block.pieces))
    return found


def _edges_in_use(package: WordPackage, root: _Element) -> list[tuple[str, str]]:
    """Return the headers and footers that pages show: those for even pages only where the settings want them."""
    settings = package.part(package.related("settings"))
    even = is_on(child(settings, "evenAndOddHeaders"))
    targets = package.targets()
    found: dict[tuple[str, str], None] = {}
    for section in (element for element in root.iter() if local_name(element) == "sectPr"):
        first = is_on(child(section, "titlePg"))
        kinds = {"first": first, "even": even, "default": True}
        references = [
            (list(kinds).index(value(reference, "type")), local_name(reference)[:-9], value(reference, "id"))
            for reference in section
            if local_name(reference) in ("headerReference", "footerReference") and kinds.get(value(reference, "type"))
        ]
        for _, sort, number in sorted(references):
            if number in targets:
                found[sort, targets[number]] = None
    return list(found)


def unused_markings(package: WordPackage, root: _Element) -> list[str]:
    """Return the markings in heads and feet that no page shows: templates keep them for letters that need one."""
    used = {name for _, name in _edges_in_use(package, root)}
    found: dict[str, None] = {}
    for name in sorted(package.targets_of("header", "footer") - used):
        part = package.part(name)
        for paragraph in () if part is None else part.iter():
            if local_name(paragraph) == "p":
                words = " ".join("".join(t.text or "" for t in paragraph.iter() if local_name(t) == "t").split())
                if marking_of(words) not in (Marking.NONE, Marking.UNCLASSIFIED):
                    found[words] = None
    return list(found)


def squeezed(text: str) -> str:
    """Return the letters and digits of a text, in lower case.

    >>> squeezed("Ons kenmerk: KW-77")
    'onskenmerkkw77'
    """
    return re.sub(r"[\W_]+", "", text).lower()
