"""The page of a statement: what it shows, and every judgement that its forms can make."""

from __future__ import annotations

from pathlib import Path

import pytest
from reviewing import open_tab, sit_down, words_of
from starlette.testclient import TestClient

from nakomen.archive import Archive
from nakomen.ledger import Ledger
from nakomen.model import Judgement, Link, Statement


def judgements(archive: Path) -> list[Judgement]:
    with Archive(archive) as opened:
        return opened.log.judgements()


def ledger(archive: Path) -> Ledger:
    with Archive(archive) as opened:
        return Ledger.of(opened)


@pytest.fixture
def linked(own_archive: Path) -> Link:
    """A link between letters of two days."""
    found = ledger(own_archive)
    day = {one.id: found.judged.days[one.document] for one in found.statements.values()}
    return next(one for one in found.links if day[one.later] > day[one.earlier])


@pytest.fixture
def long_one(own_archive: Path) -> Statement:
    """A statement of many words, to be split."""
    return max(ledger(own_archive).statements.values(), key=lambda one: len(one.quote))


def test_it_stands_in_its_paragraph_with_why(reader: TestClient) -> None:
    words = words_of(reader, "/statement/3b7a")
    assert "Het restant van EUR 130 mln moet uiterlijk op 31 maart 2026 zijn geleverd." in words
    assert "Zij vergaderde hierover" in words
    assert "languages/nl/dates.toml" in words
    assert "EUR 130 mln" in words.split("Fields, and why")[1]
    assert "Nobody has judged this yet." in words


def test_links_lead_both_ways(reader: TestClient, linked: Link) -> None:
    for here, there in ((linked.later, linked.earlier), (linked.earlier, linked.later)):
        page = open_tab(reader, f"/statement/{here}").page
        ids = [one.rsplit("/", 1)[1] for one in page.xpath("//ul[@class='links']//a[@class='quote']/@href")]
        assert any(there.startswith(one) for one in ids)
    reader.cookies.clear()


def test_one_that_is_not_there_is_not_found(reader: TestClient) -> None:
    assert "There is no such page here" in words_of(reader, "/statement/ffffffff", status=404)
    assert "There is no such page here" in words_of(reader, "/statement/3", status=404)


def test_confirmed_it_is_established_and_says_by_whom(writer: TestClient) -> None:
    tab = open_tab(writer, "/statement/3b7a").send("confirm")
    assert "Kept as number 1: 10 Mar 2026 12:00 Anna: confirmed" in tab.words
    assert "established" in tab.words
    assert "judged by Anna" in tab.words
    assert "languages/nl/dates.toml" in tab.words


def test_a_rejected_one_can_still_be_looked_at(writer: TestClient, own_archive: Path) -> None:
    tab = open_tab(writer, "/statement/3b7a").send("reject")
    assert "left out of the ledger" in tab.words
    assert tab.statement_id not in ledger(own_archive).statements
    tab = open_tab(writer, f"/statement/{tab.statement_id}").send("withdraw", judgement=judgements(own_archive)[0].id)
    assert "withdrawn" in tab.words
    assert tab.statement_id in ledger(own_archive).statements


def test_a_status_needs_evidence_and_gets_it(writer: TestClient, own_archive: Path) -> None:
    tab = open_tab(writer, "/statement/3b7a").send("status", status="voldaan")
    assert tab.answer.status_code == 422
    assert "a status needs its evidence" in tab.words
    tab = tab.send("status", evidence="Zij vergaderde  hierover op 30 oktober jl. in Brugge.")
    assert tab.answer.status_code == 200, tab.words[:300]
    [made] = judgements(own_archive)
    assert dict(made.values) == {"status": "voldaan"}
    assert made.subjects[1].quote == "Zij vergaderde hierover op 30 oktober jl. in Brugge."
    assert "honoured" in words_of(writer, "/spoor/3b7a")


def test_evidence_may_stand_in_another_document(writer: TestClient, own_archive: Path) -> None:
    found = ledger(own_archive)
    here = next(one for one in found.statements if one.startswith("3b7a"))
    other = next(one for one in found.statements.values() if one.document != found.statements[here].document)
    tab = open_tab(writer, f"/statement/{here}").send(
        "status",
        amount_stage="spent",
        compliance_actor="Nederland",
        compliance="+1",
        evidence=other.quote,
        evidence_in=other.document,
    )
    assert tab.answer.status_code == 200, tab.words[:300]
    [made] = judgements(own_archive)
    assert dict(made.values) == {"amount_stage": "spent", "compliance:Netherlands": "+1"}
    assert made.subjects[1].document == other.document
    refused = tab.send("status", status="voldaan", evidence="x", evidence_in="nergens")
    assert "there is no document nergens" in refused.words


def test_a_term_is_established(writer: TestClient, own_archive: Path) -> None:
    tab = open_tab(writer, "/statement/3b7a").send("term", due="2027-06")
    assert dict(judgements(own_archive)[0].values) == {"due": "2027-06"}
    assert "June 2027" in tab.words


def test_links_are_confirmed_rejected_and_made(writer: TestClient, own_archive: Path, linked: Link) -> None:
    tab = open_tab(writer, f"/statement/{linked.later}").send(
        "link", other=linked.earlier, relation=str(linked.relation), leads="yes"
    )
    assert "established" in tab.words
    tab.send("unlink", other=linked.earlier, relation=str(linked.relation), leads="yes")
    assert [str(one.kind) for one in judgements(own_archive)] == ["confirm_link", "reject_link"]
    assert linked not in ledger(own_archive).links


def test_a_link_the_wrong_way_round_is_refused_with_what_was_typed(
    writer: TestClient, own_archive: Path, linked: Link
) -> None:
    tab = open_tab(writer, f"/statement/{linked.earlier}")
    tab = tab.send("link", at=-1, other=f"http://testserver/statement/{linked.later}", relation="fulfils", leads="yes")
    assert tab.answer.status_code == 422
    assert tab.page.get_element_by_id("other-id").value.endswith(linked.later)
    assert tab.send("link", at=-1, leads="no").answer.status_code == 200
    assert judgements(own_archive)[0].subjects[0].statement == linked.later


def test_others_are_found_by_their_words(writer: TestClient) -> None:
    tab = open_tab(writer, "/statement/3b7a?find=munitie")
    assert tab.page.xpath("//input[@type='radio'][@name='other']")


def test_statements_are_split_and_merged(writer: TestClient, own_archive: Path, long_one: Statement) -> None:
    words = long_one.quote.split()
    first, second = " ".join(words[:6]), " ".join(words[6:])
    tab = open_tab(writer, f"/statement/{long_one.id}").send("split", parts=f"{first}\r\n\r\n{second}")
    assert tab.answer.status_code == 200, tab.words[:300]
    parts = [
        one
        for one in ledger(own_archive).statements.values()
        if one.document == long_one.document and one.quote.split() in (words[:6], words[6:])
    ]
    assert len(parts) == 2
    tab = open_tab(writer, f"/statement/{parts[0].id}").send("merge", at=-1, **{"with": parts[1].id})
    assert tab.answer.status_code == 200, tab.words[:300]
    assert [str(one.kind) for one in judgements(own_archive)] == ["split", "merge"]


def test_a_part_of_other_words_is_refused_and_stays(writer: TestClient, long_one: Statement) -> None:
    tab = open_tab(writer, f"/statement/{long_one.id}").send("split", parts="niets hiervan\nstaat er")
    assert tab.answer.status_code == 422
    assert tab.page.get_element_by_id("parts").value.split("\n")[0].strip() == "niets hiervan"


def test_only_ones_own_judgement_is_withdrawn(writer: TestClient, own_archive: Path) -> None:
    open_tab(writer, "/statement/3b7a", "Bram").send("confirm")
    tab = open_tab(writer, "/statement/3b7a", "Anna")
    assert not tab.page.xpath("//input[@name='judgement']")
    action, values = tab.form("confirm")
    answer = writer.post(action, data={**values, "deed": "withdraw", "judgement": judgements(own_archive)[0].id})
    assert answer.status_code == 422
    assert "who alone can withdraw it" in answer.text


def test_a_late_judgement_sees_what_came_between(writer: TestClient, own_archive: Path) -> None:
    late = open_tab(writer, "/statement/3b7a")
    open_tab(writer, "/statement/3b7a", "Bram").send("term", due="2030", note="zie de brief")
    sit_down(writer, "Anna")
    late = late.send("status", status="voldaan", note="stond in de krant")
    assert late.answer.status_code == 409
    assert "Bram: term changed" in late.words or "Bram" in late.words
    assert late.page.get_element_by_id("status-note").value == "stond in de krant"
    assert late.page.get_element_by_id("status").value == "voldaan"
    assert late.send("status").answer.status_code == 200
    assert [one.reviewer for one in judgements(own_archive)] == ["Bram", "Anna"]


def test_nonsense_is_refused(writer: TestClient, own_archive: Path) -> None:
    tab = open_tab(writer, "/statement/3b7a")
    action, values = tab.form("confirm")
    assert writer.post(action, data={**values, "deed": "explode"}).status_code == 422
    assert (
        writer.post(action, data={**values, "deed": "correct", "kind": "kabaal", "was-kind": "tasking"}).status_code
        == 422
    )
    assert writer.post("/statement/ffffffff", data=values).status_code == 404
    assert judgements(own_archive) == []


def test_words_in_notes_do_nothing(writer: TestClient) -> None:
    vector = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    tab = open_tab(writer, "/statement/3b7a", "<b>Anna</b>").send("comment", comment=vector)
    assert vector in tab.words
    assert not tab.page.xpath("//script[not(@src)] | //img | //main//b[text()='Anna']/b")
