"""Assistants: tools over the Model Context Protocol, asked by the client of the package, in process and over stdio."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.shared.exceptions import MCPError

from nakomen.archive import Archive
from nakomen.cli.program import program
from nakomen.web.assistants.server import INSTRUCTIONS, make_server
from nakomen.web.assistants.telling import Consulted
from nakomen.web.shelf import Shelf

from .conftest import DAY

ADDRESS = "https://nakomen.example"


@pytest.fixture(scope="module")
def consulted(dossier_archive: Path) -> Iterator[Consulted]:
    with Archive(dossier_archive, create=False) as archive:
        yield Consulted(archive, Shelf(archive, lambda: DAY), ADDRESS)


def with_client(consulted: Consulted, ask: Callable[[Client], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with Client(make_server(consulted)) as client:
            return await ask(client)

    return anyio.run(run)


def called(consulted: Consulted, tool: str, **given: Any) -> dict[str, Any]:
    """Return what a tool answers; AssertionError with its words where it refuses."""
    answer = with_client(consulted, lambda client: client.call_tool(tool, given))
    assert not answer.is_error, answer.content
    return json.loads(answer.content[0].text)


def refusal(consulted: Consulted, tool: str, **given: Any) -> str:
    answer = with_client(consulted, lambda client: client.call_tool(tool, given))
    assert answer.is_error
    return str(answer.content[0].text)


def quotes_in(found: Any) -> Iterator[dict[str, Any]]:
    """Give every statement of an answer, however deep."""
    if isinstance(found, dict):
        if "quote" in found and "start" in found:
            yield found
        for value in found.values():
            yield from quotes_in(value)
    elif isinstance(found, list):
        for value in found:
            yield from quotes_in(value)


ASKED: list[tuple[str, dict[str, Any]]] = [
    ("search", {"query": "munitie"}),
    ("ledger", {"kind": ["pledge"], "rows": 50}),
    ("spoor", {"statement": "5724"}),
    ("statement", {"statement": "5724"}),
    ("due", {}),
    ("due", {"on": "2022-01-01", "within": 400}),
    ("document_passage", {"document": "kst-39412-63"}),
    ("motions", {}),
]


@pytest.mark.parametrize(("tool", "given"), ASKED, ids=lambda one: one if isinstance(one, str) else "")
def test_every_quote_is_exact_and_has_document_day_and_link(
    consulted: Consulted, tool: str, given: dict[str, Any]
) -> None:
    answer = called(consulted, tool, **given)
    found = [one for one in quotes_in(answer) if "kind" in one]
    assert found or tool == "motions"
    for one in found:
        assert consulted.archive.document(one["document"]).text[one["start"] : one["end"]] == one["quote"]
        assert one["date"]
        assert one["link"].startswith(f"{ADDRESS}/documents/")


def test_the_tools_only_read_and_say_so(consulted: Consulted) -> None:
    tools = with_client(consulted, lambda client: client.list_tools()).tools
    assert {one.name for one in tools} == {
        "search", "ledger", "due", "documents", "spoor", "statement", "document_passage", "compare", "motions", "figures",
    }  # fmt: skip
    assert all(one.annotations.read_only_hint and one.description for one in tools)
    assert "exact" in INSTRUCTIONS
    assert "cannot" in INSTRUCTIONS


def test_the_ledger_is_narrowed_and_told_in_pages(consulted: Consulted) -> None:
    first = called(consulted, "ledger", kind=["pledge"], rows=5)
    assert {one["statement"]["kind"] for one in first["undertakings"]} == {"pledge"}
    assert first["values"]["kind"]["pledge"] == first["total"]
    rest = [
        one["spoor"]
        for page in range(1, first["pages"] + 1)
        for one in called(consulted, "ledger", kind=["pledge"], rows=5, page=page)["undertakings"]
    ]
    assert len(set(rest)) == first["total"]


def test_a_passage_is_the_text_and_a_longer_one_is_cut(consulted: Consulted) -> None:
    text = consulted.archive.document("kst-39412-63").text
    assert called(consulted, "document_passage", document="kst-39412-63", start=10, end=90)["text"] == text[10:90]
    assert len(called(consulted, "document_passage", document="kst-39412-63")["text"]) == min(len(text), 8_000)


def test_two_reports_are_compared(consulted: Consulted) -> None:
    rows = called(consulted, "documents")["documents"]
    reports = sorted((one for one in rows if one["kind"] == "report"), key=lambda one: one["date"])
    answer = called(consulted, "compare", earlier=reports[0]["id"], later=reports[-1]["id"])
    assert answer["earlier"]["id"] == reports[0]["id"]
    assert any(isinstance(value, dict) and value.get("total") for value in answer.values())


def test_figures_are_those_of_the_table_that_ships(consulted: Consulted) -> None:
    answer = called(consulted, "figures", country="Netherlands", first_year=2020, last_year=2022)
    assert [one["year"] for one in answer["years"]] == [2020, 2021, 2022]
    assert answer["edition"]


@pytest.mark.parametrize(
    ("tool", "given", "said"),
    [
        ("search", {"query": "knid:x"}, "kind:"),
        ("spoor", {"statement": "ffff"}, "search, ledger and documents"),
        ("statement", {"statement": "ffff"}, "search, ledger and documents"),
        ("document_passage", {"document": "nergens"}, "search, ledger and documents"),
        ("document_passage", {"document": "kst-39412-63", "start": 10**8}, "within 0 and"),
        ("compare", {"earlier": "nergens", "later": "ook niet"}, "there is no document"),
        ("ledger", {"sort": "beauty"}, "choose from"),
        ("figures", {"country": "Atlantis"}, "Atlantis"),
        ("ledger", {"rows": 10_000}, "rows"),
    ],
)
def test_what_cannot_be_answered_is_said_with_what_to_do(
    consulted: Consulted, tool: str, given: dict[str, Any], said: str
) -> None:
    words = refusal(consulted, tool, **given)
    assert said in words
    assert "Traceback" not in words


def test_documents_and_statements_are_resources(consulted: Consulted) -> None:
    async def ask(client: Client) -> tuple[str, str]:
        document = await client.read_resource("nakomen://documents/kst-39412-63")
        statement = await client.read_resource("nakomen://statements/5724")
        with pytest.raises(MCPError):
            await client.read_resource("nakomen://documents/nergens")
        return document.contents[0].text, statement.contents[0].text

    text, statement = with_client(consulted, ask)
    assert text == consulted.archive.document("kst-39412-63").text
    assert json.loads(statement)["quote"] in json.loads(statement)["paragraph"]


def test_the_verb_talks_over_its_input_and_output(dossier_archive: Path) -> None:
    arguments = ["-m", "nakomen", "mcp", "--archive", str(dossier_archive), "--address", ADDRESS]
    started = StdioServerParameters(command=sys.executable, args=arguments, env=dict(os.environ))

    async def run() -> tuple[str, dict[str, Any]]:
        async with Client(stdio_client(started)) as client:
            answer = await client.call_tool("ledger", {"rows": 1})
            return client.instructions or "", json.loads(answer.content[0].text)

    instructions, answer = anyio.run(run)
    assert instructions == INSTRUCTIONS
    assert len(answer["undertakings"]) == 1


def test_without_its_package_the_verb_names_the_remedy(monkeypatch: pytest.MonkeyPatch, dossier_archive: Path) -> None:
    from click.testing import CliRunner

    import nakomen.cli.verbs.mcp as verb

    monkeypatch.setattr(verb, "find_spec", lambda _: None)
    ran = CliRunner().invoke(program, ["mcp", "--archive", str(dossier_archive)])
    assert ran.exit_code != 0
    assert "nakomen[assistants]" in str(ran.exception)
