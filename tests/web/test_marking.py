"""Marks that overlap and nest however they like come out as valid HTML whose text is that of the document."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from nakomen.web.marking import Mark, NoteMark, with_marks

TEXTS = st.text(st.sampled_from("ab<>&\"' \nëĳ😀"), min_size=1, max_size=40)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark], list[NoteMark]]:
    text = draw(TEXTS)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = draw(st.lists(ends, max_size=8))
    marks = [Mark(min(span), max(span), f"s-{at}", "pledge") for at, span in enumerate(spans) if span[0] != span[1]]
    anchors = draw(st.lists(st.integers(0, len(text)), max_size=3))
    return text, marks, [NoteMark(at, "1", f"n-{nth}", "note <1>") for nth, at in enumerate(anchors)]


def parsed(made: str) -> etree._Element:
    return etree.fromstring(f"<p>{made}</p>")


def pieces(root: etree._Element, name: str) -> str:
    """Return the text of a mark, its pieces together."""
    return "".join("".join(one.itertext()) for one in root.xpath("//mark[@id=$name or @data-of=$name]", name=name))


@given(marked_texts())
def test_text_and_marks_are_exact(given: tuple[str, list[Mark], list[NoteMark]]) -> None:
    text, marks, notes = given
    root = parsed(with_marks(text, (0, len(text)), marks, notes, set()))
    assert "".join(root.itertext()) == text
    for one in marks:
        assert pieces(root, one.name) == text[one.start : one.end]
        assert len(root.xpath("//mark[@id=$name]", name=one.name)) == 1
    assert len(root.xpath("//a")) == len(notes)


@given(marked_texts(), st.integers(0, 40))
def test_a_mark_goes_on_in_the_next_stretch(given: tuple[str, list[Mark], list[NoteMark]], cut: int) -> None:
    text, marks, _ = given
    cut = min(cut, len(text))
    begun: set[str] = set()
    halves = [with_marks(text, part, marks, [], begun) for part in ((0, cut), (cut, len(text)))]
    root = parsed("<br/>".join(halves))
    for one in marks:
        assert pieces(root, one.name) == text[one.start : one.end]
        assert len(root.xpath("//mark[@id=$name]", name=one.name)) == 1


@given(marked_texts())
def test_marks_are_parted_only_where_they_cross(given: tuple[str, list[Mark], list[NoteMark]]) -> None:
    text, marks, _ = given
    crossing = [
        (one, other) for one in marks for other in marks if one.start < other.start < one.end < other.end
    ]  # fmt: skip
    made = with_marks(text, (0, len(text)), marks, [], set())
    assert made.count("<mark") <= len(marks) + len(crossing)
