"""Letters of a few sentences, and what is said in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from nakomen.extraction import extract
from nakomen.model import Block, BlockKind, Document, DocumentKind, Identity, Signatory, Statement
from nakomen.readers.identity import identify
from nakomen.readers.plain_text import read_text

#: A letter from one minister, so that "ik" is somebody, with more to say than the sentence that is looked at.
_LETTER = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, {day}

Geachte voorzitter,

{body}

Hoogachtend,

{signed}
"""
# fmt: off
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)
# fmt: on


@pytest.fixture(scope="session")
def letter() -> Callable[..., Document]:
    """Return what makes a letter of paragraphs, of a day and signed by somebody."""

    def make(*paragraphs: str, day: date = date(2024, 3, 5), signed: str = "") -> Document:
        signature = signed or "De Minister van Defensie,\n\nA.B. van Loon"
        told = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        return identify(
            read_text(_LETTER.format(day=told, body="\n\n".join(paragraphs), signed=signature)), "brief.txt"
        )

    return make


@pytest.fixture(scope="session")
def said(letter: Callable[..., Document]) -> Callable[..., list[Statement]]:
    """Return what extracts the statements of a letter of such paragraphs."""

    def extract_from(*paragraphs: str, **told: object) -> list[Statement]:
        return extract(letter(*paragraphs, **told))

    return extract_from


@pytest.fixture(scope="session")
def answered() -> Callable[[str], list[Statement]]:
    """Return what extracts the statements of one sentence in a minister's answers."""

    def extract_from(sentence: str) -> list[Statement]:
        signed = Signatory("J. Jansen", "De minister van Infrastructuur en Waterstaat")
        return extract(
            Document(
                "antwoorden",
                sentence,
                Identity(date=date(2024, 6, 10), signatories=(signed,)),
                kind=DocumentKind.ANSWERS,
                blocks=(Block(BlockKind.PARAGRAPH, 0, len(sentence)),),
            )
        )

    return extract_from
