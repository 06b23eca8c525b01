"""The shipped dossier read once, and what comparing it has to give, written by hand."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nakomen.model import Statement
from nakomen.tracing import find_sporen, link_statements
from nakomen.tracing.events import dated_events
from nakomen.tracing.known import Known
from shipped_letters import shipped_letters

HERE = Path(__file__).resolve().parent
EXPECTED = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))
REGISTER = tomllib.loads((HERE / "register_rows.toml").read_text(encoding="utf-8"))


def known_of(statements: list[Statement], days: dict[str, date]) -> Known:
    links = link_statements(statements, days)
    sporen = find_sporen(statements, links, days)
    return Known({one.id: one for one in statements}, days, sporen, dated_events(statements, days))


def begins(statement: Statement | None, words: str) -> bool:
    return statement is not None and statement.quote.startswith(words)


@pytest.fixture(scope="session")
def dossier() -> Known:
    days = {document.id: document.identity.date for document, _ in shipped_letters() if document.identity.date}
    return known_of([one for _, statements in shipped_letters() for one in statements], days)


@pytest.fixture(scope="session")
def expected() -> dict[str, Any]:
    return EXPECTED
