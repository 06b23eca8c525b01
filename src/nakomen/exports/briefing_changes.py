"""The part of a briefing that tells what the last report says beside the one before."""

from __future__ import annotations

from collections.abc import Iterator

from nakomen.exports.entries import quoted
from nakomen.exports.paper import Entry, Heading, Part, Text
from nakomen.exports.selection import Selection
from nakomen.ledger.known_archive import document_named, known_of, source_line
from nakomen.model import DocumentKind, ExportError
from nakomen.tracing.report_changes import Moved, changes_between
from nakomen.wording import count, name_of, say
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.term_words import term_in_words

#: Groups of changes in the order of the briefing; what was repeated unchanged is counted only.
_SHOWN = ("new", "changed", "settled", "silent")


def changes_in(selection: Selection) -> Iterator[Part]:
    """Give what is new, changed, settled and no longer mentioned, as far as it was asked for."""
    reports = _reports(selection)
    yield Heading(say("briefing-changes"))
    if reports is None:
        yield Text(say("briefing-one-report"))
        return
    earlier, later = reports
    lines = [source_line(selection.documents[name]) for name in reports]
    yield Text(say("briefing-compared", earlier=lines[0], later=lines[1]), quiet=True)
    wanted = {spoor.id for spoor in selection.sporen}
    changes = changes_between(known_of(selection.ledger), earlier, later)
    groups = {name: [one for one in group if one.spoor.id in wanted] for name, group in changes.groups()}
    for name in _SHOWN:
        if groups[name]:
            yield Heading(say(f"changes-{name}", undertakings=count("undertakings", len(groups[name]))), 2)
            yield from (_entry(selection, moved) for moved in groups[name])
    repeated = count("undertakings", len(groups["repeated"]))
    yield Text(say("changes-repeated", undertakings=repeated), quiet=True)


def _reports(selection: Selection) -> tuple[str, str] | None:
    """Return the ids of the two reports: those that were named, else the last two by the day; None where there is one.

    Where there are fewer than two reports among the documents, any two with undertakings are compared.
    """
    told = [one for one in selection.documents.values() if one.date and one.date <= selection.day and one.undertakings]
    told.sort(key=lambda row: (row.date, row.id))
    reports = [row.id for row in told if row.kind == DocumentKind.REPORT]
    known = reports if len(reports) > 1 else [row.id for row in told]
    named = {name: _named(selection, name) for name in ("since", "report") if selection.options.get(name)}
    later = named.get("report") or next((one for one in reversed(known) if one != named.get("since")), "")
    day = selection.documents[later].date if later else None
    before = [one for one in known if one != later and day and (selection.documents[one].date or day) < day]
    earlier = named.get("since") or next(reversed(before), "")
    return (earlier, later) if earlier and later else None


def _named(selection: Selection, option: str) -> str:
    found = document_named(selection.ledger, selection.options[option], option)
    if selection.documents[found].date is None:
        raise ExportError(f"{found} has no date", where=option, remedy="name a document with a date")
    return found


def _entry(selection: Selection, moved: Moved) -> Entry:
    one = moved.later or moved.earlier
    if one is None:  # changes_between gives none without either
        return Entry("", "", ())
    first = selection.ledger.statements[moved.spoor.id]
    head = " · ".join(
        filter(None, (name_of(first.kind), actors_in_words(first.actor) if first.actor else "", one.theme))
    )
    said = ((say("briefing-before"), moved.earlier), (say("briefing-now"), moved.later))
    told = [quoted(selection, each, when) for when, each in said if each is not None]
    return Entry(head, " · ".join(_moves(moved)), tuple(told))


def _moves(moved: Moved) -> Iterator[str]:
    before, after = (term_in_words(due) if due else "" for due in moved.terms)
    if after or before:
        yield (
            f"{say('field-due')} {before} → {after or '-'}"
            if before and before != after
            else f"{say('field-due')} {after}"
        )
    if moved.before and moved.after and moved.before.status is not moved.after.status:
        yield f"{name_of(moved.before.status)} → {name_of(moved.after.status)}"
    elif moved.after:
        yield name_of(moved.after.status)
