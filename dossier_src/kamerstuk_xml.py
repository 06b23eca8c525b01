"""Write a document as the XML of a Kamerstuk, as officiele publicaties have it."""

from __future__ import annotations

import re
from html import escape

from markup import Block, Source

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:noNamespaceSchemaLocation="http://technische-documentatie.oep.overheid.nl/schema/op-xsd-2012-2">
<metadata>
<meta name="OVERHEIDop.externMetadataRecord" scheme="" \
content="https://zoek.officielebekendmakingen.nl/kst-39412-{nummer}/metadata.xml"/>
</metadata>
<kamerstuk>
<kamerstukkop>
<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
<tekstregel inhoud="vergaderjaar">Vergaderjaar {vergaderjaar}</tekstregel>
</kamerstukkop>
<dossier>
<dossiernummer><dossiernr>39 412</dossiernr></dossiernummer>
<titel>Noordzeeverbond</titel>
</dossier>
<stuk>
<stuknr>Nr. <ondernummer kamer="2">{nummer}</ondernummer></stuknr>
<titel>BRIEF VAN DE {van}</titel>
<algemeen>
<vrije-tekst>
<tekst>
<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al>
<al>{datum}</al>
"""
SHIP = re.compile(r"(Zr\.Ms\. \w+)")
FOOT = """</vrije-tekst>
</algemeen>
</stuk>
</kamerstuk>
</officiele-publicatie>
"""


def write_kamerstuk_xml(source: Source) -> bytes:
    """Return the document's bytes."""
    parts = [HEAD.format(**{key: escape(value) for key, value in source.heads.items()})]
    divided = False
    for block in source.blocks:
        if block.kind == "heading":
            number, title = block.text.split(" ", 1)
            parts.append("</tekst>\n" + ("</divisie>\n" if divided else ""))
            parts.append(f"<divisie>\n<kop><nr>{number}</nr> <titel>{escape(title)}</titel></kop>\n<tekst>\n")
            divided = True
        else:
            parts.append(f"<al>{inline(source, block)}</al>\n")
    parts += [signature(role, name) for role, name in source.signatories]
    parts += ["</tekst>\n", "</divisie>\n" if divided else "", FOOT]
    return "".join(parts).encode()


def inline(source: Source, block: Block) -> str:
    """Write a block's runs with its notes inside the sentence, where the XML has them."""
    out = ""
    for run in block.runs:
        if run.type == "note":
            note = inline(source, source.notes[run.value])
            out += (
                f'<noot id="ID-{source.heads["nummer"]}-d37e{100 + int(run.value)}" type="voet">'
                f"<noot.nr>{run.value}</noot.nr><noot.al>{note}</noot.al></noot>"
            )
        elif run.type == "link":
            out += f'<extref doc="{run.target}" soort="document" status="actief">{escape(run.value)}</extref>'
        else:
            out += SHIP.sub(r'<nadruk type="cur">\1</nadruk>', escape(run.value, quote=False))
    return out


def signature(role: str, name: str) -> str:
    """Write who signed."""
    initials, last = name.rsplit(" ", 1)
    return (
        f"<ondertekening><functie>{escape(role)}</functie> <naam><voornaam>{initials}</voornaam>"
        f"<achternaam>{escape(last)}</achternaam></naam></ondertekening>\n"
    )
