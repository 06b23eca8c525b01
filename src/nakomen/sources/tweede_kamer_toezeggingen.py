"""Makes register rows from Toezeggingen of the Tweede Kamer, the official words kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nakomen.model import RegisterRow
from nakomen.sources.asking import Request
from nakomen.sources.tweede_kamer_addresses import Query, of_ministry, on_days, one_address, quoted
from nakomen.sources.tweede_kamer_people import activity_record, person_record
from nakomen.sources.tweede_kamer_values import Values
from nakomen.sources.tweede_kamer_words import knows

_ALONG = (
    "Activiteit",
    "KamerbriefNakoming",
    "ToegezegdAan($expand=Persoon,Fractie)",
    "IsHerhalingVan",
    "IsWijzigingVan",
    "IsAanvullingOp",
)
#: In the feed a promise has a single reference or several of another name.
_ASKED_BY = ("ToegezegdAanPersoon", "ToegezegdAanFractie", "ToegezegdAan")


def toezeggingen_query(request: Request) -> Query:
    """Return the query of the rows that are wanted: by ministry, status, and the days on which they were registered.

    >>> toezeggingen_query(Request(("toezeggingen",), status="Deels Voldaan")).filters
    ("Status eq 'Deels Voldaan'",)
    """
    ministry = (of_ministry(request.ministry),) if request.ministry else ()
    status = (f"Status eq {quoted(request.status)}",) if request.status else ()
    return Query("Toezegging", (*ministry, *status, *on_days("Aanmaakdatum", request.since, request.until)), _ALONG)


def register_row(fields: Mapping[str, Any], base: str) -> RegisterRow:
    """Return the row of a Toezegging, as far as what it refers to came along.

    DatumNakoming is when it was met; the register has no field for when it is due.
    """
    toezegging = Values(fields)
    meeting = toezegging.entity("Activiteit")
    activity = activity_record(meeting.fields) if meeting and meeting.text("Nummer") else None
    guid = toezegging.text("Id")
    status = toezegging.text("Status")
    made_on = (activity.day if activity else None) or toezegging.day("Aanmaakdatum")
    fulfilled_on = toezegging.day("DatumNakoming")
    asked_by, unnamed = _asked_by(toezegging)
    unknown = [f"status: {status}"] if status and not knows("statuses", status) else []
    return RegisterRow(
        chamber="TK",
        number=toezegging.text("Nummer"),
        text=toezegging.text("Tekst"),
        minister=_minister(toezegging),
        office=toezegging.text("Functie"),
        ministry=toezegging.text("Ministerie"),
        made_on=made_on,
        status=status,
        fulfilled_on=fulfilled_on,
        fulfilled_by=_papers(toezegging),
        activity=str(activity) if activity else toezegging.text("ActiviteitNummer"),
        asked_by=asked_by,
        committee=activity.committee if activity else "",
        notes=toezegging.text("Notities"),
        repeats=_others(toezegging, "IsHerhalingVan"),
        changes=_others(toezegging, "IsWijzigingVan"),
        supplements=_others(toezegging, "IsAanvullingOp"),
        address=one_address(base, "Toezegging", guid),
        source_id=guid,
        changed_at=toezegging.text("ApiGewijzigdOp") or toezegging.text("GewijzigdOp"),
        removed=toezegging.flag("Verwijderd"),
        unknown_words=tuple(dict.fromkeys((*unknown, *unnamed, *toezegging.unread))),
    )


def _minister(toezegging: Values) -> str:
    """Return who promised: the whole name where it is given, else its parts."""
    names = ("Voornaam", "Tussenvoegsel", "Achternaam", "Achtervoegsel")
    parts = [toezegging.text(name) for name in names]
    parts[0] = parts[0] or toezegging.text("Initialen")
    return toezegging.text("Naam") or (" ".join(filter(None, parts)) if toezegging.text("Achternaam") else "")


def _papers(toezegging: Values) -> tuple[str, ...]:
    """Return the numbers of the letters that met it: entities in OData, words in the feed."""
    named = [letter.text("DocumentNummer") or letter.text("Id") for letter in toezegging.entities("KamerbriefNakoming")]
    said = [part.strip() for part in toezegging.text("KamerbriefNakoming").split(";")]
    return tuple(dict.fromkeys(filter(None, (*named, *said))))


def _asked_by(toezegging: Values) -> tuple[tuple[str, ...], list[str]]:
    """Return who it was promised to, and the references that nobody can name."""
    found: list[str] = []
    unnamed: list[str] = []
    for field in _ASKED_BY:
        for asked in toezegging.entities(field):
            # In OData a link holds who it leads to; completed from the feed it is that person or party.
            names = [
                name for one in (asked, *asked.entities("Persoon"), *asked.entities("Fractie")) for name in _names(one)
            ]
            guids = asked.reference("Persoon"), asked.reference("Fractie"), asked.text("Id")
            found += names
            unnamed += [] if names else [f"{field}: {next(filter(None, guids), '-')}"]
    return tuple(dict.fromkeys(found)), unnamed


def _names(asked: Values) -> Iterator[str]:
    """Yield the name of a person, or the abbreviation of a party."""
    if asked.text("Achternaam"):
        yield person_record(asked.fields).name
    elif party := asked.text("Afkorting") or asked.text("NaamNL"):
        yield party


def _others(toezegging: Values, field: str) -> tuple[str, ...]:
    """Return the numbers of other rows, or their guids where the number is not known."""
    numbers = (other.text("Nummer") or other.text("Id") for other in toezegging.entities(field))
    return tuple(dict.fromkeys(filter(None, numbers)))
