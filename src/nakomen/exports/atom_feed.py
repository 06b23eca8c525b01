"""An Atom feed, for feed readers: the newest statements that answer a query, each again when its status changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from heapq import nlargest
from html import escape
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import quote, urlsplit

from nakomen.exports.addresses import statement_address
from nakomen.exports.open_terms import headline
from nakomen.exports.paper import printable
from nakomen.exports.reader_rows import statuses_by_statement
from nakomen.exports.selection import Selection
from nakomen.ledger.known_archive import source_line
from nakomen.model import ExportError, Spoor, Statement, StatusOnDay
from nakomen.wording import language, name_of, say
from nakomen.wording.term_words import due_of

if TYPE_CHECKING:
    from feedgenerator import Atom1Feed

NAME = "atom"
SUFFIX = ".atom"
MEDIA_TYPE = "application/atom+xml"
#: `entries=50` is how many there are at most.
OPTIONS = ("entries",)
_MOST = 100
#: The year from which this way of naming is used, as a tag URI wants (RFC 4151).
_SINCE = 2024


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write the feed; ids stay the same as long as the address of the pages does, or there is none."""
    sporen = {identity: spoor for spoor in selection.sporen for identity in spoor.statements}
    statuses = statuses_by_statement(selection)
    dated = ((_updated(selection, one, sporen.get(one.id)), one.id, one) for one in selection.statements)
    newest = nlargest(_most(selection), dated, key=lambda entry: entry[:2])
    feed = _feed(selection)
    for updated, _, one in newest:
        _add(feed, selection, one, (updated, statuses.get(one.id)))
    feed.updated = max((updated for updated, _, _ in newest), default=selection.made_at)
    feed.write(stream, "utf-8")


def _most(selection: Selection) -> int:
    typed = selection.options.get("entries", str(_MOST))
    if not (typed.isascii() and typed.isdigit() and 0 < int(typed) < 100_000):
        raise ExportError(f"“{typed}” is no number of entries", where=NAME, remedy="write one such as entries=50")
    return int(typed)


def _updated(selection: Selection, one: Statement, spoor: Spoor | None) -> datetime:
    """Return when there was news last: in its own document, or in one that tells of the same undertaking."""
    told = [_day_of(selection, identity) for identity in (spoor.statements if spoor else ())]
    own = selection.document_of(one).date
    days = [day for day in (own, *told) if day is not None and (day == own or day <= selection.day)]
    return datetime.combine(max(days), time(), UTC) if days else selection.document_of(one).read_at or selection.made_at


def _day_of(selection: Selection, identity: str) -> date | None:
    return selection.document_of(selection.ledger.statements[identity]).date


def _feed(selection: Selection) -> Atom1Feed:
    from feedgenerator import Atom1Feed

    class Feed(Atom1Feed):  # type: ignore[misc]  # the library has no types
        """A feed that leaves out links that lead nowhere, and is as new as its newest entry."""

        updated: datetime

        def latest_post_date(self) -> datetime:
            return self.updated

        def add_root_elements(self, handler: Any) -> None:  # noqa: ANN401 - the library's own writer of XML
            super().add_root_elements(_WithoutEmptyLinks(handler))

        def add_item_elements(self, handler: Any, item: Mapping[str, Any]) -> None:  # noqa: ANN401 - idem
            super().add_item_elements(_WithoutEmptyLinks(handler), item)

    return Feed(
        title=printable(selection.title or selection.query or say("feed-name")),
        link=selection.address,
        description=None,
        language=language(),
        author_name="nakomen",
        feed_guid=_tag(selection, f"query/{quote(selection.query, safe='')}"),
    )


class _WithoutEmptyLinks:
    """A writer of XML that skips links without an address."""

    def __init__(self, handler: Any) -> None:  # noqa: ANN401 - idem
        self._handler = handler

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - idem
        return getattr(self._handler, name)

    def addQuickElement(self, name: str, contents: str = "", attributes: Mapping[str, str] | None = None) -> None:  # noqa: N802 - the library's name
        """Write an element, unless it is a link that leads nowhere."""
        if name != "link" or (attributes or {}).get("href"):
            self._handler.addQuickElement(name, contents, attributes)


def _add(feed: Atom1Feed, selection: Selection, one: Statement, news: tuple[datetime, StatusOnDay | None]) -> None:
    document = selection.document_of(one)
    feed.add_item(
        title=printable(headline(one)),
        link=statement_address(selection, one),
        description=None,
        content=printable(_content(selection, one, news[1])),
        unique_id=_tag(selection, f"statement/{one.id}"),
        pubdate=datetime.combine(document.date, time(), UTC) if document.date else None,
        updateddate=news[0],
        categories=[word for word in (str(one.kind), one.theme) if word],
    )


def _content(selection: Selection, one: Statement, status: StatusOnDay | None) -> str:
    """Return a statement as HTML: the exact quote, its source, and what became of it."""
    lines = [
        f"<blockquote>{escape(one.quote)}</blockquote>",
        f"<p>{escape(source_line(selection.document_of(one)))}</p>",
    ]
    if due_of(one):
        lines.append(f"<p>{escape(say('term', due=due_of(one)))}</p>")
    if status:
        told = say("feed-status", status=name_of(status.status), standing=name_of(status.standing), on=selection.day)
        lines.append(f"<p>{escape(told)}</p>")
    return "\n".join(lines)


def _tag(selection: Selection, what: str) -> str:
    """Return a name that stays, under that of the host where the pages are."""
    return f"tag:{urlsplit(selection.address).hostname or 'nakomen.invalid'},{_SINCE}:{what}"
