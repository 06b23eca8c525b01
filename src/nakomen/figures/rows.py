"""Reads the tables of this folder, which say what NATO's workbook calls things."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_rows(name: str) -> dict[str, Any]:
    """Return the table `name` of this folder as it stands in its TOML file.

    >>> load_rows("measures")["measure"][0]["id"]
    'expenditure'
    """
    return tomllib.loads((files("nakomen.figures") / f"{name}.toml").read_text(encoding="utf-8"))
