"""Popolo: objects have the fields of its schemas, and ids lead to what is in the file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from nakomen.exports import popolo

#: The fields of the schemas of popolo-project/popolo-spec that we write.
FIELDS = {
    "persons": {"id", "name"},
    "organizations": {"id", "name", "classification", "parent_id"},
    "posts": {"id", "label", "role", "organization_id"},
    "memberships": {"id", "person_id", "organization_id", "role", "sources"},
    "motions": {"id", "organization_id", "creator_id", "text", "date", "result", "sources"},
}


@pytest.fixture
def found(written: Callable[..., bytes]) -> dict[str, list[dict[str, Any]]]:
    values: dict[str, list[dict[str, Any]]] = json.loads(written(popolo))
    return values


def test_fields_are_those_of_the_schemas(found: dict[str, list[dict[str, Any]]]) -> None:
    assert found.keys() == FIELDS.keys()
    for name, things in found.items():
        assert things, name
        for thing in things:
            assert thing.keys() <= FIELDS[name]
            for source in thing.get("sources", []):
                assert source.keys() == {"url", "note"}
                assert re.match(r"(?:https|urn):", source["url"])


def test_ids_lead_somewhere(found: dict[str, list[dict[str, Any]]]) -> None:
    ids = [thing["id"] for things in found.values() for thing in things]
    assert len(ids) == len(set(ids))
    for things in found.values():
        for thing in things:
            assert {value for key, value in thing.items() if key.endswith("_id")} <= set(ids)


def test_a_motion_with_its_mover(found: dict[str, list[dict[str, Any]]]) -> None:
    [motion] = found["motions"]
    [mover] = [person for person in found["persons"] if person["id"] == motion["creator_id"]]
    assert mover["name"] == "Hovinga"
    assert motion["result"] == "pass"
    assert "gemalen te vervangen" in motion["text"]
    assert {"url": "https://zoek.officielebekendmakingen.nl/kst-40111-9", "note": "Voortgang dijken"} in motion[
        "sources"
    ]


def test_a_minister_holds_a_post_and_signs(found: dict[str, list[dict[str, Any]]]) -> None:
    [post] = [one for one in found["posts"] if one["label"].startswith("minister")]
    [government] = [one for one in found["organizations"] if one["id"] == post["organization_id"]]
    assert government["classification"] == "government"
    [signed] = [one for one in found["memberships"] if "Waterstaat" in one["role"]]
    assert signed["organization_id"] == government["id"]
