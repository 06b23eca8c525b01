"""Adds judgements to the log: one transaction for the check that nothing came between, the rows and the leaf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, Engine, func, insert, select

from nakomen.archive.connecting import writing
from nakomen.archive.judgement_rows import Record, columns_of
from nakomen.archive.judgement_tables import judgement, judgement_person, judgement_subject
from nakomen.model import Judgement, JudgementError, JudgementKind, OvertakenError
from nakomen.model.judgements import salts_of


def append(engine: Engine, judgements: Sequence[Judgement], secret: bytes, where: str) -> list[Judgement]:
    """Add judgements, all or none; see `JudgementLog.append`."""
    with writing(engine) as connection:
        return [_append(connection, one, secret, where) for one in judgements]


def _append(connection: Connection, one: Judgement, secret: bytes, where: str) -> Judgement:
    _check_seen(connection, one, where)
    _check_named(connection, one, where)
    number = last_number(connection) + 1
    record = Record.of(one, salts_of(secret + number.to_bytes(8, "big")))
    return write(connection, record, number)


def write(connection: Connection, record: Record, number: int) -> Judgement:
    """Write an entry of the log."""
    row, subjects, person = columns_of(record, number)
    connection.execute(insert(judgement), row)
    if subjects:
        connection.execute(insert(judgement_subject), subjects)
    connection.execute(insert(judgement_person), person)
    return replace(record.judgement, number=number)


def last_number(connection: Connection) -> int:
    """Return how many entries the log has."""
    return connection.execute(select(func.max(judgement.c.number))).scalar() or 0


def last_id(connection: Connection) -> str:
    """Return the id of the last entry, or nothing."""
    question = select(judgement.c.id).order_by(judgement.c.number.desc()).limit(1)
    return connection.execute(question).scalar() or ""


def number_of(connection: Connection, identity: str) -> int:
    """Return the number of the entry of an id, 0 where there is none."""
    return connection.execute(select(judgement.c.number).where(judgement.c.id == identity)).scalar() or 0


def _check_seen(connection: Connection, one: Judgement, where: str) -> None:
    """Refuse a judgement whose reviewer did not see what was ruled about the same statements before it."""
    statements = {anchor.statement for anchor in one.subjects if anchor.statement}
    if one.seen is None or one.kind is JudgementKind.COMMENT or not statements:
        return
    seen = 0
    if one.seen:
        seen = number_of(connection, one.seen)
        if not seen:
            what = f"there is no judgement {one.seen} in the log"
            raise JudgementError(what, where=where, remedy="look at the statement again")
    question = (
        select(judgement.c.number, judgement.c.kind, judgement.c.new_values, judgement_person.c.reviewer)
        .join(judgement_subject, judgement_subject.c.number == judgement.c.number)
        .join(judgement_person, judgement_person.c.number == judgement.c.number)
        .where(
            judgement.c.number > seen,
            judgement.c.kind != str(JudgementKind.COMMENT),
            judgement_subject.c.statement_id.in_(statements),
        )
        .distinct()
        .order_by(judgement.c.number)
    )
    meanwhile = [
        f"{row.reviewer}: {row.kind}{'' if row.new_values == '{}' else ' ' + row.new_values}"
        for row in connection.execute(question)
    ]
    if meanwhile:
        what = f"somebody judged this meanwhile: {'; '.join(meanwhile[:5])}"
        raise OvertakenError(what, where=", ".join(sorted(statements)), remedy="look at it again, then judge")


def _check_named(connection: Connection, one: Judgement, where: str) -> None:
    """Refuse to withdraw or settle what is not in the log, and to withdraw what is somebody else's."""
    for identity in one.judgements:
        question = (
            select(judgement_person.c.reviewer, judgement.c.kind)
            .join(judgement, judgement.c.number == judgement_person.c.number)
            .where(judgement.c.id == identity)
        )
        found = connection.execute(question).one_or_none()
        if found is None:
            remedy = "nakomen judgements list shows the ids"
            raise JudgementError(f"there is no judgement {identity}", where=where, remedy=remedy)
        if one.kind is not JudgementKind.WITHDRAW:
            continue
        if found.reviewer != one.reviewer:
            what = f"judgement {identity} is of {found.reviewer}, who alone can withdraw it"
            raise JudgementError(what, where=where, remedy="judge otherwise, which makes a conflict to settle")
        if found.kind in (JudgementKind.WITHDRAW, JudgementKind.ERASE):
            remedy = "judge anew what you withdrew"
            raise JudgementError(f"judgement {identity} cannot be withdrawn itself", where=where, remedy=remedy)
