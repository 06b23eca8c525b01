"""Letters about dikes to export, made by hand so that what is written can be known exactly."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from nakomen.archive import Archive
from nakomen.model import (
    AmountMention,
    Block,
    BlockKind,
    Document,
    Identity,
    Kind,
    Link,
    Reason,
    Relation,
    Statement,
)

DAY = date(2024, 3, 1)
MADE_AT = datetime(2024, 3, 1, 9, 30, tzinfo=UTC)
PROMISE = "De minister heeft toegezegd de dijk in 2021 te verhogen."
POSTPONED = "De verhoging van de dijk volgt uiterlijk in het najaar van 2023."
GIFT = "Duitsland stelt 5 miljoen euro beschikbaar voor gemalen."
VIEW = "Nederland vindt de gemalen van groot belang."
MOTION = (
    "De motie van het lid De Waard (Kamerstuk 40 111, nr. 7) verzoekt de regering voor 1 april 2024 een plan te sturen."
)
FIRST_LETTER = ["Het overleg was op 30 januari.", PROMISE]
SECOND_LETTER = [POSTPONED, GIFT, VIEW, MOTION]
DONE = "De dijk is verhoogd."
REPORT = "Het peil in de polder wordt voor 2026 vastgesteld."


def letter(identity: str, day: date, title: str, sentences: list[str]) -> Document:
    """Return a letter of one paragraph."""
    text = " ".join(sentences)
    number = identity if identity.startswith("kst") else ""
    named = Identity(number=number, title=title, date=day)
    return Document(identity, text, named, blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),), source_name="brief.txt")


def statement(document: Document, identity: str, quote: str, kind: Kind, **fields: Any) -> Statement:
    """Return a statement of the Netherlands' that stands in a letter."""
    start = document.text.index(quote)
    settings = {"actor": ("Netherlands",), "because": (Reason("kind", "speech_acts/toezeggen", "toegezegd"),)}
    return Statement(
        id=identity,
        document=document.id,
        start=start,
        end=start + len(quote),
        quote=quote,
        sentence=quote,
        kind=kind,
        **{**settings, **fields},
    )


def keep_letters(archive: Archive) -> None:
    """Keep three letters with an assurance, its delay and its fulfilment, a pledge, a position and two undertakings."""
    first = letter("kst-40111-2", date(2020, 2, 3), "Verslag dijkoverleg", FIRST_LETTER)
    second = letter("kst-40111-9", date(2022, 9, 8), "Voortgang dijken", SECOND_LETTER)
    third = letter("slotbrief", date(2024, 1, 15), "Slotbrief dijken", [DONE, REPORT])
    money = AmountMention(0, 15, "5 miljoen euro", "money.name", Decimal(5_000_000), "EUR")
    kept = {
        first: [statement(first, "aaaa11110000", PROMISE, Kind.ASSURANCE, due="2021", theme="readiness")],
        second: [
            statement(second, "aaab22220000", POSTPONED, Kind.ASSURANCE, due="2023-23", theme="readiness"),
            statement(
                second, "bbbb33330000", GIFT, Kind.PLEDGE, actor=("Germany",), amounts=(money,), due="2022-12-31"
            ),
            statement(second, "cccc44440000", VIEW, Kind.POSITION),
            statement(
                second, "eeee66660000", MOTION, Kind.REQUEST, actor=("Tweede Kamer",), due="../2024-04-01",
                addressee=("Netherlands",), refs=("motion:Waard", "kst-40111-7"),
            ),
        ],
        third: [
            statement(third, "dddd55550000", DONE, Kind.FULFILMENT, theme="readiness"),
            statement(third, "ffff77770000", REPORT, Kind.ASSURANCE, due="../2025"),
        ],
    }  # fmt: skip
    for document, statements in kept.items():
        archive.keep(document, statements, document.text.encode(), read_at=datetime(2024, 2, 1, tzinfo=UTC))
    archive.replace_links(
        [
            Link("aaab22220000", "aaaa11110000", Relation.CHANGES, "share dijk", 0.8),
            Link("dddd55550000", "aaab22220000", Relation.FULFILS, "share dijk", 0.8),
        ]
    )
