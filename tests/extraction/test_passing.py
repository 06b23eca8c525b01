"""Why a sentence carries no statement: the rule, or what the block or the speaker is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nakomen.extraction import extract
from nakomen.extraction.passing import why_passed_over, why_passed_over_each
from nakomen.model import Block, BlockKind, Document, Identity, Span
from nakomen.readers.plain_text import read_text


def why(text: str, words: str) -> str:
    """Return why words of a letter carry no statement."""
    document = read_text(text)
    start = document.text.index(words)
    return why_passed_over(document, Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Hierbij stuur ik u het verslag van het havenoverleg.", "transmittal"),
        ("De ministers kwamen op maandag bijeen in de haven.", "narrative"),
        ("Hoe wil de minister de haven openhouden?", "question"),
    ],
)
def test_the_rule_is_named(sentence: str, rule: str) -> None:
    assert extract(read_text(sentence)) == []
    assert why(sentence, sentence).startswith(rule)


def test_a_statement_that_is_there_tells_its_kind() -> None:
    sentence = "De Dijkraad heeft besloten de zeewering te verhogen."
    assert why(sentence, sentence).startswith("agreement: ")


def test_the_layout_is_named() -> None:
    letter = "Geachte voorzitter,\n\nDe Dijkraad heeft besloten de zeewering te verhogen.\n"
    assert why(letter, "Geachte voorzitter") == "salutation"


def test_each_stretch_has_its_own_reason_in_its_own_order() -> None:
    document = read_text("Hierbij stuur ik u het verslag. Hoe gaat het verder?")
    second = Span(document.text.index("Hoe"), len(document.text))
    assert why_passed_over_each(document, [second, Span(0, 30)]) == [
        why_passed_over(document, second),
        why_passed_over(document, Span(0, 30)),
    ]
    assert why_passed_over_each(document, []) == []
    assert why_passed_over(document, Span(500, 510)) == "outside the text"


def said_by(speaker: str, sentence: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, 0, len(sentence), speaker=speaker)
    return Document("debat", sentence, Identity(date=date(2024, 3, 5)), blocks=(block,))


def test_in_a_debate_the_speaker_can_be_the_reason() -> None:
    sentence = "De Dijkraad heeft besloten de zeewering te verhogen."
    whole = Span(0, len(sentence))
    assert why_passed_over(said_by("De voorzitter", sentence), whole) == "chair"
    member = said_by("Mevrouw Voorthuis (LVV)", sentence)
    assert extract(member) == []
    assert why_passed_over(member, whole) == "said by a member, and binds nobody"


def test_a_note_that_cites() -> None:
    sentence = "De brug is een schakel in de afschrikking van Rusland."
    document = said_by("", sentence)
    note = replace(document, blocks=(replace(document.blocks[0], kind=BlockKind.NOTE),))
    assert extract(note) == []
    assert why_passed_over(note, Span(0, len(sentence))).startswith("note that cites; position: ")


def test_english_is_read_by_its_own_rules() -> None:
    sentence = "The harbour masters met in the old town hall."
    document = replace(said_by("", sentence), identity=Identity(language="en"))
    assert extract(document) == []
    assert why_passed_over(document, Span(0, len(sentence))) == "nothing said"
    quoted = replace(said_by("", "“We will pay for the pumps.”"), identity=Identity(language="en"))
    assert why_passed_over(quoted, Span(0, 20)) == "quotation"


def test_reading_again_finds_what_reading_found() -> None:
    """Asking why changes nothing of what is found before or behind."""
    sentence = "De Dijkraad heeft besloten de zeewering te verhogen. Zij legt hiervoor ook een gemaal aan."
    document = read_text(sentence)
    before = extract(document)
    why_passed_over(document, Span(0, len(sentence)))
    assert extract(document) == before
