"""A spoor as plain values: status, statements, links, how its words changed, norm and measurements, instances."""

from __future__ import annotations

from datetime import date
from typing import Any

from nakomen.ledger.ledger import Ledger
from nakomen.model import Link, Spoor, StatusOnDay
from nakomen.review.status_ids import status_id
from nakomen.tracing.drift import Change, changes_of
from nakomen.tracing.norms import Measurement, measurements_on, norm_on
from nakomen.tracing.recurring import instances_on


def spoor_as_values(ledger: Ledger, spoor: Spoor, when: date) -> dict[str, Any]:
    """Return a spoor as plain values, as it is seen from a day."""
    status = ledger.status(spoor, when)
    known = ledger.statements, ledger.days, when
    norm = norm_on(spoor, *known)
    return {
        "id": spoor.id,
        "on": when.isoformat(),
        "status": status and _status(status),
        "statements": [
            {**ledger.statements[one].to_dict(), "date": str(ledger.days.get(ledger.statements[one].document, ""))}
            for one in spoor.statements
        ],
        "links": [link_as_values(ledger, link) for link in spoor.links],
        "changes": [_change(ledger, change) for change in changes_of(spoor, *known)],
        "norm": norm
        and {"statement": norm.statement, "holder": list(norm.holder), "amount": norm.amount, "due": norm.due},
        "measurements": [_measurement(one) for one in measurements_on(spoor, *known)],
        "instances": [
            {"number": one.number, "end": one.end.isoformat(), "reported": one.reported}
            for one in instances_on(spoor, *known)
        ],
    }


def _status(status: StatusOnDay) -> dict[str, Any]:
    return {
        "status": status_id(status.status),
        "standing": str(status.standing),
        "termijnstand": str(status.termijnstand),
        "due": status.due,
        "terms": [{"statement": identity, "due": due} for identity, due in status.terms],
        "compliance": dict(status.compliance),
        "amount_stage": status.amount_stage,
        "disputed": status.disputed,
        "why": status.why,
        "rule": status.rule,
        "lapsed": [{"statement": before, "successor": after} for before, after in status.replaced],
    }


def link_as_values(ledger: Ledger, link: Link) -> dict[str, Any]:
    """Return a link as plain values, with who says that it is one."""
    return {
        "later": link.later,
        "earlier": link.earlier,
        "relation": str(link.relation),
        "why": link.why,
        "confidence": link.confidence,
        "standing": str(ledger.standing_of(link)),
    }


def _change(ledger: Ledger, change: Change) -> dict[str, Any]:
    return {
        "earlier": change.earlier,
        "later": change.later,
        "before": ledger.statements[change.earlier].quote,
        "after": ledger.statements[change.later].quote,
        "due_before": change.due_before,
        "due_after": change.due_after,
        "words": [list(pair) for pair in change.words],
    }


def _measurement(one: Measurement) -> dict[str, Any]:
    return {
        "statement": one.statement,
        "holder": list(one.holder),
        "amount": one.amount,
        "of": None if one.of is None else f"{one.of.normalize():f}",
        "time": one.time,
        "edition": one.edition,
        "forecast": one.forecast,
        "gap": None if one.gap is None else f"{one.gap:f}",
    }
