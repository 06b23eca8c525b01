"""What several reviewers make: conflicts and how they end, lost words, agreement, and the log with its proof."""

from __future__ import annotations

import re
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest
from reviewing import Tab, open_tab, sit_down, words_of
from starlette.testclient import TestClient

from nakomen.archive import Archive
from nakomen.evaluation.agreeing import agreement_of
from nakomen.extraction import extract
from nakomen.ledger import Ledger
from nakomen.model import JudgementKind
from nakomen.readers.dispatch import Asked, read_data
from nakomen.review.coders import coded_by


def statement_of(archive: Path, beginning: str) -> object:
    with Archive(archive) as opened:
        found = Ledger.of(opened)
    touched = {one: each.statement for one, each in found.judged.touched.items()}
    return next(one for identity, one in {**touched, **found.statements}.items() if identity.startswith(beginning))


@pytest.fixture
def disagreeing(writer: TestClient) -> TestClient:
    """Anna and Bram hold different themes of one statement."""
    open_tab(writer, "/statement/3b7a", "Anna").send("correct", theme="cyber")
    open_tab(writer, "/statement/3b7a", "Bram").send("correct", theme="deterrence-defence")
    return writer


def settle(tab: Tab, **values: str) -> Tab:
    [form] = [one for one in tab.page.forms if "side" in dict(one.form_values()) or one.xpath(".//input[@name='side']")]
    given = {name: value or "" for name, value in form.form_values()}
    return Tab(tab.client, tab.client.post("/review/conflicts", data={**given, **values}))


def sides(tab: Tab) -> dict[str, str]:
    """Return the sides that a page offers: what each says, and its value."""
    return {
        " ".join(one.getparent().text_content().split()): one.get("value")
        for one in tab.page.xpath("//input[@name='side']")
    }


@pytest.mark.parametrize(
    ("side", "theme"), [("Anna", "cyber"), ("Bram", "deterrence-defence"), ("program", "munitions")]
)
def test_a_conflict_is_settled_for_a_side(disagreeing: TestClient, own_archive: Path, side: str, theme: str) -> None:
    assert statement_of(own_archive, "3b7a").theme == "munitions"  # type: ignore[attr-defined]
    tab = open_tab(disagreeing, "/review/conflicts", "Cato")
    [chosen] = [value for words, value in sides(tab).items() if side in words]
    tab = settle(tab, side=chosen, note="zie de bijlage")
    assert "Reviewers agree on everything" in tab.words
    assert statement_of(own_archive, "3b7a").theme == theme  # type: ignore[attr-defined]
    assert "settles a conflict" in words_of(disagreeing, "/review/log")


def test_a_conflict_is_settled_with_something_else(disagreeing: TestClient, own_archive: Path) -> None:
    tab = settle(open_tab(disagreeing, "/review/conflicts", "Cato"), side="own", value="ukraine")
    assert tab.answer.status_code == 200, tab.words[:300]
    assert statement_of(own_archive, "3b7a").theme == "ukraine"  # type: ignore[attr-defined]


def test_without_a_side_nothing_is_settled(disagreeing: TestClient) -> None:
    tab = settle(open_tab(disagreeing, "/review/conflicts", "Cato"), side="nobody", note="weet niet")
    assert tab.answer.status_code == 422
    assert "no side is chosen" in tab.words
    assert tab.page.xpath("//input[@name='note']/@value") == ["weet niet"]


def test_two_who_settle_at_once_do_not_overwrite_each_other(disagreeing: TestClient, own_archive: Path) -> None:
    late = open_tab(disagreeing, "/review/conflicts", "Cato")
    settle(open_tab(disagreeing, "/review/conflicts", "Dirk"), side="own", value="ukraine")
    sit_down(disagreeing, "Cato")
    late = settle(late, side="program")
    assert late.answer.status_code == 409
    assert "Dirk: corrected" in late.words
    assert statement_of(own_archive, "3b7a").theme == "ukraine"  # type: ignore[attr-defined]


def test_a_conflict_about_a_status_shows_its_sides(writer: TestClient) -> None:
    open_tab(writer, "/statement/3b7a", "Anna").send("status", status="voldaan", note="gezien")
    open_tab(writer, "/statement/3b7a", "Bram").send("status", status="vervallen", note="afgelast")
    assert "disputed" in words_of(writer, "/spoor/3b7a")
    tab = open_tab(writer, "/review/conflicts", "Cato")
    [chosen] = [value for words, value in sides(tab).items() if "Bram" in words]
    settle(tab, side=chosen)
    assert "lapsed" in words_of(writer, "/spoor/3b7a")


def read_without(archive: Path, words: str, other: str) -> None:
    """Read the document of a statement anew, in which other words stand."""
    with Archive(archive) as opened:
        name = next(row for row in opened.documents() if row.number == "kst-39412-63")
        text = opened.document(name.id).text.replace(words, other)
        document = read_data(text.encode(), f"{name.id}.txt", Asked())
        document = replace(document, id=name.id)
        opened.keep(document, extract(document), text.encode())


def test_a_judgement_that_lost_its_words_shows_the_nearest_passage(writer: TestClient, own_archive: Path) -> None:
    open_tab(writer, "/statement/3b7a").send("correct", theme="cyber")
    assert "No judgement has lost its words." in words_of(writer, "/review/orphans")
    quote = statement_of(own_archive, "3b7a").quote  # type: ignore[attr-defined]
    read_without(own_archive, quote, "Van het restant is sindsdien niets meer vernomen, uiterlijk of anderszins.")
    time.sleep(0.6)  # the server asks twice a second whether the archive changed
    tab = open_tab(writer, "/review/orphans")
    assert quote in tab.words
    assert "Nearest to it" in tab.words
    [form] = [one for one in tab.page.forms if one.action == "/review/orphans"]
    tab = Tab(writer, writer.post(form.action, data=dict(form.form_values())))
    assert "No judgement has lost its words." in tab.words


def test_agreement_is_counted_as_the_verb_counts_it(writer: TestClient, own_archive: Path) -> None:
    assert "too few reviewers" in open_tab(writer, "/review/agreement").words
    queue = open_tab(writer, "/review?kind=pledge", "Anna")
    ids = []
    for deed in ("confirm", "reject", "confirm", "confirm"):
        ids.append(queue.statement)
        queue = queue.send(deed)
    for identity, deed in zip(ids, ("confirm", "confirm", "reject", "confirm"), strict=True):
        open_tab(writer, f"/review?at={identity}&blind=yes", "Bram").send(deed)
    tab = open_tab(writer, "/review/agreement")
    assert "4 statements were judged by at least two of them." in tab.words
    with Archive(own_archive) as opened:
        expected = agreement_of(coded_by(opened, ("Anna", "Bram")).fields["exists"])
    [row] = [
        one
        for one in tab.page.xpath("//tbody/tr")
        if "xists" in one.xpath("string(th)") or "tatement" in one.xpath("string(th)")
    ]
    cells = [cell.text_content() for cell in row.xpath("td")]
    assert cells == ["4", "50.0", f"{expected.kappa:.2f}", f"{expected.alpha:.2f}"]
    assert "Choose two reviewers" in words_of(writer, "/review/agreement?reviewer=Anna")


def test_the_log_is_paged_newest_first(writer: TestClient, own_archive: Path) -> None:
    assert "Nobody has judged anything yet." in open_tab(writer, "/review/log").words
    for _ in range(2):
        open_tab(writer, "/review").send("confirm")
    with Archive(own_archive) as opened:
        last = replace(opened.log.judgements()[-1], number=0, id="", kind=JudgementKind.COMMENT, note="once more")
        opened.log.append_all([last] * 50, b"s" * 32)
    first = [int(one) for one in open_tab(writer, "/review/log").page.xpath("//tbody/tr/td[1]/text()")]
    second = [int(one) for one in open_tab(writer, "/review/log?page=2").page.xpath("//tbody/tr/td[1]/text()")]
    assert first == list(range(52, 2, -1))
    assert second == [2, 1]


def test_the_log_proves_itself_and_tells_what_was_changed(writer: TestClient, own_archive: Path) -> None:
    tab = open_tab(writer, "/statement/3b7a").send("confirm")
    root = open_tab(writer, "/review/log?check=yes").page.xpath("//code[@class='root']/text()")[0]
    assert re.fullmatch(r"1:[0-9a-f]{64}", root)
    tab.send("comment", comment="later")
    assert "It begins with all that the root you gave stands for." in words_of(writer, f"/review/log?root={root}")
    assert "is no root of a log" in words_of(writer, "/review/log?root=abc", status=422)
    with sqlite3.connect(own_archive) as changed:
        changed.execute("drop trigger if exists judgement_unchanged")
        for (trigger,) in changed.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            changed.execute(f"drop trigger {trigger}")
        changed.execute("update judgement_person set note = 'iets anders' where number = 2")
    changed.close()
    assert "The log was changed" in words_of(writer, f"/review/log?check=yes&root={root}")
