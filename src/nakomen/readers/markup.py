"""Parses XML and HTML without network, entities or runaway depth, and names places in it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from nakomen.model import ReadingError

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLAIN_NAME = re.compile(r"[A-Za-z_][\w.-]*")


def parse_xml(data: bytes, where: str) -> _Element:
    """Return the root of an XML text; damage, entities of its own and extreme depth are reading errors.

    >>> parse_xml(b"<al>De Raad <nadruk>besloot</nadruk> hiertoe.</al>", "stuk.xml").tag
    'al'
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(str(error), where) from error
    except ValueError as error:
        raise _damaged(str(error), where) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise ReadingError("declares entities of its own", where=where, remedy="save it with its entities written out")
    return root


def parse_html(text: str, where: str) -> _Element:
    """Return the root of an HTML page; extreme depth, at which the parser drops the rest unsaid, is a reading error.

    >>> parse_html("<p>De Raad besloot hiertoe.", "bladzijde.html").tag
    'html'
    """
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise ReadingError("holds no text", where=where, remedy="check that it is the page itself") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" or "depth" in entry.message for entry in parser.error_log):
        raise _too_deep(where)
    return root


def local_name(element: _Element) -> str:
    """Return the name of an element without its namespace, or nothing for a comment or the like.

    >>> local_name(parse_xml(b"<w:p xmlns:w='urn:word'/>", "deel.xml"))
    'p'
    """
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class NodePaths:
    """The XPaths of a tree's elements, worked out once a parent, so that they take time in step with the text.

    >>> root = parse_xml(b"<stuk><al>Een.</al><al>Twee.</al></stuk>", "stuk.xml")
    >>> NodePaths().of(root[1])
    '/stuk/al[2]'
    """

    def __init__(self) -> None:
        self._known: dict[_Element, str] = {}

    def of(self, element: _Element) -> str:
        """Return the path of an element."""
        known = self._known.get(element)
        if known is not None:
            return known
        parent = element.getparent()
        if parent is None:
            path = f"/{_step(element)}"
        else:
            self._learn(parent)
            path = self._known[element]
        self._known[element] = path
        return path

    def _learn(self, parent: _Element) -> None:
        above = self.of(parent)
        counts: Counter[str] = Counter()
        for number, child in enumerate(parent.iterchildren("*"), 1):
            step = _step(child)
            counts[step] += 1
            self._known[child] = f"{above}/{step}[{number if step == '*' else counts[step]}]"


def _step(element: _Element) -> str:
    """Return an element's name as XPath takes it, or a star where a namespace or an odd sign stands in the way."""
    tag = str(element.tag)
    return tag if _PLAIN_NAME.fullmatch(tag) else "*"


def _damaged(said: str, where: str) -> ReadingError:
    if "depth" in said.lower():
        return _too_deep(where)
    reason = " ".join(said.partition("(")[0].split())[:160]
    return ReadingError(f"is no sound XML: {reason}", where=where, remedy="fetch it again")


def _too_deep(where: str) -> ReadingError:
    return ReadingError("is nested too deeply to be read whole", where=where, remedy="save it as PDF or text")
