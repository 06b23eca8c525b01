"""The names of elements in official publications, by what they are for the text."""

from __future__ import annotations

#: What holds no text of the paper: what it says of itself, pictures, the sizes of columns.
SILENT = frozenset(("metadata", "meta", "illustratie", "colspec", "spanspec", "bijlage-info", "redactioneel"))
NOTES = frozenset(("noot", "voetnoot", "eindnoot"))
NUMBERS_OF_NOTES = ("noot.nr", "nootnummer", "nr")
#: Numbers that stand before what they number, by the element that holds both.
NUMBERED = {
    "li": ("li.nr", "nr"),
    "lid": ("lidnr", "lid.nr", "nr"),
    "definitie-item": ("term", "li.nr"),
    "vraag": ("nr", "vraagnr", "vraag.nr"),
    "antwoord": ("nr", "antwoordnr", "antwoord.nr"),
}
#: Elements that stand inside a sentence.
INLINE = frozenset(
    ("nadruk", "sup", "inf", "extref", "intref", "noot", "voetnoot", "eindnoot", "url", "dossiernummer", "stuknummer",
     "nootref", "ovl", "unl")
)  # fmt: skip
HEADINGS = frozenset(("tussenkop", "tuskop", "subkop", "item-titel", "sub-paragraaf-titel"))
SUBLEVEL = frozenset(("divisie", "subdivisie", "paragraaf", "hoofdstuk", "afdeling", "titeldeel", "bijlage", "artikel"))
CELLS = frozenset(("entry", "cel", "td", "th"))
#: What can stand in a paragraph and is none of its words.
CONTAINERS = frozenset(
    ("lijst", "table", "tgroup", "al-groep", "tekst", "divisie", "vraag", "antwoord", "ondertekening", "definitielijst",
     "box", "plaatje", "citaat", "spreekbeurt", "motie", "tussenkop", "tuskop", "al")
)  # fmt: skip
#: Every name that official publications are known to use; the text of others is read too, with a remark.
KNOWN = SILENT | NOTES | INLINE | HEADINGS | SUBLEVEL | CELLS | CONTAINERS | frozenset(
    ("officiele-publicatie", "kamerstuk", "kamerstukkop", "kamervraagkop", "kamervragen", "kamervraagnummer",
     "kamervraagomschrijving", "kamervraagonderwerp", "kamerwrk", "body", "stuk", "stuknr", "ondernummer", "dossier",
     "dossiernr", "dossiernummer", "titel", "datumtekst", "datum", "algemeen", "vrije-tekst", "kop", "label", "nr",
     "subtitel", "li", "li.nr", "noot.nr", "noot.al", "nootnummer", "thead", "tbody", "tfoot", "row", "title",
     "functie", "naam", "voornaam", "achternaam", "plaats", "mededeling", "voorstel-wet", "wettekst", "aanhef",
     "considerans", "considerans.al", "afkondiging", "wie", "lid", "lidnr", "lid.nr", "definitie-item", "term",
     "definitie", "handelingen", "agendapunt", "vergadering", "handeling_bijlage", "onderwerp", "spreker",
     "voorvoegsels", "politiek", "motie-info", "tekstregel", "sluiting", "slotformulering", "slotondertekening",
     "ondertekenaar", "gegeven", "toelichting", "nota-toelichting", "advies", "kop-groep", "bijschrift", "kamerwrkkop",
     "vraag.nr", "antwoord.nr", "vraagnr", "antwoordnr", "link", "br", "specifiek", "amendement", "voetref",
     "alinea", "alineaitem", "alineagroep",
     "voorzitter", "aanwezig", "opening", "stemming", "regeling", "brief", "bronvermelding", "dossiertitel")
)  # fmt: skip
