"""What readers remark on documents, told once with the documents it holds for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from nakomen.wording.errors_in_words import translate

#: What every print of a letter has, and no reader of it needs to know.
_ROUTINE = re.compile(r"\d+ running heads and feet left out|read as \S+")


def remarks_told(remarks: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return each remark in the language that is spoken, with the ids of its documents; routine ones are left out.

    >>> remarks_told({"kst-39412-8": ["comments were left out", "read as cp1252"]})
    {'comments were left out': ['kst-39412-8']}
    """
    found: dict[str, list[str]] = {}
    for document, words in remarks.items():
        for one in words:
            if not _ROUTINE.fullmatch(one):
                found.setdefault(translate(one), []).append(document)
    return found
