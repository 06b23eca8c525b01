"""The verb `evaluate`: what is found against what careful readers wrote down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nakomen.cli.showing import console, print_json, shorten, table
from nakomen.cli.verb import option, verb
from nakomen.cli.wording import count, name_of, say

if TYPE_CHECKING:
    from rich.console import Console

    from nakomen.evaluation.running import Evaluated
    from nakomen.evaluation.scoring import Score, Tally

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@verb("evaluate")
@click.argument("gold", type=_FOLDER, metavar="GOLD")
@option("--documents", type=_FOLDER, metavar="FOLDER", help="documents")
@option("--speed", is_flag=True, help="speed")
@option("--misses", is_flag=True, help="misses")
@option("--json", "as_json", is_flag=True, help="json")
def command(gold: Path, documents: Path | None, speed: bool, misses: bool, as_json: bool) -> None:
    """Print how good extraction is."""
    from nakomen.evaluation.running import evaluate_folder
    from nakomen.evaluation.scoring import sum_scores

    done = list(evaluate_folder(gold, documents))
    total = sum_scores(one.score for one in done)
    rate = _speed(gold, documents, done) if speed else None
    if as_json:
        print_json(
            {
                "documents": {one.name: _values(one.score) for one in done},
                "total": _values(total),
                "words": sum(one.words for one in done),
                **({"words_per_second": round(rate)} if rate is not None else {}),
                **({"misses": {one.name: one.misses() for one in done}} if misses else {}),
                **({"extras": {one.name: one.extras() for one in done}} if misses else {}),
            }
        )
        return
    out = console()
    if misses:
        for one in done:
            _print_misses(out, one)
    _print_scores(out, total, done)
    if rate is not None:
        out.print(say("speed", rate=f"{rate:,.0f}".replace(",", " ")))


def _speed(gold: Path, documents: Path | None, done: list[Evaluated]) -> float:
    from nakomen.evaluation.running import words_per_second
    from nakomen.readers import readable_suffixes

    folder = documents or gold
    paths = [folder / f"{one.name}{suffix}" for one in done for suffix in readable_suffixes()]
    return words_per_second([path for path in paths if path.exists()])


def _values(score: Score) -> dict[str, dict[str, float]]:
    return {
        name: {
            "right": tally.right,
            "found": tally.found,
            "gold": tally.gold,
            "precision": round(tally.precision, 4),
            "recall": round(tally.recall, 4),
            "f1": round(tally.f1, 4),
        }
        for name, tally in score.tallies.items()
    }


def _print_scores(out: Console, total: Score, done: list[Evaluated]) -> None:
    """Print one row a measure, then kinds and fields, then detection in each document."""
    columns = ("measure", "precision", "recall", "f1", "right", "found", "gold")
    rows = table(*(say(f"column-{column}") for column in columns))
    for column in rows.columns[1:]:
        column.justify = "right"
    section = ""
    for name, tally in total.tallies.items():
        before, _, own = name.partition(":")
        if own and before != section:
            rows.add_section()
            section = before
        rows.add_row(_measure(before, own), *_figures(tally))
    rows.add_section()
    for one in done:
        rows.add_row(one.name, *_figures(one.score["detect"]))
    out.print(rows)


def _measure(family: str, own: str) -> str:
    if family == "kind":
        return name_of(own)
    return say(f"field-{own}") if own else say(f"measure-{family}")


def _figures(tally: Tally) -> tuple[str, ...]:
    shares = (tally.precision, tally.recall, tally.f1)
    return (*(f"{share:.3f}" for share in shares), str(tally.right), str(tally.found), str(tally.gold))


def _print_misses(out: Console, one: Evaluated) -> None:
    missed: list[dict[str, Any]] = one.misses()
    extra: list[dict[str, Any]] = one.extras()
    for key, rows in (("missed", missed), ("extra", extra)):
        out.print(f"{one.name}: {say(key, statements=count('statements', len(rows)))}", style="bold")
        for row in rows:
            out.print(f"  {name_of(row['kind'])}: {shorten(row['quote'], out.width * 2)}")
    out.print()
