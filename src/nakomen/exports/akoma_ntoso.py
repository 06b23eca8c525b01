"""Akoma Ntoso (XML, OASIS LegalDocML): documents by FRBR, with each statement that refers, and what it refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from lxml.builder import ElementMaker
from lxml.etree import _Element as Element
from lxml.etree import tostring

from nakomen import __version__
from nakomen.exports.frbr import date_of, frbr_of, own_frbr, rows_by_name, work_of_reference
from nakomen.exports.selection import Selection
from nakomen.finders.references import find_references
from nakomen.model import Statement

if TYPE_CHECKING:
    from nakomen.archive import DocumentRow

NAME = "akn"
SUFFIX = ".akn.xml"
MEDIA_TYPE = "application/akn+xml"

_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_make = ElementMaker(namespace=_NAMESPACE, nsmap={None: _NAMESPACE})
_SOURCE = "#nakomen"


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write a collection: a component for each document that refers to others, its statements as paragraphs.

    What is written out in the quote is a `ref` on its words; what a statement only points at ("deze motie") stands
    among the implicit references. Written document by document.
    """
    day = selection.made_at.date()
    stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{_NAMESPACE}">\n'.encode())
    stream.write(b'<documentCollection name="nakomen">\n')
    program = _make.TLCObject(eId="nakomen", href="/akn/ontology/object/nakomen", showAs=f"nakomen {__version__}")
    head = _make.meta(own_frbr(_make, day), _make.references(program, source=_SOURCE))
    stream.write(tostring(head, encoding="utf-8"))
    stream.write(b"\n<collectionBody>\n")
    rows = rows_by_name(selection)
    for row, statements in _by_document(selection):
        works = {reference: work_of_reference(reference, rows) for one in statements for reference in one.refs}
        stream.write(tostring(_component(row, statements, works, day), encoding="utf-8"))
        stream.write(b"\n")
    stream.write(b"</collectionBody>\n</documentCollection>\n</akomaNtoso>\n")


def _by_document(selection: Selection) -> Iterator[tuple[DocumentRow, list[Statement]]]:
    """Yield documents with those of their statements that refer; the collection needs one, so empty ones count then."""
    found: dict[str, list[Statement]] = {}
    for one in selection.statements:
        found.setdefault(one.document, [])
        if one.refs:
            found[one.document].append(one)
    referring = {name: statements for name, statements in found.items() if statements}
    for name, statements in (referring or found).items():
        yield selection.documents[name], statements


def _component(row: DocumentRow, statements: list[Statement], works: dict[str, str], day: date) -> Element:
    # Every eId of a collection is another one.
    prefix = "doc_" + re.sub(r"[^\w.-]", "_", row.id)
    body = [_paragraph(one, works, row.language) for one in statements] or [_make.p(row.title or row.id)]
    meta = _make.meta(frbr_of(_make, row, date_of(row, day)))
    implicit = [reference for one in statements for reference in _implicit(one, works, row.language)]
    if implicit:
        meta.append(_make.analysis(_make.otherReferences(*implicit, source=_SOURCE), source=_SOURCE))
    if works:
        meta.append(_references(works, prefix))
    return _make.component(
        _make.doc(
            meta,
            _make.preface(_make.p(_make.docTitle(row.title or row.id))),
            _make.mainBody(*body),
            name=row.kind or "letter",
        ),
        eId=prefix,
    )


def _references(works: dict[str, str], prefix: str) -> Element:
    listed = [
        _make.activeRef(eId=f"{prefix}__ref_{at}", href=work, showAs=reference)
        for at, (reference, work) in enumerate(sorted(works.items()), start=1)
    ]
    return _make.references(*listed, source=_SOURCE)


def _paragraph(one: Statement, works: dict[str, str], language: str) -> Element:
    """Return a statement with a `ref` on the words of each reference that is written out in it."""
    words = _make.p()
    at, last = 0, None
    for mention in find_references(one.quote, language):
        if mention.id not in works or mention.start < at:
            continue
        _append_text(words, last, one.quote[at : mention.start])
        last = _make.ref(mention.text, href=works[mention.id])
        words.append(last)
        at = mention.end
    _append_text(words, last, one.quote[at:])
    return _make.paragraph(_make.content(words), eId=f"statement_{one.id}")


def _append_text(words: Element, last: Element | None, text: str) -> None:
    text = "".join(sign if sign.isprintable() else " " for sign in text)
    if last is None:
        words.text = (words.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _implicit(one: Statement, works: dict[str, str], language: str) -> Iterator[Element]:
    written = {mention.id for mention in find_references(one.quote, language)}
    for reference in one.refs:
        if reference not in written:
            words = {"for": f"statement_{one.id}", "href": works[reference], "showAs": reference}
            yield _make.implicitReference(**words)
