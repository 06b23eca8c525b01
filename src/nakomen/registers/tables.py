"""Reads the register files that ship with nakomen."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from nakomen.model import RegisterError


@cache
def load_register(name: str) -> dict[str, Any]:
    """Return the register `name` as it stands in its TOML file.

    A register that does not name its source, for the whole file or for each of its tables, is refused.

    >>> load_register("countries")["country"][0]["name"]
    'Afghanistan'
    """
    place = files("nakomen.registers") / "data" / f"{name}.toml"
    try:
        table = tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RegisterError("there is no such register", where=name, remedy="look in registers/data") from None
    if not table.get("source") and not all("source" in row for row in _rows(table)):
        raise RegisterError("the register names no source", where=f"{name}.toml", remedy="add `source = ...`")
    return table


def _rows(table: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for rows in table.values() if isinstance(rows, list) for row in rows if isinstance(row, dict)]
