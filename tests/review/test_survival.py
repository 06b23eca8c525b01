"""A judgement finds its words again after whatever happens to the letter, and is shown when it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from judging import DIKE, DONE, LETTER, PUMP, Desk

from nakomen.model import OvertakenError
from nakomen.review import anchor_of, judged


def read_again(desk: Desk, text: str, *quotes: str, **how: object) -> None:
    desk.read(text, *quotes, due="2024", **how)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        f"Den Haag, 10 januari 2024\n\n{LETTER}",
        LETTER.replace("\n", "\n\n"),
        LETTER.replace("Geachte voorzitter", "Zeer geachte voorzitter van de Kamer"),
        LETTER.replace("Dat is van belang", "Dit is van groot belang"),
        LETTER.replace("Hoogachtend", "Met vriendelijke groet"),
        f"{LETTER}\nNaschrift: {DONE}",
    ],
)
def test_after_an_edit_beside_it(desk: Desk, text: str) -> None:
    desk.rule("Anna", "correct", "dijk", values={"due": "2025"})
    desk.rule("Anna", "reject", "sluis")
    read_again(desk, text, DIKE, PUMP, f"finding: {DONE}")
    found = judged(desk.archive)
    assert found.orphans == []
    assert [one.due for one in found.statements] == ["2025", "2024"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("de dijk bij Meerveld", "de  dijk\nbij Meerveld"),
        ("Meerveld", "Meer­veld"),
        ("Het kabinet", "Het Kabinet"),
        ("zegt toe de", "zegt toe: ‘de"),
    ],
)
def test_after_its_layout_changed(desk: Desk, before: str, after: str) -> None:
    desk.rule("Anna", "correct", "dijk", values={"due": "2025"})
    quote = DIKE.replace(before, after)
    read_again(desk, LETTER.replace(DIKE, quote), quote, PUMP)
    assert desk.at("verhogen").due == "2025"


def test_after_the_quote_became_longer_or_shorter(desk: Desk) -> None:
    """Another program version takes more or fewer words of the same sentence."""
    desk.rule("Anna", "correct", "dijk", values={"due": "2025"})
    read_again(desk, f"{LETTER}\n", DIKE.removeprefix("Het kabinet zegt toe "), PUMP)
    assert desk.at("verhogen").due == "2025"
    read_again(desk, f"{LETTER}\n\n", f"{DIKE} Dat is van belang voor de omwonenden.", PUMP)
    assert desk.at("verhogen").due == "2025"


def test_when_the_program_finds_it_no_more(desk: Desk) -> None:
    desk.rule("Anna", "confirm", "dijk")
    read_again(desk, f"{LETTER}\n", PUMP)
    one = desk.at("dijk")
    assert (one.quote, one.due, one.actor) == (DIKE, "2024", ("Netherlands",))
    assert judged(desk.archive).touched[one.id].derived is None


def test_what_was_confirmed_stays_when_the_program_says_otherwise(desk: Desk) -> None:
    desk.rule("Anna", "confirm", "dijk")
    desk.read(f"{LETTER}\n", DIKE, due="2030")
    assert desk.at("dijk").due == "2024"


def test_after_a_sentence_like_it_came_before(desk: Desk) -> None:
    """The id of the first such sentence is now that of another: the words beside tell them apart."""
    desk.rule("Anna", "correct", "sluis", values={"due": "2025"})
    text = f"Elders in het land. {DONE} Daar was haast bij.\n{LETTER}"
    read_again(desk, text, DIKE, PUMP, f"finding: {DONE}")
    second = text.rindex(DONE)
    [found] = [one for one in judged(desk.archive).statements if one.due == "2025"]
    assert found.start == second


def test_after_the_document_got_another_number(desk: Desk, archive) -> None:
    desk.rule("Anna", "correct", "dijk", values={"due": "2025"})
    desk.rule("Anna", "reject", "sluis")
    document = replace(archive.document("brief-1"), id="kst-40111-2")
    statements = [replace(one, id=f"f{one.id[1:]}", document="kst-40111-2") for one in archive.statements()]
    archive.keep(document, statements, LETTER.encode())
    assert [row.id for row in archive.documents()] == ["kst-40111-2"]
    found = judged(archive)
    assert found.orphans == []
    assert [one.due for one in found.statements] == ["2025", "2024"]


def test_words_that_are_gone_are_orphaned_with_the_nearest_passage(desk: Desk) -> None:
    ruled = desk.rule("Anna", "correct", "dijk", values={"due": "2025"})
    changed = "Het kabinet zegt toe de dijk bij Meerveld in 2026 te verbreden."
    read_again(desk, LETTER.replace(DIKE, changed), changed, PUMP)
    found = judged(desk.archive)
    [orphan] = found.orphans
    assert (orphan.judgement.id, orphan.quote, orphan.document) == (ruled.id, DIKE, "brief-1")
    assert orphan.passage.startswith(changed)
    assert orphan.likeness > 0.7
    assert [one.due for one in found.statements] == ["2024", "2024"]
    read_again(desk, f"{LETTER}\n", DIKE, PUMP)
    assert judged(desk.archive).orphans == []


def test_in_an_archive_without_the_letter_it_is_orphaned(desk: Desk, tmp_path) -> None:
    from nakomen.archive import Archive

    desk.rule("Anna", "confirm", "dijk")
    with Archive(tmp_path / "leeg.db") as other:
        other.log.take_in(enumerate(desk.archive.log.records(), 1))
        [orphan] = judged(other).orphans
        assert (orphan.quote, orphan.passage) == (DIKE, "")


def test_a_short_quote_is_not_taken_for_another(desk: Desk) -> None:
    desk.read(
        "Zo gezegd.\nDit is gebeurd.\nDe brug is gesloopt.", "Dit is gebeurd.", document="brief-2", day=date(2024, 2, 1)
    )
    desk.rule("Anna", "reject", "gebeurd")
    desk.read(
        "Er volgde overleg over heel iets anders. Dit is gebeurd. Dat was alles.",
        "Dit is gebeurd.",
        document="brief-2",
        day=date(2024, 2, 1),
    )
    assert len(judged(desk.archive).orphans) == 1
    assert desk.at("gebeurd").quote == "Dit is gebeurd."


def test_an_orphan_gets_the_passage_of_its_own_section(desk: Desk) -> None:
    """Rows that are much alike stand in two sections; the words beside them, and the old place, tell which it was."""
    before = (
        "1. Zeewering\nRaming voor de zeewering in het noorden.\nDe minister stelt 12 miljoen beschikbaar in 2025.\n"
        "Dat geld komt uit het fonds.\n2. Gemalen\nRaming voor de gemalen in het zuiden.\n"
        "De minister stelt 15 miljoen beschikbaar in 2026.\nDit geld komt uit de begroting.\n"
    )
    desk.read(before, "De minister stelt 15 miljoen beschikbaar in 2026.", document="tabel")
    desk.rule("Anna", "confirm", "15 miljoen")
    after = before.replace("12 miljoen beschikbaar in 2025", "15 miljoen ter beschikking in 2026")
    after = after.replace(
        "De minister stelt 15 miljoen beschikbaar in 2026.", "De minister reserveert 15 miljoen in 2026."
    )
    desk.read(after, document="tabel")
    [orphan] = judged(desk.archive).orphans
    assert orphan.passage == "De minister reserveert 15 miljoen in 2026."
    # However much text came before it.
    desk.read("Een nieuwe inleiding van een alinea. " * 20 + "\n" + after, document="tabel")
    [orphan] = judged(desk.archive).orphans
    assert orphan.passage == "De minister reserveert 15 miljoen in 2026."


def test_a_statement_is_not_anchored_in_other_words(desk: Desk) -> None:
    document, statement = desk.archive.document("brief-1"), desk.at("dijk")
    assert anchor_of(document, statement).quote == statement.quote
    with pytest.raises(OvertakenError, match="read anew"):
        anchor_of(replace(document, text=f"Vooraf. {document.text}"), statement)
