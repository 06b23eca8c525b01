import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nakomen.model import BlockKind as B
from nakomen.readers.plain_text import read, read_text

TEXTS = Path(__file__).parent / "texts"
WRAPPED = (TEXTS / "wrapped.txt").read_text(encoding="utf-8")
OFFICE = (TEXTS / "office.txt").read_text(encoding="utf-8")


def blocks(document):
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_wrapped_pages():
    document = read_text(WRAPPED)
    found = blocks(document)
    assert found[0][0] is B.PARAGRAPH
    assert found[0][1].endswith(
        "te Hamerveld plaatsvond. U vindt hierbij ook de vier verklaringen die zijn aangenomen: "
        "1. Verklaring over de vaargeulen 2. Verklaring over de lichtschepen"
    )
    assert found[1] == (B.SIGNATURE, "De Minister van Zeevaart, A.B. de Wit")
    assert found[2] == (B.HEADING, "1. Algemeen")
    assert found[3] == (
        B.PARAGRAPH,
        "De Raad sprak over de kustwacht, de vuurtorens en de besluitvorming over het nieuwe haven- en sluizenplan. "
        "De Secretaris-generaal van de Kustraad wees op de tekorten bij de NAVO-landen aan zee en op het belang van "
        "een goede samenwerking tussen de havens, waarbij de leden zich ertoe verbonden om het onderhoud van de "
        "lichtschepen voor eind 2020 af te ronden. De leden stelden vast dat 12 van de 20 havens eraan voldoen.",
    )
    assert found[4] == (B.HEADING, "2. Vaarwegen")
    assert "4x30 meter" in found[5][1]
    assert "NAVO2030" in found[5][1]
    assert found[6][0] == B.PARAGRAPH
    assert found[6][1].startswith("De leden spraken af: – de geulen")
    assert document.identity.number == "kst-39412-88"


def test_notes_hang_where_their_mark_stood():
    document = read_text(WRAPPED)
    assert [
        (note.mark, document.text[: note.anchor].split()[-1], document.text[note.start : note.end])
        for note in document.notes
    ] == [
        ("1", "verklaringen", "Raadpleegbaar via www.kustraad.example."),
        ("2", "samenwerking", "Zie de geannoteerde agenda van 28 mei, die de Kamer is toegezonden."),
    ]


def test_office_text():
    document = read_text(OFFICE)
    assert blocks(document) == [
        (B.LETTERHEAD, "ONGERUBRICEERD / GEEN MERKING"),
        (B.SALUTATION, "Geachte voorzitter,"),
        (B.PARAGRAPH, "Hierbij bied ik u het verslag aan van de Kusttop in Hamerveld van 4 en 5 juni 2019."),
        (B.SIGNATURE, "De minister van Zeevaart,"),
        (B.SIGNATURE, "De minister van Waterwegen,"),
        (B.SIGNATURE, "Aagje de Wit"),
        (B.SIGNATURE, "Bram Schipper"),
        (B.HEADING, "VERSLAG VAN DE KUSTTOP IN HAMERVELD VAN 4 EN 5 JUNI 2019"),
        (B.HEADING, "Vaarwegen"),
        (
            B.PARAGRAPH,
            "De leden spraken af de noodzakelijke geulen voor eind 2020 te verdiepen. Zij deelden de kaarten.",
        ),
        (
            B.PARAGRAPH,
            "De kosten bedragen EUR 12 mln, waarvan de Secretaris-generaal de helft betaalt. "
            "De NAVO- en kustlanden dragen bij.",
        ),
        (B.NOTE, "Alle kuststaten [behalve twee] namen deel."),
    ]
    (note,) = document.notes
    assert document.text[: note.anchor].endswith("De leden")


QUESTIONS = """Vraag 1
Kent u de kaart?

Antwoord 1
Ja.

Vragen 2 en 3
Zal u de haven openen? Zo nee, waarom niet?

Antwoord op vragen 2 en 3
De haven gaat in mei open.

Sluizen

De sluizen volgen later.
"""


def test_questions_and_answers():
    assert [(kind, text) for kind, text in blocks(read_text(QUESTIONS)) if kind is not B.HEADING] == [
        (B.QUESTION, "Kent u de kaart?"),
        (B.PARAGRAPH, "Ja."),
        (B.QUESTION, "Zal u de haven openen? Zo nee, waarom niet?"),
        (B.PARAGRAPH, "De haven gaat in mei open."),
        (B.PARAGRAPH, "De sluizen volgen later."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. Kent u de kaart?\n\nAntwoord: Ja, die ken ik.",
            [(B.QUESTION, "1. Kent u de kaart?"), (B.PARAGRAPH, "Antwoord: Ja, die ken ik.")],
        ),
        (
            "Vraag 4: Kent u de kaart?\n\nAntwoord 4: Ja.",
            [(B.QUESTION, "Vraag 4: Kent u de kaart?"), (B.PARAGRAPH, "Antwoord 4: Ja.")],
        ),
        (
            "De leden:\n\n• delen kaarten;\n\n• meten de geul.",
            [(B.PARAGRAPH, "De leden:"), (B.ITEM, "• delen kaarten;"), (B.ITEM, "• meten de geul.")],
        ),
        (
            "Stappen:\n1. De geul wordt gemeten.\n2. De kaart wordt gedeeld.",
            [(B.PARAGRAPH, "Stappen:"), (B.ITEM, "1. De geul wordt gemeten."), (B.ITEM, "2. De kaart wordt gedeeld.")],
        ),
        ("De haven\nHet schip voer uit.\nDe kust bleef dicht.", None),
    ],
)
def test_small_layouts(text, expected):
    found = blocks(read_text(text))
    if expected is None:
        assert " ".join(words for _, words in found) == " ".join(text.split())
    else:
        assert found == expected


CUT = """De leden van de Kustraad besloten tijdens hun vergadering de besluitvorming te
1 Raadpleegbaar via www.kustraad.example.
versterken1 en te versnellen, zodat de geul op tijd wordt verdiept en de haven
open kan.
"""


def test_a_mark_must_stand_before_its_note():
    document = read_text(CUT)
    assert document.notes == ()


def test_a_note_that_cuts_a_sentence():
    document = read_text(CUT.replace("besloten", "besloten1").replace("versterken1", "versterken"))
    assert blocks(document)[0][1].startswith(
        "De leden van de Kustraad besloten tijdens hun vergadering de besluitvorming te versterken en te versnellen"
    )
    assert [document.text[note.start : note.end] for note in document.notes] == [
        "Raadpleegbaar via www.kustraad.example."
    ]


@pytest.mark.parametrize("sentence", [
    "De G7 en de CO2-markt, de MH17-zaak, de 4x30-aanpak en NAVO2030 bleven staan.",
    "Het gebied van 12 km2 telt 3 havens.",
    "De F-35 en de A320 vlogen in mei2030 niet.",
])  # fmt: skip
def test_digits_that_are_no_marks(sentence):
    notes = "\n\n".join(f"{number} Zie de kaart." for number in range(1, 4))
    assert sentence in read_text(f"{sentence}\n\n{notes}\n").text


MARKDOWN = """---
title: "Coastal Summit:\\_Outcomes"
date: '2020-05-03'
---

**A new plan:** the leaders *agreed* on the 1<sup>st</sup> of May to widen the channel.

17\\. They will meet again in the autumn of the next year to take stock.

\\###
"""


def test_markdown():
    document = read_text(MARKDOWN)
    assert document.text == (
        "A new plan: the leaders agreed on the 1st of May to widen the channel.\n\n"
        "17. They will meet again in the autumn of the next year to take stock."
    )
    assert document.identity.title == "Coastal Summit: Outcomes"
    assert str(document.identity.date) == "2020-05-03"
    assert document.identity.date_source == "metadata"


def test_page_heads_that_recur_are_left_out():
    towns = ["Hamerveld", "Oosterend", "Schelpduin", "Zandkreek", "Lichtoord"]
    bodies = [f"De haven van {town} ging open\nen in {town} vierde men dat." for town in towns]
    pages = [f"Kustraad, verslag\n\n{body}\n\n{number}" for number, body in enumerate(bodies)]
    text = read_text("\f".join(pages)).text
    assert "verslag" not in text
    assert text.count("ging open en in") == 5
    assert not re.search(r"(?m)^\d$", text)


def assert_places_lead_back(document, source):
    for offset, said in enumerate(document.text):
        places = document.places_of(offset, offset + 1)
        if not places or places[0].offset is None:
            assert said.isspace(), (offset, said)
            continue
        origin = source[places[0].offset]
        assert said == origin or (said == " " and origin.isspace()) or said in unicodedata.normalize("NFKC", origin)


@pytest.mark.parametrize("source", [WRAPPED, OFFICE, QUESTIONS, CUT, MARKDOWN, WRAPPED.replace("\n", "\r\n")])
def test_every_character_leads_back(source):
    assert_places_lead_back(read_text(source), source)


LINES = st.sampled_from([
    *("De Raad besloot tot de be-", "sluitvorming over de kust", "", "", "1 Zie de kaart.", "verklaringen1 die"),
    *("1. De haven", "2. De sluis", "• een schip", "- een boot", "Vraag 1", "Antwoord 1", " de leden", "\f"),
    *("Tweede Kamer, vergaderjaar 2018–2019, 39 412, nr. 88 3", "De minister van Zeevaart,", "A.B. de Wit", "GEHEIM"),
    *("[2:  noot ]", "tekst[footnoteRef:2] volgt", "ﬁjn ĳs", "Secretaris- generaal", "a\tb\tc", "[1] Zie hier"),
    *("dat[1] is", "¹ Noot", "woord¹", "12", "Geachte voorzitter,", ":"),
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES | st.text(max_size=20), max_size=25))
def test_any_arrangement_of_lines_keeps_its_places_and_words(lines):
    source = "\n".join(lines)
    document = read_text(source)
    assert_places_lead_back(document, source)
    starts = [0, *(block.start for block in document.blocks)]
    assert starts == sorted(starts)
    assert all(first.end <= second.start for first, second in zip(document.blocks, document.blocks[1:], strict=False))
    assert all(0 <= note.anchor <= note.start <= note.end <= len(document.text) for note in document.notes)


WORDS = st.sampled_from(
    ["de", "Raad", "besloot", "tot", "havens.", "kust-", "wacht", "NAVO-", "en", "2019,", "het", "zeer"]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=80))
def test_no_word_is_lost_when_lines_are_wrapped(words):
    wrapped, line = [], ""
    for word in words:
        if len(line) > 40:
            wrapped.append(line)
            line = ""
        line = f"{line} {word}".strip()
    text = read_text("\n".join([*wrapped, line])).text
    squeeze = re.compile(r"[^a-z0-9]")
    assert squeeze.sub("", text.lower()) == squeeze.sub("", " ".join(words).lower())


def test_what_stands_above_the_salutation_is_letterhead():
    address = "Aan de Voorzitter van de Tweede Kamer\n\nLangekade 6\n\nHamerveld\n\nDatum 3 mei 2020\n\n"
    found = blocks(read_text(f"{address}Geachte voorzitter,\n\nDe haven ging open.\n"))
    assert [kind for kind, _ in found] == [B.LETTERHEAD] * 4 + [B.SALUTATION, B.PARAGRAPH]


def test_encoding_is_remarked():
    assert read("De coördinatie van de kust.".encode("cp1252"), "brief.txt").remarks == ("read as cp1252",)
