"""Invented letters for the archive's tests: factories, no fixtures of anybody's text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from nakomen.archive import Archive
from nakomen.model import (
    AmountMention,
    Block,
    BlockKind,
    Document,
    DocumentKind,
    Identity,
    Kind,
    Meeting,
    Place,
    Reason,
    Segment,
    Signatory,
    Statement,
)

if TYPE_CHECKING:
    from postgres_server import PostgresServer

_ACTORS = ("Netherlands", "Netherlands:minister of defence", "allies", "NATO", "secretary general", "Norway")
_THEMES = ("readiness", "cyber", "munitions", "burden-sharing", "military-mobility")
_VERBS = ("toegezegd", "verzocht", "besloten", "gemeld", "aangeboden")
_MATTERS = ("de munitievoorraad", "een bijdrage aan de brigade", "de moties over gereedheid", "het digitale schild")


class Letter(NamedTuple):
    """What a reader and the extraction would hand to the archive."""

    document: Document
    statements: list[Statement]
    source: bytes


def make_sentence(number: int, at: int) -> str:
    """Return a sentence that says its number, so that each is its own."""
    verb, matter = _VERBS[at % len(_VERBS)], _MATTERS[(number + at) % len(_MATTERS)]
    return f"In brief {number} heeft het kabinet onder punt {at} {verb} {matter} voor {2020 + at % 10} te bezien."


def make_statement(document: str, sentence: str, start: int, at: int) -> Statement:
    """Return a statement of one whole sentence, its fields varied by its place in the letter."""
    year = 2020 + at % 10
    return Statement(
        id=f"{document}-{at:03d}",
        document=document,
        start=start,
        end=start + len(sentence),
        quote=sentence,
        sentence=sentence,
        kind=list(Kind)[at % len(Kind)],
        actor=(_ACTORS[at % len(_ACTORS)],) if at % 7 else ("allies", "NATO"),
        addressee=("House of Representatives",) if at % 3 == 0 else (),
        due=str(year) if at % 2 else "",
        due_said=f"voor {year}" if at % 2 else "",
        amounts=(AmountMention(start, start + 4, "punt", "amount.count", Decimal(at), "battalions", ">="),)
        if at % 4 == 0
        else (),
        refs=(f"kst-28676-{at}", "motion:Verzonnen") if at % 5 == 0 else (),
        theme=_THEMES[at % len(_THEMES)],
        about=f"point {at} to be considered",
        confidence=0.5 + at % 5 / 10,
        because=(Reason("kind", "speech_acts.toezeggen", "heeft toegezegd"),),
    )


def make_letter(number: int, *, points: int = 6, day: date | None = None, extra: str = "") -> Letter:
    """Return letter `number` with so many statements; `extra` is a last sentence that holds none."""
    document_id = f"brief-{number:04d}"
    sentences = [make_sentence(number, at) for at in range(points)] + ([extra] if extra else [])
    blocks, statements, places, at = [], [], [], 0
    for index, sentence in enumerate(sentences):
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(sentence)))
        places.append(Segment(at, at + len(sentence), Place(offset=at + 3, page=1 + index // 40)))
        if index < points:
            statements.append(make_statement(document_id, sentence, at, index))
        at += len(sentence) + 2
    text = "\n\n".join(sentences)
    identity = Identity(
        number=f"kst-28676-{number}",
        title=f"Verslag van overleg {number}",
        date=day or date(2019, 1, 1) + timedelta(days=number % 2000),
        date_source="text",
        signatories=(Signatory("A. Verzonnen", "de Minister van Defensie"),),
        meeting=Meeting("Overleg van ministers", date(2019, 2, 1), None, "Brussel"),
    )
    document = Document(
        id=document_id,
        text=text,
        identity=identity,
        kind=DocumentKind.REPORT,
        blocks=tuple(blocks),
        places=tuple(places),
        source_name=f"{document_id}.txt",
    )
    return Letter(document, statements, f"bytes of {text}".encode())


@pytest.fixture(scope="session")
def letter() -> Callable[..., Letter]:
    """The factory of letters."""
    return make_letter


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test's archive on SQLite stands."""
    return tmp_path / "nakomen.db"


@pytest.fixture(scope="session")
def server() -> Iterator[PostgresServer]:
    """A PostgreSQL server of this run's own."""
    from postgres_server import PostgresServer, why_not

    if reason := why_not():
        pytest.skip(reason)
    with PostgresServer() as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Where a new archive can stand, on each database."""
    if request.param == "sqlite":
        return tmp_path / "nakomen.db"
    address: str = request.getfixturevalue("server").new_address()
    return address


@pytest.fixture(scope="session")
def server_tables() -> list[str]:
    """How the tables of an archive on the server are made, once that is known."""
    return []


def lay_tables(place: str, server: PostgresServer, server_tables: list[str]) -> None:
    """Make the tables of an archive on the server: copies of the first, which migrations made."""
    if server_tables:
        server.run_script(server_tables[0], place)
    else:
        Archive(place).close()
        server_tables += filter(None, [server.script_of(place)])


@pytest.fixture
def archive(place: str | Path, request: pytest.FixtureRequest, server_tables: list[str]) -> Iterator[Archive]:
    """A new archive, on each database."""
    if isinstance(place, str) and "made_anew" not in request.fixturenames:
        lay_tables(place, request.getfixturevalue("server"), server_tables)
    with Archive(place) as opened:
        yield opened


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def standing_archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, server_tables: list[str]
) -> Iterator[Archive]:
    """One archive for the tests of a module that only look, on each database; the module fills it."""
    place: str | Path = tmp_path_factory.mktemp("standing") / "nakomen.db"
    if request.param == "postgresql":
        server: PostgresServer = request.getfixturevalue("server")
        place = server.new_address()
        lay_tables(place, server, server_tables)
    with Archive(place) as opened:
        yield opened
