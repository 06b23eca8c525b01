"""The API under made-up requests: none makes it fall over, and every answer has the shape that is described.

`NAKOMEN_API_CASES` is how many requests an operation gets: 500 in the slow test, some in the quick one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from nakomen.web import make_app
from nakomen.web.access.doors import OpenDoor

from .conftest import settings_for

SLOW, QUICK = int(os.environ.get("NAKOMEN_API_CASES", "500")), 8
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
#: What is really there, so that not every request asks for nothing.
THERE = {"statement": "5724", "document": "kst-39412-63"}
ASKED = {
    "first": "kst-39412-17",
    "second": "kst-39412-63",
    "agenda": "2021-05-20-geannoteerde-agenda-top-goteborg",
    "report": "kst-39412-63",
    "meeting": "2022-06-29",
}


@pytest.fixture(scope="module")
def served(dossier_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    own = Path(shutil.copy(dossier_archive, tmp_path_factory.mktemp("hostile") / "nakomen.db"))
    with TestClient(make_app(settings_for(own, door=OpenDoor("A. Vos"))), raise_server_exceptions=False) as client:
        client.headers["x-form-token"] = client.get("/api/visitor").json()["form_token"]
        yield client


def operations(client: TestClient) -> list[schemathesis.APIOperation]:
    schema = schemathesis.openapi.from_dict(client.get("/api/openapi.json").json())
    return [one.ok() for one in schema.get_all_operations()]


def ask(client: TestClient, operation: schemathesis.APIOperation, cases: int) -> list[int]:
    """Ask an operation so often, of what it takes and of what it does not; return the statuses."""
    takes = bool(operation.body or operation.query)
    refused = takes * cases // 3
    statuses = ask_with(client, operation, schemathesis.GenerationMode.POSITIVE, cases - refused)
    return statuses + (ask_with(client, operation, schemathesis.GenerationMode.NEGATIVE, refused) if refused else [])


def ask_with(
    client: TestClient, operation: schemathesis.APIOperation, mode: schemathesis.GenerationMode, cases: int
) -> list[int]:
    """Ask with values that are described, or with others; every second time for what is really there."""
    statuses: list[int] = []

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=cases, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def run(case: schemathesis.Case) -> None:
        if len(statuses) % 2:
            if "identity" in case.path_parameters:
                case.path_parameters["identity"] = THERE["document" if "documents" in operation.path else "statement"]
            if case.query and mode is schemathesis.GenerationMode.POSITIVE:
                case.query |= {name: value for name, value in ASKED.items() if name in case.query}
            if isinstance(case.body, dict) and mode is schemathesis.GenerationMode.POSITIVE:
                case.body |= {"kind": "confirm", "statements": ["5724"], "passages": [], "judgements": [], "values": {}}
                case.body.pop("seen", None)
        kwargs = case.as_transport_kwargs(base_url="http://testserver")
        kwargs.pop("cookies", None)
        if isinstance(kwargs.get("data"), bytes):
            kwargs["content"] = kwargs.pop("data")
        answer = client.request(**kwargs)
        statuses.append(answer.status_code)
        case.validate_response(schemathesis.Response.from_any(answer), checks=CHECKS)

    run()
    return statuses


def test_made_up_requests_get_the_answers_that_are_described(served: TestClient) -> None:
    for operation in operations(served):
        statuses = ask(served, operation, QUICK)
        assert statuses
        assert max(statuses) < 500, operation.label


@pytest.mark.slow
def test_hundreds_of_made_up_requests_get_the_answers_that_are_described(served: TestClient) -> None:
    asked = {operation.label: ask(served, operation, SLOW) for operation in operations(served)}
    assert all(max(statuses) < 500 for statuses in asked.values())
    assert any(200 in statuses for statuses in asked.values())
