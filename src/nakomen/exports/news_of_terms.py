"""What is news about terms since it was told last: new, moved, near and past ones, each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nakomen.exports.addresses import spoor_address
from nakomen.exports.open_terms import Undertaking, headline, undertakings_of
from nakomen.exports.selection import Selection
from nakomen.ledger.known_archive import source_line
from nakomen.review.status_ids import status_id
from nakomen.wording import say
from nakomen.wording.term_words import distance_in_words, term_in_words

#: What there is to tell, the most urgent first.
SORTS = ("past", "near", "moved", "new")
#: How a term can stand, each more urgent than the one before.
_STANDS = ("running", "near", "past")


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of an undertaking last: its term in EDTF, and how that stood."""

    due: str
    stand: str


@dataclass(frozen=True, slots=True)
class News:
    """Something to tell of an undertaking; `before` is the term that was told before, where it moved."""

    what: str
    undertaking: Undertaking
    before: str = ""


def news_of(selection: Selection, told: Mapping[str, Told] | None, within: int) -> list[News]:
    """Return what is news on the day of the selection, the most urgent first; `within` days ahead are near.

    `told` is by spoor, as `told_after` returned it; None where nothing was ever told. Then what is running yet is no
    news, for an archive may hold hundreds of them.
    """
    found = []
    for one in _open(selection):
        stand = _stand(selection, one, within)
        before = _told_of(one, told or {})
        if before is None:
            what = "" if told is None and stand == "running" else "new" if stand == "running" else stand
        elif before.due != one.status.due:
            what = "moved" if stand == "running" else stand
        else:
            what = stand if _later(stand, before.stand) else ""
        if what:
            moved = before.due if before and before.due != one.status.due else ""
            found.append(News(what, one, moved))
    return sorted(found, key=lambda news: (SORTS.index(news.what), news.undertaking.end, news.undertaking.spoor.id))


def told_after(selection: Selection, told: Mapping[str, Told] | None, within: int) -> dict[str, Told]:
    """Return what counts as told once the news of a selection was."""
    now = {one.spoor.id: Told(one.status.due, _stand(selection, one, within)) for one in _open(selection)}
    return {**(told or {}), **now}


def _open(selection: Selection) -> list[Undertaking]:
    return [one for one in undertakings_of(selection) if not one.settled]


def _stand(selection: Selection, one: Undertaking, within: int) -> str:
    days = (one.end - selection.day).days
    return "past" if days < 0 else "near" if days <= within else "running"


def _told_of(one: Undertaking, told: Mapping[str, Told]) -> Told | None:
    """Return what was told of an undertaking, also under the name it had before an older statement joined it."""
    return next((told[identity] for identity in one.spoor.statements if identity in told), None)


def _later(stand: str, before: str) -> bool:
    known = _STANDS.index(before) if before in _STANDS else -1
    return _STANDS.index(stand) > known


def news_line(news: Iterable[News]) -> str:
    """Return how many of each there are, in one line."""
    counts = Counter(one.what for one in news)
    return ", ".join(say(f"news-{what}", number=counts[what]) for what in SORTS if counts[what])


def news_words(selection: Selection, one: News) -> list[str]:
    """Return a piece of news as lines: what it is, how its term stands, the exact words, and where to read them."""
    done, day = one.undertaking, selection.day
    term = term_in_words(done.status.due)
    moved = f"{term_in_words(one.before)} → " if one.before else ""
    return [
        headline(done.statement),
        f"{say('field-due')} {moved}{term} ({distance_in_words(done.end, day)})",
        f"“{done.statement.quote}”",
        source_line(selection.document_of(done.statement)),
        *filter(None, [spoor_address(selection, done.spoor.id)]),
    ]


def news_as_values(selection: Selection, one: News) -> dict[str, Any]:
    """Return a piece of news as plain values, for programs."""
    done, document = one.undertaking, selection.document_of(one.undertaking.statement)
    return {
        "what": one.what,
        "on": selection.day.isoformat(),
        "due": done.status.due,
        "due_before": one.before,
        "last_day": done.end.isoformat(),
        "days_left": (done.end - selection.day).days,
        "spoor": done.spoor.id,
        "status": status_id(done.status.status),
        "standing": str(done.status.standing),
        "kind": str(done.statement.kind),
        "actor": list(done.statement.actor),
        "quote": done.statement.quote,
        "document": document.id,
        "document_number": document.number,
        "document_date": str(document.date or ""),
        "document_title": document.title,
        "address": spoor_address(selection, done.spoor.id),
    }
