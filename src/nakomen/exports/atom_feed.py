"""An Atom feed, for feed readers: the newest statements that answer a query, each again when its status changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from heapq import nlargest
from html import escape
from typing import BinaryIO

from nakomen.exports.addresses import statement_address
from nakomen.exports.feeds import Entry, new_feed, tag
from nakomen.exports.open_terms import headline
from nakomen.exports.reader_rows import statuses_by_statement
from nakomen.exports.selection import Selection
from nakomen.ledger.known_archive import source_line
from nakomen.model import ExportError, Spoor, Statement, StatusOnDay
from nakomen.wording import name_of, say
from nakomen.wording.term_words import due_of

NAME = "atom"
SUFFIX = ".atom"
MEDIA_TYPE = "application/atom+xml"
#: `entries=50` is how many there are at most.
OPTIONS = ("entries",)
_MOST = 100


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write the feed; ids stay the same as long as the address of the pages does, or there is none."""
    sporen = {identity: spoor for spoor in selection.sporen for identity in spoor.statements}
    statuses = statuses_by_statement(selection)
    dated = ((_updated(selection, one, sporen.get(one.id)), one.id, one) for one in selection.statements)
    newest = nlargest(_most(selection), dated, key=lambda entry: entry[:2])
    feed = new_feed(selection, "query", max((updated for updated, _, _ in newest), default=selection.made_at))
    for updated, _, one in newest:
        feed.add(_entry(selection, one, updated, statuses.get(one.id)))
    feed.write(stream)


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


def _entry(selection: Selection, one: Statement, updated: datetime, status: StatusOnDay | None) -> Entry:
    day = selection.document_of(one).date
    return Entry(
        tag(selection, f"statement/{one.id}"),
        headline(one),
        _content(selection, one, status),
        updated,
        published=datetime.combine(day, time(), UTC) if day else None,
        link=statement_address(selection, one),
        categories=tuple(word for word in (str(one.kind), one.theme) if word),
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
