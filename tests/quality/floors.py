"""Keeps the floors under the figures, and what became of each statement when they were set."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLOORS, OUTCOMES = HERE / "floors.toml", HERE / "outcomes.json"
#: A floor lies this far below the figure reached, and a figure this far above its floor asks for a higher one.
MARGIN, SLACK = 0.01, 0.02
_HEAD = """\
# The floor under each figure of extraction, by corpus. `python tests/quality/raise_floors.py` raises them and never
# lowers one, unless it is given `--lower "reason"`; the reason is kept at the end of this file. `digest` is that of the
# corpus' gold and documents: figures over another corpus are not comparable.
"""


@dataclass(frozen=True)
class Lowered:
    """A floor that was lowered, and why."""

    corpus: str
    measure: str
    was: float
    now: float
    reason: str


@dataclass
class Floors:
    """All floors, by corpus and measure, with the digest of each corpus."""

    digests: dict[str, str] = field(default_factory=dict)
    floors: dict[str, dict[str, float]] = field(default_factory=dict)
    lowered: list[Lowered] = field(default_factory=list)


def read_floors(path: Path = FLOORS) -> Floors:
    """Return the floors of a file, or none where there is no file yet."""
    if not path.exists():
        return Floors()
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    corpora = table.get("corpus", {})
    return Floors(
        {name: corpus["digest"] for name, corpus in corpora.items()},
        {name: dict(corpus["floors"]) for name, corpus in corpora.items()},
        [Lowered(**row) for row in table.get("lowered", ())],
    )


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors, the lowered ones last."""
    parts = [_HEAD]
    for name, measures in floors.floors.items():
        rows = "".join(f'"{measure}" = {floor:.3f}\n' for measure, floor in measures.items())
        parts.append(f'[corpus.{name}]\ndigest = "{floors.digests[name]}"\n\n[corpus.{name}.floors]\n{rows}')
    for row in floors.lowered:
        told = json.dumps(row.reason, ensure_ascii=False)
        parts.append(
            f'[[lowered]]\ncorpus = "{row.corpus}"\nmeasure = "{row.measure}"\n'
            f"was = {row.was:.3f}\nnow = {row.now:.3f}\nreason = {told}\n"
        )
    path.write_text("\n".join(parts), encoding="utf-8")


def raise_floors(floors: Floors, corpus: str, figures: Mapping[str, float], reason: str = "") -> list[str]:
    """Move a corpus' floors up to its figures; return the measures that fell below and that no reason excuses."""
    kept = floors.floors.setdefault(corpus, {})
    fallen = []
    for measure, figure in figures.items():
        reached = max(int((figure - MARGIN) * 1000 + 1e-6) / 1000, 0.0)
        floor = kept.get(measure)
        if floor is None or reached > floor:
            kept[measure] = reached
        elif figure < floor and reason:
            floors.lowered.append(Lowered(corpus, measure, floor, reached, reason))
            kept[measure] = reached
        elif figure < floor:
            fallen.append(f"{corpus} {measure}: {figure:.3f} is below {floor:.3f}")
    return fallen


def read_outcomes(path: Path = OUTCOMES) -> dict[str, dict[str, str]]:
    """Return what became of each statement of each corpus when the floors were set."""
    if not path.exists():
        return {}
    found: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return found
