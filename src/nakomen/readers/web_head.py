"""What the head and the links of a web page tell: number, title, date and language, and the papers pointed to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nakomen.model import Identity
from nakomen.readers.letter_dates import iso_date
from nakomen.readers.public_numbers import number_in_address

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOSSIER = re.compile(r"/dossier/(\d{5}(?:-[\dA-Z]{1,7})?)(?=[/?#]|$)", re.IGNORECASE)
_DATES = frozenset(("dcterms.issued", "dcterms.date", "dc.date", "dcterms.created", "article:published_time", "date"))
_IDENTIFIERS = frozenset(("dcterms.identifier", "dc.identifier"))


def page_identity(root: _Element, heading: str) -> Identity:
    """Return the number, title, date and language that the head of a page tells; `heading` is the title it shows."""
    told = {(e.get("name") or e.get("property") or "").lower(): e.get("content", "") for e in root.iter("meta")}
    links = [e.get("href", "") for e in root.iter("link") if e.get("rel") == "canonical"]
    numbers = [number_in_address(text) for text in (*(told.get(key, "") for key in _IDENTIFIERS), *links)]
    days = [day for key in sorted(_DATES) if (day := iso_date(told.get(key, "")))]
    title = told.get("dcterms.title") or told.get("og:title") or heading or (root.findtext(".//title") or "")
    language = "en" if (root.get("lang") or "").lower().startswith("en") else "nl"
    return Identity(
        number=next(filter(None, numbers), "").lower(),
        title=" ".join(title.split()),
        date=days[0] if days else None,
        date_source="metadata" if days else "",
        language=language,
    )


def paper_linked(address: str) -> str:
    """Return the paper or dossier that an address on a site of official papers leads to, or nothing.

    >>> paper_linked("https://zoek.officielebekendmakingen.nl/kst-39412-3.html"), paper_linked("/dossier/39412")
    ('kst-39412-3', 'dossier/39412')
    >>> paper_linked("#n1"), paper_linked("https://www.noordzeeverbond.example/besluiten")
    ('', '')
    """
    if address.startswith("#"):
        return ""
    if paper := number_in_address(address):
        return paper
    dossier = _DOSSIER.search(address)
    return f"dossier/{dossier[1]}" if dossier else ""
