"""Checks the log of judgements: every entry is what its leaf was made of, and the tree is the one that was kept."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from nakomen.archive.judgement_log import LogCheck, LogRoot
from nakomen.archive.judgement_rows import Columns, Record, columns_of, record_of_rows, rows_of_log
from nakomen.archive.judgement_tables import judgement, judgement_person, judgement_subject
from nakomen.archive.log_tree import leaf_hash, root_of
from nakomen.model import JudgementError, JudgementKind

#: What an entry is counted as that cannot be read at all: a leaf that no entry has.
_NO_LEAF = leaf_hash(b"unreadable")


def check_log(connection: Connection, kept: Sequence[LogRoot]) -> LogCheck:
    """Return what is wrong with the log; see `JudgementLog.check`."""
    problems: list[tuple[int, str]] = []
    leaves: list[bytes] = []
    records: list[Record] = []
    ids: set[str] = set()
    for place, (row, subjects, person) in enumerate(rows_of_log(connection), 1):
        if row["number"] != place:
            problems.append((place, f"the log has no entry {place}; {row['number']} follows"))
        leaf, record, wrong = _check_entry(row, subjects, person)
        problems += [(row["number"], what) for what in wrong]
        leaves.append(leaf)
        if record is not None:
            if record.judgement.id in ids:
                problems.append((row["number"], "it stands in the log twice"))
            ids.add(record.judgement.id)
            records.append(record)
    problems += _check_erasures(records)
    problems += _check_strays(connection)
    root = LogRoot(len(leaves), root_of(leaves).hex())
    problems += [(0, what) for one in kept for what in _check_root(leaves, one)]
    erased = sum(record.note_salt is None for record in records)
    return LogCheck(root, erased, tuple(sorted(problems)))


def _check_entry(
    row: Columns, subjects: list[Columns], person: Columns | None
) -> tuple[bytes, Record | None, list[str]]:
    """Return an entry's leaf, the entry, and what is wrong with it."""
    wrong = []
    if person is None:
        wrong.append("who judged is missing")
        person = {"number": row["number"], "reviewer": "?", "reviewer_salt": None, "note": "", "note_salt": None}
    try:
        record = record_of_rows(row, subjects, person)
    except (JudgementError, ValueError, TypeError, AttributeError, KeyError) as error:
        return _NO_LEAF, None, [*wrong, f"it cannot be read: {' '.join(str(error).split())}"]
    leaf = leaf_hash(record.leaf)
    wrong += record.faults()
    if leaf.hex() != row["leaf_hash"]:
        wrong.append("its hash is not that of its contents")
    # What reads the same may still be written otherwise: 1.0 for 1, a blank in JSON, a place left out.
    if columns_of(record, row["number"]) != (row, subjects, person):
        wrong.append("it is not written as it was kept")
    return leaf, record, wrong


def _check_erasures(records: Sequence[Record]) -> list[tuple[int, str]]:
    """Return the entries that name nobody though the log does not say that their words were erased."""
    erased: dict[str, set[str]] = {"reviewer": set(), "note": set()}
    for record in records:
        if record.judgement.kind is JudgementKind.ERASE:
            for part, identities in erased.items():
                if part in record.judgement.values.get("erased", ""):
                    identities.update(record.judgement.judgements)
    found = []
    for record in records:
        one = record.judgement
        if record.reviewer_salt is None and one.id not in erased["reviewer"]:
            found.append((one.number, "its reviewer was erased, and the log does not say by whom"))
        if record.note_salt is None and one.id not in erased["note"]:
            found.append((one.number, "its note was erased, and the log does not say by whom"))
        if record.note_salt is None and one.note:
            found.append((one.number, "its note was written after it was erased"))
    return found


def _check_strays(connection: Connection) -> list[tuple[int, str]]:
    """Return rows that belong to no entry."""
    numbers = set(connection.execute(select(judgement.c.number)).scalars())
    found = []
    for table, what in ((judgement_subject, "words"), (judgement_person, "a person")):
        strays = set(connection.execute(select(table.c.number)).scalars()) - numbers
        found += [(number, f"the log has {what} of an entry that is gone") for number in strays]
    return found


def _check_root(leaves: Sequence[bytes], kept: LogRoot) -> list[str]:
    if kept.size > len(leaves):
        return [f"the log had {kept.size} entries when root {kept} was kept, and has {len(leaves)}"]
    if root_of(leaves[: kept.size]).hex() != kept.hash:
        return [f"the first {kept.size} entries are not those of root {kept}"]
    return []
