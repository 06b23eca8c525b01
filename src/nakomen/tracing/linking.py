"""Links later statements to earlier ones: what they share, how near they are in words, and what that makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nakomen.model import BINDING, Kind, Link, Relation, Statement
from nakomen.tracing.nearness import Nearness

#: How near two statements must be in words to be linked, by what else they share. Precision leads: a wrong link
#: is worse than none. Measured on the open links of the founding letters and on the shipped dossier.
_NEAR_ALONE = 0.42
_NEAR_WITH_ACTOR_AND_THEME = 0.30
_NEAR_WITH_REFERENCE = 0.08
_SAME_WORDS = 0.60
#: A stem that stands in more statements than this says too little to compare all of them.
_BLOCK_LIMIT = 200
#: References that name a paper or promise of its own; a treaty or declaration alone links nothing.
_OWN_REFERENCE = ("kst-", "tz-", "motion:", "t0", "ah-")


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with the day on which its document tells it; undated documents come first."""

    statement: Statement
    day: date


def link_statements(statements: Sequence[Statement], days: Mapping[str, date]) -> list[Link]:
    """Return the links from later statements to earlier ones, in text order of the later.

    `days` gives each document's date. Each statement gets at most one link, to the best earlier statement: an
    undertaking and its story form a tree, so that a spoor is never tied to another by a weak second link.
    """
    told = sorted(
        (Told(statement, days.get(statement.document, date.min)) for statement in statements),
        key=lambda one: (one.day, one.statement.document, one.statement.start),
    )
    near = Nearness([one.statement.quote for one in told])
    links = []
    for later, earlier in sorted(_candidates(told, near).items()):
        scored = [(_score(told, near, at, later), -at) for at in earlier if _may_link(told[at], told[later])]
        best = max((pair for pair in scored if pair[0] is not None), default=None)
        if best is not None and best[0] is not None:
            links.append(_link(told, near, -best[1], later, best[0]))
    return links


def _candidates(told: Sequence[Told], near: Nearness) -> dict[int, set[int]]:
    """Return for each statement the earlier ones that share a rare stem or a reference with it."""
    blocks: dict[str, list[int]] = near.postings()
    for at, one in enumerate(told):
        for reference in one.statement.refs:
            if reference.startswith(_OWN_REFERENCE):
                blocks.setdefault(f"ref {reference}", []).append(at)
    found: dict[int, set[int]] = {}
    for members in blocks.values():
        if len(members) > _BLOCK_LIMIT:
            continue
        for number, later in enumerate(members):
            found.setdefault(later, set()).update(members[:number])
    return found


def _may_link(earlier: Told, later: Told) -> bool:
    """Only undertakings have a story; within one document only what does something new to them is linked."""
    first, second = earlier.statement, later.statement
    if first.kind not in BINDING:
        return False
    if first.document == second.document:
        return second.kind in BINDING or second.kind is Kind.FULFILMENT
    return second.kind is not Kind.POSITION


def _score(told: Sequence[Told], near: Nearness, earlier: int, later: int) -> float | None:
    """Return how sure it is that two statements are about one undertaking; None when too little speaks for it."""
    first, second = told[earlier].statement, told[later].statement
    words = near.between(earlier, later)
    if _shared_references(first, second):
        return 0.9 if words >= _NEAR_WITH_REFERENCE else None
    close = bool(set(first.actor) & set(second.actor)) and first.theme == second.theme
    limit = _NEAR_WITH_ACTOR_AND_THEME if close else _NEAR_ALONE
    if words < limit or len(near.stems[earlier] & near.stems[later]) < 3:
        return None
    return min(0.5 + words / 2 + (0.1 if close else 0.0), 0.89)


def _shared_references(first: Statement, second: Statement) -> list[str]:
    both = set(first.refs) & set(second.refs)
    return sorted(reference for reference in both if reference.startswith(_OWN_REFERENCE))


def _link(told: Sequence[Told], near: Nearness, earlier: int, later: int, confidence: float) -> Link:
    first, second = told[earlier].statement, told[later].statement
    relation = _relation(first, second, near.between(earlier, later))
    references = _shared_references(first, second)
    why = f"both refer to {', '.join(references)}" if references else f"share {', '.join(near.shared(earlier, later))}"
    return Link(second.id, first.id, relation, why, round(confidence, 3))


def _relation(first: Statement, second: Statement, words: float) -> Relation:
    if second.kind is Kind.FULFILMENT:
        return Relation.FULFILS
    if second.kind is Kind.FINDING:
        return Relation.MEASURES if second.amounts else Relation.FOLLOWS_UP
    same_doer = bool(set(first.actor) & set(second.actor))
    if same_doer and second.due and first.due and second.due != first.due:
        return Relation.CHANGES
    if same_doer and first.kind is second.kind and _other_amount(first, second):
        return Relation.CHANGES
    if words >= _SAME_WORDS and first.kind is second.kind:
        return Relation.REPEATS
    return Relation.FOLLOWS_UP


def _other_amount(first: Statement, second: Statement) -> bool:
    """Tell whether both name an amount of one unit, but not the same."""
    units = {amount.unit for amount in first.amounts} & {amount.unit for amount in second.amounts}
    return any(_values(first, unit) != _values(second, unit) for unit in units)


def _values(statement: Statement, unit: str) -> set[str]:
    return {str(amount) for amount in statement.amounts if amount.unit == unit}


def days_of(documents: Iterable[tuple[str, date | None]]) -> dict[str, date]:
    """Return each document's day, undated ones left out."""
    return {identity: day for identity, day in documents if day is not None}
