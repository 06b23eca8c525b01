"""What holds for the statements of any document: exact quotes, one block each, ids of their own, no surprises."""

from __future__ import annotations

import string
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nakomen.demo import dossier_folder
from nakomen.extraction import extract
from nakomen.model import Block, BlockKind, Document, Identity, Kind, ReadingError, Statement
from nakomen.readers import read_document
from nakomen.readers.plain_text import read_text

SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents"
#: Larger files, such as the minutes of a whole day in parliament, take longer than a test may.
_LARGE = 500_000

SENTENCES = [
    "De bondgenoten spraken af de voorraden voor eind 2025 aan te vullen.",
    "De Noord-Atlantische Raad besloot (na lang beraad) een centrum op te richten; de uitwerking volgt in mei.",
    "Nederland stelt 2 miljoen euro beschikbaar en ik zal uw Kamer in juni informeren.",
    "De Deense premier kondigde een bijdrage van 5 miljoen euro aan.",
    "Hij riep de bondgenoten op tot eenheid.",
    "Beide landen kwamen overeen de grens te openen.",
    "De lidstaten moeten hun plannen voor 1 mei indienen.",
    "Conform de motie van het lid De Bruin (Kamerstuk 28 676, nr. 399) heeft Nederland hiervoor aandacht gevraagd.",
    "In 2023 voldeden elf bondgenoten aan de norm van 2% bbp.",
    "De bondgenoten benadrukten dat de norm geldt, die in 2014 is afgesproken.",
    "Er is nog geen besluit genomen over de verlenging.",
    "Kunt u aangeven wanneer het rapport verschijnt?",
    "De sessie stond in het teken van de lastenverdeling.",
    "Deze verklaring is openbaar.",
    "Nederland levert:\n- drie schepen;\n- twee vliegtuigen.",
]
HEADINGS = ["1. Inleiding", "Lastenverdeling", "2. De bondgenoten besloten", "Nederland zal leveren"]
BODIES = st.lists(
    st.one_of(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join), st.sampled_from(HEADINGS)),
    min_size=1,
    max_size=6,
)
SPOKEN = frozenset({BlockKind.HEADING, BlockKind.LETTERHEAD, BlockKind.SIGNATURE, BlockKind.SALUTATION})


def assert_all_holds(document: Document, statements: list[Statement]) -> None:
    """Assert all that holds for the statements of a document."""
    for statement in statements:
        assert document.text[statement.start : statement.end] == statement.quote
        assert statement.quote.strip() == statement.quote != ""
        assert statement.quote in statement.sentence
        block = document.block_at(statement.start)
        assert block is not None
        assert statement.end <= block.end
        assert block.kind not in SPOKEN
        assert not statement.sentence.endswith("?") or (block.speaker and statement.kind is Kind.REQUEST)
        assert all(statement.start <= one.start and one.end <= statement.end for one in statement.amounts)
        assert statement.kind in set(Kind)
        assert statement.document == document.id
        assert len(statement.actor) == len(set(statement.actor))
        assert len(statement.refs) == len(set(statement.refs))
    assert len({statement.id for statement in statements}) == len(statements)
    assert len({(statement.start, statement.end) for statement in statements}) == len(statements)
    assert [one.start for one in statements] == sorted(one.start for one in statements)


@given(body=BODIES, repeated=st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_letter_of_these_sentences(letter: Callable[..., Document], body: list[str], repeated: bool) -> None:
    document = letter(*body, *(body if repeated else []))
    statements = extract(document)
    assert_all_holds(document, statements)
    assert extract(document) == statements


@given(text=st.one_of(st.text(max_size=400), st.text(string.printable, max_size=400)))
@settings(max_examples=80, deadline=None)
def test_any_text_at_all(text: str) -> None:
    document = read_text(text)
    assert_all_holds(document, extract(document))


ODD = ["\u0133", "\u00ad", "\ufeff", "\u2028", "«", "»", "…", "•", "½", "—", "\U0001f6a2", "ﬁ", "\u0301", "\x0c", "\t"]


@given(st.lists(st.one_of(st.sampled_from(SENTENCES), st.sampled_from(ODD), st.text(max_size=8)), max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_text_between_sentences(parts: list[str]) -> None:
    document = read_text("".join(parts))
    assert_all_holds(document, extract(document))


@given(st.text(max_size=200), st.sampled_from(sorted(BlockKind)), st.sampled_from(["nl", "en"]))
@settings(max_examples=60, deadline=None)
def test_any_block_of_any_kind(text: str, kind: BlockKind, language: str) -> None:
    """A document that no reader made, its text with blank lines and control characters as they come."""
    blocks = (Block(kind, 0, len(text)),) if text else ()
    document = Document("x", text, Identity(language=language), blocks=blocks)
    statements = extract(document)
    assert all(document.text[one.start : one.end] == one.quote for one in statements)
    if not kind.running:
        assert statements == []


def test_no_statement_is_without_words() -> None:
    """Words in no order, as a table that was read askew gives them."""
    document = read_text("laste aangepast, waar ruime secretaris-generaal plannen. is")
    assert_all_holds(document, extract(document))


def test_the_same_quote_twice_has_two_ids(said: Callable[..., list[Statement]]) -> None:
    found = said(SENTENCES[0], SENTENCES[3], SENTENCES[0])
    assert [one.quote for one in found] == [SENTENCES[0], SENTENCES[3], SENTENCES[0]]
    assert len({one.id for one in found}) == 3


def test_an_id_outlives_what_comes_behind_it(said: Callable[..., list[Statement]]) -> None:
    short, longer = said(SENTENCES[0]), said(SENTENCES[0], SENTENCES[3])
    assert short[0].id == longer[0].id


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_says_nothing(said: Callable[..., list[Statement]], heading: str) -> None:
    found = said(heading, SENTENCES[0])
    assert [one.quote for one in found] == [SENTENCES[0]]


def test_what_stands_around_a_letter_says_nothing(said: Callable[..., list[Statement]]) -> None:
    found = said(SENTENCES[12], signed="De Minister van Defensie besluit,\n\nA.B. van Loon")
    assert found == []


def test_a_list_is_one_statement(said: Callable[..., list[Statement]]) -> None:
    found = said("De Raad besloot:\n- een centrum op te richten;\n- het toezicht te verscherpen.")
    assert [str(one.kind) for one in found][:1] == ["agreement"]


def test_notes_speak_only_when_they_say_something() -> None:
    document = read_text(
        "De bondgenoten spraken af de voorraden aan te vullen.[footnoteRef:2] De top begon laat.[footnoteRef:3]\n\n"
        "[2: NOS, 23 mei 2024.]\n\n[3: Nederland stelt 2 miljoen euro beschikbaar voor het fonds.]\n"
    )
    assert [(str(one.kind), one.quote) for one in extract(document)] == [
        ("agreement", "De bondgenoten spraken af de voorraden aan te vullen."),
        ("pledge", "Nederland stelt 2 miljoen euro beschikbaar voor het fonds."),
    ]


def test_a_theme_goes_on_until_another_begins(said: Callable[..., list[Statement]]) -> None:
    found = said("De bondgenoten spraken af de cyberverdediging te versterken. Zij spraken af elk jaar te rapporteren.")
    assert [one.theme for one in found] == ["cyber", "cyber"]


@pytest.mark.parametrize("path", sorted(dossier_folder().iterdir()), ids=lambda path: path.name)
def test_every_document_of_the_dossier(path: Path) -> None:
    document = read_document(path)
    statements = extract(document)
    assert_all_holds(document, statements)
    assert len(statements) >= 15


def shared_documents() -> list[Path]:
    if not SHARED.is_dir():
        return []
    return [path for path in sorted(SHARED.rglob("*.*")) if path.is_file() and path.stat().st_size < _LARGE]


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"{SHARED} is not shipped")
@pytest.mark.parametrize("path", shared_documents(), ids=lambda path: path.name)
def test_every_document_of_others(path: Path) -> None:
    try:
        document = read_document(path)
    except ReadingError:
        if path.suffix != ".doc":  # a format that is read with another program's help only
            raise
        pytest.skip("old Office files are read with soffice only")
    assert_all_holds(document, extract(document))
