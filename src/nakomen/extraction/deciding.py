"""Decides what kind of statement a clause is, by rules in order of preference."""

from __future__ import annotations

from collections.abc import Callable

from nakomen.extraction.act_rules import by_row, told_story
from nakomen.extraction.home_rules import dated_step, possibility
from nakomen.extraction.parliament_rules import honouring, kept, negated_promise, to_parliament, transmittal
from nakomen.extraction.plain_rules import (
    according_to,
    adopted_text,
    duty,
    effect,
    evaluation,
    figures,
    future,
    obligation,
    own_voice,
    perfect,
    present_passive,
    state_of_work,
)
from nakomen.extraction.reporting_rules import by_content, emphatic_demand, position_with_figure, reported
from nakomen.extraction.situation import Situation
from nakomen.extraction.verdicts import Verdict
from nakomen.languages import load_table
from nakomen.model import Force, Kind

#: Kinds by which somebody binds himself or is bound.
_BINDING_ITSELF = frozenset({Kind.PLEDGE, Kind.AGREEMENT, Kind.ASSURANCE, Kind.TASKING})
#: Kinds that a document reports when they happen, and not years later.
_TOLD_LATER = frozenset({Kind.AGREEMENT, Kind.FULFILMENT, Kind.FINDING, Kind.TASKING, Kind.PLEDGE})


def decide(situation: Situation) -> Verdict:
    """Return the verdict of the first rule that has one; what is history is left out."""
    for rule in _RULES:
        verdict = rule(situation)
        if verdict is not None and _lacks_verb(situation, verdict):
            return Verdict(None, "no sentence", 0.6)
        if verdict is not None:
            history = verdict.kind in _TOLD_LATER and _is_history(situation)
            return Verdict(None, "history", 0.6, act=verdict.act) if history else verdict
    return Verdict(None, "nothing said", 0.9)


def _lacks_verb(s: Situation, verdict: Verdict) -> bool:
    """Tell whether a clause has no finite verb, and no noun that carries an act by itself."""
    return s.clause.finite is None and (verdict.act is None or verdict.act.carrier is not None)


def _is_history(s: Situation) -> bool:
    """Tell whether a clause tells what was done years ago: nothing that this document reports."""
    if not s.finished or s.amounts or s.honours or s.memory.year == 0:
        return False
    if any(act.row.lemma in load_table("nl", "deciding")["of_telling"] for act in s.acts) and s.group == "home":
        return False  # a promise of years ago that is recalled
    passed = [date for date in s.dates if date.relation in ("on", "during") and date.edtf[:4].isdigit()]
    return bool(passed) and all(int(date.edtf[:4]) <= s.memory.year - 2 for date in passed)


def force_of(situation: Situation, verdict: Verdict) -> Force:
    """Return how firmly a clause says what it says."""
    if situation.predicate.negated and verdict.kind is Kind.FINDING:
        return Force.NEGATED
    if "condition" in situation.cues or any(
        sub.clause.opener in ("mits", "indien", "als", "tenzij", "mocht", "mochten") for sub in situation.subs
    ):
        return Force.CONDITIONAL
    if _is_hearsay(situation, verdict):
        return Force.REPORTED
    row = verdict.act.row.force if verdict.act else "firm"
    if row != "firm":
        return Force(row)
    if "exploring" in situation.cues and verdict.kind is Kind.ASSURANCE:
        return Force.EXPLORING
    if "intention" in situation.cues:
        return Force.INTENDED
    return Force.FIRM


def _is_hearsay(s: Situation, verdict: Verdict) -> bool:
    """Tell whether one tells what another promises or is to do, who does not speak for him."""
    if verdict.kind not in _BINDING_ITSELF:
        return False
    if "volgens" in s.actors.before:
        return True
    inner = s.content
    if not verdict.from_content or inner is None or not (inner.subject.known and s.doer.known):
        return False
    return inner.subject.names != s.doer.names and not (inner.subject.group == s.doer.group == "home")


_RULES: tuple[Callable[[Situation], Verdict | None], ...] = (
    transmittal,
    to_parliament,
    honouring,
    kept,
    negated_promise,
    duty,
    dated_step,
    possibility,
    adopted_text,
    by_content,
    emphatic_demand,
    position_with_figure,
    by_row,
    told_story,
    reported,
    according_to,
    obligation,
    future,
    figures,
    state_of_work,
    evaluation,
    effect,
    present_passive,
    perfect,
    own_voice,
)
