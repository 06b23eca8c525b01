"""Papers by FRBR as Akoma Ntoso writes it: the work, its expression in a language, and what this program made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

from lxml.builder import ElementMaker
from lxml.etree import _Element as Element

from nakomen.exports.identifiers import name_of_thing, official_address

if TYPE_CHECKING:
    from nakomen.archive import DocumentRow
    from nakomen.exports.selection import Selection

_AUTHOR = "#nakomen"
_LANGUAGES = {"nl": "nld", "en": "eng"}
#: The subtype of a paper by the beginning of its number.
_SUBTYPES = {"kst": "kamerstuk", "ah": "aanhangsel", "h": "handelingen", "kv": "kamervragen", "blg": "bijlage"}
_NUMBER = re.compile(r"(?P<sort>[a-z]+)-(?P<number>[\w-]+)")


def work_of(number: str, identity: str, day: date | None) -> str:
    """Return the address of a work: country, subtype, date and number.

    >>> work_of("kst-28676-302", "", date(2018, 7, 16))
    '/akn/nl/doc/kamerstuk/2018-07-16/28676-302'
    >>> work_of("", "brief 4", None)
    '/akn/nl/doc/brief/undated/brief%204'
    """
    match = _NUMBER.fullmatch(number)
    subtype = _SUBTYPES.get(match["sort"], match["sort"]) if match else "brief"
    name = match["number"] if match else quote(number or identity, safe="")
    return f"/akn/nl/doc/{subtype}/{day or 'undated'}/{name}"


def work_of_reference(reference: str, rows: Mapping[str, DocumentRow]) -> str:
    """Return where a reference leads: a work of the archive by its name, an official publication, or a name of ours."""
    row = rows.get(reference)
    if row is not None:
        return work_of(row.number, row.id, row.date)
    return official_address(reference) or name_of_thing("reference", reference)


def rows_by_name(selection: Selection) -> dict[str, DocumentRow]:
    """Return the documents of a ledger by the names that references give them: number and id."""
    rows = selection.documents.values()
    return {name: row for row in rows for name in (row.id, row.number) if name}


def date_of(row: DocumentRow, made_on: date) -> date:
    """Return the date of a document; FRBR must have one, so that one without gets the day of the export."""
    return row.date or made_on


def frbr_of(make: ElementMaker, row: DocumentRow, day: date) -> Element:
    """Return the identification of a document of an archive."""
    language = _LANGUAGES.get(row.language, "und")
    return _identification(make, work_of(row.number, row.id, row.date), language, day)


def own_frbr(make: ElementMaker, day: date) -> Element:
    """Return the identification of the export itself."""
    return _identification(make, f"/akn/nl/doc/nakomen/{day}/export", "nld", day)


def _identification(make: ElementMaker, work: str, language: str, day: date) -> Element:
    expression = f"{work}/{language}@{day}"

    def level(name: str, address: str, this: str, *more: Element) -> Element:
        return make(
            name,
            make.FRBRthis(value=f"{address}/!{this}"),
            make.FRBRuri(value=address),
            make.FRBRdate(date=str(day), name="Generation"),
            make.FRBRauthor(href=_AUTHOR),
            *more,
        )

    return make.identification(
        level("FRBRWork", work, "main", make.FRBRcountry(value="nl")),
        level("FRBRExpression", expression, "main", make.FRBRlanguage(language=language)),
        level("FRBRManifestation", f"{expression}.akn", "main.xml", make.FRBRformat(value="application/akn+xml")),
        source=_AUTHOR,
    )
