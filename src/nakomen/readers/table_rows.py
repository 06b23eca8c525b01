"""What stands between the cells of a table's row in the text."""

from __future__ import annotations

import re

from nakomen.readers.letter_cues import any_of

#: Cells that label the next one: "Betreft:", "Datum", the number of a dossier, the number of a paper in it.
_LABEL = re.compile(r".{1,40}:|\d{2} ?\d{3}(?:[ -][\dIVXLCJ]{1,6})?|Nr\.?\s*\d{1,5}|\d{1,3}\.|[•–-]", re.DOTALL)


def cell_gap(before: str) -> str:
    """Return what parts a cell from the next: a space after a label, else a bar.

    >>> cell_gap("Onderwerp"), cell_gap("Noordland")
    (' ', ' | ')
    """
    cell = " ".join(before.split())
    return " " if _LABEL.fullmatch(cell) or any_of("letterhead").fullmatch(cell) or _is_subject(cell) else " | "


def _is_subject(cell: str) -> bool:
    """Tell whether a cell holds but the word that introduces the subject of a letter."""
    return any_of("letterhead").match(f"{cell} x") is not None and cell.isalpha()
