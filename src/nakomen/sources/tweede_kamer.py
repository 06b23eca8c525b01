"""The open data of the Tweede Kamer: promises, motions and papers by question, and what changed since last time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from nakomen.model import FetchError, RegisterRow
from nakomen.model.motion_records import MotionRecord
from nakomen.sources.asking import Count, Given, Publication, Request, Stamp
from nakomen.sources.tweede_kamer_addresses import Query, instant
from nakomen.sources.tweede_kamer_feed import changes
from nakomen.sources.tweede_kamer_moties import motion_record, motions_query
from nakomen.sources.tweede_kamer_pages import pages
from nakomen.sources.tweede_kamer_papers import PaperRecord, paper_record, papers_query
from nakomen.sources.tweede_kamer_references import References
from nakomen.sources.tweede_kamer_toezeggingen import register_row, toezeggingen_query
from nakomen.sources.tweede_kamer_values import Values
from nakomen.sources.web import Fetcher

NAME = "tweede-kamer"
HOSTS = frozenset({"gegevensmagazijn.tweedekamer.nl"})
BASE = "https://gegevensmagazijn.tweedekamer.nl"
_ODATA, _SYNCFEED = "/OData/v4/2.0", "/SyncFeed/2.0"


def answers(request: Request) -> bool:
    """Tell whether the register of promises, motions, the papers of a dossier, or the feed are asked for.

    >>> [answers(Request(words)) for words in (("toezeggingen",), ("moties", "28676"), ("dossier", "28676"))]
    [True, True, False]
    """
    sort, *more = request.words or ("",)
    return sort in ("moties", "tk-dossier") or (sort == "toezeggingen" and not more) or sort == "syncfeed"


def fetch(request: Request, fetcher: Fetcher, base: str = BASE) -> Iterator[Given]:
    """Yield what is asked for; the Stamp is when the store showed the last change, or the token of the feed.

    What was asked before is asked again by its Stamp: then rows come that changed, and those that were taken away.
    """
    odata = base.rstrip("/") + _ODATA
    if request.words[0] == "syncfeed":
        yield from _from_feed(request, fetcher, base.rstrip("/") + _SYNCFEED, odata)
        return
    last = _stamped(request.changed_since)
    query = replace(_query(request), changed_since=instant(last) if last else "")
    for number, page in enumerate(pages(fetcher, odata, query)):
        if number == 0 and page.count is not None:
            yield Count(page.count)
        for fields in page.entities:
            yield from _given(request, fields, odata)
            shown = Values(fields).moment("ApiGewijzigdOp")
            if shown and shown.tzinfo and (last is None or shown > last):
                last = shown
    if last:
        yield Stamp(instant(last))


def _query(request: Request) -> Query:
    sort, *words = request.words
    if sort == "toezeggingen":
        return toezeggingen_query(request)
    make = motions_query if sort == "moties" else papers_query
    return make(" ".join(words), request.since, request.until)


def _given(
    request: Request, fields: Mapping[str, Any], base: str
) -> Iterator[RegisterRow | MotionRecord | Publication]:
    """Yield what an entity is in our words; of a paper that was deleted there is nothing to fetch."""
    sort = request.words[0]
    if sort == "toezeggingen":
        yield register_row(fields, base)
    elif sort == "moties":
        yield motion_record(fields, base)
    elif not Values(fields).flag("Verwijderd"):
        yield _publication(paper_record(fields, base))


def _publication(paper: PaperRecord) -> Publication:
    return Publication(
        number=paper.paper or paper.number,
        title=paper.subject or paper.title,
        date=paper.made_on,
        kind=paper.kind,
        dossier=paper.dossiers[0] if paper.dossiers else "",
        modified=paper.changed_at,
        addresses=((paper.suffix, paper.resource),),
    )


def _from_feed(request: Request, fetcher: Fetcher, feed: str, odata: str) -> Iterator[Given]:
    """Yield the rows of the register as they changed, with the token to go on from after each page."""
    if request.words[1:] != ("toezeggingen",):
        what = " ".join(request.words)
        raise FetchError(
            "only the toezeggingen are read from the feed",
            where=what,
            remedy="use: nakomen fetch syncfeed toezeggingen",
        )
    if request.ministry or request.status or request.since or request.until:
        raise FetchError("the feed is read whole", where="syncfeed", remedy="narrow it with: fetch toezeggingen")
    said = request.changed_since
    if said and not (said.isascii() and said.isdigit()):
        raise FetchError(f"is no token of the feed: {said}", where="syncfeed", remedy="fetch it again from the start")
    references = References(fetcher, odata)
    for page in changes(fetcher, feed, "Toezegging", int(said) if said else None):
        for fields in references.completed(change.fields for change in page.changes):
            yield register_row(fields, odata)
        if page.resume_token is not None:
            yield Stamp(str(page.resume_token))


def _stamped(said: str) -> datetime | None:
    """Return the moment of a Stamp, or None where there is none yet."""
    if not said:
        return None
    try:
        read = datetime.fromisoformat(said)
    except ValueError as error:
        remedy = "fetch it again from the start"
        raise FetchError(f"is no moment of a change: {said}", where=NAME, remedy=remedy) from error
    return read if read.tzinfo else read.replace(tzinfo=UTC)
