"""Scores found statements: detection, kind, the binding kinds, and each field of the matched pairs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nakomen.evaluation.matching import Pair, Row, match_statements
from nakomen.model import BINDING, Kind

#: The kinds that the binding figures count: undertakings and their fulfilment.
BINDING_KINDS = frozenset({*BINDING, Kind.FULFILMENT})
_AMOUNT = re.compile(r"\s*(~|>=|<=|>|<)?\s*(\d[\d,]*(?:\.\d*)?)(?![\d.,])\s*(.*?)\s*")
_MEASURED_UNIT = re.compile(r"[A-Z]{3}|%\S*|(?:hours?|days?|weeks?|months?|years?)")
#: Fields whose values are sets; their figure is F1 over the values of matched pairs.
SET_FIELDS = ("addressee", "amounts", "refs")
#: Fields with one value in every row; their figure is the share that is right.
SURE_FIELDS = ("actor", "theme")
#: All fields with a figure.
FIELDS = (*SURE_FIELDS, *SET_FIELDS, "due")


@dataclass(slots=True)
class Tally:
    """How many values were right, found and expected."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Tally(right=3, found=4, gold=4).f1
        0.75
        """
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Score:
    """The tallies of one or several documents, by name: detect, binding, kind:pledge, field:due ..."""

    tallies: dict[str, Tally] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Tally:
        return self.tallies.setdefault(name, Tally())

    def __add__(self, other: Score) -> Score:
        names = [*self.tallies, *(name for name in other.tallies if name not in self.tallies)]
        empty = Tally()
        return Score({name: self.tallies.get(name, empty) + other.tallies.get(name, empty) for name in names})


def score_document(gold: Sequence[Row], found: Sequence[Row], text: str) -> tuple[Score, list[Pair]]:
    """Return the score of one document's statements, and the pairs it rests on."""
    pairs = match_statements(gold, found, text)
    return score_pairs(gold, found, pairs), pairs


def score_pairs(gold: Sequence[Row], found: Sequence[Row], pairs: Sequence[Pair]) -> Score:
    """Return the score of one document's statements of which it is known who tells the same."""
    score = Score()
    score.tallies["detect"] = Tally(len(pairs), len(found), len(gold))
    same = [pair for pair in pairs if gold[pair.gold]["kind"] == found[pair.found].get("kind")]
    score.tallies["detect+kind"] = Tally(len(same), len(found), len(gold))
    _score_binding(score, gold, found, pairs)
    for kind in Kind:
        right = sum(gold[pair.gold]["kind"] == kind for pair in same)
        score.tallies[f"kind:{kind}"] = Tally(right, _count(found, kind), _count(gold, kind))
    for pair in pairs:
        _score_fields(score, gold[pair.gold], found[pair.found])
    return score


def sum_scores(scores: Iterable[Score]) -> Score:
    """Return the micro-average of several documents' scores."""
    return sum(scores, Score())


def _count(rows: Sequence[Row], kind: Kind) -> int:
    return sum(row.get("kind") == kind for row in rows)


def _score_binding(score: Score, gold: Sequence[Row], found: Sequence[Row], pairs: Sequence[Pair]) -> None:
    counted = [
        p for p in pairs if gold[p.gold]["kind"] in BINDING_KINDS and found[p.found].get("kind") in BINDING_KINDS
    ]
    of_gold = sum(row["kind"] in BINDING_KINDS for row in gold)
    of_found = sum(row.get("kind") in BINDING_KINDS for row in found)
    same = sum(gold[pair.gold]["kind"] == found[pair.found]["kind"] for pair in counted)
    score.tallies["binding"] = Tally(len(counted), of_found, of_gold)
    score.tallies["binding+kind"] = Tally(same, of_found, of_gold)


def _score_fields(score: Score, gold: Row, found: Row) -> None:
    for name in SURE_FIELDS:
        if name in gold:
            score[f"field:{name}"].gold += 1
            score[f"field:{name}"].found += 1
            score[f"field:{name}"].right += same_values(name, gold, found)
    for name in (*SET_FIELDS, "due"):
        if name in gold:
            expected, seen = values_of(name, gold[name]), values_of(name, found.get(name))
            score[f"field:{name}"].gold += len(expected)
            score[f"field:{name}"].found += len(seen)
            score[f"field:{name}"].right += len(expected & seen)


def wrong_fields(gold: Row, found: Row) -> tuple[str, ...]:
    """Return the fields of a gold row whose values another row for the same statement does not have."""
    return tuple(name for name in FIELDS if name in gold and not same_values(name, gold, found))


def same_values(name: str, gold: Row, found: Row) -> bool:
    """Tell whether two rows have the same values in a field, however they are written."""
    return values_of(name, gold[name]) == values_of(name, found.get(name))


def values_of(name: str, value: object) -> frozenset[str]:
    """Return a field's values in the form in which they are compared.

    Of a counted thing only qualifier and number count; a declaration only as a declaration.

    >>> sorted(values_of("amounts", ">=2 %GDP; 30 battalions"))
    ['30.0#', '>=2.0%GDP']
    """
    text = str(value or "").strip()
    if name == "refs":
        text = re.sub(r"decl:[^;]*", "decl", text)
    parts = text.split("+" if name in ("actor", "addressee") else ";") if name in (*SET_FIELDS, "actor") else [text]
    normalised = (
        _amount(part) if name == "amounts" else " ".join(part.casefold().split()) for part in parts if part.strip()
    )
    if name == "refs":
        normalised = (part.replace(" ", "") for part in normalised)
    return frozenset(normalised)


def _amount(text: str) -> str:
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return text.casefold().replace(" ", "")
    unit = match[3] if _MEASURED_UNIT.fullmatch(match[3]) else "#"
    return f"{match[1] or ''}{float(match[2].replace(',', ''))}{unit}"
