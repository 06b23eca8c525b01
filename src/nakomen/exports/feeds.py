"""Atom feeds by RFC 4287, whatever they tell of: ids that stay, and no link that leads nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import quote, urlsplit

from nakomen.exports.paper import printable
from nakomen.exports.selection import Selection
from nakomen.wording import language, say

if TYPE_CHECKING:
    from feedgenerator import Atom1Feed

#: The year from which this way of naming is used, as a tag URI wants (RFC 4151).
_SINCE = 2024


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed; `content` is HTML, `link` an address or nothing."""

    id: str
    title: str
    content: str
    updated: datetime
    published: datetime | None = None
    link: str = ""
    categories: tuple[str, ...] = ()


class Feed:
    """A feed to which entries are added, newest first."""

    def __init__(self, made: Atom1Feed) -> None:
        self._made = made

    def add(self, entry: Entry) -> None:
        """Add an entry."""
        self._made.add_item(
            title=printable(entry.title),
            link=entry.link,
            description=None,
            content=printable(entry.content),
            unique_id=entry.id,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=entry.categories,
        )

    def write(self, stream: BinaryIO) -> None:
        """Write the feed; the stream stays open."""
        self._made.write(stream, "utf-8")


def tag(selection: Selection, what: str) -> str:
    """Return a name that stays, under that of the host where the pages are."""
    return f"tag:{urlsplit(selection.address).hostname or 'nakomen.invalid'},{_SINCE}:{what}"


def new_feed(selection: Selection, what: str, updated: datetime) -> Feed:
    """Return an empty feed about the query of a selection; `what` sets its id apart from that of other feeds."""
    from feedgenerator import Atom1Feed

    class Made(Atom1Feed):  # type: ignore[misc]  # the library has no types
        """A feed that leaves out links that lead nowhere, and is as new as its newest entry."""

        def latest_post_date(self) -> datetime:
            return updated

        def add_root_elements(self, handler: Any) -> None:  # noqa: ANN401 - the library's own writer of XML
            super().add_root_elements(_WithoutEmptyLinks(handler))

        def add_item_elements(self, handler: Any, item: Mapping[str, Any]) -> None:  # noqa: ANN401 - idem
            super().add_item_elements(_WithoutEmptyLinks(handler), item)

    return Feed(
        Made(
            title=printable(selection.title or selection.query or say("feed-name")),
            link=selection.address,
            description=None,
            language=language(),
            author_name="nakomen",
            feed_guid=tag(selection, f"{what}/{quote(selection.query, safe='')}"),
        )
    )


class _WithoutEmptyLinks:
    """A writer of XML that skips links without an address."""

    def __init__(self, handler: Any) -> None:  # noqa: ANN401 - the library's own writer of XML
        self._handler = handler

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - idem
        return getattr(self._handler, name)

    def addQuickElement(self, name: str, contents: str = "", attributes: Mapping[str, str] | None = None) -> None:  # noqa: N802 - the library's name
        """Write an element, unless it is a link that leads nowhere."""
        if name != "link" or (attributes or {}).get("href"):
            self._handler.addQuickElement(name, contents, attributes)
