"""Comparisons as plain values: two reports, agenda and report, what must be answered, register and letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from nakomen.ledger.ledger import Ledger
from nakomen.review.status_ids import status_id

if TYPE_CHECKING:
    from nakomen.tracing.agenda_outcomes import AimOutcome
    from nakomen.tracing.checklist import ToAnswer
    from nakomen.tracing.register_compare import Beside, Comparison
    from nakomen.tracing.report_changes import Moved, ReportChanges


def changes_as_values(changes: ReportChanges, earlier: str, later: str) -> dict[str, Any]:
    """Return what changed between two reports."""
    groups = {name: [_moved(one) for one in group] for name, group in changes.groups()}
    themes = {"silent_themes": list(changes.silent_themes), "new_themes": list(changes.new_themes)}
    return {"earlier": earlier, "later": later, **groups, **themes}


def _moved(moved: Moved) -> dict[str, Any]:
    return {
        "spoor": moved.spoor.id,
        "earlier": moved.earlier.to_dict() if moved.earlier else None,
        "later": moved.later.to_dict() if moved.later else None,
        "due": list(moved.terms),
        "status": [status_id(status.status) if status else "" for status in (moved.before, moved.after)],
    }


def outcomes_as_values(found: Sequence[AimOutcome], agenda: str, report: str) -> dict[str, Any]:
    """Return the aims of an agenda with what the report says of them."""
    aims = [
        {
            "aim": one.aim.to_dict(),
            "outcome": str(one.outcome),
            "report": [told.to_dict() for told in one.found],
            "why": one.why,
        }
        for one in found
    ]
    return {"agenda": agenda, "report": report, "aims": aims}


def to_answer_as_values(ledger: Ledger, rows: Sequence[ToAnswer], meeting: date) -> list[dict[str, Any]]:
    """Return what a report of a meeting must answer."""
    return [
        {
            "spoor": one.spoor.id,
            "status": status_id(one.status.status),
            "standing": str(one.status.standing),
            "due": one.status.due,
            "last_day": one.end.isoformat() if one.end else "",
            "days_left": (one.end - meeting).days if one.end else None,
            "asked": one.asked,
            "terms": [{"statement": identity, "due": due} for identity, due in one.status.terms],
            "first": {**one.first.to_dict(), "date": str(ledger.days.get(one.first.document, ""))},
            "last": {**one.last.to_dict(), "date": str(ledger.days.get(one.last.document, ""))},
            "why": one.status.why,
        }
        for one in rows
    ]


def register_as_values(found: Comparison, when: date) -> dict[str, Any]:
    """Return a register beside the letters."""
    return {
        "on": when.isoformat(),
        "matched": [_beside(one) for one in found.matched],
        "only_register": [row.to_dict() for row in found.only_register],
        "only_letters": [{"spoor": spoor.id, "statement": one.to_dict()} for spoor, one in found.only_letters],
        "unsure": [row.to_dict() for row in found.unsure],
        "terms_of_unmatched": [{"number": row.number, "terms": list(terms)} for row, terms in found.terms_of_rows],
    }


def _beside(one: Beside) -> dict[str, Any]:
    return {
        "row": one.match.row.to_dict(),
        "spoor": one.match.spoor.id,
        "statement": one.match.statement.to_dict(),
        "why": one.match.why,
        "confidence": one.match.confidence,
        "status_letters": status_id(one.letters.status),
        "status_register": status_id(one.register) if one.register else None,
        "done_in_register_only": one.done_in_register_only,
        "done_in_letters_only": one.done_in_letters_only,
        "terms_found": list(one.terms),
    }
