"""What a statement is about, in words: roots, with the parts of compounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

from nakomen.languages.nl.verbs import doubtful, verb_readings
from nakomen.registers import load_register
from nakomen.tracing.cues import words_of

_WORD = re.compile(r"[^\W\d_]{3,}")
#: Longer stems are cut to this many letters, so that "toetreding", "toetreden" and "toetredingsprotocol" share a root.
_ROOT = 7
#: A compound's last part has to be a word of the archive of at least this many letters; so has what is left before it.
_LEAST_PART = 4
#: "ingediend" and "indienen", "geleverd" and "leveren": the participle without its "ge" and ending.
_PARTICIPLE = re.compile(
    r"(aan|achter|af|bij|door|in|mee|na|om|op|over|samen|terug|toe|uit|vast|voor|weer|)ge([a-zëï]{3,}?)(?:d|t|en)"
)
#: "Deelname" and "overnames" are of "deelnemen" and "overnemen".
_TAKING = re.compile(r"(deel|aan|af|in|mee|op|over|toe|waar|onder)names?")
#: "toe te treden" is "toetreden" with "te" between.
_PARTED = re.compile(r"\b(aan|af|bij|door|in|mee|na|om|op|over|samen|terug|toe|uit|vast|voor|weer) te ([a-zëï]{4,})")

#: Wording is compared by runs of this many letters, of texts with at least so many different runs.
_GRAM, _LEAST_GRAMS = 5, 60
_LONG = 14
_NO_LETTERS = re.compile(r"[\W_]+")


@cache
def _stemmer() -> Any:  # noqa: ANN401 - the library is untyped
    import Stemmer

    return Stemmer.Stemmer("dutch_porter")


def words_in(text: str) -> list[str]:
    """Return a text's words of content, as they stand, in lower case.

    >>> words_in("De nationale plannen worden in mei besproken.")
    ['nationale', 'plannen', 'besproken']
    """
    empty = words_of("empty_words")
    return [word for word in _WORD.findall(_PARTED.sub(r"\1\2", text.casefold())) if word not in empty]


@lru_cache(maxsize=8_192)
def long_words(text: str) -> frozenset[str]:
    """Return the long words of content of a text, as a rule compounds that name one thing.

    >>> sorted(long_words("De vaarwegbeheerder peilt de geul."))
    ['vaarwegbeheerder']
    """
    return frozenset(word for word in words_in(text) if len(word) >= _LONG)


@cache
def root_of(word: str) -> str:
    """Return what a word shares with the words of its family.

    >>> root_of("toetreding") == root_of("toetredingsprotocol"), root_of("ingediend") == root_of("indienen")
    (True, True)
    """
    taken = _TAKING.fullmatch(word)
    if taken:
        word = f"{taken[1]}nemen"
    participle = _PARTICIPLE.fullmatch(word)
    if participle:
        word = participle[1] + participle[2]
    stem = str(_stemmer().stemWord(word))
    return (stem[:-1] if stem[-2:-1] == stem[-1:] and stem[-1:] not in "aeiou" else stem)[:_ROOT]


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"(?:(?:van|aan|met|in|the) )?(?:de|het|the) ((?:[^\W\d_]+(?:e|en) )?[^\W\d_-]{3,})")


def opening_roots(quote: str) -> frozenset[str]:
    """Return the roots of what a sentence opens with as known: "De evaluatie", "Het nationale meetnet".

    >>> opening_roots("Het meetnet is gereed.") == {root_of("meetnet")}
    True
    """
    match = _opening().match(quote.casefold())
    return frozenset(root_of(word) for word in words_in(match[1])) if match else frozenset()


@cache
def is_verb(word: str) -> bool:
    """Tell whether a word is a verb and nothing else: it says what is done, not with what.

    >>> is_verb("lijkt"), is_verb("aangewezen"), is_verb("steun"), is_verb("brug")
    (True, True, False, False)
    """
    return bool(verb_readings(word)) and not doubtful(word)


@lru_cache(maxsize=8_192)
def _grams(text: str) -> frozenset[str]:
    letters = _NO_LETTERS.sub(" ", text.casefold()).strip()
    return frozenset(letters[at : at + _GRAM] for at in range(len(letters) - _GRAM + 1))


def nearness(first: str, second: str) -> float:
    """Return the share of the shorter text's runs of letters that the longer one has too; 0 for very short texts.

    >>> first = "De gemeenten openen de brug over de Lutte in de loop van mei weer voor alle verkeer."
    >>> round(nearness(first, "Zij openen de brug over de Lutte in de loop van juli weer voor alle verkeer."), 1)
    0.9
    """
    ours, theirs = _grams(first), _grams(second)
    least = min(len(ours), len(theirs))
    return len(ours & theirs) / least if least >= _LEAST_GRAMS else 0.0


@cache
def names_of_theme(theme: str) -> frozenset[str]:
    """Return the roots of the words that name a theme: to share one says no more than to share the theme.

    >>> root_of("lastenverdeling") in names_of_theme("burden-sharing")
    True
    """
    rows = (row for row in load_register("themes")["theme"] if row["name"] == theme)
    words = (word for row in rows for language in ("nl", "en") for word in row.get(language, {}).get("strong", ()))
    # "Dialoog met Rusland" and longer terms name one side of a theme, not the theme.
    parts = (_WORD.findall(word.casefold()) for word in words if len(_WORD.findall(word)) <= 2)
    return frozenset(root_of(part) for found in parts for part in found)


class Wording:
    """What texts are about, in roots: a compound has those of its first and, where the texts know it, its last part.

    `known` are the words that were met so far.
    """

    def __init__(self, texts: Iterable[str] = (), known: Iterable[str] = ()) -> None:
        self.known = set(known) | words_of("empty_words")
        self._family: dict[str, tuple[str, ...]] = {}
        self.learn(texts)

    def learn(self, texts: Iterable[str]) -> None:
        """Take up the words of texts, before any is asked for its roots."""
        for text in texts:
            self.known.update(words_in(text))

    def of(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the roots of a text, and those of them that stand only for verbs or parts of compounds."""
        words = words_in(text)
        roots = frozenset(root for word in words for root in self.roots_of(word))
        return roots, roots.difference(root_of(word) for word in words if not is_verb(word)) or _NONE

    def roots_of(self, word: str) -> tuple[str, ...]:
        """Return the roots of a word: its own, and that of the last part of a compound."""
        found = self._family.get(word)
        if found is None:
            found = self._family[word] = self._split(word)
        return found

    def _split(self, word: str) -> tuple[str, ...]:
        own = root_of(word)
        for tail in tails_of(word):
            if tail in words_of("empty_words"):
                return (own,)
            if tail in self.known:
                head = root_of(tail)
                return (own, head) if head != own else (own,)
        return (own,)


_NONE: frozenset[str] = frozenset()


def tails_of(word: str) -> list[str]:
    """Return what may be the last part of a compound, the longest first.

    >>> tails_of("dijkwacht")
    ['acht']
    """
    return [word[cut:] for cut in range(_LEAST_PART + 1, len(word) - _LEAST_PART + 1)]


def words_with(roots: Iterable[str], text: str) -> list[str]:
    """Return for some roots the first word of a text that has each, as it stands there: what a reader can find back.

    >>> words_with([root_of("bruggen"), root_of("wacht")], "De Lutse brug krijgt een havenwacht.")
    ['brug', 'havenwacht']
    """
    words = words_in(text)
    found = (_word_with(root, words) or _compound_with(root, words) or root for root in roots)
    return list(dict.fromkeys(_as_it_stands(word, text) for word in found))


def _word_with(root: str, words: Sequence[str]) -> str:
    # To find the root of a word is dear, and nearly every one begins as its word does.
    alike = [word for word in words if word[:2] == root[:2]]
    return next((word for some in (alike, words) for word in some if root_of(word) == root), "")


def _compound_with(root: str, words: Iterable[str]) -> str:
    begins = root[:_LEAST_PART]
    return next(
        (word for word in words for tail in tails_of(word) if tail.startswith(begins) and root_of(tail) == root), ""
    )


def _as_it_stands(word: str, text: str) -> str:
    at = text.casefold().find(word)
    seen = text[at : at + len(word)] if at >= 0 else ""
    return seen if seen.casefold() == word else word
