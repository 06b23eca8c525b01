"""The log of judgements: appended to, never changed, and provable against a root that somebody kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nakomen.model import Judgement, JudgementError

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

    from nakomen.archive.judgement_rows import Record


@dataclass(frozen=True, slots=True)
class LogRoot:
    """The root of the log's tree at a size: whoever keeps it can tell later that nothing before it was changed."""

    size: int
    hash: str

    def __str__(self) -> str:
        return f"{self.size}:{self.hash}"

    @classmethod
    def read(cls, written: str) -> LogRoot:
        """Return the root that was kept as text.

        >>> LogRoot.read("2:" + "0f" * 32).size
        2
        """
        size, colon, digest = written.strip().partition(":")
        if not (colon and size.isascii() and size.isdigit() and len(digest) == 64 and _is_hex(digest)):
            remedy = "give it as nakomen archive root printed it: 12:9f0c..."
            raise JudgementError(f"“{written[:80]}” is no root of a log", remedy=remedy)
        return cls(int(size), digest.lower())


def _is_hex(text: str) -> bool:
    return all(character in "0123456789abcdefABCDEF" for character in text)


@dataclass(frozen=True, slots=True)
class LogCheck:
    """What checking the log found: its root now, how many entries name nobody any more, and what is wrong.

    `problems` are (number of the entry, or 0 for the log as a whole; what is wrong with it).
    """

    root: LogRoot
    erased: int = 0
    problems: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class TakenIn:
    """What became of judgements from elsewhere."""

    added: int = 0
    known: int = 0
    erased: int = 0
    refused: list[tuple[int, JudgementError]] = field(default_factory=list)


class JudgementLog:
    """The judgements of one archive; `archive.log` gives it. Every writing method is one transaction.

    Salts are made of a secret that the caller draws: 32 bytes of `secrets.token_bytes`.
    """

    def __init__(self, engine: Callable[[], Engine], where: str, program_version: str) -> None:
        self._engine = engine
        self._where = where
        self._version = program_version

    def append(self, judgement: Judgement, secret: bytes) -> Judgement:
        """Add a judgement and return it with its number and id.

        Raises JudgementError where somebody ruled about the same statement after the judgement that was `seen`, and
        where a judgement is withdrawn that is another reviewer's.
        """
        [kept] = self.append_all([judgement], secret)
        return kept

    def append_all(self, judgements: Sequence[Judgement], secret: bytes) -> list[Judgement]:
        """Add judgements, all or none, in their order; the `seen` of each is looked at as if it came alone."""
        from nakomen.archive.judging import append

        own = [one if one.program_version else replace(one, program_version=self._version) for one in judgements]
        return append(self._engine(), own, secret, self._where)

    def judgements(self) -> list[Judgement]:
        """Return all judgements in the order of the log."""
        return [record.judgement for record in self.records()]

    def between(self, first: int, last: int | None = None) -> list[Judgement]:
        """Return the judgements from one number of the log to another, both included, or to its end."""
        from nakomen.archive.judgement_rows import list_records

        with self._engine().connect() as connection:
            return [record.judgement for record in list_records(connection, first, last)]

    def number_of(self, identity: str) -> int:
        """Return the number of the entry of an id, 0 where there is none."""
        from nakomen.archive.judging import number_of

        with self._engine().connect() as connection:
            return number_of(connection, identity)

    def withdrawn(self) -> frozenset[str]:
        """Return the ids of the judgements that were withdrawn."""
        from nakomen.archive.judgement_rows import withdrawn_ids

        with self._engine().connect() as connection:
            return withdrawn_ids(connection)

    def about(self, statement: str) -> list[Judgement]:
        """Return the judgements that were made about a statement of this id, also those that were withdrawn since."""
        from nakomen.archive.judgement_rows import list_records, numbers_about

        with self._engine().connect() as connection:
            numbers = numbers_about(connection, statement)
            return [record.judgement for one in numbers for record in list_records(connection, one, one)]

    def records(self) -> list[Record]:
        """Return all entries with what binds them to the log, to be taken in elsewhere."""
        from nakomen.archive.judgement_rows import list_records

        with self._engine().connect() as connection:
            return list_records(connection)

    def reviewers(self) -> list[str]:
        """Return who judged, by name."""
        from sqlalchemy import select

        from nakomen.archive.judgement_tables import judgement_person

        with self._engine().connect() as connection:
            question = select(judgement_person.c.reviewer).distinct().order_by(judgement_person.c.reviewer)
            return list(connection.execute(question).scalars())

    def size(self) -> int:
        """Return how many entries there are, which is the number of the last."""
        from nakomen.archive.judging import last_number

        with self._engine().connect() as connection:
            return last_number(connection)

    def last(self) -> str:
        """Return the id of the last judgement, which is what somebody who looks now has seen; empty for none."""
        from nakomen.archive.judging import last_id

        with self._engine().connect() as connection:
            return last_id(connection)

    def take_in(self, records: Iterable[tuple[int, Record]]) -> TakenIn:
        """Add the entries of another archive that this one does not have, each under its line, in their order.

        Known ones change nothing. Who was forgotten there is forgotten here too.
        """
        from nakomen.archive.judgement_exchange import take_in

        return take_in(self._engine(), records)

    def erase(self, ids: Sequence[str], *, by: str, at: datetime, secret: bytes, notes_only: bool = False) -> Judgement:
        """Erase the words about persons of judgements for good, and add to the log that `by` did so.

        The judgements stay, by somebody who has no name any more.
        """
        from nakomen.archive.judgement_exchange import erase
        from nakomen.model import JudgementKind

        values = {"erased": "note" if notes_only else "reviewer and note"}
        deed = Judgement(
            JudgementKind.ERASE, by, at, values=values, judgements=tuple(ids), program_version=self._version
        )
        return erase(self._engine(), deed, secret, self._where)

    def root(self) -> LogRoot:
        """Return the root of the log as it stands."""
        return self.check().root

    def check(self, kept: Sequence[LogRoot] = ()) -> LogCheck:
        """Look for any change, removal or reordering, within the log and against roots that were kept."""
        from nakomen.archive.log_checking import check_log

        with self._engine().connect() as connection:
            return check_log(connection, kept)
