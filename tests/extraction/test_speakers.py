"""Debates: what a minister, a member and the chair say binds differently; sittings and persons are invented."""

from __future__ import annotations

import pytest

from nakomen.extraction import extract
from nakomen.model import BlockKind
from nakomen.readers.building import DocumentBuilder, Run

PROMISE = "Ik zal de Kamer hierover voor de zomer informeren."
SAID = [
    ("Minister Dalstra", PROMISE, [("assurance", "Netherlands:minister")]),
    ("Staatssecretaris Oosterveen", PROMISE, [("assurance", "Netherlands:state secretary")]),
    ("De voorzitter", "Wij zullen om drie uur verder vergaderen.", []),
    ("Mevrouw Voorthuis (LVV)", "Wij zullen de dijken verhogen.", []),
    ("Mevrouw Voorthuis (LVV)", "Ik vraag de minister om een brief.", [("request", "House of Representatives")]),
    ("De heer Tamming (ZLP)", "verzoekt de regering de dijken te verhogen,", [("request", "House of Representatives")]),
    ("", PROMISE, [("assurance", "Netherlands")]),
]


@pytest.mark.parametrize(("speaker", "words", "expected"), SAID)
def test_who_speaks_decides_what_binds(speaker: str, words: str, expected: list[tuple[str, str]]) -> None:
    builder = DocumentBuilder()
    builder.add_block(BlockKind.PARAGRAPH, [Run(words)], speaker=speaker)
    assert [(str(one.kind), *one.actor) for one in extract(builder.build())] == expected


def test_what_stands_between_the_turns_is_the_documents_own() -> None:
    """After a turn the document speaks again in the name of who signs it."""
    builder = DocumentBuilder()
    for speaker in ("Minister Dalstra", ""):
        builder.add_block(BlockKind.PARAGRAPH, [Run(PROMISE)], speaker=speaker)
    assert [one.actor for one in extract(builder.build())] == [("Netherlands:minister",), ("Netherlands",)]
