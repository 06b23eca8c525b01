"""Prints how good links are, or returns it as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from nakomen.cli.showing import shorten, table
from nakomen.wording import name_of, say

if TYPE_CHECKING:
    from rich.console import Console

    from nakomen.evaluation.linked import Linked, LinkScore


#: How an input and a reach are called together.
_CALLED = {
    ("gold", "across"): "links-gold-across",
    ("gold", "within"): "links-gold-within",
    ("extracted", "across"): "links-extracted-across",
    ("extracted", "within"): "links-extracted-within",
}


def print_links(out: Console, figures: Mapping[str, Linked], *, misses: bool) -> None:
    """Print one row an input and reach; with `misses` the links that differ stand above them."""
    if misses:
        for name, linked in figures.items():
            for line in _differences(name, linked):
                out.print(line, markup=False)
    heads = ("measure", "precision", "recall", "right", "found", "gold", "right-relation")
    rows = table(*(say(f"column-{head}") for head in heads))
    for column in rows.columns[1:]:
        column.justify = "right"
    for name, linked in figures.items():
        for reach, score in _reaches(linked):
            shares = (f"{score.precision:.3f}", f"{score.recall:.3f}")
            counts = (str(score.right), str(score.found), f"{score.met}/{score.gold}")
            rows.add_row(say(_CALLED[name, reach]), *shares, *counts, f"{score.relation:.3f}")
    out.print(rows)


def values_of_links(figures: Mapping[str, Linked]) -> dict[str, Any]:
    """Return the figures as plain values."""
    return {name: {reach: _values(score) for reach, score in _reaches(linked)} for name, linked in figures.items()}


def _values(score: LinkScore) -> dict[str, float]:
    return {
        "right": score.right,
        "found": score.found,
        "gold": score.gold,
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "right_relation": round(score.relation, 4),
    }


def _reaches(linked: Linked) -> Iterator[tuple[str, LinkScore]]:
    yield "across", linked.across
    yield "within", linked.within


def _differences(name: str, linked: Linked) -> Iterator[str]:
    quotes = {one.id: one.quote for one in linked.letters.statements}
    for reach, score in _reaches(linked):
        yield f"{say(_CALLED[name, reach])}:"
        for link in score.wrong:
            yield f"+ {name_of(link.relation)} ({link.why})"
            yield from (f"    {shorten(quotes[end], 150)}" for end in (link.later, link.earlier))
        for missed in score.missed:
            ends = " → ".join(f"{document}:{row}" for document, row in (missed.later, missed.earlier))
            yield f"- {say('missed-link')}: {name_of(missed.relation)} {ends}"
