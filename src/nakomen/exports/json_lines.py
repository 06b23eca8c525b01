"""JSON Lines, for programs: one statement a line, all fields."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

NAME = "jsonl"
ENCODING = "utf-8"


def write(rows: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """Write each row as a JSON object on its own line."""
    stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
