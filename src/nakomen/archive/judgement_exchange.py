"""Takes in the judgements of another archive, and erases the words about persons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from sqlalchemy import Connection, Engine, select, update

from nakomen.archive.connecting import empty_write_ahead_log, writing
from nakomen.archive.judgement_log import TakenIn
from nakomen.archive.judgement_rows import Record, list_records
from nakomen.archive.judgement_tables import judgement, judgement_person
from nakomen.archive.judging import last_number, write
from nakomen.model import Judgement, JudgementError, JudgementKind
from nakomen.model.judgements import salts_of


def take_in(engine: Engine, records: Iterable[tuple[int, Record]]) -> TakenIn:
    """Add what the log does not have; see `JudgementLog.take_in`."""
    numbered = list(records)
    done = TakenIn()
    with writing(engine) as connection:
        _overwrite_what_goes(connection)
        known = set(connection.execute(select(judgement.c.id)).scalars())
        told = _told_erased([*list_records(connection), *(record for _, record in numbered)])
        number = last_number(connection)
        for line, record in numbered:
            one = record.judgement
            if one.id in known:
                done.known += 1
            elif record.note_salt is None and one.id not in told:
                remedy = "export it again, with the judgement that erased it"
                done.refused.append((line, JudgementError("names nobody, and nothing says why", remedy=remedy)))
            else:
                number += 1
                write(connection, record, number)
                known.add(one.id)
                done.added += 1
        done.erased = sum(_erase(connection, record.judgement) for _, record in numbered if _is_erasure(record))
    if done.erased:
        empty_write_ahead_log(engine)
    return done


def erase(engine: Engine, deed: Judgement, secret: bytes, where: str) -> Judgement:
    """Erase what a deed names and add the deed to the log; see `JudgementLog.erase`."""
    with writing(engine) as connection:
        _overwrite_what_goes(connection)
        known = set(connection.execute(select(judgement.c.id)).scalars())
        for identity in deed.judgements:
            if identity not in known:
                remedy = "nakomen judgements list shows the ids"
                raise JudgementError(f"there is no judgement {identity}", where=where, remedy=remedy)
        number = last_number(connection) + 1
        kept = write(connection, Record.of(deed, salts_of(secret)), number)
        _erase(connection, deed)
    empty_write_ahead_log(engine)
    return kept


def _overwrite_what_goes(connection: Connection) -> None:
    """Let SQLite write zeros over what is erased: else the words stay in the free space of its pages."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")


def _is_erasure(record: Record) -> bool:
    return record.judgement.kind is JudgementKind.ERASE


def _told_erased(records: Sequence[Record]) -> set[str]:
    return {identity for record in records if _is_erasure(record) for identity in record.judgement.judgements}


def _erase(connection: Connection, deed: Judgement) -> int:
    """Erase the words of the entries that a deed names and the log has; return how many there were.

    All rows of one name get the same word in its place, so that they stay those of one person.
    """
    named = (
        select(judgement_person)
        .join(judgement, judgement.c.number == judgement_person.c.number)
        .where(judgement.c.id.in_(deed.judgements))
        .order_by(judgement_person.c.number)
    )
    rows = list(connection.execute(named).mappings())
    whole = deed.values.get("erased") != "note"
    nobody: dict[str, str] = {}
    count = 0
    for row in rows:
        gone = {"note": "", "note_salt": None}
        if whole and row["reviewer_salt"] is not None:
            salted = sha256(row["reviewer_salt"].encode()).hexdigest()[:8]
            gone |= {"reviewer": nobody.setdefault(row["reviewer"], f"erased-{salted}"), "reviewer_salt": None}
        if row["note_salt"] is None and "reviewer" not in gone:
            continue
        connection.execute(update(judgement_person).where(judgement_person.c.number == row["number"]).values(**gone))
        count += 1
    return count
