"""The clauses of a Dutch sentence around their verbs, and the small words that build it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from nakomen.finders.words import Word
from nakomen.languages import load_table
from nakomen.languages.nl.verbs import VerbReading

FINITE = frozenset({"pres_sg", "pres_pl", "past_sg", "past_pl"})
#: Marks that end or part clauses.
BREAKS = frozenset({",", ";", ":", "(", ")", "–", "-", "."})


class Verb(NamedTuple):
    """A verb of a clause: its word's number in the sentence and the readings that are still possible there."""

    at: int
    readings: tuple[VerbReading, ...]


@dataclass(slots=True)
class Clause:
    """One clause of a sentence: words `first` up to `last`, opened by `opener` (empty for a main clause).

    `finite` is the finite verb; `others` are participles and infinitives of its cluster. `parent` is the number of the
    main clause that holds a subordinate one, -1 for a main clause.
    """

    first: int
    last: int
    opener: str = ""
    finite: Verb | None = None
    others: list[Verb] = field(default_factory=list)
    parent: int = -1
    weak: bool = False
    gapped: bool = False  # it shares subject and helping verb with the main clause before
    rejected: Verb | None = None  # a word that could be its verb, should no better one come


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence's words with its clauses, main clauses in order and then the subordinate ones."""

    text: str
    words: list[Word]
    mains: list[Clause]
    subs: list[Clause]
    folded: frozenset[str]  # every word in lower case, to see at once what does not stand there

    def span(self, clause: Clause) -> tuple[int, int]:
        """Return the clause's stretch of the text."""
        return self.words[clause.first].start, self.words[clause.last - 1].end


class _SmallWords(NamedTuple):
    strong: frozenset[str]
    weak: frozenset[str]
    coordinators: frozenset[str]
    adverbs: frozenset[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    negations: frozenset[str]
    seldom_verbs: frozenset[str]
    time_openers: frozenset[str]
    quantifiers: frozenset[str]
    pointed_nouns: frozenset[str]
    elliptic: frozenset[str]
    time_nouns: frozenset[str]
    auxiliary: dict[str, str]


@cache
def small_words() -> _SmallWords:
    """Return the Dutch words that build a sentence, from the table `clauses`."""
    table = load_table("nl", "clauses")
    return _SmallWords(
        frozenset(table["strong_openers"]),
        frozenset(table["weak_openers"]),
        frozenset(table["coordinators"]),
        frozenset(table["adverbs"]),
        frozenset(table["subject_pronouns"]),
        frozenset(table["determiners"]),
        frozenset(table["prepositions"]),
        frozenset(table["negations"]),
        frozenset(table["seldom_verbs"]),
        frozenset(table["time_openers"]),
        frozenset(table["quantifiers"]),
        frozenset(table["pointed_nouns"]),
        frozenset(table["elliptic"]),
        frozenset(table["time_nouns"]),
        {form: lemma for lemma, forms in table["auxiliaries"].items() for form in forms},
    )
