"""Runs the command line as a user does, over invented letters about a water board."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from nakomen.archive import Archive
from nakomen.cli import main
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
from nakomen.wording import speak

LETTER = """Den Haag, 14 maart 2022

Geachte voorzitter,

De Dijkraad heeft besloten de zeewering voor eind 2024 te verhogen. Nederland stelt hiervoor 12 miljoen euro
beschikbaar. Ik zal uw Kamer uiterlijk op 1 mei 2022 over de planning informeren.

Hoogachtend,
"""


class Ran(NamedTuple):
    """How a command line ended and what it wrote."""

    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _reads_at_once(reading_at_once: None) -> None:
    """Start no reading process for every command line."""


@pytest.fixture(autouse=True)
def _own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Run in an empty folder, in English, with a wide terminal, whatever the machine is set to."""
    for name in ("NAKOMEN_ARCHIVE", "NAKOMEN_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NAKOMEN_LANGUAGE", "en")
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.chdir(tmp_path)
    speak("en")
    yield
    speak("en")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Return a function that runs one command line in this process."""

    def run_(*arguments: object) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Ran(int(left.value.code or 0), out, err)

    return run_


@pytest.fixture
def start() -> Callable[..., Ran]:
    """Return a function that runs one command line as a program of its own."""

    def start_(*arguments: object, stdin: str = "", **environment: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "nakomen", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, **environment},
            timeout=120,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return start_


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Return a folder with one letter."""
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "2022-03-14-dijkraad.txt").write_text(LETTER, encoding="utf-8")
    return folder


def _document(identity: str, day: date, title: str, sentences: list[str]) -> Document:
    text = " ".join(sentences)
    return Document(
        identity,
        text,
        Identity(number=identity if identity.startswith("kst") else "", title=title, date=day),
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        source_name=f"{identity}.txt",
    )


def _statement(document: Document, identity: str, quote: str, kind: Kind, **fields: object) -> Statement:
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


PROMISE = "De minister heeft toegezegd de dijk in 2021 te verhogen."
POSTPONED = "De verhoging van de dijk volgt uiterlijk in het najaar van 2023."
DONE = "De dijk is verhoogd."
GIFT = "Duitsland stelt 5 miljoen euro beschikbaar voor gemalen."
VIEW = "Nederland vindt de gemalen van groot belang."


@pytest.fixture(scope="session")
def ledger_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive with a promise, its delay and its fulfilment, a pledge and a position, made by hand.

    Made without extraction, so that what is shown can be known exactly.
    """
    file = tmp_path_factory.mktemp("archive") / "dijken.db"
    first = _document(
        "kst-40111-2", date(2020, 2, 3), "Verslag dijkoverleg", ["Het overleg was op 30 januari.", PROMISE]
    )
    second = _document("kst-40111-9", date(2022, 9, 8), "Voortgang dijken", [POSTPONED, GIFT, VIEW])
    third = _document("slotbrief", date(2024, 1, 15), "Slotbrief dijken", [DONE])
    money = AmountMention(0, 15, "5 miljoen euro", "money.name", Decimal(5_000_000), "EUR")
    kept = {
        first: [_statement(first, "aaaa11110000", PROMISE, Kind.ASSURANCE, due="2021", theme="readiness")],
        second: [
            _statement(second, "aaab22220000", POSTPONED, Kind.ASSURANCE, due="2023-23"),
            _statement(
                second, "bbbb33330000", GIFT, Kind.PLEDGE, actor=("Germany",), amounts=(money,), due="2022-12-31"
            ),
            _statement(second, "cccc44440000", VIEW, Kind.POSITION),
        ],
        third: [_statement(third, "dddd55550000", DONE, Kind.FULFILMENT)],
    }
    with Archive(file) as archive:
        for document, statements in kept.items():
            archive.keep(document, statements, document.text.encode(), read_at=datetime(2024, 2, 1, tzinfo=UTC))
        archive.replace_links(
            [
                Link("aaab22220000", "aaaa11110000", Relation.CHANGES, "share dijk", 0.8),
                Link("dddd55550000", "aaab22220000", Relation.FULFILS, "share dijk", 0.8),
            ]
        )
    return file
