"""What people ruled, in the language that is spoken: judgements, values and conflicts as one line each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from nakomen.model import Judgement
from nakomen.model.judged_fields import COMPLIANCE, names_of
from nakomen.review import Conflict, JudgedStatement
from nakomen.wording import name_of, say
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.term_words import term_in_words

if TYPE_CHECKING:
    from nakomen.ledger import Ledger


def judgement_in_words(one: Judgement) -> str:
    """Return who judged what and when, in one line."""
    values = "; ".join(f"{field_name(name)}: {value_in_words(name, value)}" for name, value in one.values.items())
    parts = (
        f"{one.at.date()} {one.reviewer}: {name_of(f'judged-{one.kind}')}",
        values,
        f"“{one.note}”" if one.note else "",
        say("judged-settles") if one.settles else "",
    )
    return " · ".join(filter(None, parts))


def field_name(name: str) -> str:
    """Return a field that can be ruled on as a reader calls it."""
    head, _, rest = name.partition(" ")
    if head == "link":
        return f"{say('field-link')} {name_of(rest)}" if rest else say("field-link")
    if name.startswith(COMPLIANCE):
        return f"{say('field-compliance')} {actors_in_words((name.removeprefix(COMPLIANCE),))}"
    return say(f"field-{name}")


def value_in_words(name: str, value: str) -> str:
    """Return a value that a reviewer gave as a reader says it."""
    if name in ("actor", "addressee"):
        return actors_in_words(names_of(value))
    if name in ("due", "term"):
        return term_in_words(value) or "-"
    if name in ("amounts", "refs", "about", "shape") or name.startswith(COMPLIANCE):
        return value or "-"
    return name_of(value) or "-"


def conflict_in_words(conflict: Conflict) -> str:
    """Return who holds what about a field."""
    held = ", ".join(f"{one.reviewer}: {value_in_words(conflict.field, one.value)}" for one in conflict.positions)
    return f"{field_name(conflict.field)} ({held})"


def judged_lines(ledger: Ledger, identity: str) -> Iterator[str]:
    """Yield what people ruled about a statement, oldest first, with what they disagree on."""
    touched = ledger.judged.touched.get(identity)
    if touched is None:
        return
    for one in touched.judgements:
        yield judgement_in_words(one)
    for conflict in ledger.judged.conflicts:
        if identity in (conflict.statement, conflict.other):
            yield say("judged-conflict", conflict=conflict_in_words(conflict))
    if touched.derived is None:
        yield say("judged-not-found")


def judged_values(touched: JudgedStatement | None) -> dict[str, Any]:
    """Return what people ruled about a statement as plain values."""
    if touched is None:
        return {"standing": "proposed", "judged": [], "disputed": [], "judgements": []}
    return {
        "standing": str(touched.standing),
        "judged": list(touched.established),
        "disputed": list(touched.disputed),
        "judgements": [values_of(one) for one in touched.judgements],
        "derived": None if touched.derived is None else touched.derived.to_dict(),
    }


def values_of(one: Judgement) -> dict[str, Any]:
    """Return a judgement as plain values, for JSON."""
    return {
        "number": one.number,
        "id": one.id,
        "kind": str(one.kind),
        "reviewer": one.reviewer,
        "at": one.at.isoformat(),
        "statements": [anchor.statement for anchor in one.subjects],
        "document": one.subjects[0].document if one.subjects else "",
        "quotes": [anchor.quote for anchor in one.subjects],
        "values": _plain(one.values),
        "note": one.note,
        "judgements": list(one.judgements),
        "program_version": one.program_version,
    }


def conflict_values(conflict: Conflict) -> dict[str, Any]:
    """Return a conflict as plain values, for JSON."""
    return {
        "statement": conflict.statement,
        "other": conflict.other,
        "field": conflict.field,
        "positions": [
            {"reviewer": one.reviewer, "value": one.value, "judgement": one.judgement.id} for one in conflict.positions
        ],
    }


def _plain(values: Mapping[str, str]) -> dict[str, str]:
    return dict(values)
