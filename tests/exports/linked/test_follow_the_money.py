"""FollowTheMoney: entities have the schemata and properties of its model, and point to one another."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from nakomen.exports import follow_the_money

THING = {"name", "summary", "description", "country", "sourceUrl", "keywords", "notes", "proof", "modifiedAt"}
DOCUMENT = THING | {"title", "fileName", "date", "language", "generator"}
INTEREST = {"role", "date", "summary"}
#: As in followthemoney/schema/*.yaml of alephdata/followthemoney, as far as we write them.
PROPERTIES = {
    "Document": DOCUMENT,
    "PlainText": DOCUMENT,
    "Pages": DOCUMENT,
    "HyperText": DOCUMENT,
    "Note": THING | {"entity"},
    "PublicBody": THING,
    "Organization": THING,
    "LegalEntity": THING,
    "Position": THING,
    "Mention": {"document", "name", "resolved", "detectedSchema", "contextCountry"},
    "Documentation": INTEREST | {"document", "entity"},
    "UnknownLink": INTEREST | {"subject", "object"},
}
REQUIRED = {"Mention": {"document", "name"}, "Documentation": {"document", "entity"}, "Position": {"name"}}
POINTING = ("entity", "proof", "document", "resolved", "subject", "object")


@pytest.fixture
def entities(written: Callable[..., bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(follow_the_money).decode().splitlines()]


def test_properties_are_those_of_the_schemata(entities: list[dict[str, Any]]) -> None:
    for entity in entities:
        properties = entity["properties"]
        assert properties.keys() <= PROPERTIES[entity["schema"]]
        assert REQUIRED.get(entity["schema"], set()) <= properties.keys()
        assert all(isinstance(value, str) and value for values in properties.values() for value in values)
        assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?", entity["id"])


def test_entities_are_there_once_and_before_they_are_pointed_to(entities: list[dict[str, Any]]) -> None:
    seen: set[str] = set()
    for entity in entities:
        assert {name for key in POINTING for name in entity["properties"].get(key, [])} <= seen
        assert entity["id"] not in seen
        seen.add(entity["id"])


def test_a_pledge(entities: list[dict[str, Any]]) -> None:
    [note] = [one for one in entities if one["properties"].get("keywords", [""])[0] == "pledge"]
    assert note["schema"] == "Note"
    by_id = {one["id"]: one for one in entities}
    [actor] = [by_id[name] for name in note["properties"]["entity"]]
    assert actor["schema"] == "PublicBody"
    assert actor["properties"] == {"name": ["Germany"], "country": ["de"]}
    assert "amounts: 5000000 EUR" in note["properties"]["notes"]
    assert by_id[note["properties"]["proof"][0]]["properties"]["fileName"] == ["kst-40111-9.txt"]


def test_mentions_resolve_to_legal_entities_only(entities: list[dict[str, Any]]) -> None:
    by_id = {one["id"]: one for one in entities}
    mentions = [one for one in entities if one["schema"] == "Mention"]
    assert {one["properties"]["detectedSchema"][0] for one in mentions} >= {"Position", "PublicBody"}
    for one in mentions:
        for name in one["properties"].get("resolved", []):
            assert by_id[name]["schema"] in {"PublicBody", "Organization", "LegalEntity"}
