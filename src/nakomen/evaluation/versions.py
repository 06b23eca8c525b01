"""Keeps what one version of the program reached over gold, and compares another with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from nakomen.evaluation.gold_rows import read_strictly
from nakomen.evaluation.matching import AT, squeeze
from nakomen.evaluation.outcomes import Change, Outcome, changes, document_of, outcomes_of
from nakomen.evaluation.running import Evaluated
from nakomen.evaluation.scoring import Score, Tally, sum_scores
from nakomen.model import ReadingError


@dataclass(frozen=True, slots=True)
class KeptRun:
    """What a version reached: its name, its file, and by document the digest of gold, score and outcomes."""

    version: str
    gold: dict[str, str]
    scores: dict[str, Score]
    outcomes: dict[str, str]
    where: str = ""


class Moved(NamedTuple):
    """A figure before and now."""

    before: Tally
    now: Tally


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions over the documents that both measured with the same gold, and those left out."""

    version: str
    documents: list[str]
    left_out: list[str]
    changes: list[Change]
    figures: dict[str, Moved]


def keep_run(path: Path, done: Sequence[Evaluated], version: str) -> None:
    """Write what became of each statement, without a sentence, for a later version to be compared with."""
    outcomes = {key: str(outcome) for key, outcome in outcomes_of(done).items()}
    kept = {
        "version": version,
        "documents": {
            one.name: {
                "gold": digest_of_gold(one),
                "figures": {name: [tally.right, tally.found, tally.gold] for name, tally in one.score.tallies.items()},
                "outcomes": {key: said for key, said in outcomes.items() if document_of(key) == one.name},
            }
            for one in done
        },
    }
    path.write_text(f"{json.dumps(kept, ensure_ascii=False, indent=1)}\n", encoding="utf-8")


def read_run(path: Path) -> KeptRun:
    """Return a run that was kept; whatever else the file holds is an error."""
    text = read_strictly(path)
    try:
        kept = json.loads(text)
        documents: Mapping[str, Any] = kept["documents"]
        return KeptRun(
            _text(kept["version"]),
            {name: _text(one["gold"]) for name, one in documents.items()},
            {name: _score(one["figures"]) for name, one in documents.items()},
            {key: _outcome(said) for one in documents.values() for key, said in one["outcomes"].items()},
            str(path),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ReadingError(
            "is no run that was kept", where=str(path), remedy="give a file that evaluate wrote with --save"
        ) from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _outcome(said: object) -> str:
    return str(Outcome.parse(_text(said)))


def _score(figures: Mapping[str, Sequence[int]]) -> Score:
    return Score({name: _tally(counts) for name, counts in figures.items()})


def _tally(counts: Sequence[int]) -> Tally:
    right, found, gold = counts
    if not all(type(count) is int and count >= 0 for count in counts):
        raise TypeError(counts)
    return Tally(right, found, gold)


def compare_runs(before: KeptRun, done: Sequence[Evaluated]) -> Compared:
    """Return the gains and losses since a run that was kept, over the documents whose gold is still the same."""
    same = {one.name for one in done if before.gold.get(one.name) == digest_of_gold(one)}
    if not same:
        raise ReadingError(
            "was kept over other gold", where=before.where, remedy="keep a run over this gold first, with --save"
        )
    kept = {key: said for key, said in before.outcomes.items() if document_of(key) in same}
    now = [one for one in done if one.name in same]
    was = sum_scores(before.scores[one.name] for one in now)
    is_ = sum_scores(one.score for one in now)
    return Compared(
        before.version,
        sorted(same),
        sorted((before.gold.keys() | {one.name for one in done}) - same),
        changes(kept, outcomes_of(now)),
        {name: Moved(was[name], tally) for name, tally in is_.tallies.items()},
    )


def digest_of_gold(one: Evaluated) -> str:
    """Return the digest of a document's gold as it counts: quotes without layout, values, and scope."""
    rows = [{**row, "quote": squeeze(row["quote"])} for row in one.gold]
    told = json.dumps([str(one.scope), [sorted((k, v) for k, v in row.items() if k != AT) for row in rows]])
    return hashlib.sha256(told.encode()).hexdigest()[:16]
