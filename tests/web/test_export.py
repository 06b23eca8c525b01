"""What the ledger shows as a file: the rows of the page, all of them, in that order, and nothing that runs."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import html
from starlette.testclient import TestClient

from nakomen.exports import export_formats
from nakomen.web import make_app

from .conftest import settings_for

QUERY = "kind=pledge&kind=assurance&sort=-date"


def of_page(client: TestClient, query: str) -> list[str]:
    """Return the ids that all pages of the ledger show, in order."""
    return [row["statement"]["id"] for row in client.get(f"/api/ledger?{query}&rows=500").json()["rows"]]


def rows_of(client: TestClient, form: str, query: str) -> list[dict[str, Any]]:
    content = client.get(f"/export/{form}?{query}").content.decode("utf-8-sig")
    if form == "csv":
        return list(csv.DictReader(io.StringIO(content)))
    return [json.loads(line) for line in content.splitlines()]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
@pytest.mark.parametrize("query", ["", QUERY, "q=munitie&sort=words", "term=past&rows=2&page=3"])
def test_a_file_holds_what_the_ledger_shows_in_its_order(reader: TestClient, form: str, query: str) -> None:
    whole = query.replace("&rows=2&page=3", "")
    assert [row["id"] for row in rows_of(reader, form, query)] == of_page(reader, whole)


def test_a_workbook_holds_the_same_rows(reader: TestClient) -> None:
    book = openpyxl.load_workbook(io.BytesIO(reader.get(f"/export/xlsx?{QUERY}").content))
    sheet = book.worksheets[0]
    ids = [row[-1] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert ids == of_page(reader, QUERY)


@pytest.mark.parametrize("form", sorted(export_formats()))
def test_each_form_says_what_it_is_and_how_it_is_called(reader: TestClient, form: str) -> None:
    answer = reader.get(f"/export/{form}?kind=pledge")
    export = export_formats()[form]
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(export.MEDIA_TYPE)
    assert f'filename="nakomen-pledge-2026-03-10{export.SUFFIX}"' in answer.headers["content-disposition"]
    assert int(answer.headers["content-length"]) == len(answer.content) > 0
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_what_tells_when_it_was_made_is_not_kept_and_the_others_are(reader: TestClient) -> None:
    for form, kept in (("csv", True), ("jsonl", True), ("xlsx", False), ("ics", False), ("atom", False)):
        reader.get(f"/export/{form}")
        headers = reader.get(f"/export/{form}").headers
        assert ("etag" in headers, "no-store" in headers["cache-control"]) == (kept, not kept), form


def test_no_cell_runs_as_a_formula(writer: TestClient) -> None:
    text = writer.get("/api/documents/kst-39412-63").json()["text"]
    token = writer.get("/api/visitor").json()["form_token"]
    body = {
        "kind": "add", "passages": [{"document": "kst-39412-63", "quote": text[100:160]}],
        "values": {"kind": "pledge", "about": "=HYPERLINK(1)"},
    }  # fmt: skip
    writer.cookies.set("nakomen_reviewer", "A.%20Vos")
    kept = writer.post("/api/judgements", json=body, headers={"x-form-token": token})
    assert kept.status_code == 201, kept.text
    for _ in range(200):
        # On a busy machine the ledger may be a moment behind.
        rows = [row for row in rows_of(writer, "csv", "kind=pledge") if "HYPERLINK" in row["about"]]
        if rows:
            break
        time.sleep(0.1)
    assert [row["about"] for row in rows] == ["'=HYPERLINK(1)"]


def test_feeds_lead_to_the_address_from_outside(own_archive: Path) -> None:
    with TestClient(make_app(settings_for(own_archive, address="https://nakomen.example/kamer"))) as client:
        assert "https://nakomen.example/kamer/documents/" in client.get("/export/atom").text
        calendar = client.get("/export/ics?set.settled=yes").text.replace("\r\n ", "")
        assert "https://nakomen.example/kamer/spoor/" in calendar


def test_the_ledger_offers_files_of_what_it_shows(reader: TestClient) -> None:
    links = html.fromstring(reader.get("/ledger?kind=pledge").text).xpath("//a[starts-with(@href, '/export/')]/@href")
    assert len(links) == 6
    assert all("kind=pledge" in link and reader.get(link).status_code == 200 for link in links)


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/export/nonsense", 404, "nonsense"),
        ("/export/ics?of=links", 422, "statements"),
        ("/export/csv?set.colour=red", 422, "colour"),
        ("/export/atom?set.entries=many", 422, "many"),
        ("/export/csv?q=knid:x", 422, "knid:"),
    ],
)
def test_what_cannot_be_written_is_said(reader: TestClient, address: str, status: int, said: str) -> None:
    answer = reader.get(address)
    assert answer.status_code == status
    assert said in html.fromstring(answer.text).get_element_by_id("content").text_content()


def test_links_are_exported_where_they_are_asked_for(reader: TestClient) -> None:
    rows = rows_of(reader, "jsonl", "of=links")
    assert rows
    assert {"from_id", "to_id", "relation"} <= rows[0].keys()
