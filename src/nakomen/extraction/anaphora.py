"""Resolves "deze verklaring" and its kin to the paper meant, when exactly one candidate is left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from nakomen.languages import load_table


@dataclass(frozen=True, slots=True)
class Pointed:
    """Words that point back, with the references they can mean: one that is meant, or several so that it stays open."""

    words: str
    candidates: tuple[str, ...]

    @property
    def reference(self) -> str:
        """What is meant, empty where it stays open."""
        return self.candidates[0] if len(self.candidates) == 1 else ""


@cache
def _pointing(language: str) -> re.Pattern[str]:
    table = load_table(language, "anaphora")
    determiners, adjectives = "|".join(table["determiners"]), "|".join(table["adjectives"])
    return re.compile(rf"\b((?:(?:{determiners})\s+)?(?:(?:{adjectives})\s+)?)([a-zé]+)\b", re.IGNORECASE)


def pointed_at(quote: str, scopes: Sequence[Sequence[str]], language: str = "nl") -> Pointed | None:
    """Return what a quote points back to; None where it points at no paper, or no such paper was named.

    `scopes` are the references named before, the nearest first: in the paragraph, in the section, in the document.
    The nearest scope that names a paper of that sort decides; an article alone reaches no further than the paragraph.

    >>> pointed_at("Deze verklaring is openbaar.", [["decl:Lisbon"]]).reference
    'decl:Lisbon'
    >>> pointed_at("Voornoemde motie is uitgevoerd.", [[], ["motion:Jansen", "motion:De Wit"]])
    Pointed(words='Voornoemde motie', candidates=('motion:Jansen', 'motion:De Wit'))
    """
    nouns: dict[str, Any] = load_table(language, "anaphora")["papers"]
    for match in _pointing(language).finditer(quote):
        prefix = nouns.get(match[2].casefold())
        if prefix is None or not match[1]:
            continue
        weak = match[1].strip().casefold() in load_table(language, "anaphora")["articles"]
        for named in scopes[:1] if weak else scopes:
            candidates = tuple(dict.fromkeys(one for one in named if one.startswith(prefix)))
            if candidates:
                return Pointed(match[0], candidates)
    return None
