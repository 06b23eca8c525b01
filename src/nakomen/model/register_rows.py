"""A row of an official register of promises (toezeggingenregister): its own words, nothing mapped."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One promise as a chamber's register has it.

    `chamber` is `TK` or `EK`; `number` is the register's own (`TZ202306-026`, `T02301`). `status` and `due` are the
    register's words as they stand; a word that nakomen does not know is also named in `unknown_words`
    (`status: Gepauzeerd`) and never mapped to another. Several persons in `minister` and `office` are parted by `; `.
    `fulfilled_by`, `papers` are numbers of papers; `repeats`, `changes`, `supplements` those of the rows that this one
    does so to; `passage` is the literal source with its `citation`. `removed` says that the register took the row away:
    then all but `chamber` and `source_id` may be empty.
    """

    chamber: str
    number: str
    text: str = ""
    title: str = ""
    minister: str = ""
    office: str = ""
    ministry: str = ""
    made_on: date | None = None
    due: str = ""
    status: str = ""
    fulfilled_on: date | None = None
    fulfilled_by: tuple[str, ...] = ()
    activity: str = ""
    asked_by: tuple[str, ...] = ()
    committee: str = ""
    papers: tuple[str, ...] = ()
    passage: str = ""
    citation: str = ""
    notes: str = ""
    address: str = ""
    source_id: str = ""
    changed_at: str = ""
    repeats: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    supplements: tuple[str, ...] = ()
    removed: bool = False
    unknown_words: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the row as plain values, dates as ISO text.

        >>> RegisterRow("EK", "T02301", made_on=date(2016, 5, 31)).to_dict()["made_on"]
        '2016-05-31'
        """
        values = asdict(self)
        for name in ("made_on", "fulfilled_on"):
            values[name] = values[name].isoformat() if values[name] else ""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
