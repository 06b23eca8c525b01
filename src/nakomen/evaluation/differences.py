"""Tells, statement by statement in text order, where what was found differs from gold, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from nakomen.evaluation.matching import Row, folded_letters, place_quotes
from nakomen.evaluation.running import Evaluated
from nakomen.evaluation.scoring import wrong_fields
from nakomen.extraction.passing import why_passed_over_each
from nakomen.model import Span

#: Why a statement of gold was missed whose quote nobody can find.
NOWHERE = "not in the document"


class Difference(StrEnum):
    """What is different."""

    MISSED = "missed"
    EXTRA = "extra"
    KIND = "kind"
    FIELD = "field"


class Instead(NamedTuple):
    """What was found over the words of a missed statement."""

    kind: str
    quote: str


@dataclass(frozen=True, slots=True)
class Different:
    """One difference: the words, what gold has, what was found, and the rows and rules that made it so.

    `instead` holds what was found over the words of a missed statement: too much or too little of them, or matched
    with another one.
    """

    what: Difference
    quote: str
    expected: str = ""
    found: str = ""
    field: str = ""
    why: tuple[str, ...] = ()
    instead: tuple[Instead, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        instead = [one._asdict() for one in self.instead]
        return {**asdict(self), "what": str(self.what), "why": list(self.why), "instead": instead}


def differences(one: Evaluated, *, reasons: bool = True) -> list[Different]:
    """Return a document's differences in text order; `reasons` is for what nakomen itself found or passed over."""
    gold_places, found_places = place_quotes(one.gold, one.text), place_quotes(one.found, one.text)
    hits = {pair.gold: pair.found for pair in one.pairs}
    matched = set(hits.values())
    told: list[tuple[int, Different]] = []
    for at, different in _missed(one, gold_places, found_places, reasons=reasons):
        told.append((_start(gold_places[at]), different))
    for gold_at, found_at in hits.items():
        start = _start(gold_places[gold_at])
        told += [(start, different) for different in _of_pair(one.gold[gold_at], one.found[found_at])]
    for at, row in enumerate(one.found):
        if at not in matched:
            extra = Different(Difference.EXTRA, row["quote"], found=row["kind"], why=_because(row, "kind"))
            told.append((_start(found_places[at]), extra))
    return [different for _, different in sorted(told, key=lambda one: one[0])]


def _start(place: Span | None) -> int:
    return place.start if place is not None else -1


def _of_pair(gold: Row, found: Row) -> Iterator[Different]:
    quote = gold["quote"]
    if gold["kind"] != found["kind"]:
        yield Different(Difference.KIND, quote, gold["kind"], found["kind"], why=_because(found, "kind"))
    for name in wrong_fields(gold, found):
        value = str(found.get(name) or "")
        yield Different(Difference.FIELD, quote, str(gold[name]), value, name, _because(found, name))


def _because(found: Row, name: str) -> tuple[str, ...]:
    """Return the reasons that a found row gives for one of its fields, the field's name left out."""
    reasons: Iterable[str] = found.get("because", ())
    return tuple(reason.removeprefix(f"{name}: ") for reason in reasons if reason.startswith(f"{name}: "))


def _missed(
    one: Evaluated, gold_places: Sequence[Span | None], found_places: Sequence[Span | None], *, reasons: bool
) -> Iterator[tuple[int, Different]]:
    """Yield each missed statement with its number, with what was found there or the rule that passed it over."""
    hit = {pair.gold for pair in one.pairs}
    missed = [at for at in range(len(one.gold)) if at not in hit]
    instead = {at: _over(gold_places[at], one.found, found_places) for at in missed}
    silent = [at for at in missed if not instead[at]] if reasons else []
    why = dict(zip(silent, _why_silent(one, [one.gold[at] for at in silent]), strict=True))
    why |= {at: NOWHERE for at in missed if gold_places[at] is None}
    for at in missed:
        row = one.gold[at]
        reason = (why[at],) if at in why else ()
        yield at, Different(Difference.MISSED, row["quote"], row["kind"], why=reason, instead=instead[at])


def _why_silent(one: Evaluated, rows: Sequence[Row]) -> list[str]:
    """Return by which rule nothing was found over the words of each row."""
    letters = folded_letters(one.document.text)[1]
    places = place_quotes(rows, one.document.text)
    spans = [Span(letters[place.start], letters[place.end - 1] + 1) for place in places if place is not None]
    told = iter(why_passed_over_each(one.document, spans))
    return [next(told) if place is not None else NOWHERE for place in places]


def _over(place: Span | None, found: Sequence[Row], places: Sequence[Span | None]) -> tuple[Instead, ...]:
    """Return what was found over the same words."""
    return tuple(
        Instead(row["kind"], row["quote"])
        for row, seen in zip(found, places, strict=True)
        if place is not None and seen is not None and min(place.end, seen.end) > max(place.start, seen.start)
    )
