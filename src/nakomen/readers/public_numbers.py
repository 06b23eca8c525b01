"""Finds the public number that a paper bears in its head or foot, its name or its address."""

from __future__ import annotations

import re
from collections.abc import Iterable

_YEAR = r"(?P<first>\d{4})\s?[–-]\s?(?P<last>\d{2,4})"
_DOSSIER = (
    r"(?P<dossier>\d{2}[\s.\u2009\u202f]?\d{3})(?:[ -](?P<part>\d{2}|[IVXLC]{1,7}|[A-Z]))?"
    r"(?:,?\s(?:en\s)?\d{2}[\s.]?\d{3}(?:[ -](?:\d{2}|[IVXLC]{1,7}|[A-Z]))?){0,4}"
)
#: Tweede Kamer, vergaderjaar 2019–2020, 39 412, nr. 88 3
_FOOT = re.compile(
    rf"(?:Tweede|Eerste) Kamer(?: der Staten-Generaal)?,? vergaderjaar {_YEAR},? {_DOSSIER},?"
    r"\s*(?:nr\.?\s?(?P<number>\d{1,5})|(?P<letter>[A-Z]{1,2}))(?:\s|$)"
)
_AANHANGSEL = re.compile(
    rf"(?:Tweede Kamer,? )?vergaderjaar {_YEAR},?\s+Aanhangsel(?: van de Handelingen)?"
    r"(?:,\s*nr\.?\s?(?P<number>\d{1,5}))?",
    re.IGNORECASE,
)
#: The head of the first page: the dossier with its title on one line, the number with the paper's title on the next.
_HEAD_DOSSIER = re.compile(rf"{_DOSSIER}\s+(?P<title>[A-Z«‘“].{{2,600}})$")
_HEAD_NUMBER = re.compile(r"(?:Nr\.\s?(?P<number>\d{1,5})|(?P<letter>[A-Z]{1,2}))\s+(?=[A-Z]{3})")
_OWN = re.compile(r"(?:Kamerstuk(?:ken)?\s+)?(?P<id>(?:kst|ah|blg|kv|h)-[a-z0-9]+(?:-[a-z0-9]+){1,4})", re.IGNORECASE)
_KAMERSTUK = re.compile(rf"Kamerstuk(?:ken)?(?: II| I)?:?\s+{_DOSSIER},?\s*nr\.?\s?(?P<number>\d{{1,5}})\.?$")
_ADDRESS = re.compile(r"(?<![\w-])((?:kst|ah|kv|blg|h)-[a-z0-9][a-z0-9-]{2,60})(?=[/.\s?#]|$)", re.IGNORECASE)
_LONE = re.compile(r"\d{1,5}$")


def find_number(lines: Iterable[str]) -> str:
    """Return the public number that lines of heads and feet tell, or nothing.

    >>> find_number(["Tweede Kamer, vergaderjaar 2019–2020, 39 412, nr. 88 3"])
    'kst-39412-88'
    >>> find_number(["Vergaderjaar 2019–2020 Aanhangsel van de Handelingen", "Vragen gesteld door de leden", "1178"])
    'ah-tk-20192020-1178'
    >>> find_number(["39 412 De kustverdediging", "Nr. 88 BRIEF VAN DE MINISTER VAN WATERWEGEN"])
    'kst-39412-88'
    """
    dossier = year = ""
    for line in (" ".join(raw.split()) for raw in lines):
        if match := _FOOT.match(line) or _KAMERSTUK.match(line):
            return _kamerstuk(match)
        if match := _OWN.fullmatch(line):
            return match["id"].lower()
        if match := _AANHANGSEL.match(line):
            year = _session(match["first"], match["last"])
            if match["number"]:
                return f"ah-tk-{year}-{match['number']}"
        elif year and _LONE.match(line):
            return f"ah-tk-{year}-{line}"
        elif dossier and (match := _HEAD_NUMBER.match(line)):
            return f"{dossier}-{match['number'] or match['letter']}"
        elif match := _HEAD_DOSSIER.match(line):
            dossier = _dossier(match)
    return ""


def number_in_name(stem: str) -> str:
    """Return the public number that a file's name holds, or nothing.

    >>> number_in_name("kst-39412-88"), number_in_name("brief 3 mei")
    ('kst-39412-88', '')
    """
    match = re.match(
        r"(?:kst-\d{5}(?:-[A-Z0-9]{1,7})?-[A-Z0-9]{1,5}|ah-[te]k-\d{8}-\d{1,5}|h-[te]k-\d{8}-\d+-\d+|kv-[te]k-\d{4}Z\d{4,6})(?![\w])",
        stem,
    )
    return match[0] if match else ""


def number_in_address(address: str) -> str:
    """Return the public number that an address on the web holds, as it stands there, or nothing.

    >>> number_in_address("https://zoek.officielebekendmakingen.nl/kst-39412-88.html"), number_in_address("/kust")
    ('kst-39412-88', '')
    """
    match = _ADDRESS.search(address)
    return match[1] if match else ""


def _kamerstuk(match: re.Match[str]) -> str:
    found = match.groupdict()
    return f"{_dossier(match)}-{found.get('number') or found.get('letter')}"


def _dossier(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match["dossier"])
    return f"kst-{digits}-{match['part']}" if match["part"] else f"kst-{digits}"


def _session(first: str, last: str) -> str:
    return first + (last if len(last) == 4 else first[:2] + last)
