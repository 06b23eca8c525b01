"""What a member of the government promises or refuses aloud, and what of his answer only orders the debate."""

from __future__ import annotations

import re

from nakomen.extraction.debate_rows import SpokenRow, spoken_phrase, spoken_rows, spoken_words
from nakomen.extraction.situation import Situation

_ME = frozenset({"ik", "ikzelf"})
_US = frozenset({"wij", "we", "het kabinet", "kabinet", "de regering"})
_SHORT = frozenset({"ik", "wij", "we"})
#: Words of saying, whose clause promises ("ik denk dat ik dat zal doen").
_SAYING = frozenset({"aangeven", "denken", "zeggen", "verzekeren", "melden"})
_PROMISE_NAMED = re.compile(r"\btoezegging(?:en)?\b|\btoezeggen\b|\btoe te zeggen\b")


def promise_row(s: Situation, text: str) -> str:
    """Return the row or rule by which a clause promises something, nothing where it does not.

    `text` is the clause with all that stands in it, for what only orders the answer shows anywhere.
    """
    if s.predicate.negated or _only_orders(text):
        return ""
    if s.content is not None and _speaks(s) and _lemmas(s) & _SAYING:
        inner = _own_promise(s.content)
        if inner:
            return inner
    return _own_promise(s) or _impersonal(s, text)


def refuses(s: Situation) -> bool:
    """Tell whether a clause says that something is not promised ("dat kan ik niet toezeggen")."""
    if not s.predicate.negated or not _speaks(s) or s.finished:
        return False
    return bool(_lemmas(s) & spoken_words("promising")) or _PROMISE_NAMED.search(s.predicate.own_text) is not None


def _own_promise(s: Situation) -> str:
    """Return by which row or rule a clause in the first person promises."""
    if not _speaks(s) or s.predicate.negated or "moeten" in s.predicate.helpers:
        return ""
    row = _matching("promise", s.predicate.own_text)
    if row is not None and not s.predicate.past and not (s.predicate.perfect and row.id != "toezegt"):
        return row.id
    lemmas = _lemmas(s)
    if s.future and lemmas and not lemmas & spoken_words("ordering") and "kunnen" not in s.predicate.helpers:
        return "zal-doen"
    wills = "willen" in s.predicate.helpers and not s.predicate.past and not s.predicate.perfect
    return "wil-doen" if wills and lemmas & spoken_words("working") else ""


def _impersonal(s: Situation, text: str) -> str:
    """Return by which row a clause promises without a word for who does it."""
    if s.finished or s.predicate.negated or _speaks(s):
        return ""
    row = _matching("impersonal", text)
    return row.id if row is not None else ""


def _matching(section: str, text: str) -> SpokenRow | None:
    return next((row for row in spoken_rows(section) if row.match(text)), None)


def speaker_words(s: Situation) -> str:
    """Return the subject's words where the speaker speaks of himself or of the government."""
    words = s.subject.words.casefold()
    if not s.subject.known and s.clause.finite is not None:
        words = next((word for word in _beside(s, s.clause.finite.at) if word in _SHORT), "")
    return words if words in _ME | _US else ""


def _beside(s: Situation, at: int) -> list[str]:
    """Return the words on either side of a verb, for an aside can hide its subject, and those around a "dat"."""
    first, last = s.clause.first, s.clause.last
    places = [place for place in (at - 1, at + 1) if first <= place < last]
    places += [place for place in (first + 1, first - 1) if s.clause.opener and 0 <= place < last]
    return [s.parsed.words[place].folded for place in places]


def _speaks(s: Situation) -> bool:
    return bool(speaker_words(s)) and not s.predicate.passive


def _lemmas(s: Situation) -> frozenset[str]:
    """Return what the clause's verb can be; of a split verb only the whole ("nagaan", not "gaan")."""
    carriers = [one for one in s.predicate.carriers if not one.te] or list(s.predicate.carriers)
    split = [one for one in carriers if one.particle_at >= 0 and not one.weak]
    return frozenset(one.lemma for one in (split or carriers[:1]))


def _only_orders(text: str) -> bool:
    """Tell whether a clause orders the answer: what comes first or soon, which question, unless to be written."""
    if spoken_phrase("on_paper").search(text):
        return False
    return any(spoken_phrase(name).search(text) is not None for name in ("soon", "proceedings"))
