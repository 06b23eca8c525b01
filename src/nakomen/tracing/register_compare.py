"""The official registers beside the letters: what only one of them has, and where they say otherwise."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from nakomen.model import Kind, RegisterRow, Spoor, Statement, Status, StatusOnDay
from nakomen.tracing.known import Known
from nakomen.tracing.register_matching import Match, match_register, terms_in

_DONE = frozenset({Status.VOLDAAN, Status.VERVALLEN})


@dataclass(frozen=True, slots=True)
class Beside:
    """A match with the status according to the letters on a day, and to the register; None for a word not known.

    `terms` are those that the letters, or else the row's own text, name (EDTF) where the register has none.
    """

    match: Match
    letters: StatusOnDay
    register: Status | None
    terms: tuple[str, ...]

    @property
    def done_in_register_only(self) -> bool:
        """Whether the register says that it is done, or lapsed, and the letters do not."""
        return self.register in _DONE and self.letters.status not in _DONE

    @property
    def done_in_letters_only(self) -> bool:
        """Whether the letters say that it is done, or lapsed, and the register does not."""
        return self.register is not None and self.register not in _DONE and self.letters.status in _DONE


@dataclass(frozen=True, slots=True)
class Comparison:
    """A register beside an archive on a day; `unsure` are rows that several undertakings could be about."""

    matched: tuple[Beside, ...]
    only_register: tuple[RegisterRow, ...]
    only_letters: tuple[tuple[Spoor, Statement], ...]
    unsure: tuple[RegisterRow, ...]
    terms_of_rows: tuple[tuple[RegisterRow, tuple[str, ...]], ...]


@cache
def _meanings() -> dict[tuple[str, str], Status]:
    table = tomllib.loads((files("nakomen.tracing") / "register_words.toml").read_text(encoding="utf-8"))
    return {(row["chamber"], row["word"].casefold()): Status(row["means"]) for row in table["status"]}


def meaning_of(row: RegisterRow) -> Status | None:
    """Return what the status of a row means; None for a word that nakomen does not know.

    >>> str(meaning_of(RegisterRow("TK", "TZ202306-026", status="Deels voldaan")))
    'deels voldaan'
    >>> meaning_of(RegisterRow("TK", "TZ202306-026", status="Gepauzeerd")) is None
    True
    """
    return _meanings().get((row.chamber, row.status.casefold()))


def compare_register(rows: Sequence[RegisterRow], known: Known, day: date) -> Comparison:
    """Hold the rows that were made by a day beside what the letters up to then tell."""
    made = [row for row in rows if row.made_on is None or row.made_on <= day]
    told = _known_on(known, day)
    matches, unsure = match_register(made, told)
    taken = {match.row.number for match in matches}
    open_rows = {row.number for row in unsure}
    matched = [_beside(match, told, day) for match in sorted(matches, key=lambda match: match.row.number)]
    left = [row for row in made if row.number not in taken | open_rows]
    without = [(row, terms_in(row)) for row in (*left, *unsure) if not row.due and terms_in(row)]
    only_letters = _only_letters(told, matches)
    return Comparison(tuple(matched), tuple(left), tuple(only_letters), tuple(unsure), tuple(without))


def _known_on(known: Known, day: date) -> Known:
    """Return what was known on a day: statements of later documents are left out."""
    statements = {identity: one for identity, one in known.statements.items() if known.day_of(one) <= day}
    kept = [
        Spoor(
            spoor.id,
            tuple(one for one in spoor.statements if one in statements),
            tuple(link for link in spoor.links if link.later in statements),
            tuple(one for one in spoor.of_parts if one in statements),
        )
        for spoor in known.sporen
        if spoor.id in statements
    ]
    return Known(statements, known.days, kept, known.events, known.judging)


def _beside(match: Match, known: Known, day: date) -> Beside:
    status = known.status(match.spoor, day)
    if status is None:
        raise LookupError(match.spoor.id)
    terms = tuple(due for _, due in status.terms) or terms_in(match.row)
    return Beside(match, status, meaning_of(match.row), () if match.row.due else terms)


def _only_letters(known: Known, matches: Sequence[Match]) -> list[tuple[Spoor, Statement]]:
    """Return the sporen in which our government assures the House of something, and of which no row was found."""
    taken = {match.spoor.id for match in matches}
    found = []
    for spoor in known.sporen:
        assured = (known.statements[identity] for identity in spoor.statements)
        first = next((one for one in assured if _to_parliament(one)), None)
        if first is not None and spoor.id not in taken:
            found.append((spoor, first))
    return found


def _to_parliament(one: Statement) -> bool:
    home = all(name.partition(":")[0] == "Netherlands" for name in one.actor)
    return one.kind is Kind.ASSURANCE and home and bool({"House of Representatives", "Senate"} & set(one.addressee))
