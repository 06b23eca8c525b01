"""The register of the Eerste Kamer: one page a promise, with its term and the passage in which it was made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from nakomen.model import FetchError
from nakomen.sources.asking import Given, Request
from nakomen.sources.register_page import read_register_page
from nakomen.sources.web import Fetcher

NAME = "eerste-kamer"
HOSTS = frozenset({"www.eerstekamer.nl", "eerstekamer.nl", "www.staten-generaal.nl", "staten-generaal.nl"})
BASE = "https://www.eerstekamer.nl"
_PAGE = re.compile(r"(?:https?://[^/]+)?/?(?:toezegging|9370000)/\S+")


def answers(request: Request) -> bool:
    """Tell whether pages of the register are asked for, by address or by what follows the host in it.

    >>> answers(Request(("toezegging/de_dijken",))), answers(Request(("https://www.eerstekamer.nl/toezegging/de_dijken",)))
    (True, True)
    """
    return bool(request.words) and all(_PAGE.fullmatch(word) for word in request.words)


def fetch(request: Request, fetcher: Fetcher, base: str = BASE) -> Iterator[Given]:
    """Yield the row of each page that is named; one that cannot be had or read is yielded as an error."""
    for word in request.words:
        address = word if urlsplit(word).scheme else f"{base.rstrip('/')}/{word.lstrip('/')}"
        try:
            reply = fetcher.get(address, accept="text/html")
            yield read_register_page(reply.content, address)
        except FetchError as error:
            yield error
