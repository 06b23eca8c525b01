"""Finds looked up by place."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from nakomen.extraction.finds import DocumentFinds, within
from nakomen.model import Document, Find


def find(start: int, length: int) -> Find:
    return Find(start, start + length, "", "row")


@given(st.lists(st.builds(find, st.integers(0, 60), st.integers(0, 20))), st.integers(0, 60), st.integers(0, 80))
def test_within_is_all_that_lies_wholly_inside(finds: list[Find], start: int, end: int) -> None:
    finds.sort(key=lambda one: one.start)
    assert within(finds, start, end) == [
        one for one in finds if start <= one.start and one.start < end and one.end <= end
    ]


def test_every_finder_sees_the_whole_text(letter: Callable[..., Document]) -> None:
    document = letter(
        "Noorwegen kondigde een bijdrage van 3 miljoen euro aan.",
        "Uw Kamer is hierover op 3 mei 2023 geïnformeerd (Kamerstuk 28 676, nr. 399).",
    )
    finds = DocumentFinds.of(document)
    assert "Norway" in [one.name for one in finds.actors]
    assert [str(one) for one in finds.amounts] == ["3000000 EUR"]
    assert "2023-05-03" in [one.edtf for one in finds.dates]
    assert [one.id for one in finds.references] == ["kst-28676-399"]
    for found in (finds.actors, finds.amounts, finds.dates, finds.references):
        assert [one.start for one in found] == sorted(one.start for one in found)
        assert all(document.text[one.start : one.end] == one.text for one in found)
