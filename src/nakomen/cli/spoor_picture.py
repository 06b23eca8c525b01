"""A spoor as a picture in the terminal: what was said and when, what each did to the one before, terms, and a day."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nakomen.cli.showing import shorten
from nakomen.ledger import Ledger
from nakomen.ledger.judged_words import field_name
from nakomen.model import BINDING, Link, Relation, Spoor, Standing, Statement, Status, StatusOnDay, Termijnstand
from nakomen.model.judged_fields import COMPLIANCE
from nakomen.tracing.drift import is_reworded, word_difference
from nakomen.tracing.norms import measurements_on, norm_on
from nakomen.tracing.recurring import Instance, instances_on
from nakomen.tracing.terms import last_day
from nakomen.wording import name_of, say
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.amount_words import amounts_in_words
from nakomen.wording.errors_in_words import translate
from nakomen.wording.link_reasons import link_in_words
from nakomen.wording.term_words import reach_in_words, term_in_words

if TYPE_CHECKING:
    from rich.console import Console

_LINES_OF_A_QUOTE = 4
_ID = re.compile(r"\b[0-9a-f]{12}\b")


@dataclass(frozen=True, slots=True)
class Event:
    """A point of the picture: a sign, a line in bold and lines under it."""

    day: date
    order: int
    sign: str
    title: str
    lines: tuple[str, ...] = ()


def print_spoor(out: Console, ledger: Ledger, spoor: Spoor, day: date, *, why: bool = False) -> None:
    """Print one spoor as it is seen from a day; with `why`, also what tied its statements together."""
    out.print(_title(ledger, spoor), style="bold underline")
    events = sorted(_events(ledger, spoor, day, why=why), key=lambda event: (event.day, event.order))
    for at, event in enumerate(events):
        line = "│" if at < len(events) - 1 else " "
        out.print(f"{event.sign} {_dated(event.day)}  {event.title}", style="bold" if event.sign == "●" else None)
        for words in event.lines:
            for wrapped in textwrap.wrap(words, max(out.width - 6, 30))[:_LINES_OF_A_QUOTE]:
                out.print(f"{line}     {wrapped}")
        out.print(line)


def _title(ledger: Ledger, spoor: Spoor) -> str:
    """Return what a spoor is: whose undertaking of what kind, and the years that its letters span."""
    first = ledger.statements[spoor.id]
    years = sorted({day.year for one in spoor.statements if (day := ledger.days.get(ledger.statements[one].document))})
    span = "–".join(str(year) for year in dict.fromkeys((*years[:1], *years[-1:])))
    parts = (f"Spoor {ledger.ids[spoor.id]}", name_of(first.kind), actors_in_words(first.actor), span)
    return " · ".join(filter(None, parts))


def _dated(day: date) -> str:
    return say("undated") if day == date.min else str(day)


def _events(ledger: Ledger, spoor: Spoor, day: date, *, why: bool) -> Iterator[Event]:
    links = {link.later: link for link in spoor.links}
    document = ""
    for identity in spoor.statements:
        statement = ledger.statements[identity]
        yield _told(ledger, statement, links.get(identity), why=why, from_document=statement.document != document)
        document = statement.document
    status = ledger.status(spoor, day)
    if status is not None and (end := last_day(status.due) if status.due else None):
        yield Event(end, 1, "○", _term(status.due))
    yield from _measured(ledger, spoor, day)
    times = instances_on(spoor, ledger.statements, ledger.days, day)
    # A time still to come is no point of the picture, but what is to be expected on the day.
    coming = [one for one in times if one.end > day and not one.reported]
    told = {ledger.days.get(ledger.statements[one].document, date.min) for one in spoor.statements}
    yield from _instances(ledger, [one for one in times if one not in coming], told)
    awaited = (f"→ {say('instance-next', number=one.number, until=one.end)}" for one in coming[:1])
    yield Event(day, 2, "◆", status_in_words(status, day), (*_status_lines(ledger, status), *awaited))


def _instances(ledger: Ledger, times: Sequence[Instance], told: Collection[date]) -> Iterator[Event]:
    """Yield one point for each time of a duty that comes back; of times of which no letter tells, one for all.

    A letter on the duty, of a day in `told`, parts the silent times before it from those behind it.
    """
    silent: list[Instance] = []
    for one in times:
        if silent and (one.reported or any(silent[-1].end < day <= one.end for day in told)):
            yield _silent(silent)
            silent = []
        if one.reported:
            done = say("instance-done", id=ledger.ids[one.reported])
            yield Event(one.end, 1, "○", say("instance", number=one.number, told=done))
        else:
            silent.append(one)
    if silent:
        yield _silent(silent)


def _silent(times: Sequence[Instance]) -> Event:
    first, last = times[0], times[-1]
    if first is last:
        return Event(first.end, 1, "○", say("instance", number=first.number, told=say("instance-open")))
    words = say("instances", first=first.number, last=last.number, until=last.end, told=say("instance-open"))
    return Event(first.end, 1, "○", words)


def _measured(ledger: Ledger, spoor: Spoor, day: date) -> Iterator[Event]:
    """Yield one point with all that was measured against the spoor's norm, where it has one."""
    known = ledger.statements, ledger.days, day
    measured = measurements_on(spoor, *known)
    norm = norm_on(spoor, *known)
    if norm is None or not measured:
        return
    lines = []
    for one in measured:
        gap = "" if one.gap is None else f" ({one.gap:+f})"
        whole = "" if one.of is None else f" / {one.of.normalize():f}"
        told = say("forecast") if one.forecast else ""
        lines.append(
            f"{one.time or '-'}: {_share(one.amount)}{whole}{gap}{told} · {actors_in_words(one.holder)} · {one.edition}"
        )
    yield Event(
        day,
        1,
        "◇",
        say("measured-against", norm=_share(norm.amount) + (f" ({term_in_words(norm.due)})" if norm.due else "")),
        tuple(lines),
    )


def _share(amount: str) -> str:
    return amount.replace(" %GDP", f"% {say('of-gdp')}")


def _told(ledger: Ledger, statement: Statement, link: Link | None, *, why: bool, from_document: bool) -> Event:
    """Return what one statement tells, and what it does to an earlier one."""
    title = f"{name_of(statement.kind)} · {actors_in_words(statement.actor)} · [{ledger.ids[statement.id]}]"
    lines = [f"“{shorten(statement.quote, 320)}”"]
    if link is not None:
        done = f"{name_of(link.relation)} [{ledger.ids[link.earlier]}]"
        lines += list(_other_words(ledger.statements[link.earlier], statement, link))
        change = _change(ledger.statements[link.earlier], statement, link)
        lines.append(f"→ {done}{change}{f' ({_why(link)})' if why else ''}")
    elif statement.due and statement.kind in BINDING:
        lines.append(f"→ {say('term', due=term_in_words(statement.due))}")
    row = ledger.documents[statement.document]
    if from_document:
        lines.append(f"{row.number or row.id}{f' · {shorten(row.title, 70)}' if row.title else ''}")
    return Event(row.date or date.min, 0, "●", title, tuple(lines))


def _other_words(earlier: Statement, later: Statement, link: Link) -> Iterator[str]:
    """Yield how an undertaking is worded otherwise than before."""
    if link.relation not in (Relation.CHANGES, Relation.REPLACES) or later.kind not in BINDING:
        return
    if is_reworded(earlier.quote, later.quote):
        pairs = word_difference(earlier.quote, later.quote)
        moves = "; ".join(f"{before or '–'} → {after or '–'}" for before, after in pairs)
        yield f"→ {say('other-words', words=moves)}"


def _why(link: Link) -> str:
    """Return why two statements are linked."""
    return _share(link_in_words(link.why))


def _with_short_ids(words: str, ledger: Ledger) -> str:
    return _ID.sub(lambda match: f"[{ledger.ids[match[0]]}]" if match[0] in ledger.ids else match[0], words)


def _term(due: str) -> str:
    """Return what happens on the day of a term: it ends, or what was undertaken has to hold from then on."""
    return say("term-begins" if due.endswith("/..") else "term-ends", due=term_in_words(due))


def _change(earlier: Statement, later: Statement, link: Link) -> str:
    """Return how the term or the amounts moved, where both statements name one."""
    moves: list[str] = []
    if link.relation not in (Relation.CHANGES, Relation.REPLACES):
        return ""
    if earlier.due and later.due and earlier.due != later.due:
        moves.append(f"{say('field-due')} {term_in_words(earlier.due)} → {term_in_words(later.due)}")
    # "From six to eight": what the later one only recalls is no news.
    known = {str(amount) for amount in earlier.amounts}
    news = [amount for amount in later.amounts if str(amount) not in known] or later.amounts
    before, after = (amounts_in_words(amounts) for amounts in (earlier.amounts, news))
    if before and after and before != after:
        moves.append(f"{before} → {after}")
    return f": {', '.join(moves)}" if moves else ""


def status_in_words(status: StatusOnDay | None, day: date) -> str:
    """Return a status on a day in one line: what became of it, who says so, and how its term stands."""
    if status is None:
        return say("not-told-yet")
    words = f"{say('seen')}{name_of(status.status)}"
    if status.status is not Status.OPENSTAAND or status.standing is Standing.ESTABLISHED:
        words += f" ({name_of(status.standing)})"
    end = last_day(status.due) if status.due else None
    if end is not None and status.termijnstand is not Termijnstand.NONE:
        words += f" · {reach_in_words(status.due, end, day)}"
    return words


def _status_lines(ledger: Ledger, status: StatusOnDay | None) -> Iterator[str]:
    """Yield how the term moved, and why the status is what it is."""
    if status is None:
        return
    if len(status.terms) > 1:
        yield f"→ {say('terms-were', terms=' → '.join(term_in_words(due) for _, due in status.terms))}"
    for before, after in status.replaced:
        if ledger.statements[before].kind not in BINDING:
            continue  # what told of the undertaking says no less than it did
        yield f"→ {say('lapsed-by', before=ledger.ids[before], after=ledger.ids[after])}"
    yield f"→ {_with_short_ids(translate(status.why), ledger)}"
    if status.disputed:
        yield f"→ {say('status-disputed')}"
    for actor, rating in status.compliance:
        yield f"→ {field_name(f'{COMPLIANCE}{actor}')}: {rating}"
    if status.amount_stage is not None:
        yield f"→ {say('field-amount_stage')}: {name_of(status.amount_stage)}"
