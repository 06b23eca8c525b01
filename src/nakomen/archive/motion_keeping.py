"""Keeps motions and finds them again: one that changed is a new version, the old one stays."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Engine, func, insert, select, update

from nakomen.archive.answers import Kept
from nakomen.archive.connecting import writing
from nakomen.archive.register_tables import motion
from nakomen.model.motion_records import MotionRecord


def keep_motions(engine: Engine, motions: Iterable[MotionRecord], fetched_at: datetime | None) -> list[Kept]:
    """Keep motions, all or none, and tell of each what that did; see `Archive.keep_motions`."""
    with writing(engine) as connection:
        return [_keep(connection, one, fetched_at) for one in motions]


def list_motions(connection: Connection) -> list[MotionRecord]:
    """Return the current motions that their register still has, by the day they were moved and their number."""
    question = select(motion.c.record).where(motion.c.current & ~motion.c.removed)
    # Those without a day first, on every database.
    ordered = question.order_by(motion.c.moved_on.is_not(None), motion.c.moved_on, motion.c.number, motion.c.id)
    return [MotionRecord.from_dict(json.loads(record)) for record in connection.execute(ordered).scalars()]


def list_motion_ids(connection: Connection) -> set[str]:
    """Return the ids of all motions that were ever kept."""
    return set(connection.execute(select(motion.c.id).distinct()).scalars())


def _keep(connection: Connection, record: MotionRecord, fetched_at: datetime | None) -> Kept:
    before = connection.execute(select(motion).where(motion.c.current, motion.c.id == record.id)).first()
    if before is None and record.removed:
        return Kept.UNCHANGED
    if before is not None:
        known = MotionRecord.from_dict(json.loads(before.record))
        if record.removed:
            # What is taken away comes without its words: they stay as they were.
            record = replace(known, removed=True)
        if known == record:
            return Kept.UNCHANGED
        connection.execute(update(motion).where(motion.c.key == before.key).values(current=False))
    key = (connection.execute(select(func.max(motion.c.key))).scalar() or 0) + 1
    values = record.to_dict()
    told = ("id", "number", "paper", "title", "subject", "outcome", "removed")
    connection.execute(
        insert(motion),
        {
            **{name: values[name] for name in told},
            "key": key,
            "version": before.version + 1 if before else 1,
            "current": True,
            "moved_on": values["moved_on"] or None,
            "decided_on": values["decided_on"] or None,
            "fetched_at": fetched_at and fetched_at.isoformat(),
            "record": json.dumps(values, ensure_ascii=False),
        },
    )
    return Kept.CHANGED if before else Kept.NEW
