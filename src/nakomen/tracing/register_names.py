"""Names in a text that tell one matter from another: words with a capital that open no sentence."""

from __future__ import annotations

import re

_NAME = re.compile(
    r"(?<=[\w,)] )(?!Kamer\b|Minister|Staatssecretaris|Nederland|Voorjaarsnota|Prinsjesdag)[A-ZÀ-Þ][\w-]{3,}"
)
_OFFICE = re.compile(r"\b[Mm]inister(?:ie)? (?:van|voor) (?:\w+ ){0,2}?[A-Z]\w+(?: Zaken)?(?: en \w+)?")


def names_in(text: str) -> frozenset[str]:
    """Return the names in a text, without offices and what any letter names.

    >>> sorted(names_in("De minister van Defensie zegt toe de missie Noorderwacht te evalueren."))
    ['noorderwacht']
    """
    return frozenset(name.casefold() for name in _NAME.findall(_OFFICE.sub("", text)))
