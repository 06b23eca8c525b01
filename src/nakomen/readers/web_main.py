"""Finds the main text of a web page and what stands around it, and leaves the page as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_AROUND = frozenset(
    ("script", "style", "noscript", "template", "nav", "aside", "form", "button", "select", "svg", "iframe", "object",
     "canvas", "audio", "video", "head", "img", "input", "textarea")
)  # fmt: skip
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "menu", "dialog"))
#: Names by which sites mark what is no text: crumbs, cookies, links to share, to skip, to close a note.
_NAMES = re.compile(
    r"(?<![\w-])(?:breadcrumbs?|kruimelpad|cookie[\w-]*|skip-?links?|share|sharing|social|delen|menu|navigatie|pagination"
    r"|pager|toolbar|printlink|visually-hidden|sr-only|visuallyhidden|note-close)(?![\w-])",
    re.IGNORECASE,
)
#: Where the text of a page stands, the surest first.
_MAIN = (
    "//main | //*[@role='main']",
    "//*[contains(concat(' ', @class, ' '), ' broodtekst-container ') or @id='broodtekst']",
    "//article",
    "//*[@id='main' or @id='content' or @id='main-content']",
)
#: An element inside it that holds this share of its letters is the text.
_SHARE = 0.6


class WebPage:
    """A page with its main text; `around` holds the elements that are no part of it."""

    def __init__(self, root: _Element) -> None:
        self.root = root
        self.around: set[_Element] = {element for element in root.iter("*") if _is_around(element)}
        self._letters: dict[_Element, int] = {}
        self._count(root)
        self.main = self._main()

    def _main(self) -> _Element:
        """Return the element that holds the text of the page."""
        for path in _MAIN:
            found: list[_Element] = [element for element in self.root.xpath(path) if self._letters.get(element)]
            if found:
                best = max(found, key=lambda element: self._letters[element])
                enough = _SHARE * self._letters[best]
                return [best, *(inner for inner in best.iter("article") if self._letters.get(inner, 0) >= enough)][-1]
        return next(iter(self.root.iter("body")), self.root)

    def _count(self, element: _Element) -> int:
        """Count the letters of an element, without what stands around the text."""
        if element in self.around:
            return 0
        count = len((element.text or "").strip()) if isinstance(element.tag, str) else 0
        for child in element:
            count += self._count(child) + len((child.tail or "").strip())
        self._letters[element] = count
        return count


def _is_around(element: _Element) -> bool:
    tag = element.tag
    if tag in _AROUND or element.get("role") in _ROLES:
        return True
    if tag in ("header", "footer"):
        return not any(above.tag in ("article", "main") for above in element.iterancestors())
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    named = _NAMES.search(f"{element.get('class', '')} {element.get('id', '')}")
    return bool(named) and tag not in ("html", "body", "main", "article")
