"""What the files of a site are called: names that every file system takes, the same each time."""

from __future__ import annotations

import re
from hashlib import sha256

_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")
#: Windows takes no file of these names, whatever their ending.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|index)")


def file_name(name: str) -> str:
    """Return a name as the name of a file, without its ending; one that had to change also bears its digest.

    >>> file_name("kst-28676-302"), file_name("Netherlands:minister of defence")
    ('kst-28676-302', 'netherlands-minister-of-defence-af6bf331')
    """
    if _PLAIN.fullmatch(name) and not _DEVICES.fullmatch(name) and "--" not in name:
        return name
    words = re.sub(r"[^a-z0-9]+", "-", name.casefold())[:60].strip("-")
    digest = sha256(name.encode()).hexdigest()[:8]
    return f"{words}-{digest}" if words else digest


def document_page(document: str) -> str:
    """Return the path of a document's page in the site.

    >>> document_page("kst-28676-302")
    'documents/kst-28676-302.html'
    """
    return f"documents/{file_name(document)}.html"


def spoor_page(spoor: str) -> str:
    """Return the path of a spoor's page, by its id."""
    return f"sporen/{file_name(spoor)}.html"


def actor_page(actor: str, number: int = 1) -> str:
    """Return the path of an actor's page, by its canonical name; pages are numbered from 1."""
    return f"actors/{_numbered(file_name(actor), number)}"


def theme_page(theme: str, number: int = 1) -> str:
    """Return the path of a theme's page; pages are numbered from 1.

    >>> theme_page("cyber"), theme_page("cyber", 2)
    ('themes/cyber.html', 'themes/cyber--2.html')
    """
    return f"themes/{_numbered(file_name(theme), number)}"


def _numbered(name: str, number: int) -> str:
    # Two dashes: no name of a thing has them, so that a page is never taken for another thing's.
    return f"{name}.html" if number == 1 else f"{name}--{number}.html"


def ledger_page(order: str, number: int) -> str:
    """Return the path of a page of the ledger, in one of its orders; the first of the first order is the ledger's.

    >>> ledger_page("term", 1), ledger_page("term", 2), ledger_page("status", 1)
    ('ledger.html', 'ledger-2.html', 'ledger-status.html')
    """
    of_order = "" if order == "term" else f"-{order}"
    return f"ledger{of_order}{'' if number == 1 else f'-{number}'}.html"
