"""A checklist in Markdown: boxes to tick, each with its source, its term and what was said last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from nakomen.cli.showing import shorten
from nakomen.ledger import Ledger
from nakomen.model import Statement, Status
from nakomen.wording import count, name_of, say
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.term_words import reach_in_words, term_in_words

if TYPE_CHECKING:
    from nakomen.tracing.checklist import MeetingDay, ToAnswer

_LONGEST = 400


def checklist_page(ledger: Ledger, rows: Sequence[ToAnswer], meeting: MeetingDay, seen_from: date) -> str:
    """Return the page: those past their term by the meeting first, then the others by term, then those without one."""
    from nakomen.tracing.checklist import by_term

    named = meeting.name if str(meeting.day) in meeting.name else f"{meeting.name} ({meeting.day})"
    lines = [f"# {say('answer-title', meeting=named)}", ""]
    lines += [say("answer-head", undertakings=count("undertakings", len(rows)), on=seen_from), ""]
    for name, group in by_term(rows, meeting.day):
        if group:
            lines += [f"## {say(f'answer-{name}')} ({len(group)})", ""]
            for one in group:
                lines += _entry(ledger, one, meeting.day)
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _entry(ledger: Ledger, one: ToAnswer, day: date) -> Iterator[str]:
    term = say("no-term")
    if one.end is not None:
        term = f"{term_in_words(one.status.due)} ({reach_in_words(one.status.due, one.end, day)})"
    who = actors_in_words(one.first.addressee or one.first.actor) if one.asked else actors_in_words(one.first.actor)
    kind = name_of(one.first.kind)
    yield f"- [ ] **{term}** · {kind} · {who} · “{shorten(one.first.quote, _LONGEST)}”"
    yield f"  - {say('answer-source')}: {_source(ledger, one.first)}"
    if one.last.id != one.first.id:
        yield f"  - {say('answer-last')}: “{shorten(one.last.quote, _LONGEST)}” ({_source(ledger, one.last)})"
    if len(one.status.terms) > 1:
        yield f"  - {say('terms-were', terms=' → '.join(term_in_words(due) for _, due in one.status.terms))}"
    if one.status.status is not Status.OPENSTAAND:
        yield f"  - {name_of(one.status.status)} ({name_of(one.status.standing)})"


def _source(ledger: Ledger, statement: Statement) -> str:
    row = ledger.documents[statement.document]
    return f"{row.number or row.id}, {row.date or say('undated')} [{ledger.ids[statement.id]}]"
