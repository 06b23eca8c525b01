"""What we know of a language, as tables; this module finds and reads them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_table(language: str, name: str) -> dict[str, Any]:
    """Return a language's table `name` as it stands in its TOML file.

    >>> "abbreviation" in load_table("nl", "abbreviations")
    True
    """
    text = (files("nakomen.languages") / language / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
