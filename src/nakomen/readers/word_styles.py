"""What the styles of a DOCX say of a paragraph: heading, list item, bold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from nakomen.readers.markup import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Word keeps the English names of its own styles in every language; templates add Dutch ones.
_HEADING = re.compile(
    r"(?:heading|kop|tussenkop|paragraafkop|hoofdstuk(?:kop)?)\s*(\d)?\b|(?:sub)?(?:title|titel)$", re.IGNORECASE
)
#: Styles of the templates of ministries for all that is not the letter itself.
_LETTERHEAD = re.compile(
    r"huisstijl|referentie(?:kop|gegeven)|afzend(?:kop|gegeven)|clausule|(?:retour)?adres|kixcode|rubricering|datumonderwerp",
    re.IGNORECASE,
)
_OFF = frozenset(("0", "false", "off", "none"))


def child(element: _Element | None, *names: str) -> _Element | None:
    """Return the element that a path of local names leads to, or None."""
    for name in names:
        if element is None:
            return None
        element = next((below for below in element if local_name(below) == name), None)
    return element


def value(element: _Element | None, name: str = "val") -> str:
    """Return an attribute whatever its namespace, or nothing."""
    if element is None:
        return ""
    return next((text for key, text in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def is_on(element: _Element | None) -> bool:
    """Tell whether a switch such as `w:b` is there and not turned off."""
    return element is not None and value(element) not in _OFF


class Styles:
    """The styles of a document by their ids, each with those it is based on."""

    def __init__(self, root: _Element | None) -> None:
        elements = [] if root is None else [element for element in root if local_name(element) == "style"]
        self._by_id = {value(element, "styleId"): element for element in elements}

    def heading_level(self, paragraph: _Element) -> int:
        """Return the level of a heading from 1, or 0 for other paragraphs."""
        outline = value(child(paragraph, "pPr", "outlineLvl"))
        if outline.isdigit() and int(outline) < 9:
            return int(outline) + 1
        for style in self._chain(paragraph):
            outline = value(child(style, "pPr", "outlineLvl"))
            if outline.isdigit():
                return int(outline) + 1 if int(outline) < 9 else 0
            match = _HEADING.match(value(child(style, "name")))
            if match:
                return int(match[1] or 1)
        return 0

    def is_letterhead(self, paragraph: _Element) -> bool:
        """Tell whether a template's style says that a paragraph belongs to the letterhead."""
        return any(_LETTERHEAD.match(value(child(style, "name"))) for style in self._chain(paragraph))

    def list_level(self, paragraph: _Element) -> int:
        """Return the depth of a list item from 1, or 0 for other paragraphs."""
        for owner in (paragraph, *self._chain(paragraph)):
            numbering = child(owner, "pPr", "numPr")
            if numbering is None:
                continue
            if value(child(numbering, "numId")) in ("", "0"):
                return 0
            level = value(child(numbering, "ilvl"))
            return int(level) + 1 if level.isdigit() else 1
        return 0

    def bold(self, paragraph: _Element) -> bool:
        """Tell whether all letters of a paragraph are bold."""
        by_style = any(is_on(child(style, "rPr", "b")) for style in self._chain(paragraph))
        runs = [run for run in paragraph.iter() if local_name(run) == "r" and _has_letters(run)]
        return bool(runs) and all(
            is_on(switch) if (switch := child(run, "rPr", "b")) is not None else by_style for run in runs
        )

    def hides(self, element: _Element, *path: str) -> bool:
        """Tell whether the style that a path of names leads to hides text; the nearest that says so decides."""
        said = (child(style, "rPr", "vanish") for style in self._chain(element, *path))
        return is_on(next((switch for switch in said if switch is not None), None))

    def _chain(self, element: _Element, *path: str) -> Iterator[_Element]:
        """Yield the style of a paragraph, or that which a path leads to, and those it is based on; a ring ends."""
        at, seen = value(child(element, *(path or ("pPr", "pStyle")))), set[str]()
        while at in self._by_id and at not in seen:
            seen.add(at)
            yield self._by_id[at]
            at = value(child(self._by_id[at], "basedOn"))


def _has_letters(run: _Element) -> bool:
    return any(local_name(element) == "t" and any(letter.isalpha() for letter in element.text or "") for element in run)
