"""Reads the SyncFeed of the Tweede Kamer: what changed since a kept token, page after page, until up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlsplit

from nakomen.model import FetchError
from nakomen.readers.markup import local_name, parse_xml
from nakomen.sources.tweede_kamer_addresses import followed
from nakomen.sources.tweede_kamer_entities import entity_fields
from nakomen.sources.web import Fetcher

if TYPE_CHECKING:
    from lxml.etree import _Element

#: A feed that goes on for ever is stopped; a whole kind of entity has some thousands of pages.
MOST_PAGES = 100_000
_LATER = "try again later"


@dataclass(frozen=True, slots=True)
class Change:
    """One entity as it is now; `token` is where to go on after it, `updated` when the store showed it, as written.

    `fields` are those of OData under the feed's own names. `removed` says that the register withdrew the entity: then
    it may have no fields but its Id. `enclosure` is the address of its file, or empty.
    """

    entity: str
    id: str
    token: int | None
    updated: str
    removed: bool
    fields: dict[str, Any]
    enclosure: str = ""


@dataclass(frozen=True, slots=True)
class FeedPage:
    """The changes of a page; `next_link` goes on, `resume_token` is the highest token that any of its links names."""

    changes: tuple[Change, ...]
    next_link: str
    resume_token: int | None
    links: tuple[str, ...] = field(default=())


def changes(fetcher: Fetcher, base: str, entity: str, after: int | None = None) -> Iterator[FeedPage]:
    """Yield the pages of changes of a kind of entity, from a kept token on; a caller keeps each page with its token.

    A page without a way on, or an empty one without a next link, ends it: then all is up to date. Raises FetchError
    for a feed that is none, that leads back to itself or to a token that was read, or that leads out of the service;
    ReadingError for XML that is not sound.
    """
    token = after
    for _ in range(MOST_PAGES):
        address = feed_address(base, entity, token)
        reply = fetcher.get(address, accept="application/atom+xml, application/xml;q=0.9")
        page = parse_feed(reply.content, reply.url)
        for link in page.links:
            followed(link, reply.url, base)
        yield page
        # Without a next link of the page its entries tell where to go on: an empty page then is the end.
        led_to = token_of(page.next_link) if page.next_link else page.resume_token
        if not page.next_link and (led_to is None or not page.changes):
            return
        if led_to is None:
            raise FetchError("gives a next link without a skiptoken", where=reply.url, remedy=_LATER)
        if token is not None and led_to <= token:
            raise FetchError(f"leads back to token {led_to} that was read", where=reply.url, remedy=_LATER)
        token = led_to
    raise FetchError(f"does not end after {MOST_PAGES} pages", where=entity, remedy=_LATER)


def feed_address(base: str, entity: str, after: int | None = None) -> str:
    """Return the address of the page of changes after a token, or of the first page.

    >>> feed_address("https://kamer.example/SyncFeed/2.0", "Toezegging", 20127222)
    'https://kamer.example/SyncFeed/2.0/Feed?category=Toezegging&skiptoken=20127222'
    """
    token = "" if after is None else f"&skiptoken={after}"
    return f"{base.rstrip('/')}/Feed?category={quote(entity)}{token}"


def token_of(link: str) -> int | None:
    """Return the skiptoken in a link, or None.

    >>> token_of("Feed?skiptoken=20127222&category=Toezegging"), token_of("Feed?category=Toezegging")
    (20127222, None)
    """
    said = parse_qs(urlsplit(link).query).get("skiptoken", [""])[0]
    return int(said) if re.fullmatch(r"\d{1,18}", said, re.ASCII) else None


def parse_feed(content: bytes, where: str) -> FeedPage:
    """Return the page that an Atom feed holds, whatever its prefixes are."""
    root = parse_xml(content, where)
    if local_name(root) != "feed":
        raise FetchError(f"answers what is no feed: {local_name(root)}", where=where, remedy=_LATER)
    entries = [child for child in root if local_name(child) == "entry"]
    found = tuple(_change(entry, where) for entry in entries)
    own = _links(root)
    links = [link for part in (own, *map(_links, entries)) for rel in ("next", "resume") for link in part.get(rel, ())]
    next_link = next(iter(own.get("next", ())), "")
    tokens = [token for link in links if (token := token_of(link)) is not None]
    return FeedPage(found, next_link, max(tokens, default=None), tuple(links))


def _change(entry: _Element, where: str) -> Change:
    links = _links(entry)
    held = [child for content in entry if local_name(content) == "content" for child in content.iterchildren("*")]
    if len(held) != 1:
        name = _words(entry, "title") or _words(entry, "id") or "-"
        raise FetchError(f"gives an entry with {len(held)} entities: {name}", where=where, remedy=_LATER)
    fields = entity_fields(held[0])
    guid = str(fields.get("Id") or _words(entry, "title"))
    tokens = [token for link in links.get("next", ()) if (token := token_of(link)) is not None]
    return Change(
        entity=local_name(held[0]),
        id=guid,
        token=max(tokens, default=None),
        updated=_words(entry, "updated"),
        removed=str(fields["Verwijderd"]).casefold() in ("true", "1"),
        fields={**fields, "Id": guid, "ApiGewijzigdOp": _words(entry, "updated")},
        enclosure=next(iter(links.get("enclosure", ())), ""),
    )


def _links(element: _Element) -> dict[str, list[str]]:
    """Return the links of a feed or entry by their relation."""
    found: dict[str, list[str]] = {}
    for child in element:
        if local_name(child) == "link" and child.get("href"):
            found.setdefault(child.get("rel") or "alternate", []).append(str(child.get("href")))
    return found


def _words(entry: _Element, name: str) -> str:
    return next(("".join(child.itertext()).strip() for child in entry if local_name(child) == name), "")
