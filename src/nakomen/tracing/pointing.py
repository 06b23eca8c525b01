"""Within one document: words such as "deze plannen" or "daarover" that take up a statement before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from nakomen.model import Kind
from nakomen.tracing.cues import cue_of, has_cue, stands_for, words_of
from nakomen.tracing.telling import Told, names_of_declarations
from nakomen.tracing.wording import Wording, is_verb

#: How far back, in characters of text and in statements, a pointing noun and a pointing adverb reach.
_NOUN_REACH, _NOUN_STATEMENTS = 1500, 6
_ADVERB_REACH, _KNOWN_REACH = 160, 500
_NEXT_SENTENCE = 40
_REST_REACH, _REST_STATEMENTS = 300, 3
_BEFORE_DIE = "aan|achter|binnen|bij|door|in|met|naar|onder|op|over|tot|van|voor"
_POINTING = re.compile(
    rf"(?:\b(?:de eerste van (?:deze|die)|deze|dit|de eerste|zulke|this|these)|(?:^|\b(?:{_BEFORE_DIE}) )(?:die|dat))"
    r"\s([^\W\d_]{3,}(?:-[^\W\d_]+)*)(?:\s([^\W\d_]{3,}))?"
)
#: "Aan de norm" takes up a percentage, as "dat percentage" does.
_KNOWN = re.compile(r"\b(?:de|het)\s([^\W\d_]{4,})\b")
_ARTICLES = frozenset({"een", "het", "the"})


@dataclass(frozen=True, slots=True)
class Pointed:
    """Earlier statements that words of a later one may take up, nearest first; `sure` is false for a bare adverb."""

    earlier: tuple[Told, ...]
    why: str
    sure: bool = True


def pointed_at(later: Told, before: Sequence[Told], wording: Wording) -> Pointed | None:
    """Return what words of a statement take up in its own document; `before` holds the earlier statements in order."""
    if later.statement.kind is Kind.POSITION or not before:
        return None
    return (
        _by_closing(later, before)
        or _by_declaration(later, before)
        or _by_noun(later, before, wording)
        or _by_introduced(later, before)
        or _by_rest(later, before)
        or _by_conjunct(later, before)
        or _by_pronoun(later, before)
        or _by_adverb(later, before)
    )


def _by_noun(later: Told, before: Sequence[Told], wording: Wording) -> Pointed | None:
    """Take "deze plannen" to be those of the nearest statement that names plans."""
    text = later.statement.quote.casefold()
    if later.statement.kind is Kind.FINDING and has_cue(text, "on_top"):
        return None
    near = _within(later, before, _NOUN_REACH)[:_NOUN_STATEMENTS]
    for match in _POINTING.finditer(text):
        nouns = _nouns(match)
        if not nouns or (match[0].startswith("de eerste") and not later.binding):
            continue
        for noun in nouns:
            found = [
                earlier
                for earlier in near
                if _takes_up(noun, earlier, wording) and not _is_astray(match[0], noun, later, earlier)
            ]
            if found:
                return Pointed((found[0],), f"«{_phrase(match, noun)}» takes up what was said before")
        if _joins_the_last(later, before[-1]):
            return Pointed((before[-1],), f"«{_phrase(match, nouns[-1])}» takes up what was said before", sure=False)
    return _by_known_share(text, near)


def _is_astray(phrase: str, noun: str, later: Told, earlier: Told) -> bool:
    """Tell whether "this approach" would take up "approaches", or a finding measure what is of another matter."""
    quote = earlier.statement.quote.casefold()
    if phrase.startswith(("this ", "these ")) and noun in quote and not re.search(rf"\b{re.escape(noun)}\b", quote):
        return True
    first, second = earlier.statement.theme, later.statement.theme
    other = bool(first and second) and first != second and not earlier.roots & later.roots
    return later.statement.kind is Kind.FINDING and other


def _by_introduced(later: Told, before: Sequence[Told]) -> Pointed | None:
    """Take "de missie" to be the one that a sentence just before introduced: "een nieuwe missie"."""
    if later.statement.kind is Kind.FULFILMENT:
        return None
    near = [one for one in _within(later, before, _KNOWN_REACH)[:_REST_STATEMENTS] if one.binding]
    for match in _KNOWN.finditer(later.statement.quote.casefold()):
        if match[1] in words_of("empty_words") or later.statement.quote[match.end() :].lstrip()[:1].isupper():
            continue
        for earlier in near:
            quote = earlier.statement.quote.casefold()
            if earlier.statement.theme == later.statement.theme and _introduces(match[1]).search(quote):
                return Pointed((earlier,), f"«{match[0]}» takes up what was said before", sure=False)
    return None


@lru_cache(maxsize=4_096)
def _introduces(noun: str) -> re.Pattern[str]:
    """Return a pattern for a noun that is brought in as new: "een training", "de nieuwe Zeeuwse vaarmissie"."""
    return re.compile(rf"\b(?:een|nieuwe?)\s(?:[^\W\d_-]+(?:e|en)\s)?[^\W\d_-]*-?{re.escape(noun)}\b")


def _by_known_share(text: str, near: Sequence[Told]) -> Pointed | None:
    """Take "de norm" to be the nearest undertaking with a percentage."""
    for match in _KNOWN.finditer(text):
        if match[1] in words_of("taking_up", "percentage"):
            for earlier in near:
                if earlier.binding and any(unit.startswith("%") for unit, _ in earlier.amounts):
                    return Pointed((earlier,), f"«{match[0]}» takes up what was said before")
    return None


def _joins_the_last(later: Told, last: Told) -> bool:
    """Tell whether two undertakings stand side by side, of one theme, the later with no money of its own."""
    beside = later.binding and last.binding and 0 <= _gap(last, later) <= _NEXT_SENTENCE
    return beside and not _gives_money(later) and later.statement.theme in ("", last.statement.theme)


def _nouns(match: re.Match[str]) -> list[str]:
    """Return what may be the noun of "deze plannen" or "deze nationale plannen"; none where it takes up nothing."""
    nouns = [match[1]]
    if match[1].endswith("e") and match[2] and match[2] not in _ARTICLES:
        nouns.append(match[2])
    if match[1] in _ARTICLES or is_verb(match[1]) or any(noun in words_of("idle_nouns") for noun in nouns):
        return []
    return nouns


def _phrase(match: re.Match[str], noun: str) -> str:
    return match[0][: match[0].rindex(noun) + len(noun)]


def _takes_up(noun: str, earlier: Told, wording: Wording) -> bool:
    """Tell whether a statement names the noun, or is of the sort that a general noun stands for."""
    if noun in words_of("taking_up", "kind"):
        return earlier.binding
    if noun in words_of("taking_up", "money"):
        return any(len(unit) == 3 and unit.isupper() for unit, _ in earlier.amounts)
    if noun in words_of("taking_up", "percentage") and any(unit.startswith("%") for unit, _ in earlier.amounts):
        return True
    if any(word in earlier.statement.quote.casefold() for word in stands_for(noun)):
        return earlier.binding
    if noun in words_of("empty_words"):
        return earlier.binding and re.search(rf"{noun}\b", earlier.statement.quote.casefold()) is not None
    return bool(earlier.roots & set(wording.roots_of(noun)))


def _by_closing(later: Told, before: Sequence[Told]) -> Pointed | None:
    """Take "ik beschouw de motie als afgedaan" to be about the paper named last."""
    if later.own or later.statement.kind is not Kind.FULFILMENT:
        return None
    cue = cue_of(later.statement.quote, "closed")
    if cue is None:
        return None
    named = tuple(earlier for earlier in _within(later, before, _NOUN_REACH) if earlier.own)
    return Pointed(named[:1], f"«{cue.words}» of what was named before") if named else None


def _by_declaration(later: Told, before: Sequence[Told]) -> Pointed | None:
    """Take what tells of a declaration to be about its adoption: the first agreement of the letter that names it."""
    named = set(later.declarations)
    if later.statement.kind is not Kind.AGREEMENT or not named or has_cue(later.statement.quote, "repeat"):
        return None
    for earlier in before:
        if earlier.statement.kind is Kind.AGREEMENT and named & set(earlier.declarations):
            both = names_of_declarations(named & set(earlier.declarations))
            return Pointed((earlier,), f"tells of {both}, which is adopted there")
    return None


def _by_rest(later: Told, before: Sequence[Told]) -> Pointed | None:
    """Take "het restant" or "een nieuwe einddatum" to be of what was reported just before."""
    cue = cue_of(later.statement.quote, "rest")
    near = _within(later, before, _REST_REACH)[:_REST_STATEMENTS]
    if cue is None or not later.binding or not near:
        return None
    return Pointed(tuple(near), f"«{cue.words}» of what was said before")


def _by_conjunct(later: Told, before: Sequence[Told]) -> Pointed | None:
    """Take the second half of "ik zal dit laten uitvoeren en u de uitkomsten zenden" to be about the first."""
    earlier = before[-1]
    joined = 3 <= _gap(earlier, later) <= 6
    if joined and earlier.statement.kind is Kind.ASSURANCE is later.statement.kind:
        return Pointed((earlier,), "the other half of one assurance")
    return None


def _by_pronoun(later: Told, before: Sequence[Told]) -> Pointed | None:
    """Take "haar" or "dat is" to be the matter of the sentence just before."""
    cue = cue_of(later.statement.quote, "pronoun")
    if cue is None or not 0 <= _gap(before[-1], later) <= _NEXT_SENTENCE:
        return None
    return Pointed((before[-1],), f"«{cue.words}» takes up what was said before", sure=False)


def _by_adverb(later: Told, before: Sequence[Told]) -> Pointed | None:
    statement = later.statement
    replaces = has_cue(statement.quote, "replace")
    if statement.kind is Kind.ASSURANCE and has_cue(statement.quote, "inform") and not replaces:
        return None
    part = cue_of(statement.quote, "part_of")
    if part is not None and later.money and before[-1].money and 0 <= _gap(before[-1], later) <= _NEXT_SENTENCE:
        return Pointed((before[-1],), f"«{part.words}» takes up what was said before")
    if _gives_money(later):
        return None
    cue = cue_of(statement.quote, "takes_up")
    near = _within(later, before, _ADVERB_REACH)[:_REST_STATEMENTS]
    return Pointed(tuple(near), f"«{cue.words}» takes up what was said before", sure=False) if cue and near else None


def _gives_money(told: Told) -> bool:
    """Tell whether one state gives its own money: that is an undertaking of its own, whatever it is given to."""
    return told.statement.kind is Kind.PLEDGE and bool(told.money)


def _gap(earlier: Told, later: Told) -> int:
    return later.statement.start - earlier.statement.end


def _within(later: Told, before: Sequence[Told], reach: int) -> list[Told]:
    """Return the statements that end at most so many characters before a later one, nearest first."""
    return [one for one in reversed(before[-_NOUN_STATEMENTS * 2 :]) if 0 <= _gap(one, later) <= reach]
