"""Errors in the language that is spoken, by the table `refusals`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from nakomen.model import NakomenError, QueryError
from nakomen.wording.speaking import language


@cache
def _rows() -> tuple[tuple[re.Pattern[str], str], ...]:
    text = (files("nakomen.wording") / "refusals.toml").read_text(encoding="utf-8")
    # The row that says most in its own words comes first: a short one also fits what a longer one was written for.
    rows = sorted(tomllib.loads(text)["message"], key=lambda row: -len(re.sub(r"\{\w+\}", "", row["en"])))
    return tuple((_pattern(row["en"]), row["nl"]) for row in rows)


def _pattern(words: str) -> re.Pattern[str]:
    """Return the pattern of a message in which `{name}` stands for anything."""
    parts = re.split(r"\{(\w+)\}", words)
    return re.compile(
        "".join(f"(?P<{part}>.+)" if at % 2 else re.escape(part) for at, part in enumerate(parts)), re.DOTALL
    )


def translate(words: str) -> str:
    """Return what an error says in the language that is spoken; words that the table does not know stay English.

    >>> translate("the file is empty")
    'the file is empty'
    """
    if language() == "en":
        return words
    for pattern, dutch in _rows():
        match = pattern.fullmatch(words)
        if match:
            return dutch.format(**match.groupdict())
    return words


def refusal_in_words(error: NakomenError) -> str:
    """Return an error of the house as one line: where, what, and what to do about it."""
    place = f"{translate(error.where)}: " if error.where else ""
    remedy = f" ({translate(error.remedy)})" if error.remedy else ""
    return " ".join(f"{place}{translate(error.what)}{remedy}".split())


def query_refused(error: QueryError) -> str:
    """Return what is wrong in a query, and below it the query with the place marked."""
    return "\n".join([refusal_in_words(error), *(f"  {line}" for line in error.picture().split("\n"))])
