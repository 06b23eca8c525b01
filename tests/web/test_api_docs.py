"""The commands of docs/api.md, each asked of a server; the setting in docs/assistants.md."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click import Context
from starlette.testclient import TestClient

from nakomen.cli.program import program
from nakomen.exports import export_formats
from nakomen.web import make_app
from nakomen.web.access.doors import OpenDoor

from .conftest import settings_for

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "api.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
SERVER = "http://127.0.0.1:8017"


@pytest.fixture
def client(own_archive: Path) -> Iterator[TestClient]:
    with TestClient(make_app(settings_for(own_archive, door=OpenDoor("A. Vos")))) as found:
        yield found


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_answered(client: TestClient, command: str) -> None:
    words = shlex.split(command)
    assert words[0] == "curl"
    address = words[-1]
    assert address.startswith(SERVER)
    headers = dict(words[at + 1].split(": ", 1) for at, word in enumerate(words) if word == "-H")
    if "x-form-token" in headers:
        headers["x-form-token"] = client.get("/api/visitor").json()["form_token"]
    body = words[words.index("-d") + 1] if "-d" in words else None
    answer = client.request("POST" if body else "GET", address.removeprefix(SERVER), content=body, headers=headers)
    assert answer.status_code == (201 if body else 200), answer.text
    assert len(answer.content) > 20


def test_the_answer_that_is_shown_has_the_fields_of_a_real_one(client: TestClient) -> None:
    shown = json.loads(re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)[1])
    real = client.get("/api/ledger?kind=pledge&rows=2").json()
    assert shown.keys() <= real.keys()
    assert shown["rows"][0].keys() <= real["rows"][0].keys()
    assert (shown["total"], shown["next"]) == (real["total"], real["next"])


def test_every_operation_stands_on_the_page(client: TestClient) -> None:
    for path in client.get("/api/openapi.json").json()["paths"]:
        assert path.replace("{identity}", "{id}") in PAGE, path


def test_the_setting_starts_a_verb_that_is_there() -> None:
    page = (DOCS / "assistants.md").read_text(encoding="utf-8")
    setting = json.loads(re.search(r"```json\n(.*?)```", page, re.DOTALL)[1])["mcpServers"]["nakomen"]
    with Context(program) as context:
        assert program.get_command(context, setting["args"][0]) is not None
    assert setting["args"][1::2] == ["--archive", "--address"]


def test_each_form_that_the_ledger_offers_is_an_export() -> None:
    from nakomen.web.taking_along import OFFERED

    assert {form for form, _ in OFFERED} <= export_formats().keys()
