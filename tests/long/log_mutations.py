"""Changes a log of judgements behind the program's back in every way, and counts how many changes a kept root shows.

`python tests/long/log_mutations.py 1000` prints the figure; tests/review/test_log_mutations.py runs the same.
"""

# ruff: noqa: S311, S608 - chance that can be repeated, and SQL that is meant to do harm

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import StaticPool

from nakomen.archive import Archive
from nakomen.archive.judgement_log import LogRoot
from nakomen.archive.judgement_rows import Record, columns_of, list_records
from nakomen.archive.judgement_tables import judgement, judgement_person, judgement_subject
from nakomen.archive.log_checking import check_log
from nakomen.model import Anchor, Judgement, JudgementKind
from nakomen.model.judgements import salts_of

TABLES = (judgement, judgement_subject, judgement_person)
SIZE = 16
Mutate = Callable[[random.Random, Connection], None]


@dataclass(frozen=True)
class Outcome:
    """How many changes were made of each sort, and which of them the check did not see."""

    made: Counter[str]
    missed: list[str]


def filled_log(path: Path) -> LogRoot:
    """Fill a new archive's log with judgements of several kinds by two people, and return its root."""
    secret, start = b"m" * 32, datetime(2026, 1, 5, 9, tzinfo=UTC)
    with Archive(path) as archive:
        for at in range(SIZE):
            anchor = Anchor(
                "brief-1", f"Zin {at} van de brief.", 40 * at, "voor", "na", f"{at:04x}", {"kind": "pledge"}
            )
            given = (
                {"kind": JudgementKind.CONFIRM},
                {"kind": JudgementKind.CORRECT, "values": {"due": f"202{at % 10}"}},
                {"kind": JudgementKind.COMMENT, "note": f"noot {at}"},
                {"kind": JudgementKind.REJECT, "note": "geen toezegging"},
            )[at % 4]
            who = ("Anna Vos", "Bram Kok")[at % 3 == 0]
            archive.log.append(
                Judgement(reviewer=who, at=start + timedelta(minutes=at), subjects=(anchor,), **given),  # type: ignore[arg-type]
                secret,
            )
        return archive.log.root()


def change_value(chance: random.Random, log: Connection) -> None:
    """Give one column of one row another value: a near one, that of another row, or none."""
    table = chance.choice(TABLES)
    column = chance.choice([column.name for column in table.columns])
    numbers = list(log.execute(text(f"SELECT number FROM {table.name}")).scalars())
    number, other = chance.choice(numbers), chance.choice(numbers)
    before = log.execute(text(f"SELECT {column} FROM {table.name} WHERE number = {number}")).scalar()
    new: object = chance.choice(
        [None, log.execute(text(f"SELECT {column} FROM {table.name} WHERE number = {other}")).scalar()]
    )
    if chance.random() < 0.6:
        new = before + chance.choice((-1, 1, 1000)) if isinstance(before, int) else _near(chance, str(before or ""))
    log.execute(text(f"UPDATE {table.name} SET {column} = :new WHERE number = :number"), {"new": new, "number": number})


def _near(chance: random.Random, words: str) -> str:
    at = chance.randrange(len(words) + 1)
    return chance.choice(
        (words[:at] + words[at + 1 :], f"{words[:at]} {words[at:]}", f"{words[:at]}x{words[at + 1 :]}")
    )


def remove_row(chance: random.Random, log: Connection) -> None:
    """Take away one row of one table."""
    table = chance.choice(TABLES).name
    log.execute(text(f"DELETE FROM {table} WHERE number = {chance.randint(1, SIZE)}"))


def remove_entry(chance: random.Random, log: Connection) -> None:
    """Take away an entry, and close the gap."""
    _remove(log, chance.randint(1, SIZE))


def cut_off(chance: random.Random, log: Connection) -> None:
    """Take away the last entries."""
    for number in range(SIZE, SIZE - chance.randint(1, SIZE), -1):
        _remove(log, number)


def _remove(log: Connection, number: int) -> None:
    for table in reversed(TABLES):
        log.execute(text(f"DELETE FROM {table.name} WHERE number = {number}"))
        log.execute(text(f"UPDATE {table.name} SET number = -number + 1 WHERE number > {number}"))
        log.execute(text(f"UPDATE {table.name} SET number = -number WHERE number < 0"))


def swap_entries(chance: random.Random, log: Connection) -> None:
    """Let two entries change places."""
    one, other = chance.sample(range(1, SIZE + 1), 2)
    for table in TABLES:
        for before, after in ((one, -1), (other, one), (-1, other)):
            log.execute(text(f"UPDATE {table.name} SET number = {after} WHERE number = {before}"))


def forge_entry(chance: random.Random, log: Connection) -> None:
    """Put another judgement in the place of one, with an id, hashes and leaf that fit it."""
    number = chance.randint(1, SIZE)
    old = list_records(log)[number - 1].judgement
    forged = replace(
        old, **chance.choice(({"reviewer": "Cleo Prins"}, {"note": "anders"}, {"at": old.at + timedelta(1)}))
    )
    _write(log, Record.of(replace(forged, id=""), salts_of(chance.randbytes(32))), number)


def forge_same_person(chance: random.Random, log: Connection) -> None:
    """Bind the same words with other salts, and make all of the entry fit."""
    number = chance.randint(1, SIZE)
    _write(log, Record.of(list_records(log)[number - 1].judgement, salts_of(chance.randbytes(32))), number)


def _write(log: Connection, record: Record, number: int) -> None:
    row, subjects, person = columns_of(record, number)
    for table, rows in ((judgement, [row]), (judgement_subject, subjects), (judgement_person, [person])):
        log.execute(table.delete().where(table.c.number == number))
        log.execute(table.insert(), rows)


def insert_entry(chance: random.Random, log: Connection) -> None:
    """Put one more entry between others."""
    number = chance.randint(1, SIZE)
    for table in TABLES:
        log.execute(text(f"UPDATE {table.name} SET number = -number - 1 WHERE number >= {number}"))
        log.execute(text(f"UPDATE {table.name} SET number = -number WHERE number < 0"))
    old = list_records(log)[0].judgement
    _write(log, Record.of(replace(old, reviewer="Cleo Prins", id=""), salts_of(chance.randbytes(32))), number)


def forget_in_silence(chance: random.Random, log: Connection) -> None:
    """Erase who judged, or what was noted, without a word in the log."""
    number = chance.randint(1, SIZE)
    gone = chance.choice(("reviewer = 'erased-1', reviewer_salt = NULL", "note = '', note_salt = NULL"))
    log.execute(text(f"UPDATE judgement_person SET {gone} WHERE number = {number}"))


SORTS: tuple[Mutate, ...] = (
    change_value, change_value, change_value, change_value, remove_row, remove_entry, cut_off, swap_entries,
    forge_entry, forge_same_person, insert_entry, forget_in_silence,
)  # fmt: skip


def run(count: int, seed: int = 6962) -> Outcome:
    """Make so many changes, each to the log as it was, and check the log after each."""
    chance = random.Random(seed)
    made: Counter[str] = Counter()
    missed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.db"
        root = filled_log(path)
        engine = create_engine("sqlite://", poolclass=StaticPool, creator=lambda: _copy(path))
        with engine.connect() as log:
            log.exec_driver_sql("PRAGMA foreign_keys=OFF")
            triggers = log.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
            for name in triggers:
                log.exec_driver_sql(f"DROP TRIGGER {name}")
            log.commit()
            whole = _dump(log)
            assert check_log(log, [root]).problems == ()
            while made.total() < count:
                mutate = chance.choice(SORTS)
                if not _try(mutate, chance, log):
                    log.rollback()
                    continue
                if _dump(log) != whole:
                    made[mutate.__name__] += 1
                    if not check_log(log, [root]).problems:
                        missed.append(f"{mutate.__name__} ({made.total()})")
                log.rollback()
        engine.dispose()
    return Outcome(made, missed)


def _try(mutate: Mutate, chance: random.Random, log: Connection) -> bool:
    """Make one change; the database refuses some even without guards, such as a number that is there already."""
    from sqlalchemy.exc import IntegrityError

    log.exec_driver_sql("BEGIN")
    try:
        mutate(chance, log)
    except IntegrityError:
        return False
    return True


def _copy(path: Path) -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    source = sqlite3.connect(path)
    source.backup(memory)
    source.close()
    return memory


def _dump(log: Connection) -> list[list[tuple[object, ...]]]:
    return [[tuple(row) for row in log.execute(table.select().order_by(*table.primary_key))] for table in TABLES]


if __name__ == "__main__":
    done = run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    for name, number in sorted(done.made.items()):
        sys.stdout.write(f"{name:20} {number:6}\n")
    found = done.made.total() - len(done.missed)
    sys.stdout.write(f"{found} of {done.made.total()} changes of the log detected\n")
    sys.exit(bool(done.missed))
