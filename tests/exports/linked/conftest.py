"""A small ledger for exports of linked data: three letters about dykes, a judgement, links and a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from nakomen.archive import Archive, Filters, RunDocument, RunReport
from nakomen.archive.answers import Kept
from nakomen.exports import select
from nakomen.exports.selection import Selection
from nakomen.model import (
    AmountMention,
    Anchor,
    Block,
    BlockKind,
    Document,
    Identity,
    Judgement,
    JudgementKind,
    Kind,
    Link,
    Relation,
    Signatory,
    Statement,
)

DAY = date(2024, 3, 1)
MADE = datetime(2024, 3, 1, 9, 30, tzinfo=UTC)
READ = datetime(2024, 2, 1, tzinfo=UTC)

PROMISE = "De minister heeft toegezegd de dijk in 2021 te verhogen."
GIFT = "Duitsland stelt 5 miljoen euro beschikbaar voor gemalen (Kamerstuk 40 111, nr. 2)."
MOTION = "De motie-Hovinga, die op 3 juni is aangenomen, verzoekt de regering de gemalen te vervangen."
DONE = "De dijk is verhoogd, “zoals <beloofd>” & meer."


def _document(identity: str, day: date, title: str, *sentences: str) -> Document:
    text = " ".join(sentences)
    signed = (Signatory("A.B. Dijkstra", "de Minister van Waterstaat"),)
    return Document(
        identity,
        text,
        Identity(number=identity if identity.startswith("kst") else "", title=title, date=day, signatories=signed),
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        source_name=f"{identity}.txt",
    )


def _statement(document: Document, identity: str, quote: str, kind: Kind, **fields: object) -> Statement:
    start = document.text.index(quote)
    given: dict[str, object] = {"actor": ("Netherlands",), **fields}
    return Statement(identity, document.id, start, start + len(quote), quote, quote, kind, **given)  # type: ignore[arg-type]


def make_archive(file: Path) -> Path:
    """Fill an archive, with a reviewer who confirmed one statement."""
    first = _document(
        "kst-40111-2", date(2020, 2, 3), "Verslag dijkoverleg", "Het overleg was druk.", PROMISE, "Einde."
    )
    second = _document("kst-40111-9", date(2022, 9, 8), "Voortgang dijken", GIFT, MOTION)
    third = _document("slotbrief ü/1", date(2024, 1, 15), "Slotbrief", DONE)
    money = AmountMention(0, 15, "5 miljoen euro", "money.name", Decimal(5_000_000), "EUR")
    minister = ("Netherlands:minister of infrastructure",)
    kept = {
        first: [_statement(first, "aaaa11110000", PROMISE, Kind.ASSURANCE, due="2021", actor=minister)],
        second: [
            _statement(
                second, "bbbb33330000", GIFT, Kind.PLEDGE, actor=("Germany",), amounts=(money,), refs=("kst-40111-2",)
            ),
            _statement(
                second,
                "cccc44440000",
                MOTION,
                Kind.REQUEST,
                actor=("House of Representatives",),
                addressee=("Netherlands",),
                refs=("motion:Hovinga", "kst-40111-7"),
            ),
        ],
        third: [_statement(third, "dddd55550000", DONE, Kind.FULFILMENT)],
    }
    with Archive(file) as archive:
        for document, statements in kept.items():
            archive.keep(document, statements, document.text.encode(), read_at=READ)
        archive.replace_links([Link("dddd55550000", "aaaa11110000", Relation.FULFILS, "share dijk", 0.8)])
        archive.note_run(
            RunReport(READ, READ, ("brieven",), (RunDocument(first.id, "a.txt", Kept.NEW),), program_version="0.1.0")
        )
        anchor = Anchor(first.id, PROMISE, first.text.index(PROMISE), statement="aaaa11110000")
        archive.log.append(Judgement(JudgementKind.CONFIRM, "Mw. Voort", MADE, (anchor,)), b"0" * 32)
    return file


@pytest.fixture(scope="session")
def selection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Selection]:
    """Return everything of the archive, as it is seen from a day."""
    with Archive(make_archive(tmp_path_factory.mktemp("linked") / "dijken.db")) as archive:
        yield replace(select(archive, Filters(), DAY, MADE), title="Alles")


@pytest.fixture
def written(selection: Selection) -> Callable[..., bytes]:
    """Return a function that gives the bytes of an export."""

    def written_(export: object) -> bytes:
        stream = BytesIO()
        export.write(selection, stream)  # type: ignore[attr-defined]
        return stream.getvalue()

    return written_
