"""Makes records of papers from Documents of the Tweede Kamer: their numbers, and which file to fetch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nakomen.sources.tweede_kamer_addresses import Query, in_dossier, on_days, one_address, resource_address
from nakomen.sources.tweede_kamer_values import Values, loosely

#: The only status of a version that is out.
_RELEASED = "vrijgegeven"
#: The ending of a file's name by its media type, in the forms that the service has.
_SUFFIXES = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/xml": ".xml",
    "text/html": ".html",
}


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """A paper of the Tweede Kamer.

    `number` is its DocumentNummer (`2024D24009`), `paper` its public number (`kst-28676-465`) where it has one;
    `resource` is the address of its bytes, of `media_type` and `size` bytes as far as told, and a name for them ends in
    `suffix`. `official` are addresses of the file as the official publisher has it.
    """

    id: str
    number: str
    paper: str
    kind: str
    title: str
    subject: str
    made_on: date | None
    dossiers: tuple[str, ...]
    resource: str
    media_type: str
    suffix: str
    size: int | None
    official: tuple[str, ...]
    source: str
    changed_at: str = ""
    unknown_words: tuple[str, ...] = ()


def papers_query(dossier: str, since: date | None = None, until: date | None = None) -> Query:
    """Return the query of a dossier's papers, by their days."""
    filters = (in_dossier(dossier), *on_days("Datum", since, until))
    return Query("Document", filters, ("Kamerstukdossier", "DocumentVersie($expand=DocumentPublicatie)"))


def paper_record(fields: Mapping[str, Any], base: str) -> PaperRecord:
    """Return the record of a Document."""
    document = Values(fields)
    guid = document.text("Id")
    dossiers = dossiers_of(document)
    version = current_version(document)
    published = list(version.entities("DocumentPublicatie")) if version else []
    made_on, size = document.day("Datum"), document.number("ContentLength")
    return PaperRecord(
        id=guid,
        number=document.text("DocumentNummer"),
        paper=paper_number(document, dossiers),
        kind=document.text("Soort"),
        title=document.text("Titel"),
        subject=document.text("Onderwerp"),
        made_on=made_on,
        dossiers=dossiers,
        resource=resource_address(base, guid),
        media_type=document.text("ContentType"),
        suffix=_suffix(document.text("ContentType"), version),
        size=size,
        official=tuple(dict.fromkeys(filter(None, (one.text("Url") for one in published)))),
        source=one_address(base, "Document", guid),
        changed_at=document.text("ApiGewijzigdOp"),
        unknown_words=tuple(document.unread),
    )


def _suffix(media_type: str, version: Values | None) -> str:
    """Return the ending of a file's name: that of its version, else by its media type, or nothing."""
    own = version.text("Extensie").lstrip(".").lower() if version else ""
    return f".{own}" if own.isalnum() else _SUFFIXES.get(media_type.partition(";")[0].strip().lower(), "")


def current_version(document: Values) -> Values | None:
    """Return the version of a document that holds: the one it names itself, else the newest that was released."""
    versions = list(document.entities("DocumentVersie"))
    own = document.reference("HuidigeDocumentVersie")
    for version in versions:
        if own and version.text("Id") == own:
            return version
    released = [one for one in versions if loosely(one.text("Status")) in (_RELEASED, "")]
    return max(released, key=lambda one: one.number("Versienummer") or 0, default=None)


def dossiers_of(entity: Values) -> tuple[str, ...]:
    """Return the numbers of an entity's dossiers, each once."""
    return tuple(dict.fromkeys(filter(None, map(dossier_number, entity.entities("Kamerstukdossier")))))


def dossier_number(dossier: Values) -> str:
    """Return the number of a dossier with its addition.

    >>> dossier_number(Values({"Nummer": 36410, "Toevoeging": "X"})), dossier_number(Values({"Nummer": 28676}))
    ('36410-X', '28676')
    """
    number, addition = dossier.number("Nummer"), dossier.text("Toevoeging")
    if not number:
        return ""
    return f"{number}-{addition}" if addition else str(number)


def paper_number(entity: Values, dossiers: Iterable[str]) -> str:
    """Return the public number of a document or zaak, or nothing.

    The official publisher's own id comes first; else the dossier, where there is one only, and the number in it.

    >>> paper_number(Values({"Volgnummer": 465}), ["28676"]), paper_number(Values({"Volgnummer": -1}), ["28676"])
    ('kst-28676-465', '')
    >>> paper_number(Values({"Aanhangselnummer": "242501244"}), [])
    'ah-tk-20242025-1244'
    """
    version = current_version(entity)
    official = version.text("ExterneIdentifier") if version else ""
    if official:
        return official
    annex = entity.text("Aanhangselnummer")
    if len(annex) == 9 and annex.isdecimal():
        return f"ah-tk-20{annex[:2]}20{annex[2:4]}-{int(annex[4:])}"
    number, known = entity.number("Volgnummer"), list(dossiers)
    return f"kst-{known[0]}-{number}" if number and len(known) == 1 else ""
