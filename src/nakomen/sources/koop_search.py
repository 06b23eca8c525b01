"""Searches the publications of KOOP by SRU: page after page to the end, and what does not add up is an error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import httpx

from nakomen.model import FetchError, NakomenError
from nakomen.sources.answers_in_xml import day_in, first_words, named, parse_answer, words_in
from nakomen.sources.asking import Count, Publication
from nakomen.sources.web import Fetcher

if TYPE_CHECKING:
    from lxml.etree import _Element

PAGE_SIZE = 200
#: The forms that can be read, the best first, by what KOOP calls their manifestation.
_FORMS = (("xml", ".xml"), ("html", ".html"), ("pdf", ".pdf"))
_AGAIN = "try again later; what was fetched is kept"


def search(fetcher: Fetcher, address: str, query: str) -> Iterator[Publication | Count | NakomenError]:
    """Yield what a CQL query finds, in the order of the service, after a Count of it.

    A record without a number is yielded as an error and the others go on; a diagnostic of the service, a page that is
    empty before the end and a page that repeats raise FetchError.
    """
    start, seen = 1, set[str]()
    while True:
        page = _page_address(address, query, start)
        root = parse_answer(fetcher.get(page, accept="application/xml").content, page, "searchRetrieveResponse")
        _check_diagnostics(root, page)
        total = _total(root, page)
        if start == 1:
            yield Count(total)
        records = list(named(root, "record"))
        if not records and start <= total:
            what = f"gives an empty page at record {start} of {total}"
            raise FetchError(what, where=page, remedy=_AGAIN)
        found = [_publication(record, page, start + at) for at, record in enumerate(records)]
        numbers = {one.number for one in found if isinstance(one, Publication)}
        if numbers and numbers <= seen:
            raise FetchError(f"gives the same page again at record {start} of {total}", where=page, remedy=_AGAIN)
        yield from (one for one in found if not (isinstance(one, Publication) and one.number in seen))
        seen |= numbers
        start += len(records)
        if start > total:
            return


def _page_address(address: str, query: str, start: int) -> str:
    asked = {
        "query": query,
        "startRecord": start,
        "maximumRecords": PAGE_SIZE,
        "httpAccept": "application/xml",
    }
    return str(httpx.URL(address, params=asked))


def _check_diagnostics(root: _Element, page: str) -> None:
    for diagnostic in named(root, "diagnostic"):
        said = first_words(diagnostic, "message") or first_words(diagnostic, "uri")
        details = first_words(diagnostic, "details")
        told = ": ".join(part for part in (said, details) if part) or "no reason given"
        raise FetchError(f"refuses the search: {told}", where=page, remedy="check the number or name of the dossier")


def _total(root: _Element, page: str) -> int:
    said = first_words(root, "numberOfRecords")
    if not (said.isascii() and said.isdigit()):
        what = f"does not say how many records there are: {said or 'nothing'}"
        raise FetchError(what, where=page, remedy="try again later")
    return int(said)


def _publication(record: _Element, page: str, position: int) -> Publication | NakomenError:
    """Return the publication of a record; of what should stand once, the first counts."""
    number = first_words(record, "identifier")
    if not number:
        what = f"gives record {position} without a number"
        return FetchError(what, where=page, remedy="report it to the source; the others were fetched")
    forms = {str(url.get("manifestation", "")).lower(): _words(url) for url in named(record, "itemUrl") if _words(url)}
    return Publication(
        number=number,
        title=first_words(record, "title"),
        date=day_in(first_words(record, "date") or first_words(record, "issued")),
        kind=_paper_kind(record),
        dossier=", ".join(words_in(record, "dossiernummer")),
        creator=first_words(record, "creator"),
        modified=first_words(record, "modified"),
        addresses=tuple((suffix, forms[form]) for form, suffix in _FORMS if form in forms),
        metadata=forms.get("metadata", ""),
    )


def _paper_kind(record: _Element) -> str:
    """Return what sort of paper the source says it is: a Kamerstuk's own sort, else the type of publication."""
    own = [one for one in named(record, "type") if str(one.get("scheme", "")).endswith("KamerstukTypen")]
    for element in (*named(record, "subrubriek"), *own):
        if _words(element):
            return _words(element)
    return first_words(record, "type")


def _words(element: _Element) -> str:
    return " ".join("".join(element.itertext()).split())
