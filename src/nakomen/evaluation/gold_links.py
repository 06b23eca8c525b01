"""Reads the gold of links: which statement of which document is tied to which earlier one, and how."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nakomen.evaluation.gold_rows import read_strictly
from nakomen.evaluation.gold_statements import OTHER_NAMES
from nakomen.model import ReadingError, Relation

#: The file of links in a folder of gold.
GOLD_NAME = "threads.jsonl"
End = tuple[str, int]


@dataclass(frozen=True, slots=True)
class GoldLink:
    """A link of gold: both ends as name of the gold file and number of the row, from 0."""

    later: End
    earlier: End
    relation: Relation


def read_gold_links(folder: Path) -> list[GoldLink]:
    """Return the links of a folder of gold; a line that is none is named."""
    path = folder / GOLD_NAME
    if not path.is_file():
        raise ReadingError(
            "holds no gold of links",
            where=str(folder),
            remedy=f"write {GOLD_NAME}, one JSON object a line with from, to and relation, each end as name and row",
        )
    lines = enumerate(read_strictly(path).split("\n"), 1)
    return [_gold_link(line, number, path) for number, line in lines if line.strip()]


def _gold_link(line: str, number: int, path: Path) -> GoldLink:
    try:
        row: dict[str, Any] = json.loads(line)
        later, earlier = _end(row["from"]), _end(row["to"])
        return GoldLink(later, earlier, Relation(OTHER_NAMES.get(row["relation"], row["relation"])))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ReadingError(
            f"line {number} is no link",
            where=str(path),
            remedy="write one JSON object with from, to and relation, each end as name and row",
        ) from None


def _end(value: object) -> End:
    if not isinstance(value, list) or [type(part) for part in value] != [str, int] or value[1] < 0:
        raise TypeError(value)
    return str(value[0]), int(value[1])
