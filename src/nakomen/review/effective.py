"""Makes the ledger in force of what was derived and what was judged; the rules of precedence stand in `positions`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from nakomen.model import Judgement, JudgementKind, Link, Reason, Relation, Standing, Statement
from nakomen.model.judged_fields import FIELDS
from nakomen.review.judged import Conflict, Judged, JudgedStatement, Position
from nakomen.review.positions import EXISTS, NO, SHAPE, YES, agreed, in_force, rulings_of, standing_positions
from nakomen.review.tying import Ties, tie_all, with_fields

_LINKS = {JudgementKind.CONFIRM_LINK: YES, JudgementKind.REJECT_LINK: NO}
Pair = tuple[str, str]
#: What is ruled of a statement itself; the rest is about the undertaking with all that is told of it.
_OF_STATEMENTS = (EXISTS, SHAPE, *FIELDS)


@dataclass(slots=True)
class _Held:
    """Positions by statement and field, and by link and relation; what each statement was judged to be."""

    fields: dict[str, dict[str, list[Position]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    links: dict[Pair, dict[str, list[Position]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    about: dict[str, list[Judgement]] = field(default_factory=lambda: defaultdict(list))
    shapes: dict[str, list[str]] = field(default_factory=dict)


def judge(derived: Sequence[Statement], links: Sequence[Link], judgements: Sequence[Judgement], ties: Ties) -> Judged:
    """Return the ledger in force. `ties` has the derived statements of the documents that were judged in its pool."""
    counting = in_force(judgements)
    tie_all(ties, counting)
    held = _hold(counting, ties)
    by_id = {one.id: one for one in derived} | ties.revived
    judged = Judged(list(derived), list(links), orphans=ties.orphans)
    _judge_statements(judged, held, by_id, ties)
    _reshape(judged, held, ties)
    _judge_links(judged, held)
    _gather_rulings(judged, held)
    return judged


def _gather_rulings(judged: Judged, held: _Held) -> None:
    """Gather what is held of status, terms, amounts and compliance; merged statements have one story."""
    raw: dict[str, dict[str, list[Position]]] = {}
    for identity, by_field in held.fields.items():
        own = raw.setdefault(judged.merged.get(identity, identity), {})
        for name, positions in by_field.items():
            if name not in _OF_STATEMENTS:
                own.setdefault(name, []).extend(positions)
    judged.rulings = {identity: by_field for identity, by_field in raw.items() if by_field}


def _hold(judgements: Sequence[Judgement], ties: Ties) -> _Held:
    """Gather who holds what about which statement and link."""
    held = _Held()
    for one in judgements:
        targets = ties.targets[one.id]
        known = [target for target in targets if target is not None]
        for target in dict.fromkeys(known):
            held.about[target].append(one)
        if not known or len(known) < len(targets):
            continue
        if one.kind in _LINKS:
            position = Position(one.reviewer, _LINKS[one.kind], one)
            relation = one.values.get("relation", "")
            held.links[known[0], known[1]][relation].append(position)
            continue
        if one.kind in (JudgementKind.MERGE, JudgementKind.SPLIT):
            _hold_shape(held, one, known)
            continue
        for name, value in rulings_of(one).items():
            held.fields[known[0]][name].append(Position(one.reviewer, value, one))
    return held


def _hold_shape(held: _Held, one: Judgement, known: Sequence[str]) -> None:
    """Note a merger for each of its statements, a split for the whole; where the program came to see it so, nothing."""
    different = list(dict.fromkeys(known))
    if len(different) < 2:
        return
    value = f"{one.kind} {' '.join(sorted(different))}"
    held.shapes[value] = different
    for target in different if one.kind is JudgementKind.MERGE else different[:1]:
        held.fields[target][SHAPE].append(Position(one.reviewer, value, one))


def _judge_statements(judged: Judged, held: _Held, by_id: dict[str, Statement], ties: Ties) -> None:
    """Give each statement that was judged its fields, leave out the rejected, take in what people found."""
    effective = {one.id: one for one in judged.statements}
    left_out = set()
    for identity, about in held.about.items():
        base = by_id[identity]
        derived = None if identity in ties.revived else base
        touched = _judge_one(base, derived, held.fields.get(identity, {}), about)
        judged.touched[identity] = touched
        judged.conflicts_of_statements += _conflicts(identity, held.fields.get(identity, {}))
        exists = standing_positions(held.fields.get(identity, {}).get(EXISTS, []))
        said = agreed(exists)
        part = any(one.kind in (JudgementKind.SPLIT, JudgementKind.MERGE) for one in about)
        if said is not None and said.value == NO:
            effective.pop(identity, None)
            left_out.add(identity)
        elif derived is not None or exists or part:
            effective[identity] = touched.statement
    judged.left_out = frozenset(left_out)
    judged.statements = list(effective.values())


def _judge_one(
    base: Statement, derived: Statement | None, by_field: dict[str, list[Position]], about: Sequence[Judgement]
) -> JudgedStatement:
    values, reasons, disputed, established = {}, [], [], []
    for name in _OF_STATEMENTS:
        if name not in by_field:
            continue
        standing = standing_positions(by_field[name])
        said = agreed(standing)
        if said is None:
            disputed += [name] if standing else []
            continue
        established.append(name)
        if name in FIELDS:
            values[name] = said.value
            reasons.append(Reason(name, f"judgement/{said.judgement.id}", said.reviewer))
    exists = agreed(standing_positions(by_field.get(EXISTS, [])))
    statement = with_fields(base, values)
    kept = tuple(reason for reason in statement.because if reason.field not in values)
    statement = replace(statement, because=(*kept, *reasons))
    standing_ = Standing.ESTABLISHED if exists is not None and exists.value == YES else Standing.PROPOSED
    return JudgedStatement(statement, derived, standing_, tuple(about), tuple(established), tuple(disputed))


def _conflicts(identity: str, by_field: dict[str, list[Position]]) -> list[Conflict]:
    found = []
    for name, positions in by_field.items():
        if len(positions) < 2:
            continue
        standing = standing_positions(positions)
        if name in _OF_STATEMENTS and standing and agreed(standing) is None:
            found.append(Conflict(identity, name, tuple(standing)))
    return found


def _reshape(judged: Judged, held: _Held, ties: Ties) -> None:
    """Put merged statements in one, and parts in the place of what was split."""
    effective = {one.id: one for one in judged.statements}
    for identity, by_field in held.fields.items():
        said = agreed(standing_positions(by_field.get(SHAPE, [])))
        if said is None or identity not in effective:
            continue
        group = held.shapes[said.value]
        if said.value.startswith(str(JudgementKind.SPLIT)):
            if any(part in effective for part in group[1:]):
                del effective[identity]
            continue
        # Each of them has to be held to go up in the other, by all who ruled on its shape.
        whole = all(_shape_of(held, other) == said.value for other in group)
        present = [effective[other] for other in group if other in effective]
        if identity != group[0] or not whole or len(present) < 2:
            continue
        merged = _merge(present, ties, said)
        for one in present:
            del effective[one.id]
            judged.merged[one.id] = merged.id
        del judged.merged[merged.id]
        effective[merged.id] = merged
        judged.touched[merged.id] = replace(judged.touched[merged.id], statement=merged)
    held_parts = {part for value, group in held.shapes.items() if value.startswith("split") for part in group[1:]}
    agreed_parts = _agreed_parts(held)
    for part in held_parts - agreed_parts:
        # Parts that nobody ruled on by themselves are there only as long as the split is.
        if part in ties.revived and not held.fields.get(part):
            effective.pop(part, None)
    judged.statements = list(effective.values())


def _agreed_parts(held: _Held) -> set[str]:
    found: set[str] = set()
    for identity, by_field in held.fields.items():
        said = agreed(standing_positions(by_field.get(SHAPE, [])))
        if said is not None and said.value.startswith("split") and held.shapes[said.value][0] == identity:
            found.update(held.shapes[said.value][1:])
    return found


def _shape_of(held: _Held, identity: str) -> str:
    said = agreed(standing_positions(held.fields[identity].get(SHAPE, [])))
    return said.value if said else ""


def _merge(statements: Sequence[Statement], ties: Ties, said: Position) -> Statement:
    """Return the first statement over the words of all; what it leaves empty the others fill, amounts are joined."""
    first = statements[0]
    start, end = min(one.start for one in statements), max(one.end for one in statements)
    text = ties.text_of(first.document)
    quote = text.plain[start:end] if text else first.quote
    filled = {
        name: next((value for one in statements if (value := getattr(one, name))), getattr(first, name))
        for name in ("actor", "addressee", "due", "due_said", "due_event", "theme", "about")
    }
    return replace(
        first,
        start=start,
        end=end,
        quote=quote,
        sentence=quote if len(quote) > len(first.sentence) else first.sentence,
        amounts=tuple(dict.fromkeys(amount for one in statements for amount in one.amounts)),
        refs=tuple(dict.fromkeys(ref for one in statements for ref in one.refs)),
        because=(*first.because, Reason("quote", f"judgement/{said.judgement.id}", said.reviewer)),
        **filled,
    )


def _judge_links(judged: Judged, held: _Held) -> None:
    """Leave out rejected links, take in confirmed ones, and lead those of merged statements to the whole."""
    there = {one.id for one in judged.statements}
    lead = judged.merged
    kept: dict[tuple[str, str, str], Link] = {}
    for link in judged.links:
        later, earlier = lead.get(link.later, link.later), lead.get(link.earlier, link.earlier)
        if later in there and earlier in there and later != earlier:
            kept.setdefault((later, earlier, str(link.relation)), replace(link, later=later, earlier=earlier))
    established = set()
    for (later, earlier), by_relation in held.links.items():
        ends = lead.get(later, later), lead.get(earlier, earlier)
        for relation, positions in by_relation.items():
            standing = standing_positions(positions)
            said = agreed(standing)
            if said is None and standing:
                judged.conflicts_of_statements.append(Conflict(ends[0], f"link {relation}", tuple(standing), ends[1]))
            if said is None or not set(ends) <= there or ends[0] == ends[1]:
                continue
            if said.value == NO:
                kept = {key: one for key, one in kept.items() if key[:2] != ends or relation not in ("", key[2])}
                continue
            # A person's link stands in the place of the program's between the same two.
            kept = {key: one for key, one in kept.items() if key[:2] != ends or key in established}
            why = f"judgement/{said.judgement.id}"
            kept[*ends, relation] = Link(*ends, Relation(relation), why, 1.0)
            established.add((*ends, relation))
    # Established links come last: `show` tells them so.
    judged.links = sorted(kept.values(), key=lambda one: (one.later, one.earlier, str(one.relation)) in established)
    judged.established_links = frozenset(established)
