"""A briefing for a debate: what is past and due by theme, what changed since the last report, motions, figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from nakomen import __version__
from nakomen.exports.briefing_changes import changes_in
from nakomen.exports.entries import entry_of, quoted, whole_number
from nakomen.exports.open_terms import DONE, Undertaking, undertakings_of
from nakomen.exports.paper import Entry, Heading, Paper, Part, Source, Table, Text, Value
from nakomen.exports.selection import Selection
from nakomen.ledger.known_archive import known_of, source_line
from nakomen.model import ExportError, Kind, Statement
from nakomen.wording import count, language, name_of, say
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.amount_words import amounts_in_words
from nakomen.wording.term_words import due_of

if TYPE_CHECKING:
    from nakomen.tracing.motions import Motion

#: `title` stands above it, `within` is how many days ahead are near, `since` and `report` name the two reports to
#: compare (by id, number or day; without, the last two), `sections` leaves out all but those named, with commas.
OPTIONS = ("title", "within", "since", "report", "sections")
SECTIONS = ("past", "near", "changes", "motions", "figures", "without", "sources")
_NEAR = 90


def briefing(selection: Selection) -> Paper:
    """Return the briefing as it is on the day of the selection."""
    wanted = _wanted(selection)
    made = {"past": _past, "near": _near, "changes": changes_in, "motions": _motions, "figures": _figures}
    made |= {"without": _without_term, "sources": _sources}
    parts: list[Part] = [*_summary(selection)]
    for name in SECTIONS:
        if name in wanted:
            parts += made[name](selection)
    title = selection.options.get("title") or selection.title or say("briefing-title")
    day = selection.day.isoformat()
    asked = [say("briefing-query", query=selection.query)] if selection.query else []
    return Paper(
        title=title,
        under=(
            say("briefing-day", day=day),
            *asked,
            say("briefing-made", at=selection.made_at.isoformat(sep=" ", timespec="minutes"), version=__version__),
        ),
        parts=(*parts, Text(say("about-file-caution"), quiet=True)),
        foot=f"{title} · {say('briefing-day', day=day)}",
        language=language(),
    )


def _wanted(selection: Selection) -> list[str]:
    """Return the sections that were asked for."""
    named = [name.strip() for name in selection.options.get("sections", "").split(",") if name.strip()]
    for name in named:
        if name not in SECTIONS:
            remedy = f"choose from {', '.join(SECTIONS)}"
            raise ExportError(f"“{name}” is no part of a briefing", where="sections", remedy=remedy)
    return named or list(SECTIONS)


def _open(selection: Selection) -> list[Undertaking]:
    return [one for one in undertakings_of(selection) if not one.settled]


def _within(selection: Selection) -> int:
    return whole_number(selection, "within", _NEAR)


def _summary(selection: Selection) -> Iterator[Part]:
    terms = _open(selection)
    past = sum(one.end < selection.day for one in terms)
    near = sum(0 <= (one.end - selection.day).days <= _within(selection) for one in terms)
    yield Text(
        say(
            "briefing-summary",
            undertakings=count("undertakings", len(selection.statuses)),
            past=past,
            near=near,
            within=_within(selection),
            without=len(_open_without_term(selection)),
        )
    )


def _past(selection: Selection) -> Iterator[Part]:
    found = [one for one in _open(selection) if one.end < selection.day]
    yield Heading(say("briefing-past", number=len(found)))
    yield from _by_theme(selection, found, say("briefing-no-past"))


def _near(selection: Selection) -> Iterator[Part]:
    ahead = _within(selection)
    found = [one for one in _open(selection) if 0 <= (one.end - selection.day).days <= ahead]
    yield Heading(say("briefing-near", number=len(found), within=ahead))
    yield from _by_theme(selection, found, say("briefing-no-near", within=ahead))


def _by_theme(selection: Selection, found: Iterable[Undertaking], nothing: str) -> Iterator[Part]:
    ordered = sorted(found, key=lambda one: (not one.statement.theme, one.statement.theme, one.end, one.spoor.id))
    if not ordered:
        yield Text(nothing)
    for theme, group in groupby(ordered, key=lambda one: one.statement.theme):
        yield Heading(theme or say("briefing-no-theme"), 2)
        for one in group:
            yield entry_of(selection, one.spoor, one.status, one.end)


def _open_without_term(selection: Selection) -> list[str]:
    with_term = {one.spoor.id for one in undertakings_of(selection)}
    return [name for name, status in selection.statuses.items() if name not in with_term and status.status not in DONE]


def _without_term(selection: Selection) -> Iterator[Part]:
    names = set(_open_without_term(selection))
    yield Heading(say("briefing-without", number=len(names)))
    found = [selection.ledger.statements[spoor.id] for spoor in selection.sporen if spoor.id in names]
    found.sort(key=lambda one: (not one.theme, one.theme))
    if found:
        rows = [(one.theme, actors_in_words(one.actor), quoted(selection, one)) for one in found]
        yield _table((("field-theme", 3), ("field-actor", 4), ("field-quote", 14)), rows)


def _motions(selection: Selection) -> Iterator[Part]:
    """Give each motion of which a statement was asked for, with what letters say became of it."""
    from nakomen.tracing.motions import find_motions

    wanted = {one.id for one in selection.statements}
    motions = [
        motion
        for motion in find_motions(known_of(selection.ledger), selection.day, _records(selection))
        if not wanted.isdisjoint(mention.statement for mention in motion.mentions)
    ]
    yield Heading(say("briefing-motions", number=len(motions)))
    if not motions:
        yield Text(say("briefing-no-motions"))
    for motion in motions:
        status = f"{name_of(motion.status.status)} ({name_of(motion.status.standing)})" if motion.status else ""
        told = tuple(
            quoted(selection, selection.ledger.statements[mention.statement], say(f"stage-{mention.stage}"))
            for mention in motion.mentions
        )
        said = _decided(motion, selection.day)
        title = " · ".join(filter(None, (motion.paper or motion.id, ", ".join(motion.members), said)))
        yield Entry(title, status, told)


def _decided(motion: Motion, day: date) -> str:
    """Return what the register says that was decided of a motion by a day."""
    record = motion.record or {}
    on = str(record.get("decided_on") or "")
    return str(record.get("outcome_said", "")) if on and on <= day.isoformat() else ""


def _records(selection: Selection) -> list[dict[str, Any]]:
    return [record.to_dict() for record in selection.read_motions()]


def _figures(selection: Selection) -> Iterator[Part]:
    """Give the pledges that name an amount; they are not added up, for they may be parts of one another."""
    found = [
        one for one in selection.statements if one.kind is Kind.PLEDGE and one.amounts and _is_told(selection, one)
    ]
    yield Heading(say("briefing-figures", number=len(found)))
    if not found:
        yield Text(say("briefing-no-figures"))
        return
    yield Text(say("briefing-not-added"), quiet=True)
    rows = [
        (actors_in_words(one.actor), amounts_in_words(one.amounts), due_of(one), quoted(selection, one))
        for one in found
    ]
    yield _table((("field-actor", 4), ("field-amounts", 4), ("field-due", 3), ("field-quote", 12)), rows)


def _is_told(selection: Selection, one: Statement) -> bool:
    day = selection.document_of(one).date
    return day is None or day <= selection.day


def _sources(selection: Selection) -> Iterator[Part]:
    from nakomen.exports.addresses import document_address

    names = dict.fromkeys(one.document for one in selection.statements if _is_told(selection, one))
    yield Heading(say("briefing-sources", number=len(names)))
    rows = [(Source(source_line(selection.documents[name]), document_address(selection, name)),) for name in names]
    if rows:
        yield _table((("column-document", 1),), rows)


def _table(columns: tuple[tuple[str, int], ...], rows: Iterable[tuple[Value, ...]]) -> Table:
    return Table(tuple((say(key), share) for key, share in columns), tuple(rows))
