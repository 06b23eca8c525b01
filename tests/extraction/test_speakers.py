"""Debates: what a minister, a member and the chair say binds differently; sittings and persons are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nakomen.extraction import extract
from nakomen.extraction.speakers import Cast, name_of, office_of
from nakomen.model import BlockKind, Document, Identity
from nakomen.readers.building import DocumentBuilder, Run

PROMISE = "Ik zal de Kamer hierover voor de zomer informeren."
SAID = [
    ("Minister Dalstra", PROMISE, [("assurance", "Netherlands:minister")]),
    ("Staatssecretaris Oosterveen", PROMISE, [("assurance", "Netherlands:state secretary")]),
    ("De voorzitter", "Wij zullen om drie uur verder vergaderen.", []),
    ("Mevrouw Voorthuis (LVV)", "Wij zullen de dijken verhogen.", []),
    ("Mevrouw Voorthuis (LVV)", "Ik vraag de minister om een brief.", [("request", "Voorthuis")]),
    ("De heer Tamming (ZLP)", "verzoekt de regering de dijken te verhogen,", [("request", "House of Representatives")]),
    ("", PROMISE, [("assurance", "Netherlands")]),
]


@pytest.mark.parametrize(("speaker", "words", "expected"), SAID)
def test_who_speaks_decides_what_binds(speaker: str, words: str, expected: list[tuple[str, str]]) -> None:
    builder = DocumentBuilder()
    builder.add_block(BlockKind.PARAGRAPH, [Run(words)], speaker=speaker)
    assert [(str(one.kind), *one.actor) for one in extract(builder.build())] == expected


def test_what_stands_between_the_turns_is_the_documents_own() -> None:
    """After a turn the document speaks again in the name of who signs it."""
    builder = DocumentBuilder()
    for speaker in ("Minister Dalstra", ""):
        builder.add_block(BlockKind.PARAGRAPH, [Run(PROMISE)], speaker=speaker)
    assert [one.actor for one in extract(builder.build())] == [("Netherlands:minister",), ("Netherlands",)]


def sitting(number: str, *speakers: str, day: date | None = None) -> Document:
    """Return a report of turns, each under its own item where the speaker is a title."""
    builder = DocumentBuilder()
    for speaker in speakers:
        title = not speaker.startswith(("De ", "Minister", "Staats", "Mevrouw"))
        kind = BlockKind.HEADING if title else BlockKind.PARAGRAPH
        builder.add_block(kind, [Run(speaker)], level=1 if title else 0, speaker="" if title else speaker)
    return replace(builder.build(), id=number, identity=Identity(date=day))


NAMES = [
    ("De heer Van der Velde (ZLP)", "Van der Velde"),
    ("Mevrouw Voorthuis (LVV)", "Voorthuis"),
    ("Het lid Tamming", "Tamming"),
    ("Kamerlid Oosterveen (PvdW)", "Oosterveen"),
]


@pytest.mark.parametrize(("speaker", "name"), NAMES)
def test_a_members_name_stands_before_the_party(speaker: str, name: str) -> None:
    assert name_of(speaker) == name


OFFICES = [
    ("Minister De Jonge", "h-tk-20172018-70-5", None, "Netherlands:minister of health, welfare and sport"),
    ("Minister Bijleveld", "h-tk-20172018-70-5", None, "Netherlands:minister of defence"),
    ("Minister Bijleveld", "debat", date(2018, 7, 11), "Netherlands:minister of defence"),
    ("Minister Dalstra", "h-tk-20172018-70-5", None, "Netherlands:minister"),
]


@pytest.mark.parametrize(("speaker", "number", "day", "office"), OFFICES)
def test_an_office_follows_from_name_and_day_or_parliamentary_year(
    speaker: str, number: str, day: date | None, office: str
) -> None:
    assert office_of(speaker, sitting(number, speaker, day=day)) == office


ASKED = [
    ("de minister", "Netherlands:minister of defence"),
    ("de staatssecretaris", "Netherlands:state secretary"),
    ("het kabinet", "Netherlands"),
    ("de premier", "Netherlands:prime minister"),
    ("de minister van Financiën", "Netherlands:minister of finance"),
    ("u", "Netherlands:minister of defence"),
]


@pytest.mark.parametrize(("words", "office"), ASKED)
def test_who_is_asked_is_one_of_those_who_speak_in_the_item(words: str, office: str) -> None:
    speakers = ("Kades", "Minister Kaag", "Veren", "Mevrouw Voorthuis (LVV)", "Minister Bijleveld")
    document = sitting("debat", *speakers, day=date(2018, 7, 11))
    at = next(block.start for block in document.blocks if block.speaker.startswith("Mevrouw"))
    assert Cast.of(document).asked(words, at) == office
