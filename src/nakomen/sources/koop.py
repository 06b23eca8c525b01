"""The official publications of KOOP: Kamerstukken, Handelingen, Aanhangsel, by dossier or by number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from nakomen.model import FetchError
from nakomen.sources.asking import Given, Publication, Request, Stamp
from nakomen.sources.koop_search import search
from nakomen.sources.web import Fetcher

NAME = "koop"
HOSTS = frozenset(
    {
        "repository.overheid.nl",
        "repository.officiele-overheidspublicaties.nl",
        "zoek.officielebekendmakingen.nl",
    }
)
BASE = "https://zoek.officielebekendmakingen.nl"
#: A dossier with its part: 28676, 36410-X, 21501-02.
_DOSSIER = re.compile(r"(\d{2})[\s. ]?(\d{3})(?:[\s-]+(\d{1,2}|[IVXLCDM]{1,8}|[A-Z]))?", re.IGNORECASE)
_SESSION = re.compile(r"\d{4}-\d{4}")
#: What can be asked by session, with the name that the service has for such publications.
_BY_SESSION = {"handelingen": "Handelingen", "aanhangsel": '"Kamervragen (Aanhangsel)"'}
_NUMBER = re.compile(r"(kst|blg|h|ah|kv|nds)-(?=[A-Za-z0-9-]*\d)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", re.IGNORECASE)
_CHAMBERED = frozenset({"h", "ah", "kv"})


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the service answers: searches, the public site with every form, and the store of files."""

    search: str
    site: str
    store: str

    @classmethod
    def under(cls, base: str) -> Self:
        """Return the places of the real service, or those under another base."""
        if base == BASE:
            store = "https://repository.officiele-overheidspublicaties.nl/officielepublicaties"
            return cls("https://repository.overheid.nl/sru", base, store)
        return cls(f"{base}/sru", base, f"{base}/officielepublicaties")


def answers(request: Request) -> bool:
    """Tell whether a dossier, the Handelingen or Aanhangsel of a session, or a publication is asked for.

    >>> [answers(Request(words)) for words in (("dossier", "28676"), ("kst-28676-465",), ("toezeggingen",))]
    [True, True, False]
    """
    return _is_search(request) or (len(request.words) == 1 and bool(_NUMBER.fullmatch(request.words[0])))


def fetch(request: Request, fetcher: Fetcher, base: str = BASE) -> Iterator[Given]:
    """Yield the Kamerstukken of a dossier, the Handelingen or Aanhangsel of a session, or the paper of a number."""
    places = _Places.under(base.rstrip("/"))
    if not _is_search(request):
        yield _with_places(Publication(official_number(request.words[0])), places)
        return
    last = request.changed_since
    for found in search(fetcher, places.search, query_of(request)):
        if isinstance(found, Publication):
            last = max(last, found.modified)
            yield _with_places(found, places)
        else:
            yield found
    if last:
        yield Stamp(last)


def query_of(request: Request) -> str:
    """Return the CQL query of a request.

    >>> query_of(Request(("dossier", "28 676"), changed_since="2024-05-31T10:00:00Z")).partition(" AND ")[2]
    'w.publicatienaam=Kamerstuk AND w.dossiernummer==28676 AND dt.modified>=2024-05-31'
    """
    terms = ["c.product-area==officielepublicaties", *_terms(request.words[0], " ".join(request.words[1:]))]
    if request.since:
        terms.append(f"dt.date>={request.since.isoformat()}")
    if request.until:
        terms.append(f"dt.date<={request.until.isoformat()}")
    if request.changed_since:
        # The day, for what changed later on it; what is asked twice is the same and kept once.
        terms.append(f"dt.modified>={request.changed_since[:10]}")
    return " AND ".join(terms)


def _terms(sort: str, said: str) -> list[str]:
    """Return what narrows a search to a dossier or a session; what is typed must be one, and can add nothing."""
    if sort in _BY_SESSION:
        if not _SESSION.fullmatch(said):
            remedy = "give its years: nakomen fetch handelingen 2023-2024"
            raise FetchError(f"is no session of parliament: {said or '-'}", where=sort, remedy=remedy)
        return [f"w.publicatienaam={_BY_SESSION[sort]}", f"w.vergaderjaar={said}"]
    match = _DOSSIER.fullmatch(said)
    if match is None:
        remedy = "give its number: nakomen fetch dossier 28676"
        raise FetchError(f"is no number of a dossier: {said or '-'}", where=sort, remedy=remedy)
    part = f"-{match[3].upper()}" if match[3] else ""
    return ["w.publicatienaam=Kamerstuk", f"w.dossiernummer=={match[1]}{match[2]}{part}"]


def _is_search(request: Request) -> bool:
    return request.words[:1] == ("dossier",) or (bool(request.words) and request.words[0] in _BY_SESSION)


def official_number(said: str) -> str:
    """Return a number as the service writes it: what names the sort in small letters, parts of a dossier in capitals.

    >>> official_number("KST-36410-x-33"), official_number("AH-TK-20242025-1244")
    ('kst-36410-X-33', 'ah-tk-20242025-1244')
    """
    sort, *parts = said.split("-")
    if sort.lower() in _CHAMBERED:
        return "-".join([sort.lower(), *(part.lower() if part.isalpha() else part.upper() for part in parts)])
    kept = [part.lower() if re.fullmatch(r"n\d+", part, re.IGNORECASE) else part.upper() for part in parts]
    return "-".join([sort.lower(), *kept])


def _with_places(publication: Publication, places: _Places) -> Publication:
    """Return a publication with every address at which a form of it can stand, the best form first."""
    number = publication.number
    site, store = f"{places.site}/{number}", f"{places.store}/{number}/{number}"
    usual = ((".xml", f"{site}.xml"), (".xml", f"{store}.xml"), (".html", f"{site}.html"))
    last = ((".pdf", f"{site}.pdf"), (".pdf", f"{store}.pdf"))
    told = tuple((suffix, _over_https(address)) for suffix, address in publication.addresses)
    # Where the search told of forms, those are all that there are.
    return replace(
        publication,
        addresses=told or usual + last,
        metadata=_over_https(publication.metadata) or f"{site}/metadata.xml",
    )


def _over_https(address: str) -> str:
    """Return an address of the service as https: older records still say http."""
    rest = address.removeprefix("http://")
    return f"https://{rest}" if rest != address and rest.partition("/")[0] in HOSTS else address
