"""Links later statements to earlier ones: what they share, and what that makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from nakomen.model import Kind, Link, Relation, Statement
from nakomen.tracing.answering import answered_beside, only_open
from nakomen.tracing.choosing import best_earlier, is_of_another_sort, target_of
from nakomen.tracing.cues import cue_of, has_cue
from nakomen.tracing.evidence import Evidence, share_narrow_theme
from nakomen.tracing.pointing import Pointed, pointed_at
from nakomen.tracing.rarity import Rarity
from nakomen.tracing.relations import relation_of
from nakomen.tracing.telling import Told, takes_the_last, tell
from nakomen.tracing.traced import Traced
from nakomen.tracing.wording import Wording, words_with

#: From the end of a sentence to the next one, in characters.
_BESIDE = 60
#: How sure a link is: nearly for what two texts name by number, less for words that point, and by the points for words.
_BY_REFERENCE, _BY_NOUN, _BY_ADVERB, _BY_WORDS = 0.95, 0.8, 0.7, 0.9
#: A reason names so many of the words that two statements share.
_WORDS_SHOWN = 4


def link_statements(
    statements: Sequence[Statement],
    days: Mapping[str, date],
    traced: Traced | None = None,
    wording: Wording | None = None,
) -> list[Link]:
    """Return the links from later statements to earlier ones, in the order in which they are told.

    `days` gives each document's date. Each statement gets at most one link, to the undertaking in force that it is
    best tied to: an undertaking and its story form a tree, so that no weak second link joins two of them. Who gives
    `traced` and `wording`, both empty, can read from them what is to be remembered.
    """
    traced, wording = traced or Traced(), wording or Wording()
    wording.learn(one.quote for one in statements)
    link_told(traced, tell(statements, days, wording), wording)
    return traced.links


def link_told(traced: Traced, in_time: Sequence[Told], wording: Wording) -> None:
    """Link statements to those before them and to what was traced already."""
    before: list[Told] = []
    for at, told in enumerate(in_time):
        if before and before[-1].statement.document != told.statement.document:
            before = []
        if not (at + 1 < len(in_time) and _carries_out(traced, told, in_time[at + 1])):
            _link(traced, told, before, wording)
        traced.note(told)
        before.append(told)


def _carries_out(traced: Traced, deed: Told, report: Told) -> bool:
    """Link a deed to what the next sentence says that is done by it: "Hiermee geeft het kabinet invulling aan"."""
    if not (deed.binding and takes_the_last(deed.statement, report.statement)):
        return False
    asked = [one for one in traced.naming(report.own) if one.statement.kind in (Kind.REQUEST, Kind.ASSURANCE)]
    if not asked:
        return False
    cue = cue_of(report.statement.quote, "by_this")
    why = f"«{cue.words if cue else ''}» in the next sentence: this carries out {', '.join(sorted(report.own))}"
    target = asked[-1].statement
    traced.link(deed, asked[-1], Link(deed.statement.id, target.id, Relation.FULFILS, why, _BY_NOUN))
    return True


def _link(traced: Traced, later: Told, before: Sequence[Told], wording: Wording) -> None:
    """Link a statement by words that point within its document, or by what it shares with any earlier one."""
    found = best_earlier(traced, later, before[-1:])
    pointed = pointed_at(later, before, wording)
    if pointed is None:
        _note_assurance(traced, later, before)
    if found is None and pointed is None:
        found = answered_beside(traced, later, before) or only_open(traced, later)
    if pointed is not None and (found is None or (pointed.sure and not found[1].by_reference)):
        target = _target_of_pointed(traced, later, pointed)
        if target is not None:
            sure = _BY_NOUN if pointed.sure else _BY_ADVERB
            here = target.statement.document == later.statement.document
            told_here = [] if here else ["that is of an undertaking of an earlier document"]
            _add(traced, (later, target), Evidence(reasons=[pointed.why, *told_here]), sure)
            return
    if found is not None:
        earlier, evidence = found
        target = target_of(traced, earlier, later, by_reference=evidence.by_reference)
        astray = is_of_another_sort(target.statement, later.statement) or not _carries_over(earlier, target, later)
        if astray and not evidence.by_reference:
            target = earlier
        if later.statement.kind is Kind.FULFILMENT and has_cue(later.statement.quote, "inform"):
            target = traced.assurance_to_tell(target) or target
        if target.statement.document != earlier.statement.document:
            # Not which one: who is shown this link may not know that it exists.
            evidence.reasons.append("by way of what another document tells of it")
        _add(traced, (later, target), evidence, _sureness(evidence))


def _note_assurance(traced: Traced, later: Told, before: Sequence[Told]) -> None:
    """Note of which undertaking "uw Kamer wordt hierover geïnformeerd" promises to tell: of the one just before."""
    statement = later.statement
    if statement.kind is not Kind.ASSURANCE or not before or not has_cue(statement.quote, "takes_up"):
        return
    if has_cue(statement.quote, "inform") and 0 <= statement.start - before[-1].statement.end <= _BESIDE:
        traced.informs[before[-1].statement.id] = later
        if (about := traced.parents.get(before[-1].statement.id)) is not None:
            traced.informs[about.statement.id] = later


def _target_of_pointed(traced: Traced, later: Told, pointed: Pointed) -> Told | None:
    """Return the nearest undertaking that words point to, be it through what is told of it.

    Words point within their own document: of another one, only to an undertaking that is told of there.
    """
    for earlier in pointed.earlier:
        if earlier.binding:
            return earlier
        if earlier.statement.id in traced.parents:
            target = target_of(traced, earlier, later)
            return target if _carries_over(earlier, target, later) else earlier
    return None


def _carries_over(earlier: Told, target: Told, later: Told) -> bool:
    """Tell whether what ties two statements of one document also ties the later to an undertaking of another one.

    It does to one of the same theme, not where a theme holds unrelated matters.
    """
    first, between, second = target.statement, earlier.statement, later.statement
    if second.kind is Kind.POSITION and first.document == second.document != between.document:
        return False
    if between.document != second.document or first.document == second.document:
        return True
    return (target.binding or first.kind is Kind.POSITION) and share_narrow_theme(first, second)


def _add(traced: Traced, ends: tuple[Told, Told], evidence: Evidence, sure: float) -> None:
    later, earlier = ends
    if earlier.statement.id != later.statement.id:
        traced.link(later, earlier, link_of(traced.rarity, ends, evidence, sure))


def link_of(rarity: Rarity, ends: tuple[Told, Told], evidence: Evidence, sure: float | None = None) -> Link:
    """Return the link from a later statement to an earlier one, with its relation and reasons."""
    later, earlier = ends
    whole = min(rarity.whole(earlier.roots), rarity.whole(later.roots)) or 1.0
    relation = relation_of(later.statement, earlier.statement, rarity.together(earlier.roots & later.roots) / whole)
    words = words_with(rarity.rarest(evidence.shared, _WORDS_SHOWN), later.statement.quote)
    shared = [f"share {', '.join(words)}"] if words else []
    why = "; ".join(evidence.reasons + shared)
    confidence = round(_sureness(evidence) if sure is None else sure, 2)
    return Link(later.statement.id, earlier.statement.id, relation, why, confidence)


def _sureness(evidence: Evidence) -> float:
    return _BY_REFERENCE if evidence.by_reference else min(0.5 + evidence.points / 10, _BY_WORDS)
