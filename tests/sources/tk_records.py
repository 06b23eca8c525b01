"""Makes records in the shapes of the Tweede Kamer's open data, about promises and persons that nobody made or is."""

from __future__ import annotations

import json
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

TK = "http://www.tweedekamer.nl/xsd/tkData/v1-0"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
ATOM = "http://www.w3.org/2005/Atom"

#: The order in which the schema wants the elements of an entity.
ORDER = {
    "toezegging": (
        "toegezegdAanFractie toegezegdAanPersoon isHerhalingVan isAanvullingOp isWijzigingVan aanmaakdatum nummer "
        "activiteit activiteitNummer naam achternaam initialen tussenvoegsel voornaam achtervoegsel titulatuur functie "
        "status datumNakoming kamerbriefNakoming ministerie tekst"
    ),
    "zaak": (
        "kamerstukdossier activiteit agendapunt gerelateerdVanuit vervangenVanuit nummer soort onderwerp gestartOp "
        "organisatie titel citeertitel alias grondslagvoorhang termijn vergaderjaar volgnummer status "
        "huidigeBehandelstatus afgedaan grootProject kabinetsappreciatie"
    ),
    "zaakActor": "zaak persoon fractie commissie actorNaam actorFractie actorAfkorting functie relatie sidActor",
    "besluit": "agendapunt zaak stemmingsSoort besluitSoort besluitTekst opmerking status agendapuntZaakBesluitVolgorde",
    "stemming": "besluit persoon fractie soort fractieGrootte actorNaam actorFractie vergissing sidActorLid sidActorFractie",
    "document": (
        "huidigeDocumentVersie bronDocument activiteit agendapunt zaak kamerstukdossier soort documentNummer titel "
        "onderwerp datum volgnummer vergaderjaar kamer citeertitel alias datumRegistratie datumOntvangst "
        "aanhangselnummer kenmerkAfzender organisatie"
    ),
    "documentVersie": "document status versienummer bestandsgrootte extensie datum externeidentifier",
    "activiteit": (
        "voortouwcommissie soort nummer onderwerp datumSoort datum aanvangstijd eindtijd locatie besloten status "
        "vergaderjaar kamer noot vrsNummer sidVoortouw voortouwnaam"
    ),
    "persoon": "nummer titels initialen tussenvoegsel achternaam voornamen roepnaam geslacht functie fractielabel",
    "kamerstukdossier": "titel citeertitel alias nummer toevoeging hoogsteVolgnummer afgesloten kamer",
}
#: Relations that bear a stamp of their own.
STAMPED = ("isHerhalingVan", "isAanvullingOp", "isWijzigingVan")


class Ref(str):
    """A reference to another entity."""


def guid(name: str) -> str:
    """The same guid for the same name every time."""
    return str(uuid5(NAMESPACE_URL, f"https://kamer.example/{name}"))


# Entities as the SyncFeed writes them.


def entity_xml(kind: str, name: str, *, prefix: str = "", removed: bool = False, **fields: Any) -> str:
    """An entity in the order of the schema; a list is written element after element, None as nil."""
    order = ORDER[kind].split()
    tag = f"{prefix}:" if prefix else ""
    spaces = {f"xmlns:{prefix}" if prefix else "xmlns": TK, "xmlns:tk": TK, "xmlns:xsi": XSI}
    declared = " ".join(f'{name}="{space}"' for name, space in spaces.items())
    extra = {key: fields.pop(key) for key in ("contentType", "contentLength") if key in fields}
    attributes = "".join(f" tk:{key}={quoteattr(str(value))}" for key, value in extra.items())
    held = "".join(
        element_xml(tag, field, one)
        for field in sorted(fields, key=order.index)
        for one in (fields[field] if isinstance(fields[field], list) else [fields[field]])
    )
    said = str(removed).lower()
    return (
        f'<{tag}{kind} {declared} id="{guid(name)}" tk:verwijderd="{said}" '
        f'tk:bijgewerkt="2024-03-05T09:30:00.1230000Z"{attributes}>{held}</{tag}{kind}>'
    )


def element_xml(tag: str, field: str, value: Any) -> str:
    stamp = ' tk:bijgewerkt="2024-03-05T09:30:00Z"' if field in STAMPED else ""
    if isinstance(value, Ref):
        return f'<{tag}{field} ref="{value}"{stamp}/>'
    if value is None:
        return f'<{tag}{field} xsi:nil="true"/>'
    return f"<{tag}{field}>{escape(str(value))}</{tag}{field}>"


def feed_xml(category: str, entries: list[str], *, links: str = "", prefix: str = "") -> bytes:
    tag = f"{prefix}:" if prefix else ""
    declared = f'xmlns:{prefix}="{ATOM}"' if prefix else f'xmlns="{ATOM}"'
    held = "".join(entries) + links
    return (
        f'<?xml version="1.0" encoding="utf-8"?><{tag}feed {declared}><{tag}title>SyncFeed {category}</{tag}title>'
        f"{held}</{tag}feed>"
    ).encode()


def entry_xml(
    name: str, held: str, *, token: int | None, base: str, category: str = "Toezegging", enclosure: str = ""
) -> str:
    links = link_xml("next", f"{base}/Feed?skiptoken={token}&category={category}") if token is not None else ""
    links += link_xml("enclosure", enclosure) if enclosure else ""
    return (
        f"<entry><title>{guid(name)}</title><id>{base}/Entiteiten/{guid(name)}</id>"
        f'<updated>2024-03-05T09:31:12Z</updated><category term="{category.lower()}"/>{links}'
        f'<content type="application/xml">{held}</content></entry>'
    )


def link_xml(rel: str, href: str) -> str:
    return f'<link rel="{rel}" href={quoteattr(href)}/>'


# Entities as OData gives them.


def odata(entities: list[dict[str, Any]], *, count: int | None = None, link: str = "") -> bytes:
    page: dict[str, Any] = {"@odata.context": "https://kamer.example/OData/$metadata"}
    if count is not None:
        page["@odata.count"] = count
    page["value"] = entities
    if link:
        page["@odata.nextLink"] = link
    return json.dumps(page).encode()


def entity(name: str, **fields: Any) -> dict[str, Any]:
    stamps = {"GewijzigdOp": "2024-03-05T10:30:00.123+01:00", "ApiGewijzigdOp": "2024-03-05T09:31:12.5Z"}
    return {"Id": guid(name), **fields, **stamps, "Verwijderd": fields.get("Verwijderd", False)}


def toezegging(name: str = "dijken", **fields: Any) -> dict[str, Any]:
    """A promise about dikes, met in the meantime unless said otherwise."""
    return entity(name, **{
        "Aanmaakdatum": "2023-06-15T11:00:00+02:00",
        "Nummer": "TZ202306-026",
        "ActiviteitNummer": "2023A01234",
        "Naam": "Hollebeke",
        "Achternaam": "Hollebeke",
        "Initialen": "A.B.",
        "Tussenvoegsel": None,
        "Voornaam": "Anna",
        "Achtervoegsel": None,
        "Titulatuur": "drs.",
        "Functie": "Minister van Waterwegen",
        "Ministerie": "Waterwegen",
        "Tekst": "De minister zegt toe de Kamer voor de zomer te informeren over de dijken.",
        "Status": "Voldaan",
        "DatumNakoming": "2023-07-03T00:00:00+02:00",
        "Notities": None,
        "Activiteit": [activiteit()],
        "KamerbriefNakoming": [entity("brief", DocumentNummer="2023D28111")],
        "ToegezegdAan": [
            {"Toezegging_Id": guid("dijken"), "Persoon_Id": guid("duin"), "Fractie_Id": None, "Persoon": persoon()}
        ],
        "IsHerhalingVan": [],
        "IsWijzigingVan": [],
        "IsAanvullingOp": [],
        **fields,
    })  # fmt: skip


def activiteit(name: str = "debat", **fields: Any) -> dict[str, Any]:
    return entity(name, **{
        "Soort": "Commissiedebat",
        "Nummer": "2023A01234",
        "Onderwerp": "Waterkeringen",
        "DatumSoort": "Dag",
        "Datum": "2023-06-14T00:00:00+02:00",
        "Status": "Uitgevoerd",
        "Voortouwnaam": "vaste commissie voor Waterwegen",
        **fields,
    })  # fmt: skip


def persoon(name: str = "duin", **fields: Any) -> dict[str, Any]:
    return entity(name, **{
        "Nummer": 4711,
        "Titels": "mr.",
        "Initialen": "C.D.",
        "Tussenvoegsel": "van der",
        "Achternaam": "Duin",
        "Voornamen": "Cornelia Dirkje",
        "Roepnaam": "Corrie",
        "Functie": "Tweede Kamerlid",
        "Fractielabel": "Zeepartij",
        **fields,
    })  # fmt: skip


def dossier(number: int = 39412, addition: str | None = None) -> dict[str, Any]:
    return entity(f"dossier {number} {addition}", Nummer=number, Toevoeging=addition, Titel="De kustverdediging")


def motie(name: str = "duinmotie", **fields: Any) -> dict[str, Any]:
    """A motion that was adopted, thirty seats against twenty."""
    return entity(name, **{
        "Nummer": "2023Z10149",
        "Soort": "Motie",
        "Titel": "Motie van het lid Van der Duin c.s. over hogere dijken",
        "Onderwerp": "Hogere dijken",
        "GestartOp": "2023-06-20T00:00:00+02:00",
        "Volgnummer": 88,
        "Kabinetsappreciatie": "Oordeel Kamer",
        "Kamerstukdossier": [dossier()],
        "Document": [],
        "ZaakActor": [
            actor("Medeindiener", "E. Strand", "Strandpartij"),
            actor("Indiener", "C.D. van der Duin", "Zeepartij"),
            actor("Voortouwcommissie", "vaste commissie voor Waterwegen", ""),
        ],
        "Besluit": [
            besluit("Ingediend", "2023-06-20", []),
            besluit("Stemmen - aangenomen", "2023-06-27", [
                stemming("Voor", "Zeepartij", 30), stemming("Tegen", "Landpartij", 20),
                stemming("Niet deelgenomen", "Strandpartij", 5),
            ]),
        ],
        **fields,
    })  # fmt: skip


def actor(relation: str, name: str, party: str) -> dict[str, Any]:
    return entity(f"{relation} {name}", Relatie=relation, ActorNaam=name, ActorFractie=party or None)


def besluit(kind: str, day: str, votes: list[dict[str, Any]], status: str = "Besluit") -> dict[str, Any]:
    when = (
        {"Activiteit": activiteit(f"stemming {day}", Datum=f"{day}T00:00:00+02:00", Soort="Stemmingen")} if day else {}
    )
    point = entity(f"punt {day}", **when)
    return entity(f"{kind} {day}", BesluitSoort=kind, Status=status, Agendapunt=point, Stemming=votes)


def stemming(choice: str, party: str, seats: int, *, member: str = "", mistake: bool = False) -> dict[str, Any]:
    person = {"Persoon_Id": guid(member), "ActorNaam": member} if member else {"Persoon_Id": None, "ActorNaam": party}
    return entity(
        f"{choice} {party} {member} {mistake}",
        Soort=choice,
        ActorFractie=party,
        FractieGrootte=seats,
        Vergissing=mistake,
        **person,
    )


def document(name: str = "kamerbrief", **fields: Any) -> dict[str, Any]:
    return entity(name, **{
        "Soort": "Brief regering",
        "DocumentNummer": "2023D28111",
        "Titel": "De kustverdediging",
        "Onderwerp": "Stand van de dijken",
        "Datum": "2023-07-03T00:00:00+02:00",
        "Volgnummer": 91,
        "Vergaderjaar": "2022-2023",
        "Aanhangselnummer": None,
        "ContentType": "application/pdf",
        "ContentLength": 182044,
        "HuidigeDocumentVersie_Id": guid("versie 2"),
        "Kamerstukdossier": [dossier()],
        "DocumentVersie": [versie(1, None), versie(2, "kst-39412-91")],
        **fields,
    })  # fmt: skip


def versie(number: int, official: str | None, **fields: Any) -> dict[str, Any]:
    published = entity(f"publicatie {number}", Identifier=official, Url=f"https://publiek.example/{official}.pdf")
    return entity(f"versie {number}", **{
        "Status": "Vrijgegeven",
        "Versienummer": number,
        "Extensie": ".pdf",
        "ExterneIdentifier": official,
        "DocumentPublicatie": [published] if official else [],
        **fields,
    })  # fmt: skip
