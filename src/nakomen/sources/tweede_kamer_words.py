"""The words of the Tweede Kamer's registers that nakomen knows."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from nakomen.sources.tweede_kamer_values import loosely


def knows(table: str, words: str) -> bool:
    """Tell whether a table has words, compared loosely.

    >>> knows("appreciations", "Ontraden tenzij gewijzigd"), knows("statuses", "Doorlopend")
    (True, False)
    """
    return loosely(words) in _table(table)


def meaning(table: str, words: str) -> Any:  # noqa: ANN401 - a table's own values
    """Return what words mean by a table, or None where it has no such words.

    >>> meaning("outcomes", "Stemmen – aangenomen"), meaning("choices", "Onthouding")
    ('adopted', None)
    """
    return _table(table).get(loosely(words))


@cache
def _table(name: str) -> Mapping[str, Any]:
    read = tomllib.loads(files("nakomen.sources").joinpath("tweede_kamer_words.toml").read_text("utf-8"))[name]
    return {loosely(words): read[words] if isinstance(read, dict) else words for words in read}
