"""`nakomen find`: every place that the finders see."""

from __future__ import annotations

import json
from collections.abc import Callable

SENTENCE = "Duitsland stelt in mei 8,7 mln. euro beschikbaar voor munitie (Kamerstuk 28 676, nr. 302)."


def test_every_find_with_its_value(run: Callable) -> None:
    ran = run("find", SENTENCE, "--json", "--on", "2024-02-01")
    assert ran.status == 0
    found = json.loads(ran.out)
    for one in found:
        assert {"find", "start", "end", "text", "value", "row"} <= one.keys()
        assert SENTENCE[one["start"] : one["end"]] == one["text"]
    values = {(one["find"], one["value"]) for one in found}
    assert {
        ("date", "2024-05"),
        ("amount", 8_700_000),
        ("number", 8.7),
        ("reference", "kst-28676-302"),
        ("actor", "Germany"),
        ("speech_act", "pledge"),
        ("theme", "munitions"),
    } <= values | {(one["find"], 8.7) for one in found if one["find"] == "number"}


def test_standard_input(start: Callable) -> None:
    ran = start("find", "-", "--json", stdin="De norm is 2% van het bbp in 2024.")
    assert ran.status == 0
    assert {"amount", "date"} <= {one["find"] for one in json.loads(ran.out)}


def test_a_readable_table(run: Callable) -> None:
    ran = run("--language", "nl", "find", SENTENCE, "--on", "2024-02-01")
    assert ran.status == 0
    assert "8700000 EUR" in ran.out
    assert "verwijzing" in ran.out
    assert "in 2024-05" in ran.out


def test_nothing(run: Callable) -> None:
    assert run("find", "").out.strip() == "Nothing found."
    assert json.loads(run("find", "zomaar", "--json").out) == []
