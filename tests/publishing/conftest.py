"""Makes sites of small archives, and opens them in a browser where there is one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hostile_words import keep, make_document, make_statement
from nakomen.archive import Archive
from nakomen.model import (
    AmountMention,
    BlockKind,
    Document,
    Kind,
    Link,
    Note,
    Relation,
    Signatory,
)
from nakomen.publishing import Contents, publish
from nakomen.wording import speaking

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DAY = date(2024, 3, 1)
PROMISE = "De minister heeft toegezegd de dijk in 2021 te verhogen."
POSTPONED = "De verhoging van de dijk volgt uiterlijk in het najaar van 2023."
GIFT = "Duitsland stelt 5 miljoen euro beschikbaar voor gemalen."
VIEW = "Nederland vindt de gemalen van groot belang."
DONE = "De dijk is verhoogd."


@pytest.fixture(scope="session")
def dikes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive with a promise, its delay and fulfilment, a pledge, a position, and a note of a letter."""
    heading, paragraph, note = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.NOTE
    signed = (Signatory("A.B. Dijkstra", "de Minister van Waterstaat"),)
    first = make_document(
        "kst-40111-2",
        date(2020, 2, 3),
        "Verslag dijkoverleg",
        (BlockKind.LETTERHEAD, "Den Haag, 3 februari 2020"),
        (heading, "1. Dijken"),
        (paragraph, f"Het overleg was op 30 januari. {PROMISE} Daarmee is iedereen het eens."),
        (note, "Zie het eerdere verslag."),
        signatories=signed,
    )
    anchor = first.text.index(" Daarmee")
    start = first.text.index("Zie het eerdere")
    first = Document(**{**_fields(first), "notes": (Note("1", anchor, start, len(first.text)),)})
    second = make_document(
        "kst-40111-9", date(2022, 9, 8), "Voortgang dijken", (paragraph, f"{POSTPONED} {GIFT}"), (paragraph, VIEW)
    )
    third = make_document("slotbrief", date(2024, 1, 15), "Slotbrief dijken", (paragraph, DONE))
    money = AmountMention(0, 15, "5 miljoen euro", "money.name", Decimal(5_000_000), "EUR")
    kept = {
        first: [make_statement(first, "aaaa11110000", PROMISE, Kind.ASSURANCE, due="2021", theme="readiness")],
        second: [
            make_statement(second, "aaab22220000", POSTPONED, Kind.ASSURANCE, due="2023-23"),
            make_statement(
                second, "bbbb33330000", GIFT, Kind.PLEDGE, actor=("Germany",), amounts=(money,), due="2024-04"
            ),
            make_statement(second, "cccc44440000", VIEW, Kind.POSITION),
        ],
        third: [make_statement(third, "dddd55550000", DONE, Kind.FULFILMENT)],
    }
    links = [
        Link("aaab22220000", "aaaa11110000", Relation.CHANGES, "share dijk", 0.8),
        Link("dddd55550000", "aaab22220000", Relation.FULFILS, "share dijk", 0.8),
    ]
    return keep(tmp_path_factory.mktemp("dijken") / "dijken.db", kept, links)


def _fields(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in Document.__slots__}


@pytest.fixture(scope="session")
def make_site() -> Callable[..., Path]:
    """Return a function that publishes an archive."""

    def make(archive: Path, folder: Path, language: str = "nl", **how: Any) -> Path:
        with Archive(archive, create=False) as opened, speaking(language):
            publish(Contents.of(opened, DAY, "Dijken"), folder, **how)
        return folder

    return make


@pytest.fixture(scope="session")
def site(dikes: Path, make_site: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site in Dutch."""
    return make_site(dikes, tmp_path_factory.mktemp("site") / "dijken")


@pytest.fixture(scope="session")
def browser(chromium: Browser) -> Browser:
    """Return a real browser."""
    return chromium
