"""The names of elements in official publications, of both generations, by what they are for the text."""

from __future__ import annotations

#: What holds no text of the paper: what it says of itself, pictures, the sizes of columns.
SILENT = frozenset(
    ("metadata", "meta", "illustratie", "colspec", "spanspec", "bijlage-info", "redactioneel", "versie", "ordernr")
)  # fmt: skip
NOTES = frozenset(("noot", "voetnoot", "eindnoot"))
#: Marks of notes that stand elsewhere in the file.
NOTE_MARKS = frozenset(("voetref", "nootref"))
NUMBERS_OF_NOTES = ("noot.nr", "nootnummer", "nr")
#: Numbers that stand before what they number, by the element that holds both.
NUMBERED = {
    "li": ("li.nr", "nr"),
    "lid": ("lidnr", "lid.nr", "nr"),
    "definitie-item": ("term", "li.nr"),
    "vraag": ("nr", "nummer"),
    "antwoord": ("nr", "nummer"),
}
#: Elements that stand inside a sentence.
INLINE = (
    frozenset(
        ("nadruk", "sup", "inf", "extref", "intref", "extref-groep", "intref-groep", "url", "dossiernummer",
         "stuknummer", "tekstcorrectie", "datum")
    )
    | NOTES
    | NOTE_MARKS
)  # fmt: skip
HEADINGS = frozenset(("tussenkop", "tuskop", "subkop", "item-titel"))
SUBLEVEL = frozenset(("divisie", "subdivisie", "paragraaf", "hoofdstuk", "afdeling", "bijlage", "artikel"))
SIGNATURES = frozenset(("ondertekening", "ondtek"))
CELLS = frozenset(("entry", "cel", "td", "th"))
#: What can stand in a paragraph and is none of its words.
CONTAINERS = frozenset(
    ("lijst", "table", "tgroup", "al-groep", "tekst", "divisie", "vraag", "antwoord", "definitielijst", "box",
     "plaatje", "aanhaling", "spreekbeurt", "motie", "al")
) | HEADINGS | SIGNATURES  # fmt: skip
#: Every name that official publications are known to use; the text of others is read too, with a remark.
KNOWN = SILENT | NOTES | INLINE | HEADINGS | SUBLEVEL | SIGNATURES | CELLS | CONTAINERS | frozenset(
    ("officiele-publicatie", "kamerstuk", "kamerstukkop", "tekstregel", "dossier", "dossiernr", "begrotingshoofdstuk",
     "titel", "subtitel", "stuk", "stuknr", "ondernummer", "datumtekst", "algemeen", "vrije-tekst", "tekst-sluiting",
     "kop", "label", "nr", "li", "li.nr", "noot.nr", "noot.al", "noot.lijst", "noot.li", "nootnummer", "thead",
     "tbody", "tfoot", "row", "title", "bron", "functie", "naam", "voornaam", "achternaam", "organisatie", "plaats",
     "kamervragen", "kamervraagkop", "kamervraagnummer", "kamervraagomschrijving", "kamervraagonderwerp",
     "kamervraagopmerking", "mededeling", "officiele-inhoudsopgave", "voorstel-wet", "voorstel-sluiting", "wettekst",
     "aanhef", "wie", "wat", "considerans", "considerans.al", "considerans.lijst", "afkondiging", "amendement",
     "amendement-lid", "wijziging", "wijzig-artikel", "wijzig-lid", "lid", "lidnr", "lid.nr", "definitie-item", "term",
     "definitie", "structuurtekst", "artikeltekst", "margetekst", "nota-toelichting", "advies", "nader-rapport",
     "slotformulering", "wetsluiting", "niet-dossier-stuk", "nds-stuk", "nds-nr",
     "kamerwrk", "frontm", "vergjaar", "onderw", "nummer", "body", "ltrlabel", "witreg", "notatoe", "backm",
     "vraagdoc", "vragen", "vraagnummer", "omschr", "ondw", "reactie", "toelicht",
     "handelingen", "agendapunt", "vergadering", "handeling_bijlage", "onderwerp", "spreker", "voorvoegsels",
     "politiek", "motie-info", "alinea", "alineaitem", "alineagroep")
)  # fmt: skip
