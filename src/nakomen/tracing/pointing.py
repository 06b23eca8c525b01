"""Within one document: words such as "deze plannen" or "daarover" that take up a statement before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nakomen.model import Kind
from nakomen.tracing.cues import cue_of, has_cue, words_of
from nakomen.tracing.telling import Told
from nakomen.tracing.wording import Wording

#: How far back, in characters of text and in statements, a pointing noun and a pointing adverb reach.
_NOUN_REACH, _NOUN_STATEMENTS = 1500, 6
_ADVERB_REACH = 160
_NEXT_SENTENCE = 40
_POINTING = re.compile(r"\b(?:deze|dit|die|dat|zulke|this|these)\s((?:[^\W\d_]+(?:e|en)\s)?)([^\W\d_]{3,}(?:-[^\W\d_]+)*)")
#: Of its own: one state's own amount on a joint undertaking has a story of its own, and so has a letter about it.
_ADVERB_KINDS = frozenset({Kind.TASKING, Kind.REQUEST, Kind.ASSURANCE, Kind.FINDING, Kind.FULFILMENT, Kind.AGREEMENT})


@dataclass(frozen=True, slots=True)
class Pointed:
    """An earlier statement that words of a later one take up; `sure` is false for a bare adverb."""

    earlier: Told
    why: str
    sure: bool


def pointed_at(later: Told, before: Sequence[Told], wording: Wording) -> Pointed | None:
    """Return the statement of the same document that a later one takes up; `before` holds the earlier ones in order."""
    if later.statement.kind is Kind.POSITION or not before:
        return None
    return (
        _by_closing(later, before)
        or _by_noun(later, before, wording)
        or _by_rest(later, before)
        or _by_pronoun(later, before)
        or _by_adverb(later, before)
    )


def _by_noun(later: Told, before: Sequence[Told], wording: Wording) -> Pointed | None:
    text = later.statement.quote.casefold()
    for match in _POINTING.finditer(text):
        noun = match[2]
        if noun in words_of("idle_nouns"):
            continue
        for earlier in _within(later, before, _NOUN_REACH)[:_NOUN_STATEMENTS]:
            if _takes_up(noun, earlier, wording):
                return Pointed(earlier, f"«{match[0]}» takes up what was said before", sure=True)
    return None


def _takes_up(noun: str, earlier: Told, wording: Wording) -> bool:
    """Tell whether a statement names the noun, or is of the sort that a general noun stands for."""
    if noun in words_of("taking_up", "kind"):
        return earlier.binding
    if noun in words_of("taking_up", "money"):
        return any(len(unit) == 3 and unit.isupper() for unit, _ in earlier.amounts)
    if noun in words_of("taking_up", "percentage") and any(unit.startswith("%") for unit, _ in earlier.amounts):
        return True
    return noun not in words_of("empty_words") and bool(earlier.roots & set(wording.roots_of(noun)))


def _by_closing(later: Told, before: Sequence[Told]) -> Pointed | None:
    """Take "ik beschouw de motie als afgedaan" to be about the paper named last."""
    if later.own or later.statement.kind is not Kind.FULFILMENT:
        return None
    cue = cue_of(later.statement.quote, "closed")
    if cue is None:
        return None
    for earlier in _within(later, before, _NOUN_REACH):
        if earlier.own:
            return Pointed(earlier, f"«{cue.words}» of what was named before", sure=True)
    return None


def _by_pronoun(later: Told, before: Sequence[Told]) -> Pointed | None:
    """Take "haar" or "dat is" to be the matter of the sentence just before."""
    cue = cue_of(later.statement.quote, "pronoun")
    if cue is None:
        return None
    earlier = before[-1]
    if later.statement.start - earlier.statement.end > _NEXT_SENTENCE:
        return None
    return Pointed(earlier, f"«{cue.words}» takes up what was said before", sure=False)


def _by_rest(later: Told, before: Sequence[Told]) -> Pointed | None:
    """Take "het restant" to be what the report just before did not cover."""
    rest = cue_of(later.statement.quote, "rest")
    if rest is None or not later.binding:
        return None
    for earlier in _within(later, before, _ADVERB_REACH)[:1]:
        if earlier.statement.kind in (Kind.FULFILMENT, Kind.FINDING) or earlier.binding:
            return Pointed(earlier, f"«{rest.words}» of what was said before", sure=True)
    return None


def _by_adverb(later: Told, before: Sequence[Told]) -> Pointed | None:
    statement = later.statement
    if statement.kind not in _ADVERB_KINDS:
        return None
    if statement.kind is Kind.ASSURANCE and has_cue(statement.quote, "inform"):
        return None
    cue = cue_of(statement.quote, "takes_up")
    if cue is None:
        return None
    for earlier in _within(later, before, _ADVERB_REACH)[:1]:
        return Pointed(earlier, f"«{cue.words}» takes up what was said before", sure=False)
    return None


def _within(later: Told, before: Sequence[Told], reach: int) -> list[Told]:
    """Return the statements that end at most so many characters before a later one, nearest first."""
    return [one for one in reversed(before[-_NOUN_STATEMENTS * 2 :]) if later.statement.start - one.statement.end <= reach]
