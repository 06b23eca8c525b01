"""A factory of statements for the tests of tracing: one line a statement, all matters invented."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from nakomen.model import AmountMention, Kind, Statement

AMOUNT = re.compile(r"(~|>=|<=|>|<)?([\d.]+) (.+)")


def amount(written: str) -> AmountMention:
    match = AMOUNT.fullmatch(written)
    assert match, written
    return AmountMention(0, 0, written, "given", Decimal(match[2]), match[3], match[1] or "")


def say(document: str, start: int, kind: str, quote: str, **fields: str) -> Statement:
    """Make a statement; `actor`, `refs` and `amounts` are `;`-separated."""
    parts = {key: tuple(part for part in value.split(";") if part) for key, value in fields.items()}
    return Statement(
        id=hashlib.sha256(f"{document}\n{start}\n{quote}".encode()).hexdigest()[:12],
        document=document,
        start=start,
        end=start + len(quote),
        quote=quote,
        sentence=quote,
        kind=Kind(kind),
        actor=parts.get("actor", ()),
        addressee=parts.get("addressee", ()),
        due=fields.get("due", ""),
        amounts=tuple(amount(written) for written in parts.get("amounts", ())),
        refs=parts.get("refs", ()),
        theme=fields.get("theme", ""),
    )


@pytest.fixture(name="say", scope="session")
def _say() -> Callable[..., Statement]:
    return say
