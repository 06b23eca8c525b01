"""Each statement is marked on exactly its own words, however statements lie over one another."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakomen.model import Block, BlockKind, Document, Kind, Note, Statement
from nakomen.publishing.marking import shown_blocks


def stand(document: Document, spans: list[tuple[int, int]]) -> list[Statement]:
    return [
        Statement(f"{at:012x}", document.id, start, end, document.text[start:end], "", Kind.PLEDGE)
        for at, (start, end) in enumerate(sorted(spans))
    ]


def marked_words(html: str) -> list[str]:
    return [unescape(words) for words in re.findall(r"<mark class=\"\w+\">(.*?)</mark>", html, re.DOTALL)]


def test_words_are_marked_and_numbered() -> None:
    document = Document("d", "Wij <geven> 5 & meer.", blocks=(Block(BlockKind.PARAGRAPH, 0, 21),))
    [block] = shown_blocks(document, stand(document, [(4, 13)]))
    assert block.text == (
        'Wij <a class="number" id="s-000000000000" href="#n-1">1</a>'
        '<mark class="pledge">&lt;geven&gt; 5</mark> &amp; meer.'
    )
    assert [number for number, _ in block.statements] == [1]


@given(
    st.text("abc <>&\"'\n", min_size=1, max_size=40).filter(str.strip),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40)), max_size=6),
)
def test_the_text_stays_whole_and_every_character_of_a_statement_is_marked(
    text: str, pairs: list[tuple[int, int]]
) -> None:
    spans = [(a, b) for a, b in pairs if a < b <= len(text)]
    half = len(text) // 2
    blocks = tuple(Block(BlockKind.PARAGRAPH, a, b) for a, b in ((0, half), (half, len(text))) if a < b)
    document = Document("d", text, blocks=blocks)
    shown = shown_blocks(document, stand(document, spans))
    bare = "".join(re.sub(r'<a class="number".*?</a>', "", str(block.text)) for block in shown)
    assert unescape(re.sub(r"</?mark[^>]*>", "", bare)) == text
    inside = "".join(words for block in shown for words in marked_words(str(block.text)))
    assert inside == "".join(c for at, c in enumerate(text) if any(a <= at < b for a, b in spans))
    everything = "".join(str(block.text) for block in shown)
    assert sorted(re.findall(r'id="s-(\w+)"', everything)) == [f"{at:012x}" for at in range(len(spans))]
    assert [number for block in shown for number, _ in block.statements] == list(range(1, len(spans) + 1))


def test_text_outside_blocks_is_shown_too() -> None:
    document = Document("d", "Los. In een blok. Los", blocks=(Block(BlockKind.PARAGRAPH, 5, 17),))
    assert [str(block.text) for block in shown_blocks(document, [])] == ["Los. ", "In een blok.", " Los"]


def test_a_note_is_pointed_to_from_where_its_mark_stood() -> None:
    text = "De dijk is hoog.\n\nGemeten in 2020."
    blocks = (Block(BlockKind.PARAGRAPH, 0, 16), Block(BlockKind.NOTE, 18, 34))
    document = Document("d", text, blocks=blocks, notes=(Note("1", 16, 18, 34),))
    first, note = shown_blocks(document, [])
    assert first.text == 'De dijk is hoog.<sup><a href="#note-18">1</a></sup>'
    assert (note.note, note.start) == ("1", 18)


@pytest.mark.parametrize(
    ("levels", "shown"),
    [([1, 2, 3], [2, 3, 4]), ([3, 1, 3], [2, 2, 3]), ([0, 9], [2, 3]), ([1, 2, 1, 3], [2, 3, 2, 3])],
)
def test_headings_never_skip_a_level(levels: list[int], shown: list[int]) -> None:
    text = "x" * len(levels)
    blocks = tuple(Block(BlockKind.HEADING, at, at + 1, level) for at, level in enumerate(levels))
    assert [block.level for block in shown_blocks(Document("d", text, blocks=blocks), [])] == shown
