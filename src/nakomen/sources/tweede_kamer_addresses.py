"""Builds the addresses of the Tweede Kamer's open data: queries, files, and values as OData takes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from nakomen.model import FetchError
from nakomen.registers import portfolios
from nakomen.sources.tweede_kamer_days import midnight_in_the_hague

ODATA = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0"
SYNCFEED = "https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0"
#: The most entities that the service gives in a response.
PAGE = 250
#: Deleted entities stay in the store as placeholders.
_KEPT = "Verwijderd eq false"
_SAFE = "(),:/$='"


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of one entity; `filters` all hold at once, `expand` names related entities to come along.

    With `changed_since`, an instant of OData, only what changed from then on is asked, and also what was deleted since:
    that no longer says whether the filters hold.
    """

    entity: str
    filters: tuple[str, ...] = ()
    expand: tuple[str, ...] = ()
    changed_since: str = ""
    # By Id, for the order by a change stamp moves while pages are read.
    order: str = "Id"

    def address(self, base: str, skip: int = 0) -> str:
        """Return the address of the page that begins after `skip` entities.

        >>> Query("Toezegging", ("Status eq 'Openstaand'",)).address("https://kamer.example/OData")
        "https://kamer.example/OData/Toezegging?$filter=Verwijderd%20eq%20false%20and%20Status%20eq%20'Openstaand'\
&$orderby=Id&$top=250&$count=true"
        """
        kept = " and ".join((_KEPT, *self.filters))
        if self.changed_since:
            kept = f"ApiGewijzigdOp ge {self.changed_since} and (Verwijderd eq true or ({kept}))"
        options = {"$filter": kept, "$expand": ",".join(self.expand)}
        options |= {"$orderby": self.order, "$top": str(PAGE), "$skip": str(skip or ""), "$count": "true"}
        asked = "&".join(f"{name}={quote(value, safe=_SAFE)}" for name, value in options.items() if value)
        return f"{base.rstrip('/')}/{self.entity}?{asked}"


def one_address(base: str, entity: str, guid: str) -> str:
    """Return the address of one entity.

    >>> one_address("https://kamer.example/OData", "Toezegging", "6f0b")
    'https://kamer.example/OData/Toezegging(6f0b)'
    """
    return f"{base.rstrip('/')}/{entity}({guid})"


def resource_address(base: str, guid: str) -> str:
    """Return the address of a document's file.

    >>> resource_address("https://kamer.example/OData", "6f0b")
    'https://kamer.example/OData/Document(6f0b)/resource'
    """
    return f"{one_address(base, 'Document', guid)}/resource"


def quoted(words: str) -> str:
    """Return words as a string of OData.

    >>> quoted("motie-'t Veld")
    "'motie-''t Veld'"
    """
    return "'" + words.replace("'", "''") + "'"


def instant(when: datetime) -> str:
    """Return a moment as OData takes it: in UTC, without parts of a second.

    >>> from datetime import timedelta, timezone
    >>> instant(datetime(2024, 7, 1, 0, 30, 5, 99, tzinfo=timezone(timedelta(hours=2))))
    '2024-06-30T22:30:05Z'
    """
    if when.tzinfo is not None:
        when = when.astimezone(UTC)
    return f"{when:%Y-%m-%dT%H:%M:%S}Z"


def on_days(field: str, since: date | None, until: date | None) -> tuple[str, ...]:
    """Return the filters of the days on which a field lies, both included; they are days in the Netherlands.

    >>> on_days("Datum", date(2024, 7, 1), None)
    ('Datum ge 2024-06-30T22:00:00Z',)
    """
    first = (f"{field} ge {instant(midnight_in_the_hague(since))}",) if since else ()
    last = (f"{field} lt {instant(midnight_in_the_hague(until + timedelta(days=1)))}",) if until else ()
    return first + last


def in_dossier(dossier: str, path: str = "Kamerstukdossier") -> str:
    """Return the filter of one dossier, with its addition where it has one (`36410-X`, `21501-02`).

    >>> in_dossier("36 410-X")
    "Kamerstukdossier/any(d: d/Nummer eq 36410 and d/Toevoeging eq 'X')"
    """
    number, _, addition = dossier.replace("\N{NO-BREAK SPACE}", "").replace(" ", "").partition("-")
    if not number.isascii() or not number.isdigit():
        remedy = "give its number, as 28676 or 36410-X"
        raise FetchError(f"is no number of a dossier: {dossier or '-'}", where=path, remedy=remedy)
    also = f" and d/Toevoeging eq {quoted(addition)}" if addition else ""
    return f"{path}/any(d: d/Nummer eq {int(number)}{also})"


def of_ministry(name: str) -> str:
    """Return the filter of a ministry, by its name or one of its abbreviations; other words are asked as they stand.

    >>> of_ministry("def")
    "(contains(Ministerie,'Defensie') or Ministerie eq 'DEF')"
    >>> of_ministry("Waterwegen")
    "contains(Ministerie,'Waterwegen')"
    """
    asked = name.strip().casefold()
    known = [(*field.names["nl"], *field.ministry) for field in portfolios()]
    words = dict.fromkeys(word for row in known if asked in (one.casefold() for one in row) for word in row)
    # An abbreviation stands inside another: BZ in BZK.
    parts = [
        f"Ministerie eq {quoted(word)}" if len(word) < 6 else f"contains(Ministerie,{quoted(word)})"
        for word in words or (name.strip(),)
    ]
    return parts[0] if len(parts) == 1 else f"({' or '.join(parts)})"


def followed(link: str, page: str, base: str) -> str:
    """Return the address that a page's link leads to; a link out of the service is refused.

    The scheme stays that of the service, as a service behind a proxy may not know its own.

    >>> followed("Zaak?$skip=250", "https://kamer.example/OData/Zaak?$top=250", "https://kamer.example/OData")
    'https://kamer.example/OData/Zaak?$skip=250'
    """
    own = urlsplit(base)
    try:
        led = urlsplit(urljoin(page, link))
        # A port that only follows from the scheme is no other service.
        same = led.hostname == own.hostname and (led.port in (None, own.port))
    except ValueError:
        same = False
    if not same or led.scheme not in ("http", "https") or led.username is not None:
        raise FetchError(f"leads out of the service: {link[:200]}", where=page, remedy="report it to the source")
    return urlunsplit((own.scheme, own.netloc, led.path, led.query, ""))
