from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakomen.archive.terms import days_of

TERMS = [
    ("2018-12-31", "2018-12-31", "2018-12-31"),
    ("2017-12", "2017-12-01", "2017-12-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2024", "2024-01-01", "2024-12-31"),
    ("2018-21", "2018-03-01", "2018-05-31"),
    ("2018-23", "2018-09-01", "2018-11-30"),
    ("2018-24", "2018-12-01", "2019-02-28"),
    ("2018-34", "2018-04-01", "2018-06-30"),
    ("2018-41", "2018-07-01", "2018-12-31"),
    ("../2021-12", None, "2021-12-31"),
    ("/2021", None, "2021-12-31"),
    ("2022-06/..", "2022-06-01", None),
    ("2024-08/2026-12", "2024-08-01", "2026-12-31"),
    ("2024~", "2024-01-01", "2024-12-31"),
    ("202X", "2020-01-01", "2029-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("", None, None),
    ("../..", None, None),
    ("2018-02-30", None, None),
    ("2018-13", None, None),
    ("0000", None, None),
    ("zo spoedig mogelijk", None, None),
    ("9999-24", None, None),
]


@pytest.mark.parametrize(("edtf", "first", "last"), TERMS)
def test_terms_have_their_days(edtf, first, last):
    assert days_of(edtf) == (first and date.fromisoformat(first), last and date.fromisoformat(last))


@given(st.text("0123456789-/.X~?", max_size=21))
def test_no_term_breaks_it(edtf):
    first, last = days_of(edtf)
    if "/" not in edtf and first is not None:
        assert last is not None
        assert first <= last
