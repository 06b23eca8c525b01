"""What an assistant can have compared: two reports, an agenda with its report, motions, and figures of allies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from nakomen.figures.countries import code_of
from nakomen.figures.editions import open_editions
from nakomen.figures.measures import measure_named
from nakomen.ledger.known_archive import agenda_and_report, known_of, two_documents
from nakomen.ledger.motion_values import motion_as_values
from nakomen.model import ArchiveError, Status
from nakomen.review.status_ids import status_id
from nakomen.tracing.agenda_outcomes import outcomes_of
from nakomen.tracing.motions import find_motions
from nakomen.tracing.report_changes import Moved, changes_between
from nakomen.web.assistants.telling import Consulted, parted

_MOST_OF_A_GROUP, _MOST_ANSWERS, _MOST_YEARS = 30, 10, 30
_DONE = (Status.VOLDAAN, Status.VERVALLEN)


def reports(asked: Consulted, earlier: str, later: str) -> dict[str, Any]:
    """Return what changed between two reports, group by group."""
    ledger = asked.snapshot.ledger
    first, second = two_documents(ledger, (earlier, later), "compare")
    changes = changes_between(known_of(ledger), first, second)
    groups = {}
    for name, group in changes.groups():
        shown, counted = parted(group, 1, _MOST_OF_A_GROUP)
        groups[name] = {**counted, "undertakings": [_moved(asked, one) for one in shown]}
    return {
        "earlier": asked.document(first),
        "later": asked.document(second),
        **groups,
        "silent_themes": list(changes.silent_themes),
        "new_themes": list(changes.new_themes),
    }


def _moved(asked: Consulted, moved: Moved) -> dict[str, Any]:
    return {
        "spoor": moved.spoor.id,
        "earlier": asked.statement(moved.earlier) if moved.earlier else None,
        "later": asked.statement(moved.later) if moved.later else None,
        "due": list(moved.terms),
        "status": [status_id(status.status) if status else "" for status in (moved.before, moved.after)],
    }


def agenda(asked: Consulted, earlier: str, later: str) -> dict[str, Any]:
    """Return the aims of an agenda with what the report says of them."""
    ledger = asked.snapshot.ledger
    first, second = agenda_and_report(ledger, (earlier, later), "compare")
    found = outcomes_of(known_of(ledger), first, second)
    shown, counted = parted(found, 1, _MOST_OF_A_GROUP)
    aims = [
        {
            "aim": asked.statement(one.aim),
            "outcome": str(one.outcome),
            "report": [asked.statement(told) for told in one.found[:_MOST_ANSWERS]],
            "why": one.why,
        }
        for one in shown
    ]
    return {"agenda": asked.document(first), "report": asked.document(second), **counted, "aims": aims}


#: What can be compared.
COMPARED: Mapping[str, Callable[[Consulted, str, str], dict[str, Any]]] = {"reports": reports, "agenda": agenda}


def motions(
    asked: Consulted, member: str, records: Sequence[Mapping[str, Any]], part: tuple[int, int], *, only_open: bool
) -> dict[str, Any]:
    """Return the motions that the letters tell of, with what the government said of each."""
    snapshot = asked.snapshot
    found = [
        one
        for one in find_motions(known_of(snapshot.ledger), snapshot.day, records)
        if (not member or any(member.casefold() in name.casefold() for name in one.members))
        and not (only_open and one.status is not None and one.status.status in _DONE)
    ]
    shown, counted = parted(found, *part)
    told = []
    for one in shown:
        values = motion_as_values(snapshot.ledger, one)
        values["answers"] = values["answers"][:_MOST_ANSWERS]
        link = asked.page_of_spoor(one.spoor) if one.spoor else ""
        told.append({**values, **({"link": link} if link else {})})
    return {"on": snapshot.day.isoformat(), **counted, "motions": told}


def figures(country: str, measure: str, first: int, last: int) -> dict[str, Any]:
    """Return what a country spent by the tables of NATO that ship with the program, year by year."""
    edition = open_editions().named("")
    measure_named(measure)
    has = edition.years(measure)
    if not has:
        raise ArchiveError(f"the edition has no years of {measure}", remedy="ask for share_gdp")
    begin, end = max(first or has[0], has[0]), min(last or has[-1], has[-1])
    code = code_of(country)
    values = [edition.value(measure, code, year) for year in range(begin, min(end, begin + _MOST_YEARS) + 1)]
    return {
        "country": code,
        "measure": measure,
        "edition": values[0].edition if values else "",
        "source": "NATO, Defence Expenditure of NATO Countries",
        "years": [
            {"year": one.year, "value": str(one.value), "unit": one.unit, "estimate": one.estimate} for one in values
        ],
    }
