"""Finds what a text is about: words that point to a theme, and from them the theme of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import ahocorasick

from nakomen.finders.actor_forms import fold
from nakomen.model import Find
from nakomen.registers import load_register

_WEIGHTS = {"strong": 4.0, "fair": 2.0, "weak": 0.6}
#: What a heading and the text before count against the sentence itself.
_HEADING = 0.5
_BEFORE = 0.7
#: Characters after which a word in the text before counts half.
_HALF = 250.0
#: Characters of the text before that are looked at; beyond them a word hardly counts.
_REACH = 3_000
#: One weak word is not enough for a theme, save that any word of the alliance makes a text its own.
_LEAST = 0.8
_FALLBACK = "alliance"


@dataclass(frozen=True, slots=True)
class ThemeMention(Find):
    """A word that points to a theme, with its weight."""

    theme: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Term:
    """A word of the register: its length as folded, what may stand at its sides, and where it points."""

    length: int
    open_start: bool
    open_end: bool
    theme: str
    weight: float
    row: str


def _fold(text: str) -> str:
    return fold(text).replace("-", " ")


@cache
def _automaton(language: str) -> ahocorasick.Automaton:
    collected: dict[str, list[_Term]] = {}
    for theme in load_register("themes")["theme"]:
        for spoken in ("nl", "en") if language == "nl" else (language,):
            for strength, weight in _WEIGHTS.items():
                for written in theme.get(spoken, {}).get(strength, ()):
                    word = _fold(written.strip("*"))
                    term = _Term(
                        len(word),
                        written.startswith("*"),
                        written.endswith("*"),
                        theme["name"],
                        weight,
                        f"theme:{theme['name']}:{written}",
                    )
                    collected.setdefault(word if term.open_start else f" {word}", []).append(term)
    automaton = ahocorasick.Automaton()
    for key, terms in collected.items():
        automaton.add_word(key, terms)
    automaton.make_automaton()
    return automaton


def find_themes(text: str, language: str = "nl") -> list[ThemeMention]:
    """Return the words that point to a theme, in reading order; a stretch may point to several themes.

    >>> [(hit.text, hit.theme) for hit in find_themes("De lastenverdeling en de hulp aan Oekraïne.")]
    [('lastenverdeling', 'burden-sharing'), ('Oekraïne', 'ukraine')]
    """
    return [
        ThemeMention(start, end, text[start:end], term.row, term.theme, term.weight)
        for start, end, term in _hits(text, language)
    ]


def _hits(text: str, language: str) -> list[tuple[int, int, _Term]]:
    folded = f" {_fold(text)} "
    found: list[tuple[int, int, _Term]] = []
    for last, terms in _automaton(language).iter(folded):
        inside = folded[last + 1].isalnum()
        found.extend((last - term.length, last, term) for term in terms if term.open_end or not inside)
    found.sort(key=_place)
    return found


def _place(hit: tuple[int, int, _Term]) -> tuple[int, int]:
    return hit[0], -hit[1]


def theme_of(sentence: str, heading: str = "", before: str = "", language: str = "nl") -> tuple[str, str]:
    """Return the theme of a sentence and the words that decided, or two empty strings where nothing points anywhere.

    The sentence's own words weigh most, then its heading, then the text before it, the nearer the more.

    >>> theme_of("Zij vinden dat de lasten eerlijk verdeeld moeten worden.", heading="Defensie-uitgaven")
    ('burden-sharing', 'theme:burden-sharing:defensie-uitgav*')
    """
    own = _weigh(sentence, language)
    # The clearer the sentence speaks for itself, the less its surroundings say.
    yielding = 1 + max((weighed.score for weighed in own.values()), default=0.0) / _WEIGHTS["strong"]
    parts = (
        (own, 1.0),
        (_weigh(heading, language), _HEADING / yielding),
        (_weigh(before[-_REACH:], language, _HALF), _BEFORE / yielding),
    )
    total: dict[str, _Weighed] = {}
    for part, factor in parts:
        for theme, weighed in part.items():
            total.setdefault(theme, _Weighed()).add(weighed.score * factor, weighed.heaviest * factor, weighed.row)
    best = max(total, key=lambda theme: (total[theme].score, theme), default="")
    if not best or total[best].score < _LEAST:
        best = _FALLBACK if _FALLBACK in total else ""
    return (best, total[best].row) if best else ("", "")


def weigh_themes(text: str, language: str = "nl") -> dict[str, float]:
    """Return how much of a whole text's words points to each theme, in weight a thousand characters.

    >>> weigh_themes("De gemeente betaalt de jeugdzorg.")["domestic"] > 100
    True
    """
    found: dict[str, float] = {}
    for _, _, term in _hits(text, language):
        found[term.theme] = found.get(term.theme, 0.0) + 1000 * term.weight / max(len(text), 1)
    return found


@dataclass(slots=True)
class _Weighed:
    """What speaks for a theme: the sum of the weights, the heaviest of them and its row."""

    score: float = 0.0
    heaviest: float = 0.0
    row: str = ""

    def add(self, score: float, heaviest: float, row: str) -> None:
        self.score += score
        if heaviest > self.heaviest:
            self.heaviest, self.row = heaviest, row


def _weigh(text: str, language: str, half: float = 0.0) -> dict[str, _Weighed]:
    """Add up the weights of a text's words by theme, each word once, the last time it stands there.

    With `half`, a word that many characters before the end of the text counts half.
    """
    weighed: dict[str, _Weighed] = {}
    seen = set()
    for _, end, term in reversed(_hits(text, language)):
        if term.row in seen:
            continue
        seen.add(term.row)
        weight = term.weight / (1 + (len(text) - end) / half) if half else term.weight
        weighed.setdefault(term.theme, _Weighed()).add(weight, weight, term.row)
    return weighed
