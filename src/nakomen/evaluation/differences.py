"""Tells, statement by statement in text order, where what was found differs from gold, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from nakomen.evaluation.matching import Row, folded_letters, place_quotes
from nakomen.evaluation.running import Evaluated
from nakomen.evaluation.scoring import wrong_fields
from nakomen.extraction.passing import why_passed_over_each
from nakomen.model import Span


class Difference(StrEnum):
    """What is different."""

    MISSED = "missed"
    EXTRA = "extra"
    KIND = "kind"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Different:
    """One difference: the words, what gold has, what was found, and the rows and rules that made it so."""

    what: Difference
    quote: str
    expected: str = ""
    found: str = ""
    field: str = ""
    why: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {**asdict(self), "what": str(self.what), "why": list(self.why)}


def differences(one: Evaluated, *, reasons: bool = True) -> list[Different]:
    """Return a document's differences in text order; `reasons` is for what nakomen itself found or passed over."""
    gold_places, found_places = place_quotes(one.gold, one.text), place_quotes(one.found, one.text)
    told: list[tuple[int, Different]] = []
    hits = {pair.gold: pair.found for pair in one.pairs}
    missed = [at for at in range(len(one.gold)) if at not in hits]
    why = _why_missed(one, missed, found_places, gold_places) if reasons else [()] * len(missed)
    for at, reason in zip(missed, why, strict=True):
        row = one.gold[at]
        told.append((_start(gold_places[at]), Different(Difference.MISSED, row["quote"], row["kind"], why=reason)))
    for gold_at, found_at in hits.items():
        start = _start(gold_places[gold_at])
        told += [(start, different) for different in _of_pair(one.gold[gold_at], one.found[found_at])]
    matched = set(hits.values())
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


def _why_missed(
    one: Evaluated, missed: Sequence[int], found_places: Sequence[Span | None], gold_places: Sequence[Span | None]
) -> list[tuple[str, ...]]:
    """Return for each missed statement what was found over the same words, else the rule that passed them over."""
    inside = [_over(gold_places[at], one.found, found_places) for at in missed]
    silent = [at for at, over in zip(missed, inside, strict=True) if not over]
    letters = folded_letters(one.document.text)[1]
    places = place_quotes([one.gold[at] for at in silent], one.document.text)
    placed = [(at, _in_text(place, letters)) for at, place in zip(silent, places, strict=True) if place is not None]
    reasons = dict(
        zip((at for at, _ in placed), why_passed_over_each(one.document, [s for _, s in placed]), strict=True)
    )
    return [over or (reasons.get(at, "not in the document"),) for at, over in zip(missed, inside, strict=True)]


def _in_text(place: Span, letters: Sequence[int]) -> Span:
    """Return the stretch of a text for one of its letters and digits."""
    return Span(letters[place.start], letters[place.end - 1] + 1)


def _over(place: Span | None, found: Sequence[Row], places: Sequence[Span | None]) -> tuple[str, ...]:
    """Return what was found over the same words, with too much or too little of them, or matched elsewhere."""
    return tuple(
        f"found there: {row['kind']} «{row['quote']}»"
        for row, seen in zip(found, places, strict=True)
        if place is not None and seen is not None and min(place.end, seen.end) > max(place.start, seen.start)
    )
