"""Write questions and answers as a page of officielebekendmakingen.nl shows them, with the site's own furniture."""

from __future__ import annotations

from html import escape

from markup import Block, Source

HEAD = """<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8"/>
<title>Aanhangsel Handelingen, {vergaderjaar}, nr. {nummer} | Overheid.nl &gt; Officiële bekendmakingen</title>
<meta name="DC.identifier" content="ah-tk-20232024-{nummer}"/>
<meta name="DC.type" scheme="OVERHEIDop.Parlementair" content="Aanhangsel van de Handelingen"/>
<meta name="DCTERMS.issued" content="{isodatum}"/>
<meta name="OVERHEIDop.vergaderjaar" content="2023-2024"/>
<style>.nootref {{ vertical-align: super; }}</style>
<script>window.dataLayer = window.dataLayer || [];</script>
</head>
<body>
<header><a href="#content">Direct naar content</a><p>Overheid.nl</p>
<nav><ul><li><a href="/">Home</a></li><li><a href="/uitgebreidzoeken">Uitgebreid zoeken</a></li></ul></nav></header>
<div class="row"><aside><h2>Documentgegevens</h2><ul><li>Publicatiedatum 21-11-2023</li>
<li>Download als PDF</li></ul></aside>
<main id="content"><article><div id="broodtekst" class="stuk broodtekst-container">
<p class="vergaderjaar">Tweede Kamer der Staten-Generaal</p>
<p class="vergaderjaar">Vergaderjaar {vergaderjaar}</p>
<h1 class="stuktitel">Aanhangsel van de Handelingen</h1>
<p class="ondertitel">Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden</p>
<h2 class="kamervraagnummer">{nummer}</h2>
<p class="kamervraagomschrijving">{vragen}</p>
<p class="kamervraagomschrijving">{antwoord}</p>
"""
FOOT = """</div></article></main></div>
<footer><ul><li><a href="/over">Over deze website</a></li><li><a href="/contact">Contact</a></li></ul>
<p>Naar boven</p></footer>
</body>
</html>
"""


def write_answers_html(source: Source) -> bytes:
    """Return the page's bytes."""
    parts = [HEAD.format(**{key: escape(value) for key, value in source.heads.items()})]
    for block in source.blocks:
        asked = block.kind == "question"
        name, heading = ("vraag", "Vraag") if asked else ("antwoord", "Antwoord")
        parts.append(
            f'<div class="{name}"><h3 class="{name}-nr">{heading} {block.label}</h3>\n<p>{inline(block)}</p></div>\n'
        )
    parts.append('<div class="voetnoten">\n')
    for mark, note in source.notes.items():
        link = f'<a id="supernote-{mark}" href="#noot-{mark}">{mark}</a>'
        parts.append(f'<div class="voet noot"><p>{link} {inline(note)}</p></div>\n')
    parts += ["</div>\n", FOOT]
    return "".join(parts).encode()


def inline(block: Block) -> str:
    """Write a block's runs; a note's mark is a raised link."""
    out = ""
    for run in block.runs:
        if run.type == "note":
            out += f'<sup><a id="noot-{run.value}" class="nootref" href="#supernote-{run.value}">{run.value}</a></sup>'
        else:
            out += escape(run.value, quote=False)
    return out
