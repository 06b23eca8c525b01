"""What a coming report has to answer: all that is open on a day, ordered by term."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from nakomen.model import Kind, Spoor, Statement, Status, StatusOnDay
from nakomen.tracing.cues import words_of
from nakomen.tracing.events import words_of_event
from nakomen.tracing.known import Known, adopts_declaration
from nakomen.tracing.terms import last_day, only_begins

_DONE = frozenset({Status.VOLDAAN, Status.VERVALLEN})


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """An open undertaking: the statement that began it, what was said last, its status and the last day of its term.

    `end` is None without a term.
    """

    spoor: Spoor
    first: Statement
    last: Statement
    status: StatusOnDay
    end: date | None

    @property
    def asked(self) -> bool:
        """Whether it is a motion or another request."""
        return self.first.kind is Kind.REQUEST


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """A meeting with its first day, and the document or statement that dates it."""

    name: str
    day: date
    by: str


def to_answer(
    known: Known, seen_from: date, themes: Collection[str] = (), among: Sequence[Spoor] | None = None
) -> list[ToAnswer]:
    """Return what is open seen from a day, by the end of the term, what has none last; `themes` narrow it.

    What has to hold from a day on stands behind what has to be done by one. Of all sporen, or `among` some of them.
    """
    found = []
    for spoor in known.sporen if among is None else among:
        status = known.status(spoor, seen_from)
        told = known.of_spoor(spoor, seen_from)
        if status is None or status.status in _DONE or not told or adopts_declaration(told[0]):
            continue
        if themes and not {one.theme for one in told} & set(themes):
            continue
        end = last_day(status.due) if status.due else None
        found.append(ToAnswer(spoor, told[0], told[-1], status, end))
    found.sort(key=lambda one: (_group_of(one), one.end or date.max, known.day_of(one.first), one.first.start))
    return found


def _group_of(one: ToAnswer) -> int:
    if one.end is None:
        return 2
    return 1 if only_begins(one.status.due) else 0


def by_term(rows: Sequence[ToAnswer], day: date) -> tuple[tuple[str, list[ToAnswer]], ...]:
    """Return what is open in three groups: the term past by a day, a term from then on, no term."""
    past = [one for one in rows if one.end is not None and one.end < day and not only_begins(one.status.due)]
    return (
        ("past", past),
        ("running", [one for one in rows if one.end is not None and one not in past]),
        ("without", [one for one in rows if one.end is None]),
    )


def meeting_named(name: str, meetings: Sequence[MeetingDay]) -> list[MeetingDay]:
    """Return the meetings that have all words of a name, latest first; each day once.

    >>> meetings = [MeetingDay("top van het Verbond in Hoorn", date(2021, 6, 10), "brief")]
    >>> [one.name for one in meeting_named("top in Hoorn", meetings)]
    ['top van het Verbond in Hoorn']
    """
    words = {word for word in words_of_event(name) if word not in words_of("empty_words") or word == "top"}
    found = [one for one in meetings if words and words <= words_of_event(f"{one.name} {one.day.year}")]
    days = {one.day: one for one in reversed(found)}
    return [days[day] for day in sorted(days, reverse=True)]
