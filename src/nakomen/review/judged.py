"""The ledger as people judged it: statements and links in force, what they disagree on, and what lost its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from nakomen.model import Judgement, Link, Spoor, Standing, Statement, StatusOnDay
from nakomen.tracing import find_sporen
from nakomen.tracing.events import Events, dated_events


@dataclass(frozen=True, slots=True)
class Position:
    """What one reviewer holds about one field: the value of the last judgement in which she gave it."""

    reviewer: str
    value: str
    judgement: Judgement

    @property
    def order(self) -> tuple[datetime, str]:
        """Where it stands in time, alike in every archive that has it."""
        return self.judgement.at, self.judgement.id


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field about which reviewers hold different things, of a statement or of a link (`statement` → `other`)."""

    statement: str
    field: str
    positions: tuple[Position, ...]
    other: str = ""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A judgement whose words are found no more, with the passage of the same document that is most like them."""

    judgement: Judgement
    quote: str
    document: str
    passage: str = ""
    start: int = 0
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class JudgedStatement:
    """A statement as it counts now, and how it came to be so.

    `derived` is what the program says, None where it finds nothing there; `standing` is established where reviewers
    agree that it is one; `disputed` are the fields that they disagree on, which keep the program's value.
    """

    statement: Statement
    derived: Statement | None
    standing: Standing = Standing.PROPOSED
    judgements: tuple[Judgement, ...] = ()
    established: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()


@dataclass
class Judged:
    """All that counts in an archive: what the program derived, with what people ruled about it.

    `statements` are in force, by date and id of their document and by place; `touched` holds those about which
    somebody ruled, by id, also those that were rejected. `merged` leads from a statement to the one that it went up in.
    Sporen, events and conflicts are made when they are first asked for: a list of statements needs none of them.
    """

    statements: list[Statement]
    links: list[Link]
    touched: dict[str, JudgedStatement] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    merged: dict[str, str] = field(default_factory=dict)
    established_links: frozenset[tuple[str, str, str]] = frozenset()
    #: What reviewers disagree on about statements and links.
    conflicts_of_statements: list[Conflict] = field(default_factory=list)
    orphans: list[Orphan] = field(default_factory=list)
    #: What was ruled about status, terms, amounts and compliance: statement, then field, then who holds what.
    rulings: dict[str, dict[str, list[Position]]] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    #: The statements of the program, and the whole log, as they were read to make this.
    derived: list[Statement] = field(default_factory=list)
    log: list[Judgement] = field(default_factory=list)
    #: What became of the spoor of each statement, seen from the day that was asked for last.
    statuses: dict[date, dict[str, list[StatusOnDay]]] = field(default_factory=dict)
    #: Finds what reviewers disagree on about sporen.
    find_conflicts: Callable[[Judged], list[Conflict]] | None = None

    @property
    def number(self) -> int:
        """How much of the log counts in it: the number of the last entry, 0 for none."""
        return self.log[-1].number if self.log else 0

    @property
    def seen(self) -> str:
        """The id of the last entry of the log that counts in it; nothing for none."""
        return self.log[-1].id if self.log else ""

    @cached_property
    def sporen(self) -> list[Spoor]:
        """The sporen that follow from the links in force."""
        return find_sporen(self.statements, self._links_of_sporen(), self.days)

    def _links_of_sporen(self) -> list[Link]:
        """Return the links that sporen go by: of a statement all that people established, else the program's last."""
        ruled = {later for later, _, _ in self.established_links}
        last = {link.later: link for link in self.links}
        return [
            link
            for link in self.links
            if (link.later, link.earlier, str(link.relation)) in self.established_links
            or (link.later not in ruled and last[link.later] is link)
        ]

    @cached_property
    def events(self) -> Events:
        """What documents date, for terms that wait for an event."""
        return dated_events(self.statements, self.days)

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """What reviewers disagree on, about statements and links first, then about sporen."""
        of_sporen = self.find_conflicts(self) if self.find_conflicts and self.rulings else []
        return [*self.conflicts_of_statements, *of_sporen]

    def standing(self, statement: str) -> Standing:
        """Return who says that a statement is one: the program, or reviewers who agree."""
        found = self.touched.get(statement)
        return found.standing if found else Standing.PROPOSED
