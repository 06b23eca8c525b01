"""Keeps each letter once where several folders of gold are counted together."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from nakomen.evaluation.annotated import Annotated
from nakomen.evaluation.matching import squeeze
from nakomen.evaluation.running import Evaluated


class LeftOut(NamedTuple):
    """A file of gold that is not counted, and the one before it that is about the same letter."""

    gold: Path
    same_as: Path


def each_letter_once(done: Iterable[tuple[Annotated, Evaluated]]) -> tuple[list[Evaluated], list[LeftOut]]:
    """Return the first evaluation of each letter, and the gold left out because its letter was counted before.

    A letter is known by its words, whatever its file is called and whichever format it has; counted twice it would
    weigh double, and what is left out to measure on would still be in the count.
    """
    first: dict[str, Path] = {}
    kept, left_out = [], []
    for annotated, one in done:
        before = first.setdefault(squeeze(one.document.text), annotated.gold)
        if before is annotated.gold:
            kept.append(one)
        else:
            left_out.append(LeftOut(annotated.gold, before))
    return kept, left_out
