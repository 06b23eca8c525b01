"""Links later statements to earlier ones: what they share, and what that makes of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from nakomen.model import Kind, Link, Relation, Statement
from nakomen.tracing.cues import has_cue
from nakomen.tracing.evidence import Evidence, weigh
from nakomen.tracing.parts import part_done
from nakomen.tracing.pointing import Pointed, pointed_at
from nakomen.tracing.rarity import Rarity
from nakomen.tracing.relations import relation_of, starts_its_own
from nakomen.tracing.telling import Told, tell
from nakomen.tracing.wording import Wording

#: Points that a link needs. Precision leads: a wrong link is worse than none.
_ENOUGH = dict.fromkeys(Kind, 1.6) | {Kind.POSITION: 2.2, Kind.FINDING: 1.7, Kind.FULFILMENT: 1.6}
_MORE_WITHOUT_CUE, _MORE_WHERE_GRANTED = 0.6, 0.2
_MORE_IN_SAME_DOCUMENT, _NEXT_TO_IT = 0.6, 0.5
_TASK_OF_AGREEMENT = 0.7
_NEXT_REACH = 200
#: Blocking: by so many of a statement's rarest roots, and of each only so many of the statements told last.
_RAREST, _LAST = 8, 40
_MORE_WHERE_DONE = 0.8
_NEVER = 99.0
#: An undertaking with none of these is a new one, unless much speaks for it.
_RENEWING = ("repeat", "change", "replace", "lapse", "rest")
#: Full confidence is for what two texts name by number.
_SURE_BY_REFERENCE, _SURE_BY_POINTING, _SURE_BY_WORDS = 0.95, 0.8, 0.9


@dataclass(slots=True)
class _Tracing:
    """What was told so far: blocks of statements, the links, and what put an undertaking out of force."""

    wording: Wording
    rarity: Rarity = field(default_factory=Rarity)
    sporen: dict[str, str] = field(default_factory=dict)
    blocks: dict[tuple[str, object], deque[Told]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    parents: dict[str, Told] = field(default_factory=dict)
    successors: dict[str, Told] = field(default_factory=dict)
    supplements: dict[str, Told] = field(default_factory=dict)
    fulfilled: set[str] = field(default_factory=set)

    def in_force(self, told: Told) -> Told:
        """Return the undertaking that a statement is about, in its last form."""
        while not told.binding and told.statement.id in self.parents:
            told = self.parents[told.statement.id]
        while told.statement.id in self.successors:
            told = self.successors[told.statement.id]
        return told


def link_statements(statements: Sequence[Statement], days: Mapping[str, date]) -> list[Link]:
    """Return the links from later statements to earlier ones, in the order in which they are told.

    `days` gives each document's date. Each statement gets at most one link, to the undertaking in force that it is
    best tied to: an undertaking and its story form a tree, so that no weak second link joins two of them.
    """
    ordered = sorted(statements, key=lambda one: (one.document, one.start, one.id))
    wording = Wording([one.quote for one in ordered])
    tracing = _Tracing(wording)
    before: list[Told] = []
    for told in tell(ordered, days, wording):
        if before and before[-1].statement.document != told.statement.document:
            before = []
        _link(tracing, told, before)
        _note(tracing, told)
        for key in _keys(told, tracing.rarity):
            tracing.blocks.setdefault(key, deque(maxlen=_LAST)).append(told)
        if told.statement.kind is Kind.PLEDGE:
            for key in _doer_keys(told):
                tracing.blocks.setdefault(key, deque(maxlen=_LAST)).append(told)
        before.append(told)
    return tracing.links


def _note(tracing: _Tracing, told: Told) -> None:
    """Note to which spoor a statement belongs and what it says there; what belongs to none says nothing of rarity."""
    identity = told.statement.id
    parent = tracing.parents.get(identity)
    if parent is not None and not starts_its_own(told.statement, parent.statement, tracing.links[-1].relation):
        tracing.sporen[identity] = tracing.sporen.get(parent.statement.id, identity)
    elif told.binding:
        tracing.sporen[identity] = identity
    if identity in tracing.sporen:
        tracing.rarity.note(tracing.sporen[identity], (*told.roots, *told.amounts))


def _keys(told: Told, rarity: Rarity) -> Iterator[tuple[str, object]]:
    """Yield what a statement is sought by: its rarest roots, the papers it names, its money."""
    for root in rarity.rarest(told.roots, _RAREST):
        yield "root", root
    for reference in sorted(told.own):
        yield "reference", reference
    for declaration in told.statement.refs:
        if declaration.startswith("decl:"):
            yield "declaration", declaration
    for unit, value in sorted(told.amounts):
        if len(unit) == 3 and unit.isupper():
            yield "money", (unit, value)
    if "-" in told.statement.due:
        yield "due", told.statement.due


def _link(tracing: _Tracing, later: Told, before: Sequence[Told]) -> None:
    found = _best(tracing, later, before[-1:])
    pointed = pointed_at(later, before, tracing.wording)
    if found is None and pointed is None:
        found = _only_open_pledge(tracing, later)
    if pointed is not None and (found is None or (pointed.sure and not found[1].by_reference)):
        _add_pointed(tracing, later, pointed)
    elif found is not None:
        earlier, evidence = found
        _add(tracing, later, _target(tracing, earlier, later, evidence), evidence)


def _target(tracing: _Tracing, earlier: Told, later: Told, evidence: Evidence) -> Told:
    """Return the undertaking that a link goes to: the one in force, or its part that has the term.

    What names a motion by its paper is about the motion itself, whatever was undertaken on it since.
    """
    if evidence.by_reference and earlier.statement.kind is Kind.REQUEST:
        return earlier
    target = tracing.in_force(earlier)
    second = later.statement
    about_term = second.kind is Kind.FULFILMENT or (later.binding and has_cue(second.quote, "change"))
    if about_term and target.statement.id in tracing.supplements:
        target = tracing.in_force(tracing.supplements[target.statement.id])
    return target


def _best(tracing: _Tracing, later: Told, before: Sequence[Told]) -> tuple[Told, Evidence] | None:
    """Return the earlier statement with the most evidence, the last told of several; None where it is not enough.

    Views that belong to no spoor are asked only when no undertaking answers.
    """
    candidates = {earlier.statement.id: earlier for earlier in before}
    for key in _keys(later, tracing.rarity):
        for earlier in tracing.blocks.get(key, ()):
            candidates[earlier.statement.id] = earlier
    ranked = sorted(
        (
            (in_spoor, _rank(earlier, evidence.points - enough), evidence, earlier)
            for earlier in candidates.values()
            for in_spoor in [earlier.statement.id in tracing.sporen]
            if in_spoor or _may_answer(earlier, later)
            for evidence in [weigh(earlier, later, tracing.rarity)]
            for enough in [_enough(tracing, earlier, later, evidence)]
            if evidence.points >= enough
        ),
        key=lambda one: one[:2],
    )
    return (ranked[-1][3], ranked[-1][2]) if ranked else None


def _only_open_pledge(tracing: _Tracing, later: Told) -> tuple[Told, Evidence] | None:
    """Return the one pledge that "zoals was aangeboden" can be about: same doer and theme, not yet reported done.

    Several answer, or none: then it is left open.
    """
    if later.statement.kind is not Kind.FULFILMENT or not has_cue(later.statement.quote, "recall"):
        return None
    open_pledges = [
        earlier
        for key in _doer_keys(later)
        for earlier in tracing.blocks.get(key, ())
        if tracing.in_force(earlier) is earlier and earlier.statement.id not in tracing.fulfilled
    ]
    if len(open_pledges) != 1 or open_pledges[0].statement.document == later.statement.document:
        return None
    reason = f"the only open pledge of {' + '.join(later.statement.actor)} on {later.statement.theme}"
    return open_pledges[0], Evidence(_ENOUGH[Kind.FULFILMENT], [reason])


def _doer_keys(told: Told) -> Iterator[tuple[str, object]]:
    """Yield what a pledge is sought by when words fail: its doers with its theme."""
    if told.doers and told.statement.theme:
        yield "pledge", (tuple(sorted(told.doers)), told.statement.theme)


def _rank(earlier: Told, margin: float) -> tuple[float, date, str, int, str]:
    one = earlier.statement
    return round(margin, 6), earlier.day, one.document, one.start, one.id


def _may_answer(earlier: Told, later: Told) -> bool:
    """Tell whether a view that belongs to no spoor may be taken up: by another document that is no report of deeds."""
    return (
        earlier.statement.kind is Kind.POSITION
        and earlier.statement.document != later.statement.document
        and later.statement.kind not in (Kind.FULFILMENT, Kind.FINDING)
    )


def _enough(tracing: _Tracing, earlier: Told, later: Told, evidence: Evidence) -> float:
    """Return the points that a link between two statements needs."""
    if evidence.by_reference:
        return 0.0
    first, second = earlier.statement, later.statement
    if not evidence.based:
        return _NEVER
    enough = _ENOUGH[second.kind]
    if Kind.POSITION in (first.kind, second.kind):
        enough = _ENOUGH[Kind.POSITION]
    elif later.binding and not any(has_cue(second.quote, group) for group in _RENEWING):
        if tracing.in_force(earlier).statement.id in tracing.fulfilled:
            return _NEVER
        granted = first.kind is Kind.REQUEST and second.kind is not Kind.REQUEST
        if not (granted or evidence.definite or has_cue(second.quote, "recall")):
            enough += _MORE_WITHOUT_CUE
        elif granted:
            enough += _MORE_WHERE_GRANTED
    elif tracing.in_force(earlier).statement.id in tracing.fulfilled:
        enough += _MORE_WHERE_DONE
    if first.document == second.document:
        near = second.start - first.end <= _NEXT_REACH and second.kind not in (Kind.POSITION, Kind.PLEDGE)
        if near and first.kind is Kind.AGREEMENT and second.kind is Kind.TASKING:
            enough -= _TASK_OF_AGREEMENT
        enough += -_NEXT_TO_IT if near and not has_cue(second.quote, "recall") else _MORE_IN_SAME_DOCUMENT
    return enough


def _add_pointed(tracing: _Tracing, later: Told, pointed: Pointed) -> None:
    for earlier in pointed.earlier:
        if earlier.binding:
            target = earlier
        elif earlier.statement.id in tracing.parents:
            target = _target(tracing, earlier, later, Evidence())
        else:
            continue
        sure = _SURE_BY_POINTING if pointed.sure else _SURE_BY_POINTING - 0.1
        _add(tracing, later, target, Evidence(reasons=[pointed.why]), sure)
        return


def _grants(statement: Statement) -> bool:
    """Tell whether an undertaking takes over what was requested; to weigh a request grants nothing yet."""
    return statement.kind in (Kind.AGREEMENT, Kind.ASSURANCE) and not has_cue(statement.quote, "weighs")


def _add(tracing: _Tracing, later: Told, earlier: Told, evidence: Evidence, sure: float = 0.0) -> None:
    if earlier.statement.id == later.statement.id:
        return
    rarity = tracing.rarity
    whole = min(rarity.together(earlier.roots), rarity.together(later.roots)) or 1.0
    relation = relation_of(later.statement, earlier.statement, rarity.together(earlier.roots & later.roots) / whole)
    if not sure:
        sure = _SURE_BY_REFERENCE if evidence.by_reference else min(0.5 + evidence.points / 10, _SURE_BY_WORDS)
    reasons = [f"share {', '.join(rarity.rarest(evidence.shared, 4))}"] if evidence.shared else []
    link = Link(
        later.statement.id, earlier.statement.id, relation, "; ".join(evidence.reasons + reasons), round(sure, 2)
    )
    tracing.links.append(link)
    tracing.parents[later.statement.id] = earlier
    if relation is Relation.FULFILS and not part_done(later.statement, earlier.statement):
        tracing.fulfilled.add(earlier.statement.id)
    if not later.binding:
        return
    granted = earlier.statement.kind is Kind.REQUEST and _grants(later.statement)
    if granted or relation in (Relation.CHANGES, Relation.REPEATS, Relation.REPLACES):
        tracing.successors[earlier.statement.id] = later
    elif later.statement.due and not earlier.statement.due and later.statement.kind is not Kind.PLEDGE:
        tracing.supplements[earlier.statement.id] = later
