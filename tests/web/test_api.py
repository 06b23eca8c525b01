"""The API: what the pages show, as JSON; refusals with what to do; a judgement that came too late."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from nakomen.archive import Archive
from nakomen.web import make_app
from nakomen.web.access.doors import OpenDoor
from nakomen.web.access.visitors import Role, Visitor

from .conftest import settings_for

SPOOR = "5724"


def asked(client: TestClient, address: str, status: int = 200, language: str = "en") -> Any:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == status, answer.text[:500]
    return answer.json()


@pytest.fixture
def reviewer(own_archive: Path) -> Iterator[TestClient]:
    """A program of somebody who judges under a name, on an archive of its own."""
    with TestClient(make_app(settings_for(own_archive, door=OpenDoor("A. Vos")))) as client:
        client.headers["x-form-token"] = asked(client, "/api/visitor")["form_token"]
        yield client


def judged_since(client: TestClient, kept: Any) -> dict[str, Any]:
    """Return the statement of a judgement once it counts: on a busy machine pages may be a moment behind."""
    for _ in range(200):
        answer = client.get(f"/api/statements/{kept.json()['statements'][0]}")
        if answer.status_code == 200 and answer.json()["seen"] == kept.json()["id"]:
            return answer.json()
        time.sleep(0.1)
    raise AssertionError(f"the judgement does not count: {answer.text[:300]}")


def test_the_ledger_pages_hold_each_undertaking_once(reader: TestClient) -> None:
    found, address = [], "/api/ledger?rows=7&sort=date"
    while address:
        page = asked(reader, address)
        found += [row["spoor"] for row in page["rows"]]
        address = page["next"]
    assert len(found) == len(set(found)) == page["total"] == len(asked(reader, "/api/ledger?rows=500")["rows"])


@pytest.mark.parametrize(
    "query", ["kind=pledge", "kind=pledge&kind=assurance&sort=-date", "q=status:voldaan", "term=past"]
)
def test_the_ledger_is_that_of_the_page(reader: TestClient, query: str) -> None:
    from lxml import html

    links = html.fromstring(reader.get(f"/ledger?{query}").text).xpath("//td/a[@class='quote']/@href")
    rows = asked(reader, f"/api/ledger?{query}")["rows"]
    assert [f"/spoor/{row['short']}" for row in rows] == links
    assert rows


def test_a_status_is_one_of_those_that_are_described(reader: TestClient) -> None:
    schemas = asked(reader, "/api/openapi.json")["components"]["schemas"]
    described = schemas["UndertakingAnswer"]["properties"]["status"]["description"]
    assert described == schemas["StatusAnswer"]["properties"]["status"]["description"]
    found = {row["status"] for row in asked(reader, "/api/ledger?rows=500")["rows"]}
    assert {"open", "honoured"} <= found <= set(described.replace(" or ", ", ").split(", "))


def test_every_quote_is_exact(reader: TestClient) -> None:
    for row in asked(reader, "/api/documents")["documents"]:
        whole = asked(reader, f"/api/documents/{quote(row['id'], safe='')}")
        assert whole["text"]
        for one in whole["said"]:
            assert whole["text"][one["start"] : one["end"]] == one["quote"]
        for block in whole["blocks"]:
            assert 0 <= block["start"] <= block["end"] <= len(whole["text"])
        part = asked(reader, f"/api/documents/{quote(row['id'], safe='')}/passage?start=20&end=220")
        assert part["text"] == whole["text"][20:220]


def test_a_statement_tells_its_paragraph_and_its_spoor(reader: TestClient) -> None:
    one = asked(reader, f"/api/statements/{SPOOR}")
    assert one["quote"] in one["paragraph"]
    assert one["spoor"] == one["id"]
    assert asked(reader, f"/api/sporen/{SPOOR}")["statements"][0]["id"] == one["id"]


def test_comparisons_and_meetings_are_those_of_the_pages(reader: TestClient) -> None:
    rows = asked(reader, "/api/documents?kind=report")["documents"]
    last, first = rows[0]["id"], rows[-1]["id"]
    changes = asked(reader, f"/api/compare/reports?first={first}&second={last}")
    assert changes["changed"] or changes["repeated"] or changes["silent"]
    meetings = asked(reader, "/api/meetings")["meetings"]
    told = asked(reader, f"/api/compare/checklist?meeting={meetings[0]['day']}")
    assert told["total"] >= len(told["open"]) > 0
    refused = asked(reader, f"/api/compare/reports?first={last}&second={first}", 422, "nl")
    assert refused["remedy"]


def test_what_is_due_on_a_day_is_in_its_group(reader: TestClient) -> None:
    answer = asked(reader, "/api/due?on=2021-06-01&within=30")
    assert answer["past"]
    assert all(row["days_left"] < 0 for row in answer["past"])
    assert all(0 <= row["days_left"] <= 30 for row in answer["near"])
    today = asked(reader, "/api/due")
    assert today["counts"] == asked(reader, "/api/today")["counts"]


@pytest.mark.parametrize("subject", ["actors", "addressees", "themes", "dossiers"])
def test_a_subject_counts_what_the_ledger_shows(reader: TestClient, subject: str) -> None:
    rows = asked(reader, f"/api/{subject}")["rows"]
    facet = subject.rstrip("s")
    for one in rows[:3]:
        assert asked(reader, f"/api/ledger?{facet}={quote(one['value'])}")["total"] == one["undertakings"]


@pytest.mark.parametrize(
    ("address", "status", "where"),
    [
        ("/api/nowhere", 404, ""),
        ("/api/sporen/ffff", 404, "ffff"),
        ("/api/documents/nergens", 404, "nergens"),
        ("/api/ledger?page=0", 422, "query.page"),
        ("/api/ledger?colour=red", 422, "query.colour"),
        ("/api/search?q=knid:x", 422, ""),
        ("/api/documents/kst-39412-63/passage?start=9&end=3", 422, "kst-39412-63"),
    ],
)
def test_a_refusal_says_what_where_and_what_to_do(reader: TestClient, address: str, status: int, where: str) -> None:
    english, dutch = asked(reader, address, status), asked(reader, address, status, "nl")
    assert english.keys() == dutch.keys() == {"error", "remedy", "where", "status"}
    assert english["error"] != dutch["error"]
    assert (english["status"], english["where"]) == (status, where)


def test_an_answer_asked_again_is_not_sent_again(reader: TestClient) -> None:
    reader.get("/api/ledger")
    tag = reader.get("/api/ledger").headers["etag"]
    assert reader.get("/api/ledger", headers={"if-none-match": tag}).status_code == 304


def test_a_judgement_is_kept_under_the_name_of_who_sends_it(reviewer: TestClient, own_archive: Path) -> None:
    one = asked(reviewer, f"/api/statements/{SPOOR}")
    body = {"kind": "correct", "statements": [SPOOR], "values": {"due": "2021-06"}, "seen": one["seen"]}
    answer = reviewer.post("/api/judgements", json=body)
    assert answer.status_code == 201, answer.text
    again = judged_since(reviewer, answer)
    assert (again["due"], again["derived"]["due"]) == ("2021-06", one["due"])
    assert "due" in again["judged"]
    assert asked(reviewer, "/api/judgements")["judgements"][0]["reviewer"] == "A. Vos"
    with Archive(own_archive) as archive:
        assert archive.log.judgements()[-1].program_version


def test_a_judgement_that_came_too_late_is_told_what_changed(reviewer: TestClient) -> None:
    seen = asked(reviewer, f"/api/statements/{SPOOR}")["seen"]
    first = reviewer.post("/api/judgements", json={"kind": "confirm", "statements": [SPOOR], "seen": seen})
    late = reviewer.post("/api/judgements", json={"kind": "reject", "statements": [SPOOR], "seen": seen})
    assert (first.status_code, late.status_code) == (201, 409)
    assert [one["kind"] for one in late.json()["meanwhile"]] == ["confirm"]
    assert late.json()["seen"] == first.json()["id"]
    assert late.json()["remedy"]
    now = {"kind": "reject", "statements": [SPOOR], "seen": late.json()["seen"]}
    assert judged_since(reviewer, reviewer.post("/api/judgements", json=now))["rejected"]


def test_a_statement_is_added_by_its_words_and_withdrawn(reviewer: TestClient) -> None:
    text = asked(reviewer, "/api/documents/kst-39412-63/passage?start=0&end=400")["text"]
    passage = {"document": "kst-39412-63", "quote": text[100:160]}
    body = {"kind": "add", "passages": [passage], "values": {"kind": "finding"}}
    added = reviewer.post("/api/judgements", json=body)
    assert judged_since(reviewer, added)["quote"] == passage["quote"]
    withdrawn = reviewer.post("/api/judgements", json={"kind": "withdraw", "judgements": [added.json()["id"]]})
    assert withdrawn.status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        {"kind": "correct", "statements": [SPOOR], "values": {"due": "someday"}},
        {"kind": "confirm", "statements": []},
        {"kind": "erase", "judgements": ["1"]},
        {
            "kind": "add",
            "passages": [{"document": "kst-39412-63", "quote": "dit staat er niet"}],
            "values": {"kind": "finding"},
        },
        {"kind": "confirm", "statements": [SPOOR], "seen": "ffffffffffffffff"},
        {"kind": "confirm", "statement": SPOOR},
        {"kind": "applaud", "statements": [SPOOR]},
    ],
)
def test_what_is_no_judgement_is_refused(reviewer: TestClient, body: dict[str, Any]) -> None:
    answer = reviewer.post("/api/judgements", json=body)
    assert answer.status_code == 422, answer.text
    assert answer.json()["error"]
    assert asked(reviewer, "/api/judgements")["total"] == 0


def test_a_judgement_needs_the_token_and_the_role(own_archive: Path) -> None:
    class ReaderDoor:
        def visitor(self, _: object) -> Visitor:
            return Visitor("L. Lezer", Role.READER, session="l")

    body = {"kind": "confirm", "statements": [SPOOR]}
    with TestClient(make_app(settings_for(own_archive))) as client:
        assert client.post("/api/judgements", json=body).status_code == 403
    with TestClient(make_app(settings_for(own_archive, door=ReaderDoor()))) as client:
        assert client.post("/api/judgements", json=body).status_code == 403
        assert client.get("/api/ledger").status_code == 200


def test_the_description_names_all_that_is_there(reader: TestClient) -> None:
    told = asked(reader, "/api/openapi.json")
    for path, methods in told["paths"].items():
        for operation in methods.values():
            assert operation["description"], path
            assert {"401", "403", "422"} <= operation["responses"].keys()
            schema = operation["responses"]["201" if "post" in methods and "201" in operation["responses"] else "200"]
            assert schema["content"]["application/json"]["schema"], path
    page = reader.get("/api").text
    assert all(path in page for path in told["paths"])
    assert "/export/csv" in page


def test_each_example_of_the_page_answers(reader: TestClient) -> None:
    from lxml import html

    links = html.fromstring(reader.get("/api").text).xpath("//h3/a/@href")
    assert len(links) >= len(asked(reader, "/api/openapi.json")["paths"]) - 1
    for link in links:
        asked(reader, link)
