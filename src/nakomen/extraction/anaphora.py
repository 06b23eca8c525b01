"""Resolves "deze verklaring" and its kin to the paper meant, when exactly one candidate is left."""

from __future__ import annotations

import re

from nakomen.extraction.finds import DocumentFinds, within
from nakomen.languages import load_table

_POINTING = re.compile(r"\b(?:de|deze|die|dit|dat|het|bovengenoemde|voornoemde|genoemde)\s+([a-zé]+)\b", re.IGNORECASE)


def pointed_at(quote: str, named: list[str], language: str = "nl") -> tuple[str, str] | None:
    """Return the reference that a quote points back to, with the words; None when it is open.

    `named` are the references of the same kind of paper named so far in the paragraph.

    >>> pointed_at("Deze verklaring is openbaar.", ["decl:Lisbon"])
    ('decl:Lisbon', 'Deze verklaring')
    >>> pointed_at("Deze verklaring is openbaar.", ["decl:Lisbon", "decl:Madrid"]) is None
    True
    """
    nouns = load_table(language, "anaphora")["papers"]
    for match in _POINTING.finditer(quote):
        prefix = nouns.get(match[1].casefold())
        if prefix is not None:
            candidates = list(dict.fromkeys(one for one in named if one.startswith(prefix)))
            if len(candidates) == 1:
                return candidates[0], match[0]
    return None


def named_before(finds: DocumentFinds, start: int, end: int) -> list[str]:
    """Return the references named in a stretch of the text, in order."""
    return [mention.id for mention in within(finds.references, start, end)]
