"""Reads the entities of an OData query, page after page, and names a page that is not what it should be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from nakomen.model import FetchError
from nakomen.sources.tweede_kamer_addresses import PAGE, Query, followed
from nakomen.sources.web import Fetcher, Reply

#: A service that goes on for ever is stopped: five million entities are more than any kind has.
MOST_PAGES = 20_000
_LATER = "try again later"


@dataclass(frozen=True, slots=True)
class Page:
    """The entities of a page, how many the whole query has where that is told, and the link to the next page."""

    entities: tuple[dict[str, Any], ...]
    count: int | None
    link: str


def entities(fetcher: Fetcher, base: str, query: Query) -> Iterator[dict[str, Any]]:
    """Yield the entities of a query, each once; see `pages`."""
    for page in pages(fetcher, base, query):
        yield from page.entities


def pages(fetcher: Fetcher, base: str, query: Query) -> Iterator[Page]:
    """Yield the pages of a query, each with the entities that no earlier page held.

    Pages are followed by their own link, else by counting on. Raises FetchError for a page that is no OData, that
    repeats, that is empty before the count is reached, or that leads out of the service.
    """
    address, received, read = query.address(base), 0, _Read()
    for _ in range(MOST_PAGES):
        reply = fetcher.get(address, accept="application/json")
        page = parse_page(reply.content, reply.url)
        yield replace(page, entities=tuple(read.new(page, reply)))
        received += len(page.entities)
        if page.link:
            address = followed(page.link, reply.url, base)
        elif received < page.count if page.count is not None else len(page.entities) == PAGE:
            address = query.address(base, skip=received)
        else:
            return
        read.check(page, address, received)
    raise FetchError(f"does not end after {MOST_PAGES} pages", where=query.entity, remedy="ask for less: some days")


class _Read:
    """What was read of a query: its addresses and the ids of its entities."""

    def __init__(self) -> None:
        self._addresses: set[str] = set()
        self._ids: set[str] = set()

    def new(self, page: Page, reply: Reply) -> Iterator[dict[str, Any]]:
        """Yield the entities of a page that no earlier page held; a row that moved on meanwhile comes twice."""
        self._addresses.add(reply.url)
        known = len(self._ids)
        for entity in page.entities:
            guid = str(entity.get("Id") or "")
            if not guid:
                raise FetchError("gives an entity without Id", where=reply.url, remedy=_LATER)
            if guid not in self._ids:
                self._ids.add(guid)
                yield entity
        if page.entities and len(self._ids) == known:
            raise FetchError("gives a page again that was read before", where=reply.url, remedy=_LATER)

    def check(self, page: Page, address: str, received: int) -> None:
        """Refuse to go on from an empty page, or to an address that was read."""
        if not page.entities:
            total = "more" if page.count is None else page.count
            raise FetchError(f"gives an empty page after {received} of {total}", where=address, remedy=_LATER)
        if address in self._addresses:
            raise FetchError("leads back to a page that was read", where=address, remedy=_LATER)
        self._addresses.add(address)


def parse_page(content: bytes, where: str) -> Page:
    """Return the page that JSON holds; a field that comes repeated keeps all its values.

    >>> parse_page(b'{"@odata.count": 1, "value": [{"Id": "6f0b", "Zaak": {}, "Zaak": null}]}', "zaak")
    Page(entities=({'Id': '6f0b', 'Zaak': [{}, None]},), count=1, link='')
    """
    try:
        read = json.loads(content, object_pairs_hook=_gathered)
    except (ValueError, RecursionError) as error:
        reason = error if isinstance(error, ValueError) else "nested too deeply"
        raise FetchError(f"answers what cannot be read: {reason}", where=where, remedy=_LATER) from error
    held = read.get("value") if isinstance(read, dict) else None
    if not isinstance(held, list) or not all(isinstance(entity, dict) for entity in held):
        raise FetchError("answers what is no page of OData", where=where, remedy=_LATER)
    link = read.get("@odata.nextLink", read.get("odata.nextLink"))
    return Page(tuple(held), _count(read.get("@odata.count")), link if isinstance(link, str) else "")


def _gathered(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    repeated: set[str] = set()
    for name, value in pairs:
        if name not in found:
            found[name] = value
        elif name in repeated:
            found[name].append(value)
        else:
            found[name] = [found[name], value]
            repeated.add(name)
    return found


def _count(said: object) -> int | None:
    """Return a count; some services write big numbers as text."""
    return int(said) if isinstance(said, int | str) and str(said).isdecimal() else None
