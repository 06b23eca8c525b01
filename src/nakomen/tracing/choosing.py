"""Chooses the earlier statement that a later one is best tied to, or none: precision leads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nakomen.model import TIME_UNITS, Kind, Statement
from nakomen.registers.actor_classes import actor_class
from nakomen.tracing.cues import has_cue
from nakomen.tracing.evidence import (
    Evidence,
    holds_all_matters,
    may_share_more_matter,
    share_narrow_theme,
    weigh_matter,
    weigh_more,
)
from nakomen.tracing.telling import Told
from nakomen.tracing.traced import Traced
from nakomen.tracing.wording import long_words, names_of_theme, root_of

#: Points that a link needs, by the kind of the later statement. A wrong link is worse than none.
_ENOUGH = dict.fromkeys(Kind, 1.6) | {Kind.POSITION: 2.4, Kind.FINDING: 1.7}
_NEVER = 99.0
#: What a new undertaking needs more that neither changes nor recalls one, and one that answers a request.
_MORE_WITHOUT_CUE, _MORE_WHERE_SAID_AGAIN, _MORE_WHERE_GRANTED = 0.8, 0.5, 0.2
_MORE_FOR_ONE_WORD = 0.4
#: English writes apart what Dutch writes as one word: what two texts share there is common sooner.
_MORE_IN_ENGLISH = 1.0
#: What words of two documents have to say of their matter: within one theme a noun, else several rare ones;
#: fewer where the later one says that it recalls an undertaking.
_SPECIFIC, _SPECIFIC_IF_RECALLED, _SPECIFIC_IF_WIDE = 0.2, 1.2, 2.4
#: Rare words of two matters at home may meet in long sentences: there they have to be half of what one of them says.
_HALF, _MORE_IF_LESS = 0.5, 0.8
_MORE_WHERE_DONE, _MORE_TO_RENEW_DONE = 0.8, 0.4
#: Two words of one narrow theme that hardly any other spoor has say what a view is about.
_LESS_FOR_TWO_WORDS, _TELLING = 0.9, 0.7
#: Within a document statements resemble one another; the next sentence is often about the same.
_MORE_IN_SAME_DOCUMENT, _LESS_NEXT_TO_IT, _LESS_FOR_ITS_TASK = 0.6, 0.5, 0.9
_LESS_FOR_ITS_TERM = 2.0
_NEXT_REACH = 200
#: An undertaking with none of these cues is a new one, unless much speaks for it.
_RENEWING = ("repeat", "change", "replace", "lapse", "rest")


def best_earlier(traced: Traced, later: Told, before: Sequence[Told]) -> tuple[Told, Evidence] | None:
    """Return the earlier statement with the most evidence to spare, the last told of several; None if none has enough.

    `before` holds statements to ask besides those that share something rare. Views that belong to no spoor are asked
    only when no undertaking answers.
    """
    candidates = {earlier.statement.id: earlier for earlier in (*before, *traced.candidates(later))}
    ranked = []
    for earlier in candidates.values():
        weighed = weigh_pair(traced, earlier, later)
        if weighed is not None:
            first = earlier.statement.id in traced.sporen or later.statement.kind is Kind.POSITION
            ranked.append(((first, _rank(earlier, weighed[0])), earlier, weighed[1]))
    if not ranked:
        return None
    _, earlier, evidence = max(ranked, key=lambda one: one[0])
    return earlier, evidence


def weigh_pair(traced: Traced, earlier: Told, later: Told) -> tuple[float, Evidence] | None:
    """Return how much more than enough speaks for a link, with the evidence; None where it is not enough."""
    if earlier.statement.id not in traced.sporen and not _may_answer(earlier, later):
        return None
    evidence = weigh_matter(earlier, later, traced.rarity)
    if _cannot_be_enough(earlier, later, evidence):
        return None
    weigh_more(evidence, earlier, later, traced.rarity)
    to_spare = evidence.points - _enough(traced, earlier, later, evidence)
    return (to_spare, evidence) if to_spare >= 0 else None


def _cannot_be_enough(earlier: Told, later: Told, evidence: Evidence) -> bool:
    """Tell whether two documents share too little of their matter, whatever else speaks for a link.

    That is so of half of all pairs, and of more the larger an archive is. Runs of words count only where words do.
    """
    first, second = earlier.statement, later.statement
    if evidence.by_reference or first.document == second.document or may_share_more_matter(earlier, later):
        return False
    return not (evidence.based and _is_specific(first, second, evidence))


def target_of(traced: Traced, earlier: Told, later: Told, *, by_reference: bool = False) -> Told:
    """Return the undertaking that a link goes to: the one in force, or its part that has the term.

    What names a motion by its paper is about the motion itself, whatever was undertaken on it since.
    """
    if by_reference and earlier.statement.kind is Kind.REQUEST:
        return earlier
    target = traced.in_force(earlier)
    second = later.statement
    about_term = second.kind is Kind.FULFILMENT or (later.binding and has_cue(second.quote, "change"))
    if about_term and target.statement.id in traced.supplements:
        return traced.in_force(traced.supplements[target.statement.id])
    return target


def _rank(earlier: Told, margin: float) -> tuple[float, date, str, int, str]:
    one = earlier.statement
    return round(margin, 6), earlier.day, one.document, one.start, one.id


def _may_answer(earlier: Told, later: Told) -> bool:
    """Tell whether a view that belongs to no spoor may be taken up: by another document that is no report of deeds."""
    return (
        earlier.statement.kind is Kind.POSITION
        and share_narrow_theme(earlier.statement, later.statement)
        and earlier.statement.document != later.statement.document
        and later.statement.kind is not Kind.FULFILMENT
    )


def _enough(traced: Traced, earlier: Told, later: Told, evidence: Evidence) -> float:
    """Return the points that a link between two statements needs."""
    if evidence.by_reference:
        return 0.0
    if not evidence.based:
        return _NEVER
    first, second = earlier.statement, later.statement
    if is_of_another_sort(first, second):
        return _NEVER
    if first.document != second.document and not _is_specific(first, second, evidence):
        return _NEVER
    if Kind.POSITION in (first.kind, second.kind):
        enough = _ENOUGH[Kind.POSITION] - (_LESS_FOR_TWO_WORDS if _share_two_words(traced, earlier, later) else 0.0)
    else:
        enough = _ENOUGH[second.kind] + _more_for_the_new(traced, earlier, later, evidence)
    if first.document == second.document:
        return enough + _more_within(earlier, later, evidence)
    enough += _MORE_FOR_ONE_WORD if _hangs_on_one_word(later, evidence) else 0.0
    # Asked last, because of nearly all pairs the points are not enough anyhow.
    close = enough <= evidence.points < enough + _MORE_IN_ENGLISH and not evidence.by_values
    return enough + (_MORE_IN_ENGLISH if close and _are_english(first, second) else 0.0)


def _are_english(first: Statement, second: Statement) -> bool:
    return has_cue(first.quote, "in_english") and has_cue(second.quote, "in_english")


def is_of_another_sort(first: Statement, second: Statement) -> bool:
    """Tell whether the later one speaks of an agreement where the earlier only asks, or measures a duty to tell."""
    if second.kind is Kind.FINDING and first.kind is Kind.TASKING and has_cue(first.quote, "to_tell"):
        return True
    return first.kind is Kind.REQUEST and has_cue(second.quote, "agreed")


def _is_specific(first: Statement, second: Statement, evidence: Evidence) -> bool:
    """Tell whether statements of two documents share something of their matter, not only words of any matter."""
    if evidence.by_values:
        return True
    if share_narrow_theme(first, second):
        return evidence.specific >= _SPECIFIC
    recalls = second.kind is not Kind.POSITION and _are_near(first, second) and has_cue(second.quote, "recall")
    if recalls:
        return evidence.specific >= _SPECIFIC_IF_RECALLED
    return evidence.specific >= _SPECIFIC_IF_WIDE + (_MORE_IF_LESS if evidence.cover < _HALF else 0.0)


def _are_near(first: Statement, second: Statement) -> bool:
    """Tell whether two statements are of one theme or by one actor, as far as that says anything of their matter.

    Nearly all that a letter tells is done by its own government, and at home there are many matters.
    """
    if first.theme == second.theme:
        return not holds_all_matters(first.theme)
    return any(actor_class(name) != "home" for name in set(first.actor) & set(second.actor))


def _share_two_words(traced: Traced, earlier: Told, later: Told) -> bool:
    """Tell whether statements of two documents and one narrow theme share two rare words of their matter.

    A long compound that both have whole is rare, however common its first part. Of the words that name the theme
    itself none counts, unless an undertaking of the same doer takes a view up.
    """
    first, second = earlier.statement, later.statement
    if first.document == second.document or not share_narrow_theme(first, second):
        return False
    shared = (earlier.roots & later.roots) - (earlier.idle & later.idle) - (earlier.names & later.names)
    whole = {root_of(word) for word in long_words(first.quote) & long_words(second.quote)}
    telling = {root for root in shared if root in whole or traced.rarity.of(root) >= _TELLING}
    own = telling & names_of_theme(first.theme)
    takes_up = later.binding and bool(earlier.doers & later.doers)
    return len(telling if takes_up else telling - own) > 1


def _hangs_on_one_word(later: Told, evidence: Evidence) -> bool:
    """Tell whether a single word in passing is all that two statements share."""
    if len(evidence.shared) != 1 or evidence.definite or evidence.by_values:
        return False
    return later.statement.kind is not Kind.FULFILMENT or not has_cue(later.statement.quote, "recall")


def _more_for_the_new(traced: Traced, earlier: Told, later: Told, evidence: Evidence) -> float:
    """Return what a link needs more because the later one seems a new undertaking, or the earlier one is done."""
    quote = later.statement.quote
    done = traced.is_done(earlier)
    if not later.binding:
        return _MORE_WHERE_DONE if done else 0.0
    if any(has_cue(quote, group) for group in _RENEWING):
        return _MORE_TO_RENEW_DONE if done else 0.0
    if done:
        return _NEVER
    if earlier.statement.kind is Kind.REQUEST and later.statement.kind is not Kind.REQUEST:
        return _MORE_WHERE_GRANTED
    if evidence.definite or has_cue(quote, "recall"):
        return 0.0
    again = earlier.statement.kind is later.statement.kind and earlier.doers == later.doers
    return _MORE_WHERE_SAID_AGAIN if again and later.doers else _MORE_WITHOUT_CUE


def _more_within(earlier: Told, later: Told, evidence: Evidence) -> float:
    """Return what a link within one document needs more, or less just behind the earlier one."""
    first, second = earlier.statement, later.statement
    if second.kind is Kind.POSITION:
        same_term = second.due and second.due == first.due and share_narrow_theme(first, second)
        return -_LESS_FOR_ITS_TERM if same_term and first.kind is Kind.AGREEMENT else _NEVER
    if second.kind is Kind.REQUEST and later.own and not evidence.by_reference:
        return _NEVER
    if not _may_speak_on(first, second, evidence):
        return _NEVER
    near = 0 <= second.start - first.end <= _NEXT_REACH and second.kind is not Kind.PLEDGE
    if first.kind is Kind.TASKING is second.kind or not near or has_cue(second.quote, "recall"):
        return _MORE_IN_SAME_DOCUMENT
    task = first.kind is Kind.AGREEMENT and second.kind is Kind.TASKING
    return -_LESS_NEXT_TO_IT - (_LESS_FOR_ITS_TASK if task else 0.0)


def _may_speak_on(first: Statement, second: Statement, evidence: Evidence) -> bool:
    """Tell whether words can tie two statements of a letter: it is about few matters, so that many share some.

    Who speaks or acts must be the same, or the matter stand there as known; a finding has to measure.
    """
    if evidence.by_values or has_cue(second.quote, "recall") or _count_the_same(first, second):
        return True
    if second.kind is Kind.FINDING:
        return False
    if evidence.definite:
        return True
    # "We", the club whose own text this is, does everything in it.
    same = any(actor_class(name) != "collective" for name in set(first.actor) & set(second.actor))
    return same or (first.kind, second.kind) == (Kind.AGREEMENT, Kind.TASKING)


def _count_the_same(first: Statement, second: Statement) -> bool:
    """Tell whether two statements give a number of the same things: ships, battalions."""
    ours, theirs = ({amount.unit for amount in one.amounts} for one in (first, second))
    return any(unit and unit.islower() and unit not in TIME_UNITS for unit in ours & theirs)
