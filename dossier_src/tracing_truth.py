"""Tell what tracing should find: the sporen of the sources with their links, terms and status on a row of days."""

from __future__ import annotations

import calendar
import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from markup import Source

BINDING = {"agreement", "pledge", "assurance", "tasking", "request"}
#: An undertaking that others point to: the first of its spoor, or one that put another in its place or said it again.
LEADING = {"", "changes", "replaces", "repeats"}
SEASON_ENDS = {21: 5, 22: 8, 23: 11, 24: 12}


def read_truth() -> dict[str, Any]:
    """Read what was written by hand about the sporen."""
    return tomllib.loads(Path(__file__).with_name("sporen.toml").read_text(encoding="utf-8"))


def expected_sporen(sources: list[Source]) -> list[dict[str, Any]]:
    """Return every spoor in the order of the hand-written table."""
    truth = read_truth()
    near, days = timedelta(days=truth.pop("near")), [date.fromisoformat(day) for day in truth.pop("days")]
    members = gather(sources)
    if set(members) != set(truth):
        raise ValueError(f"sporen without a tale or without a statement: {set(members) ^ set(truth)}")
    return [
        {
            "id": name,
            "title": told["title"],
            "story": told["story"],
            "statements": members[name],
            "terms": terms_of(told["steps"]),
            "status_on": {str(day): found for day in days if (found := status_on(told["steps"], day, near))},
        }
        for name, told in truth.items()
    ]


def gather(sources: list[Source]) -> dict[str, list[dict[str, Any]]]:
    """Gather the statements of each spoor; a later one points to the undertaking in force, or to a named one."""
    sporen: dict[str, list[dict[str, Any]]] = {}
    for source in sources:
        for marked in source.statements:
            for name, relation, to in marked.sporen:
                rows = sporen.setdefault(name, [])
                if bool(rows) != bool(relation):
                    raise ValueError(f"{name}: only the first statement is without a relation: {marked.quote}")
                earlier = [at for at, row in enumerate(rows) if leads(row)]
                row: dict[str, Any] = {"document": source.stem, "quote": marked.quote, "kind": marked.fields["kind"]}
                if relation:
                    row |= {"relation": relation, "to": earlier[-1] if to is None else to}
                rows.append(row)
    return sporen


def leads(row: dict[str, Any]) -> bool:
    """Tell whether later statements point to this one when nothing else is said."""
    return row["kind"] in BINDING and row.get("relation", "") in LEADING


def terms_of(steps: list[list[str]]) -> list[list[str]]:
    """Return the terms with the day on which each was told, without those that repeat the one before."""
    terms: list[list[str]] = []
    for day, _, due in steps:
        if due and (not terms or terms[-1][1] != due):
            terms.append([day, due])
    return terms


def status_on(steps: list[list[str]], day: date, near: timedelta) -> dict[str, str] | None:
    """Return status and state of the term on a day; None before anything was told."""
    told = [step for step in steps if date.fromisoformat(step[0]) <= day]
    if not told:
        return None
    _, status, due = told[-1]
    return {"status": status, "due": due, "termijnstand": state_of_term(due, status, (day, near))}


def state_of_term(due: str, status: str, when: tuple[date, timedelta]) -> str:
    """Return none, running, near or passed; what has to hold from a day on is due on that day."""
    day, near = when
    if not due or status in ("voldaan", "vervallen"):
        return "none"
    end = first_day(due[:-3]) if due.endswith("/..") else last_day(due.rsplit("/", 1)[-1])
    if end < day:
        return "passed"
    return "near" if end - day <= near else "running"


def first_day(edtf: str) -> date:
    """Return the first day of a year, month or day."""
    year, month, day = (*(int(part) for part in edtf.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(edtf: str) -> date:
    """Return the last day of a year, season, month or day."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", edtf)
    if match is None:
        raise ValueError(edtf)
    year, month = int(match[1]), int(match[2] or 12)
    month = SEASON_ENDS.get(month, month)
    return date(year, month, int(match[3] or calendar.monthrange(year, month)[1]))
