"""The queue in the browser: judgements, undo, skipping, narrowing, two windows, and who is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from reviewing import open_tab, sit_down, words_of
from starlette.testclient import TestClient

from nakomen.archive import Archive
from nakomen.model import Judgement
from nakomen.web.access.visitors import Role, Visitor


def judgements(archive: Path) -> list[Judgement]:
    with Archive(archive) as opened:
        return opened.log.judgements()


def kinds(archive: Path) -> list[str]:
    return [str(one.kind) for one in judgements(archive)]


def test_the_name_is_asked_once_and_kept(writer: TestClient) -> None:
    page = writer.get("/review", headers={"accept-language": "en"})
    assert "Who reviews?" in page.text
    token = page.text.split('name="form_token" value="')[1].split('"')[0]
    answer = writer.post(
        "/reviewer", data={"form_token": token, "name": " Anna  de Wit ", "back": "/review?kind=pledge"}
    )
    assert str(answer.url).endswith("/review?kind=pledge")
    assert "Confirm" in answer.text or "Bevestigen" in answer.text
    assert "Anna de Wit" in answer.text


def test_a_reviewer_confirms_rejects_and_goes_on(writer: TestClient, own_archive: Path) -> None:
    tab = open_tab(writer, "/review")
    first = tab.statement
    tab = tab.send("confirm")
    second = tab.statement
    assert second != first
    tab = tab.send("reject")
    assert tab.statement not in (first, second)
    made = judgements(own_archive)
    assert [(str(one.kind), one.statement, one.reviewer) for one in made] == [
        ("confirm", first, "Anna"), ("reject", second, "Anna"),
    ]  # fmt: skip
    assert "2 of 241" in tab.words
    assert "left out of the ledger" in words_of(writer, f"/statement/{second}")


def test_a_field_is_corrected_in_place_and_the_rest_stays(writer: TestClient, own_archive: Path) -> None:
    tab = open_tab(writer, "/review")
    tab = tab.send("correct", due="../2027-03", actor="Nederland + NAVO", note="as the annex says")
    [made] = judgements(own_archive)
    assert dict(made.values) == {"due": "../2027-03", "actor": "Netherlands + NATO"}
    assert made.note == "as the annex says"
    assert tab.statement == made.statement
    assert "by March 2027" in words_of(writer, f"/statement/{made.statement}")


def test_what_a_field_cannot_have_is_said_and_stays_typed(writer: TestClient, own_archive: Path) -> None:
    tab = open_tab(writer, "/review").send("correct", due="volgende week", about="de haven")
    assert tab.answer.status_code == 422
    assert "“volgende week” is no time in EDTF" in tab.words
    assert tab.page.get_element_by_id("f-due").value == "volgende week"
    assert tab.page.get_element_by_id("f-about").value == "de haven"
    assert judgements(own_archive) == []


def test_nothing_changed_corrects_nothing(writer: TestClient, own_archive: Path) -> None:
    tab = open_tab(writer, "/review").send("correct")
    assert tab.answer.status_code == 422
    assert judgements(own_archive) == []


def test_undo_withdraws_the_last_and_comes_back_to_it(writer: TestClient, own_archive: Path) -> None:
    tab = open_tab(writer, "/review")
    first = tab.statement
    tab = tab.send("confirm").send("undo")
    assert tab.statement == first
    assert kinds(own_archive) == ["confirm", "withdraw"]
    assert "0 of 241" in tab.words
    assert not tab.page.xpath("//input[@value='undo']")


def test_two_windows_do_not_undo_twice(writer: TestClient, own_archive: Path) -> None:
    tab = open_tab(writer, "/review").send("confirm").send("confirm")
    other = open_tab(writer, "/review")
    tab.send("undo")
    late = other.send("undo")
    assert late.answer.status_code == 409
    assert kinds(own_archive) == ["confirm", "confirm", "withdraw"]


def test_what_is_skipped_comes_last(writer: TestClient) -> None:
    tab = open_tab(writer, "/review?kind=request&binding=yes")
    first = tab.statement
    seen = {first}
    tab = tab.send("skip")
    while tab.statement != first:
        seen.add(tab.statement)
        tab = tab.send("confirm")
    assert len(seen) == 15
    assert "All are reviewed" in tab.send("reject").words


def test_a_comment_is_kept_and_stays_at_the_statement(writer: TestClient, own_archive: Path) -> None:
    tab = open_tab(writer, "/review")
    after = tab.send("comment", comment="Zie ook de bijlage.")
    assert after.statement == tab.statement
    assert kinds(own_archive) == ["comment"]
    assert "Zie ook de bijlage." in after.words


def test_the_queue_is_narrowed_as_the_ledger_is(writer: TestClient) -> None:
    assert "0 of 20" in open_tab(writer, "/review?kind=pledge").words
    assert "0 of 45" in open_tab(writer, "/review?kind=pledge&kind=assurance").words
    assert "0 of 17" in open_tab(writer, "/review?q=kind:tasking").words
    assert "0 of 7" in open_tab(writer, "/review?sample=7&seed=3").words
    assert "Nothing to review" in open_tab(writer, "/review?q=zeppelin").words
    sit_down(writer, "Anna")
    assert "knid:" in words_of(writer, "/review?q=knid:x", status=422)


def test_the_order_is_that_of_the_terminal(writer: TestClient, own_archive: Path) -> None:
    from nakomen.archive import Filters
    from nakomen.review.pending import Asked, pending
    from nakomen.review.sitting import Sitting

    with Archive(own_archive) as opened:
        order, _ = pending(Sitting(opened, "Anna"), Asked(Filters(kind="pledge"), date(2026, 3, 10)))
    tab = open_tab(writer, "/review?kind=pledge")
    for identity in order[:4]:
        assert tab.statement == identity
        tab = tab.send("confirm")


def test_who_judged_meanwhile_is_shown_and_nothing_typed_is_lost(writer: TestClient, own_archive: Path) -> None:
    late = open_tab(writer, "/review")
    identity = late.statement
    open_tab(writer, f"/review?at={identity}", "Bram").send("correct", theme="cyber", note="het gaat over netwerken")
    sit_down(writer, "Anna")
    late = late.send("correct", due="2027", note="volgens de bijlage")
    assert late.answer.status_code == 409
    assert "was not kept" in late.words
    assert "Bram: corrected" in late.words
    assert "het gaat over netwerken" in late.words
    assert late.page.get_element_by_id("f-due").value == "2027"
    assert late.page.get_element_by_id("f-theme").value == "cyber"
    assert late.page.get_element_by_id("correct-note").value == "volgens de bijlage"
    again = late.send("correct")
    assert again.answer.status_code == 200
    assert [(one.reviewer, dict(one.values)) for one in judgements(own_archive)] == [
        ("Bram", {"theme": "cyber"}), ("Anna", {"due": "2027"}),
    ]  # fmt: skip


def test_two_windows_of_one_reviewer_do_not_overwrite_each_other(writer: TestClient, own_archive: Path) -> None:
    one, other = open_tab(writer, "/review"), open_tab(writer, "/review")
    assert one.statement == other.statement
    one.send("reject")
    refused = other.send("confirm")
    assert refused.answer.status_code == 409
    assert "Anna: rejected" in refused.words
    assert kinds(own_archive) == ["reject"]
    assert refused.send("confirm").answer.status_code == 200
    assert kinds(own_archive) == ["reject", "confirm"]


def test_what_the_program_reads_otherwise_is_not_confirmed_unseen(writer: TestClient, own_archive: Path) -> None:
    tab = open_tab(writer, "/review")
    action, values = tab.form("confirm")
    answer = writer.post(action, data={**values, "ground": "0" * 16})
    assert answer.status_code == 409
    assert judgements(own_archive) == []


def test_who_is_blind_sees_nothing_of_others(writer: TestClient, own_archive: Path) -> None:
    first = open_tab(writer, "/review", "Bram")
    identity = first.statement
    first.send("correct", theme="cyber", note="netwerken")
    tab = open_tab(writer, f"/review?blind=yes&at={identity}")
    assert "Bram" not in tab.words
    assert tab.page.get_element_by_id("f-theme").value != "cyber"
    tab.send("confirm")
    assert judgements(own_archive)[-1].seen is None


@pytest.mark.parametrize(
    "address",
    [
        "/review",
        "/statement/{id}",
        "/review/conflicts",
        "/review/orphans",
        "/upload",
        "/upload/fetch",
        "/upload/folder",
        "/reviewer",
    ],
)
def test_a_form_of_another_page_is_refused(writer: TestClient, own_archive: Path, address: str) -> None:
    tab = open_tab(writer, "/review")
    _, values = tab.form("confirm")
    target = address.format(id=tab.statement)
    assert writer.post(target, data={**values, "form_token": "x"}).status_code == 403
    assert writer.post(target, data=values, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert writer.post(target, data=values, headers={"origin": "https://elsewhere.example"}).status_code == 403
    assert judgements(own_archive) == []


class _ReadersDoor:
    def visitor(self, _: object) -> Visitor:
        return Visitor("Cato", Role.READER, session="c")


@pytest.fixture
def only_reader(behind: Callable[[object], TestClient]) -> TestClient:
    return behind(_ReadersDoor())


@pytest.mark.parametrize(
    "address", ["/review", "/review/conflicts", "/review/orphans", "/review/agreement", "/review/log", "/upload"]
)
def test_a_reader_neither_reviews_nor_reads_in(only_reader: TestClient, address: str) -> None:
    assert only_reader.get(address).status_code == 403


def test_a_reader_sees_a_statement_without_its_forms(only_reader: TestClient) -> None:
    from lxml import html

    answer = only_reader.get("/statement/3b7a", headers={"accept-language": "en"})
    assert answer.status_code == 200
    page = html.fromstring(answer.text)
    assert not page.xpath("//main//form")
    assert "Fields, and why" in answer.text
    assert only_reader.post("/statement/3b7a", data={}).status_code == 403
