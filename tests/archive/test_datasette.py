"""The file as a reader meets it who opens it in Datasette."""

from __future__ import annotations

import asyncio
import re
import warnings

import pytest

from nakomen.archive import Archive


@pytest.fixture
def datasette():
    """Datasette, imported by nobody else: that takes half a second."""
    with warnings.catch_warnings():
        # Datasette's own dependencies.
        warnings.simplefilter("ignore")
        return pytest.importorskip("datasette.app")


def test_the_file_reads_sensibly_in_datasette(path, letter, datasette):
    with Archive(path) as archive:
        archive.keep(*letter(1))
        archive.keep(*letter(1, points=4))

    async def ask():
        served = datasette.Datasette(files=[str(path)])
        pages = {}
        for page in ("/nakomen", "/nakomen/current_statement", "/nakomen/judgement_log", "/nakomen/document"):
            answer = await served.client.get(f"{page}.json?_shape=objects")
            assert answer.status_code == 200, page
            pages[page] = answer.json()
        return pages

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pages = asyncio.run(ask())
    tables = {table["name"]: table for table in pages["/nakomen"]["tables"]}
    shown = {name for name, table in tables.items() if not table["hidden"]}
    assert {"document", "document_version", "statement", "link", "judgement", "register_row"} <= shown
    # The index's own tables are not for people.
    assert all(tables[name]["hidden"] for name in tables if name.startswith("sentence_index_"))
    assert {view["name"] if isinstance(view, dict) else view for view in pages["/nakomen"]["views"]} == {
        "current_statement", "judgement_log",
    }  # fmt: skip
    rows = pages["/nakomen/current_statement"]["rows"]
    assert len(rows) == 4
    assert rows[0]["document_id"] == "brief-0001"
    assert rows[0]["quote"].startswith("In brief 1")
    for name in shown:
        for column in tables[name]["columns"]:
            assert re.fullmatch(r"[a-z][a-z_]+", column), (name, column)
