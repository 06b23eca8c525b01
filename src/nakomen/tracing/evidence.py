"""How much speaks for it that a later statement is about the same undertaking as an earlier one."""

from __future__ import annotations

from dataclasses import dataclass, field

from nakomen.model import Kind
from nakomen.registers.actor_classes import actor_class
from nakomen.tracing.cues import has_cue
from nakomen.tracing.telling import Told, are_strangers
from nakomen.tracing.rarity import Rarity

#: Points for what two statements share; found by hand on the open letters and the shipped dossier. What is shared
#: counts by its rarity: a root up to one point, less where much else is said.
_REFERENCE = 4.0
_SAME_THEME, _OTHER_THEME = 0.4, -0.8
_SAME_DOER, _SAME_STATE, _STATE_FOR_ALL, _STRANGERS = 0.3, 0.5, -0.3, -1.5
_SAME_MONEY, _SAME_PERCENTAGE, _SAME_COUNT = 1.6, 0.6, 0.4
_MEASURES_NORM = 1.0
_SAME_TERM = 0.5
_RECALLS = 0.5
_BOTH_INFORM, _INFORMS_OF_OTHER = 0.3, -0.8
_OTHER_DECLARATION = -1.5
#: A share of wording that every pair of rare words gets, however much else is said.
_LEAST_COVER = 0.4


@dataclass(slots=True)
class Evidence:
    """Points for a link, and the reasons in words."""

    points: float = 0.0
    reasons: list[str] = field(default_factory=list)
    shared: frozenset[str] = frozenset()
    by_reference: bool = False

    def add(self, points: float, reason: str = "") -> None:
        """Add points, with the reason that a reader is to see."""
        self.points += points
        if reason:
            self.reasons.append(reason)


def weigh(earlier: Told, later: Told, rarity: Rarity) -> Evidence:
    """Return the evidence that two statements are about one undertaking."""
    evidence = Evidence()
    references = earlier.own & later.own
    if references:
        evidence.by_reference = True
        evidence.add(_REFERENCE, f"both name {', '.join(sorted(references))}")
    _weigh_words(evidence, earlier, later, rarity)
    _weigh_doers(evidence, earlier, later)
    _weigh_values(evidence, earlier, later, rarity)
    _weigh_acts(evidence, earlier, later)
    return evidence


def _weigh_words(evidence: Evidence, earlier: Told, later: Told, rarity: Rarity) -> None:
    shared = earlier.roots & later.roots
    if not shared:
        return
    evidence.shared = shared
    mass = rarity.together(shared)
    whole = min(rarity.together(earlier.roots), rarity.together(later.roots)) or 1.0
    evidence.add(mass * (_LEAST_COVER + (1 - _LEAST_COVER) * mass / whole))


def _weigh_doers(evidence: Evidence, earlier: Told, later: Told) -> None:
    first, second = earlier.statement.theme, later.statement.theme
    if first and second:
        evidence.add(_SAME_THEME if first == second else _OTHER_THEME)
    both = earlier.doers & later.doers
    if are_strangers(earlier.doers, later.doers):
        evidence.add(_STRANGERS)
    elif both:
        named = any(actor_class(name) in ("home", "state") for name in both)
        evidence.add(_SAME_STATE if named else _SAME_DOER, f"same doer {', '.join(sorted(both))}")
    elif later.statement.kind is Kind.FULFILMENT and _is_one_state(later) and earlier.statement.kind is Kind.AGREEMENT:
        evidence.add(_STATE_FOR_ALL)


def _weigh_values(evidence: Evidence, earlier: Told, later: Told, rarity: Rarity) -> None:
    for amount in sorted(earlier.amounts & later.amounts):
        evidence.add(_worth(amount[0]) * rarity.of(amount), f"same amount {amount[1].normalize():f} {amount[0]}")
    if later.statement.kind is Kind.FINDING and _has_norm(earlier) and _has_norm(later):
        evidence.add(_MEASURES_NORM, "measured against the same norm")
    if later.statement.due and later.statement.due == earlier.statement.due:
        evidence.add(_SAME_TERM, f"same term {later.statement.due}")


def _worth(unit: str) -> float:
    if len(unit) == 3 and unit.isupper():
        return _SAME_MONEY
    return _SAME_PERCENTAGE if unit.startswith("%") else _SAME_COUNT


def _is_one_state(told: Told) -> bool:
    return len(told.doers) == 1 and all(actor_class(name) in ("home", "state") for name in told.doers)


def _has_norm(told: Told) -> bool:
    """Tell whether a statement measures something against the size of the economy, as few norms do."""
    return any(unit == "%GDP" for unit, _ in told.amounts)


def _weigh_acts(evidence: Evidence, earlier: Told, later: Told) -> None:
    first, second = earlier.statement, later.statement
    if second.kind is not Kind.POSITION and has_cue(second.quote, "recall"):
        evidence.add(_RECALLS, "the later one recalls an undertaking")
    if second.kind in (Kind.FULFILMENT, Kind.ASSURANCE) and has_cue(second.quote, "inform"):
        informs = first.kind in (Kind.ASSURANCE, Kind.REQUEST)
        evidence.add(_BOTH_INFORM if informs else _INFORMS_OF_OTHER)
    if _declarations(earlier) and _declarations(later) and not _declarations(earlier) & _declarations(later):
        evidence.add(_OTHER_DECLARATION)


def _declarations(told: Told) -> set[str]:
    return {reference for reference in told.statement.refs if reference.startswith("decl:")}
