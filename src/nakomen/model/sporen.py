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


class Compliance(StrEnum):
    """How far an actor did what was undertaken, on the scale of the G7 and G20 research groups."""

    FULL = "+1"
    PARTIAL = "0"
    NONE = "-1"


class AmountStage(StrEnum):
    """How far an amount of money is on its way from announcement to payment."""

    ANNOUNCED = "announced"
    ESTIMATED = "estimated"
    BUDGETED = "budgeted"
    RESERVED = "reserved"
    COMMITTED = "committed"
    SPENT = "spent"


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
    """An undertaking with all later statements about it, in time; `id` is that of its first statement.

    `of_parts` are reports that stand in another spoor: of a part of it that has a term of its own.
    """

    id: str
    statements: tuple[str, ...]
    links: tuple[Link, ...] = ()
    of_parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusOnDay:
    """What became of an undertaking, seen from one day.

    `due` is the term in force on that day (EDTF), `terms` every term it had, oldest first, as (statement id, EDTF).
    `compliance` is (actor, rating) of those whom a reviewer rated; `amount_stage` is None where nobody told it.
    `disputed` says that reviewers disagree about the status, which then is the documents'.
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
    compliance: tuple[tuple[str, Compliance], ...] = ()
    amount_stage: AmountStage | None = None
    disputed: bool = False
