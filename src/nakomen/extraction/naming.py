"""Names a statement for the ledger: a short title of what it is about, in the document's own words."""

from __future__ import annotations

import re

_LEAD = re.compile(
    r"^(?:(?:daarnaast|tevens|ook|voorts|verder|tot slot|ten slotte|ten eerste|ten tweede|tegelijkertijd|hierbij"
    r"|daarbij|bovendien|zo|in dat kader|in dit kader)\b,?\s*)+",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"\s*\([^()]*\)|\s*\[[^\]]*\]")
_LIMIT = 12


def title_of(quote: str, object_start: int) -> str:
    """Return at most a dozen words that say what a statement is about, from where its object begins in the quote.

    >>> title_of("Nederland kondigde een extra bijdrage van 1 miljoen euro aan (Kamerstuk 1).", 19)
    'een extra bijdrage van 1 miljoen euro aan'
    """
    rest = quote[object_start:] if len(quote) - object_start >= 25 else quote
    rest = _LEAD.sub("", _PARENTHESES.sub("", rest)).strip(" ,;:.")
    words = rest.split()
    if len(words) <= _LIMIT:
        return " ".join(words)
    return " ".join(words[:_LIMIT]).rstrip(" ,;:") + " …"
