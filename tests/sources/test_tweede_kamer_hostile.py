"""Whatever a service answers, there is a row, a record or a named error: never a traceback, never an endless wait."""

from __future__ import annotations

import json
from typing import Any

import pytest
import tk_records as tk
from hypothesis import given, settings
from hypothesis import strategies as st

from nakomen.model import NakomenError
from nakomen.sources.tweede_kamer_feed import parse_feed
from nakomen.sources.tweede_kamer_moties import motion_record
from nakomen.sources.tweede_kamer_pages import parse_page
from nakomen.sources.tweede_kamer_papers import paper_record
from nakomen.sources.tweede_kamer_people import activity_record, person_record
from nakomen.sources.tweede_kamer_toezeggingen import register_row

BASE = "https://kamer.example/OData"
WHOLE = {
    "row": tk.toezegging(),
    "motion": tk.motie(),
    "paper": tk.document(),
    "person": tk.persoon(),
    "meeting": tk.activiteit(),
}
MAKERS: dict[str, Any] = {
    "row": lambda fields: register_row(fields, BASE),
    "motion": lambda fields: motion_record(fields, BASE),
    "paper": lambda fields: paper_record(fields, BASE),
    "person": person_record,
    "meeting": activity_record,
}
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2024-02-30", "-1", "Stemmen - x", "true", "NaN"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["Id", "Nummer", "Soort", "Verwijderd"]), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


def names_in(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(names_in, value))
    return set(value).union(*map(names_in, value.values())) if isinstance(value, dict) else set()


@pytest.mark.parametrize("sort", sorted(MAKERS))
@settings(max_examples=settings().max_examples // 3)
@given(data=st.data())
def test_odd_values_anywhere_make_a_record(sort, data):
    """Also where a navigation should stand, and however deep."""
    odd = data.draw(st.dictionaries(st.sampled_from(sorted(names_in(WHOLE[sort]))), ODD, max_size=6))

    def spoiled(value: Any) -> Any:
        if isinstance(value, list):
            return [spoiled(one) for one in value]
        return {name: odd.get(name, spoiled(one)) for name, one in value.items()} if isinstance(value, dict) else value

    made = MAKERS[sort](spoiled(WHOLE[sort]))
    assert type(made) is type(MAKERS[sort](WHOLE[sort]))
    if hasattr(made, "to_dict"):
        assert json.dumps(made.to_dict())


@given(at=st.integers(0, 4000), bit=st.integers(0, 7), cut=st.integers(0, 4000))
def test_a_damaged_page_is_a_page_or_a_named_error(at, bit, cut):
    said = bytearray(tk.odata([tk.toezegging()], count=1)[: cut or None])
    places: list[str] = []
    if said:
        said[at % len(said)] ^= 1 << bit
    try:
        for fields in parse_page(bytes(said), "page").entities:
            register_row(fields, BASE)
    except NakomenError as error:
        places.append(error.where)
    assert set(places) <= {"page"}


@given(at=st.integers(0, 4000), bit=st.integers(0, 7), cut=st.integers(0, 4000))
def test_a_damaged_feed_is_a_feed_or_a_named_error(at, bit, cut):
    held = tk.entity_xml(
        "toezegging", "dijken", nummer="TZ202306-026", status="Voldaan", datumNakoming="2023-07-03T00:00:00Z"
    )
    said = bytearray(tk.feed_xml("Toezegging", [tk.entry_xml("dijken", held, token=7, base=BASE)])[: cut or None])
    places: list[str] = []
    if said:
        said[at % len(said)] ^= 1 << bit
    try:
        for change in parse_feed(bytes(said), "feed").changes:
            register_row(change.fields, BASE)
    except NakomenError as error:
        places.append(error.where)
    assert set(places) <= {"feed"}
