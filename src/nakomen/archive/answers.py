"""What the archive answers with: rows, hits, reports of runs, and what became of a document that was handed in."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from nakomen.model import Span, Statement


class Kept(StrEnum):
    """What keeping a document did to the archive."""

    NEW = "new"
    #: Nothing was written, except perhaps one more name for the same bytes.
    UNCHANGED = "unchanged"
    #: Other bytes under a known document: a new version, the old one stays.
    CHANGED = "changed"
    #: The same bytes, but the program now reads them otherwise: what was derived from them is replaced.
    REREAD = "reread"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """The current version of a document in a list; `other_names` are further files with the same bytes."""

    id: str
    date: date | None
    title: str
    number: str
    kind: str
    language: str
    marking: str
    source_name: str
    other_names: tuple[str, ...]
    version: int
    statements: int
    undertakings: int
    read_at: datetime | None

    def to_dict(self) -> dict[str, Any]:
        """Return the row as plain values, dates as ISO text."""
        row = asdict(self)
        row["date"] = self.date.isoformat() if self.date else ""
        row["read_at"] = self.read_at.isoformat() if self.read_at else ""
        row["other_names"] = list(self.other_names)
        return row


@dataclass(frozen=True, slots=True)
class Rereading:
    """A time at which a newer program read the same bytes otherwise, with how many statements it found."""

    read_at: datetime | None
    program_version: str
    statements_before: int
    statements_after: int


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of a document in a list: the bytes it was read from, by which program, how many statements it had."""

    version: int
    current: bool
    source_name: str
    digest: str
    program_version: str
    read_at: datetime | None
    statements: int
    rereadings: tuple[Rereading, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that a search found, with the statements that stand in it, if any.

    `document.text[start:end] == text`; `marks` are the matched words as spans into `text`. A lower `rank` is better.
    """

    document: str
    date: date | None
    title: str
    start: int
    end: int
    text: str
    marks: tuple[Span, ...]
    statements: tuple[Statement, ...]
    rank: float

    @property
    def statement(self) -> Statement | None:
        """The first statement in the sentence, or None where it holds none."""
        return self.statements[0] if self.statements else None


@dataclass(frozen=True, slots=True)
class RunDocument:
    """A document that a run read, from which file, and what keeping it did."""

    document: str
    source_name: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class RunFailure:
    """A file that a run could not read, with the error's words and what to do about it."""

    file: str
    error: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class RunReport:
    """The report of one reading run.

    `read` names the documents that the run added or altered; those it found unchanged are only counted when kept.
    """

    started_at: datetime
    finished_at: datetime | None = None
    asked_for: tuple[str, ...] = ()
    read: tuple[RunDocument, ...] = ()
    failures: tuple[RunFailure, ...] = ()
    unchanged: int = 0
    program_version: str = ""


@dataclass(frozen=True, slots=True)
class Size:
    """How much an archive holds; `bytes` is the file with its write-ahead log, `source_bytes` what the files had."""

    documents: int
    versions: int
    statements: int
    sentences: int
    links: int
    runs: int
    bytes: int
    source_bytes: int
