"""What `evaluate` prints as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from nakomen.evaluation.confusion import NONE, kappa, kinds_confused
from nakomen.evaluation.differences import differences
from nakomen.evaluation.reliability import Reliability, reliability_of
from nakomen.evaluation.running import Evaluated, words_per_second
from nakomen.evaluation.scoring import Score, Tally, sum_scores
from nakomen.evaluation.versions import Compared, compare_runs

if TYPE_CHECKING:
    from nakomen.evaluation.outcomes import Change


def values_of_run(done: Sequence[Evaluated], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures of each document and of all, and whatever else was asked for."""
    told: dict[str, Any] = {
        "documents": {one.name: _of_score(one.score) for one in done},
        "scopes": {one.name: str(one.scope) for one in done},
        "total": _of_score(sum_scores(one.score for one in done)),
        "not_standing": {one.name: number for one in done if (number := one.not_standing())},
        "words": sum(one.words for one in done),
    }
    own = not asked["against"]
    if asked["misses"]:
        told["differences"] = {one.name: [each.to_dict() for each in differences(one, reasons=own)] for one in done}
    if asked["kinds"]:
        told["kinds"] = _of_kinds(done)
    if asked["reliability"]:
        told["reliability"] = values_of_reliability(reliability_of(done))
    if not own:
        told["agreement"] = {"kappa": round(kappa(kinds_confused(done)), 4), "matched": sum(len(o.pairs) for o in done)}
    if asked["compare"]:
        told["compared"] = _of_compared(compare_runs(asked["compare"], done))
    if asked["speed"]:
        told["words_per_second"] = round(words_per_second([one.document for one in done]))
    return told


def _of_score(score: Score) -> dict[str, dict[str, float]]:
    return {name: _of_tally(tally) for name, tally in score.tallies.items()}


def _of_tally(tally: Tally) -> dict[str, float]:
    return {
        "right": tally.right,
        "found": tally.found,
        "gold": tally.gold,
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
    }


def _of_kinds(done: Sequence[Evaluated]) -> list[dict[str, Any]]:
    """Return the counts of the table as rows; null stands for nothing."""
    counts = kinds_confused(done)
    return [
        {"gold": _kind(expected), "found": _kind(found), "statements": number}
        for (expected, found), number in sorted(counts.items())
    ]


def _kind(kind: str) -> str | None:
    return None if kind == NONE else kind


def values_of_reliability(reliability: Reliability) -> dict[str, Any]:
    """Return the bands of confidence and how far confidence and outcome lie apart."""
    bands = [
        {
            "from": band.low,
            "to": band.high,
            "statements": band.statements,
            "right": band.right,
            "share_right": round(band.share_right, 4),
            "mean_confidence": round(band.mean_confidence, 4),
        }
        for band in reliability.bands
    ]
    return {
        "bands": bands,
        "statements": reliability.statements,
        "expected_calibration_error": round(reliability.expected_error, 4),
    }


def _of_compared(compared: Compared) -> dict[str, Any]:
    return {
        "version": compared.version,
        "documents": compared.documents,
        "left_out": compared.left_out,
        "changes": [_of_change(change) for change in compared.changes],
        "figures": {
            name: {"before": round(moved.before.f1, 4), "now": round(moved.now.f1, 4)}
            for name, moved in compared.figures.items()
        },
    }


def _of_change(change: Change) -> dict[str, Any]:
    return {
        "document": change.document,
        "lost": change.lost,
        "was": str(change.was) if change.was else None,
        "now": str(change.now) if change.now else None,
        "quote": change.now.quote if change.now else None,
    }
