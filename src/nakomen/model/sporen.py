"""Links between statements, sporen, and the status of an undertaking on a day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How a later statement stands to an earlier one."""

    REPEATS = "repeats"
    FOLLOWS_UP = "follows_up"
    FULFILS = "fulfils"
    CHANGES = "changes"
    SUPPLEMENTS = "supplements"
    REPLACES = "replaces"
    MEASURES = "measures"


class Status(StrEnum):
    """The official four."""

    OPENSTAAND = "openstaand"
    DEELS_VOLDAAN = "deels voldaan"
    VOLDAAN = "voldaan"
    VERVALLEN = "vervallen"


class Standing(StrEnum):
    """Who says so: the text, the program, or a reviewer."""

    REPORTED = "reported"
    PROPOSED = "proposed"
    ESTABLISHED = "established"


class Termijnstand(StrEnum):
    """Where a term stands on a day."""

    NONE = "none"
    RUNNING = "running"
    NEAR = "near"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Link:
    """A typed relation from a later statement to an earlier one, by their ids, with its reason."""

    later: str
    earlier: str
    relation: Relation
    why: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Spoor:
    """An undertaking with all later statements about it, in time; `id` is that of its first statement."""

    id: str
    statements: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusOnDay:
    """What became of an undertaking, seen from one day.

    `due` is the term in force on that day (EDTF), `terms` every term it had, oldest first, as (statement id, EDTF).
    `rule` is the row of the table of status rules that made it; `replaced` are undertakings that lapsed because
    another came in their place, as (statement id, id of its successor).
    """

    status: Status
    standing: Standing
    termijnstand: Termijnstand
    due: str
    terms: tuple[tuple[str, str], ...]
    why: str
    rule: str = ""
    replaced: tuple[tuple[str, str], ...] = ()
