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
#: The row that promises in the perfect too: "ik heb toegezegd" tells a promise again.
_PROMISED_BEFORE = "toezegt"
#: Verbs that no clause with "dat" can follow, and `willen`, that one can.
_TAKES_INFINITIVE = frozenset({"gaan", "zullen", "laten", "kunnen", "willen", "blijven"})
#: Helpers that leave it open whether a thing will be done.
_OPEN = frozenset({"kunnen", "moeten", "mogen", "willen", "hoeven"})
#: Verbs that order the answer, save where a day to come stands beside them.
_BEGINNING = frozenset({"beginnen", "stoppen", "praten", "spreken", "vergaderen"})
#: To carry a motion out, or to read it as one's task, is more than to speak of it.
_CARRIES_OUT = re.compile(
    r"\bvragen (?:om|of)\b|\buitvoeren\b|\buit te voeren\b|\baansporing\b|\baanmoediging\b|\bsteun in de rug\b"
)
_PROMISE_NAMED = re.compile(r"\btoezegging(?:en)?\b|\btoezeggen\b|\btoe te zeggen\b")


def promise_row(s: Situation, text: str) -> str:
    """Return the row or rule by which a clause promises something, nothing where it does not.

    `text` is the clause with all that stands in it, for what only orders the answer shows anywhere.
    """
    if s.predicate.negated or any(inner.predicate.negated for inner in _objects(s)):
        return ""
    if let := _let(text):
        return let
    if _only_orders(text) and not _PROMISE_NAMED.search(text):
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
    own = _verb_first(s)
    rows = (row for row in spoken_rows("promise") if row.match(own))
    found = next((row.id for row in rows if not s.predicate.perfect or row.id == _PROMISED_BEFORE), "")
    if found and not s.predicate.past:
        return found
    lemmas = _lemmas(s)
    does = lemmas and (not lemmas & spoken_words("ordering") or spoken_phrase("in_writing").search(own))
    if s.future and does and "kunnen" not in s.predicate.helpers:
        return "zal-doen"
    if _ahead(s) and lemmas and not lemmas & (spoken_words("ordering") - _BEGINNING):
        return "binnenkort"
    softly = " zou " in f" {s.predicate.own_text} "
    wills = "willen" in s.predicate.helpers and (softly or not s.predicate.past) and not s.predicate.perfect
    return "wil-doen" if wills and lemmas & spoken_words("working") else ""


def _objects(s: Situation) -> list[Situation]:
    """Return what looks like clauses and is the object of a helping verb: "wij gaan dat voorbereiden"."""
    finite = s.clause.finite
    if finite is None or not {reading.lemma for reading in finite.readings} & _TAKES_INFINITIVE:
        return []
    return [inner for inner in s.subs if _is_object(inner, willing="willen" in s.predicate.helpers)]


def _is_object(inner: Situation, *, willing: bool) -> bool:
    """Tell whether "dat" is a pronoun and an infinitive ends it; behind `willen` only where an adverb follows."""
    words = inner.predicate.own_text.rstrip(" .,;").split()
    if inner.clause.opener not in ("dat", "als", "die") or len(words) < 2:
        return False
    if not (words[-1].endswith("n") or words[1].endswith("en")):
        return False  # "dat bespreken met de sector" has its infinitive in front
    return not willing or len(words) == 2 or words[1] in spoken_words("softening")


def _verb_first(s: Situation) -> str:
    """Return a clause's own words, of a subordinate one with its verb in front, where the rows look for it."""
    own = " ".join((s.predicate.own_text.rstrip(" ."), *(inner.predicate.own_text for inner in _objects(s))))
    if not s.clause.opener:
        return own
    rest, _, last = own.rstrip(" .,;!").rpartition(" ")
    return own if rest.endswith(" te") else f"{last} {rest} {last}"


def _ahead(s: Situation) -> bool:
    """Tell whether a clause in the present tense tells of what is still to come ("we beginnen volgend jaar met")."""
    if s.finished or s.predicate.helpers & _OPEN:
        return False
    return spoken_phrase("ahead").search(s.predicate.own_text) is not None


def _let(text: str) -> str:
    """Return the row by which a minister tells himself to do something ("laat ik dat meenemen")."""
    row = _matching("let", text)
    return row.id if row is not None else ""


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
    if inner := _objects(s):
        return frozenset(one.lemma for one in inner[-1].predicate.carriers)
    carriers = [one for one in s.predicate.carriers if not one.te] or list(s.predicate.carriers)
    split = [one for one in carriers if one.particle_at >= 0 and not one.weak]
    return frozenset(one.lemma for one in (split or carriers[:1]))


def _only_orders(text: str) -> bool:
    """Tell whether a clause orders the answer: what comes first or soon, which question, unless to be written."""
    if spoken_phrase("on_paper").search(text) or _CARRIES_OUT.search(text):
        return False
    return any(spoken_phrase(name).search(text) is not None for name in ("soon", "proceedings"))
