"""The last day of a term."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakomen.tracing.terms import last_day

TERMS = [
    ("2024", date(2024, 12, 31)),
    ("2024-02", date(2024, 2, 29)),
    ("2019-12-31", date(2019, 12, 31)),
    ("../2021-03-01", date(2021, 3, 1)),
    ("../2022-12", date(2022, 12, 31)),
    ("2020-02/2020-06", date(2020, 6, 30)),
    ("2020-23", date(2020, 11, 30)),
    ("2025/..", date(2025, 1, 1)),
    ("2021-01-01/..", date(2021, 1, 1)),
    ("2024-09/..", date(2024, 9, 1)),
    ("2025-06~", date(2025, 6, 30)),
]
UNKNOWN = ["", "..", "soon", "2021-02-30", "2021-13", "R/P1Y", "0000"]


@pytest.mark.parametrize(("edtf", "day"), TERMS)
def test_last_day(edtf, day):
    assert last_day(edtf) == day


@pytest.mark.parametrize("edtf", UNKNOWN)
def test_no_day_for_what_is_no_term(edtf):
    assert last_day(edtf) is None


@given(st.dates())
def test_a_day_is_its_own_last_day(day):
    assert last_day(day.isoformat()) == day
    assert last_day(f"../{day.isoformat()}") == day
    assert last_day(f"{day.isoformat()}/..") == day


@given(st.text(max_size=12))
def test_anything_written_gives_a_day_or_none(text):
    assert last_day(text) is None or isinstance(last_day(text), date)
