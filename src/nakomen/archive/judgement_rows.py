"""Turns judgements into rows of the log, and rows back into the same judgements; and both into lines of a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from nakomen.archive.judgement_tables import judgement, judgement_person, judgement_subject
from nakomen.archive.log_tree import leaf_hash
from nakomen.model import Anchor, Judgement, JudgementError, JudgementKind
from nakomen.model.judgements import hash_of_words, id_of_leaf, leaf_of

Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """A judgement as the log has it: with the hashes that bind its words about persons, and their salts.

    Where a person had herself forgotten, a record has no salts: her name is a word that says so, the same in all.
    """

    judgement: Judgement
    reviewer_hash: str
    note_hash: str
    reviewer_salt: str | None
    note_salt: str | None

    @classmethod
    def of(cls, judgement: Judgement, salts: tuple[str, str]) -> Record:
        """Bind a new judgement to the log, and give it its id."""
        hashes = hash_of_words(judgement.reviewer, salts[0]), hash_of_words(judgement.note, salts[1])
        return cls(replace(judgement, id=id_of_leaf(leaf_of(judgement, *hashes))), *hashes, *salts)

    @property
    def leaf(self) -> bytes:
        """The bytes that the tree holds."""
        return leaf_of(self.judgement, self.reviewer_hash, self.note_hash)

    def faults(self) -> list[str]:
        """Return what does not fit: an id that is not that of the contents, words that were not bound."""
        found = []
        if self.judgement.id != id_of_leaf(self.leaf):
            found.append("its contents are not those that its id was made of")
        for what, words, salt, bound in (
            ("reviewer", self.judgement.reviewer, self.reviewer_salt, self.reviewer_hash),
            ("note", self.judgement.note, self.note_salt, self.note_hash),
        ):
            if salt is not None and hash_of_words(words, salt) != bound:
                found.append(f"its {what} is not the one that was kept")
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values, for a line of a file."""
        one = self.judgement
        return {
            "id": one.id,
            "kind": str(one.kind),
            "at": one.at.isoformat(),
            "reviewer": one.reviewer,
            "note": one.note,
            "subjects": [anchor.to_dict() for anchor in one.subjects],
            "values": dict(one.values),
            "seen": one.seen,
            "judgements": list(one.judgements),
            "program_version": one.program_version,
            "reviewer_hash": self.reviewer_hash,
            "note_hash": self.note_hash,
            "reviewer_salt": self.reviewer_salt,
            "note_salt": self.note_salt,
        }


#: The keys of a line of a file, and those of each passage in it.
_KEYS = ("id", "kind", "at", "reviewer", "note", "subjects", "values", "seen", "judgements", "program_version")
_BOUND = ("reviewer_hash", "note_hash", "reviewer_salt", "note_salt")
_KEYS_OF_PASSAGE = ("statement", "document", "quote", "start", "before", "behind", "then")
_EXPORT_AGAIN = "export it again with nakomen judgements export, which writes all keys"


def record_of(values: Mapping[str, Any]) -> Record:
    """Return the record of a line of a file; raises JudgementError where it is none, or was damaged."""
    _check_keys(values)
    try:
        judged = Judgement(
            kind=values["kind"],
            reviewer=values["reviewer"],
            at=datetime.fromisoformat(values["at"]),
            subjects=tuple(Anchor(**anchor) for anchor in values["subjects"]),
            values=dict(values["values"]),
            note=values["note"],
            seen=values["seen"],
            judgements=tuple(values["judgements"]),
            program_version=values["program_version"],
            id=values["id"],
        )
        record = Record(
            judged, values["reviewer_hash"], values["note_hash"], values["reviewer_salt"], values["note_salt"]
        )
        faults = record.faults()
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise JudgementError("is no judgement", remedy="export it again where it came from") from error
    if faults:
        raise JudgementError(faults[0], remedy="export it again where it came from")
    return record


def _check_keys(values: Mapping[str, Any]) -> None:
    for key in (*_KEYS, *_BOUND):
        if key not in values:
            raise JudgementError(f"lacks the key “{key}”", remedy=_EXPORT_AGAIN)
    for passage in values["subjects"] if isinstance(values["subjects"], list) else ():
        lacking = [key for key in _KEYS_OF_PASSAGE if not isinstance(passage, dict) or key not in passage]
        if lacking:
            raise JudgementError(f"a passage lacks the key “{lacking[0]}”", remedy=_EXPORT_AGAIN)


def columns_of(record: Record, number: int) -> tuple[Columns, list[Columns], Columns]:
    """Return the row of the log, those of the subjects, and that of the words about persons."""
    one = record.judgement
    row = {
        "number": number,
        "id": one.id,
        "kind": str(one.kind),
        "judged_at": one.at.isoformat(),
        "program_version": one.program_version,
        "new_values": _json(dict(sorted(one.values.items()))),
        "seen": one.seen,
        "judgements": _json(list(one.judgements)),
        "reviewer_hash": record.reviewer_hash,
        "note_hash": record.note_hash,
        "leaf_hash": leaf_hash(record.leaf).hex(),
    }
    subjects = [
        {
            "number": number,
            "position": at,
            "statement_id": anchor.statement,
            "document_id": anchor.document,
            "quote": anchor.quote,
            "starts_at": anchor.start,
            "words_before": anchor.before,
            "words_behind": anchor.behind,
            "fields_then": _json(dict(sorted(anchor.then.items()))),
        }
        for at, anchor in enumerate(one.subjects)
    ]
    person = {
        "number": number,
        "reviewer": one.reviewer,
        "reviewer_salt": record.reviewer_salt,
        "note": one.note,
        "note_salt": record.note_salt,
    }
    return row, subjects, person


def rows_of_log(
    connection: Connection, first: int = 1, last: int | None = None
) -> Iterable[tuple[Columns, list[Columns], Columns | None]]:
    """Yield the rows of every entry of the log, by number; the words about persons are None where they are missing.

    With `first` and `last` only the entries from one number to another, both included.
    """

    def asked(table: Table) -> Select[Any]:
        question = select(table)
        if first > 1:
            question = question.where(table.c.number >= first)
        return question if last is None else question.where(table.c.number <= last)

    subjects: dict[int, list[Columns]] = {}
    order = (judgement_subject.c.number, judgement_subject.c.position)
    for row in connection.execute(asked(judgement_subject).order_by(*order)).mappings():
        subjects.setdefault(row["number"], []).append(dict(row))
    persons = {row["number"]: dict(row) for row in connection.execute(asked(judgement_person)).mappings()}
    for row in connection.execute(asked(judgement).order_by(judgement.c.number)).mappings():
        yield dict(row), subjects.get(row["number"], []), persons.get(row["number"])


def numbers_about(connection: Connection, statement: str) -> list[int]:
    """Return the numbers of the entries that have a statement of this id among their subjects, in order."""
    number = judgement_subject.c.number
    question = select(number).where(judgement_subject.c.statement_id == statement).distinct().order_by(number)
    return list(connection.execute(question).scalars())


def withdrawn_ids(connection: Connection) -> frozenset[str]:
    """Return the ids of the judgements that were withdrawn."""
    question = select(judgement.c.judgements).where(judgement.c.kind == str(JudgementKind.WITHDRAW))
    return frozenset(one for told in connection.execute(question).scalars() for one in json.loads(told))


def record_of_rows(row: Columns, subjects: list[Columns], person: Columns) -> Record:
    """Return the record of the rows of an entry."""
    return Record(
        Judgement(
            kind=JudgementKind(row["kind"]),
            reviewer=person["reviewer"],
            at=datetime.fromisoformat(row["judged_at"]),
            subjects=tuple(
                Anchor(
                    one["document_id"],
                    one["quote"],
                    one["starts_at"],
                    one["words_before"],
                    one["words_behind"],
                    one["statement_id"],
                    json.loads(one["fields_then"]),
                )
                for one in subjects
            ),
            values=json.loads(row["new_values"]),
            note=person["note"],
            seen=row["seen"],
            judgements=tuple(json.loads(row["judgements"])),
            program_version=row["program_version"],
            number=row["number"],
            id=row["id"],
        ),
        row["reviewer_hash"],
        row["note_hash"],
        person["reviewer_salt"],
        person["note_salt"],
    )


def list_records(connection: Connection, first: int = 1, last: int | None = None) -> list[Record]:
    """Return the log in its order, or the part of it from one number to another."""
    missing = {"reviewer": "unknown", "reviewer_salt": None, "note": "", "note_salt": None}
    return [
        _readable(row, subjects, person or missing) for row, subjects, person in rows_of_log(connection, first, last)
    ]


def _readable(row: Columns, subjects: list[Columns], person: Columns) -> Record:
    """Return the record of an entry; raises JudgementError where somebody changed it to what is none."""
    try:
        return record_of_rows(row, subjects, person)
    except (JudgementError, ValueError, TypeError, AttributeError, KeyError) as error:
        what = f"judgement {row['number']} of the log cannot be read: {' '.join(str(error).split())}"
        remedy = "nakomen archive verify tells what was changed; nakomen archive restore puts a copy back"
        raise JudgementError(what, remedy=remedy) from error


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
