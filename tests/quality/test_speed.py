"""Extraction is fast, measured against a plain pass over the same words in the same run."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable

import pytest

from nakomen.demo import dossier_folder
from nakomen.extraction import extract
from nakomen.model import Document
from nakomen.readers import read_document
from nakomen.readers.plain_text import read_text

#: Plain work of the same sort, small patterns over the text and a dictionary: what a machine does of it in a second
#: scales with what it does of extraction, busy or not.
_PLAIN = (re.compile(r"[^\W\d_]+"), re.compile(r"\d+(?:[.,]\d+)*"), re.compile(r"\b[A-Z]\w+(?: [A-Z]\w+)*"))
#: Extraction may take at most so many times the yardstick: 67 alone, up to a fifth more beside other work, for it holds
#: more in memory than the yardstick does.
MOST = 85.0
ROUNDS = 5


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [read_document(path) for path in sorted(dossier_folder().iterdir())]


def _plain_pass(documents: list[Document]) -> None:
    for document in documents:
        counts: dict[str, int] = {}
        for pattern in _PLAIN:
            for match in pattern.finditer(document.text):
                word = match[0].casefold()
                counts[word] = counts.get(word, 0) + 1


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _plain_seconds(documents: list[Document]) -> float:
    return _seconds(lambda: [_plain_pass(documents) for _ in range(10)]) / 10


def test_extraction_keeps_its_pace(documents: list[Document], record_property: Callable[[str, object], None]) -> None:
    words = sum(len(document.text.split()) for document in documents)
    for document in documents:
        extract(document)  # tables are loaded on first use
    gc.collect()
    taken = [
        (_seconds(lambda: [extract(document) for document in documents]), _plain_seconds(documents))
        for _ in range(ROUNDS)
    ]
    extraction, plain = min(taken, key=lambda pair: pair[0] / pair[1])  # both in the same moment of a busy machine
    told = f"extraction: {words / extraction:,.0f} words a second, {extraction / plain:.1f} times a plain pass"
    record_property("quality", told)
    print(told)  # noqa: T201 - the figure is what a reader of the run wants
    assert extraction / plain < MOST, told


def test_work_grows_with_the_text(documents: list[Document]) -> None:
    """A text eight times as long takes about eight times as long, and not sixty-four."""
    text = next(document.text for document in documents if document.notes)
    once, longer = read_text(text), read_text("\n\n".join([text] * 8))
    extract(once)
    short = min(_seconds(lambda: extract(once)) for _ in range(3))
    long = min(_seconds(lambda: extract(longer)) for _ in range(2))
    assert long / short < 16, f"eight times the text takes {long / short:.1f} times as long"


def test_work_grows_with_the_length_of_a_sentence() -> None:
    """A table or a list without full stops reads as one sentence; eight times as long, it may not take thirty times."""

    def seconds(times: int) -> float:
        text = "De Raad besloot " + "een centrum op te richten, een plan te maken, " * times + "einde."
        document = read_text(text)
        return min(_seconds(lambda: extract(document)) for _ in range(2))

    seconds(5)
    short, long = seconds(40), seconds(320)
    assert long / short < 16, f"eight times the sentence takes {long / short:.1f} times as long"
