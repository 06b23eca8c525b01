"""What the things of an archive are called outside it: names that stay, whoever serves them or nobody."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from nakomen.archive import DocumentRow

#: Where our own words stand, as kinds and relations are no other vocabulary's.
VOCABULARY = "urn:nakomen:vocabulary#"
#: Papers that the official publications serve under their own number.
_PUBLISHED = re.compile(r"(?:kst|ah|h|kv|blg|stb|stcrt|trb)-[\w-]+")
_PUBLICATIONS = "https://zoek.officielebekendmakingen.nl/"


def name_of_thing(sort: str, *parts: object) -> str:
    """Return the name of a thing, as a URN; what an address cannot hold is escaped.

    >>> name_of_thing("document", "brief 4", 1)
    'urn:nakomen:document:brief%204:1'
    """
    return ":".join(("urn:nakomen", sort, *(quote(str(part), safe="") for part in parts)))


def name_of_document(row: DocumentRow) -> str:
    """Return the name of a version of a document: places in its text hold for that version alone."""
    return name_of_thing("document", row.id, row.version)


def official_address(number: str) -> str:
    """Return where the official publications have a paper; nothing for what they do not number.

    >>> official_address("kst-28676-302"), official_address("brief-4")
    ('https://zoek.officielebekendmakingen.nl/kst-28676-302', '')
    """
    return f"{_PUBLICATIONS}{number}" if _PUBLISHED.fullmatch(number) else ""


def short_name(*parts: object) -> str:
    """Return a name of letters and digits made from others, for forms that take no other signs.

    >>> short_name("actor", "Noordzeeraad") == short_name("actor", "Noordzeeraad")
    True
    """
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()[:24]
