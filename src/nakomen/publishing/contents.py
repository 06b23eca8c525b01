"""What a site shows: the ledger of an archive seen from a day, looked up the ways its pages need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from nakomen.ledger.ledger import Ledger
from nakomen.ledger.rows import LedgerRow, TermGroup, ledger_rows
from nakomen.model import Kind, Link, Spoor, Statement

if TYPE_CHECKING:
    from nakomen.archive import Archive, DocumentRow
    from nakomen.model import Document

#: Documents that are held at a time.
_HELD = 2


@dataclass(frozen=True)
class Contents:
    """An archive's ledger seen from a day; terms that end within so many days are near.

    `title` is what the site is called. `text_of` reads a document whole; `file` is that of the
    archive, where it has one.
    """

    ledger: Ledger
    day: date
    title: str
    within: int
    text_of: Callable[[str], Document]
    file: Path | None = None

    @classmethod
    def of(cls, archive: Archive, day: date, title: str = "", within: int = 90) -> Contents:
        """Read an archive, which must stay open while pages are made."""
        file = archive.path if isinstance(archive.path, Path) else None
        return cls(Ledger.of(archive), day, title, within, lru_cache(maxsize=_HELD)(archive.document), file)

    @cached_property
    def rows(self) -> list[LedgerRow]:
        """A row for each undertaking, in the order of the ledger."""
        return ledger_rows(self.ledger, self.day, self.within)

    @cached_property
    def row_of(self) -> dict[str, LedgerRow]:
        """The row of each spoor that is an undertaking's, by its id."""
        return {row.spoor.id: row for row in self.rows}

    @cached_property
    def spoor_of(self) -> dict[str, Spoor]:
        """The spoor of each statement that belongs to one."""
        return {one: spoor for spoor in self.ledger.sporen for one in spoor.statements}

    @cached_property
    def documents(self) -> list[DocumentRow]:
        """The documents, newest first; those without a date last."""
        rows = self.ledger.documents.values()
        return sorted(rows, key=lambda row: (row.date is None, -(row.date or date.min).toordinal(), row.id))

    @cached_property
    def statements_in(self) -> dict[str, list[Statement]]:
        """The statements of each document, in the order of its text."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for one in sorted(self.ledger.statements.values(), key=lambda one: (one.start, one.end, one.id)):
            found[one.document].append(one)
        return found

    @cached_property
    def actors(self) -> dict[str, list[Statement]]:
        """The statements of each actor, newest first; the actor with the most statements first."""
        return self._by(lambda one: one.actor)

    @cached_property
    def themes(self) -> dict[str, list[Statement]]:
        """The statements of each theme, newest first; the theme with the most statements first."""
        return self._by(lambda one: (one.theme,) if one.theme else ())

    @cached_property
    def kinds(self) -> list[tuple[Kind, int]]:
        """How many statements there are of each kind, in the order of the vocabulary."""
        counts = dict.fromkeys(Kind, 0)
        for one in self.ledger.statements.values():
            counts[one.kind] += 1
        return list(counts.items())

    def group(self, name: TermGroup) -> list[LedgerRow]:
        """Return the undertakings of which the term stands so, by the end of the term."""
        found = [row for row in self.rows if row.group is name]
        return sorted(found, key=lambda row: (row.end or date.max, row.spoor.id))

    def link_of(self, spoor: Spoor, statement: str) -> Link | None:
        """Return what a statement does to an earlier one of its spoor."""
        return next((link for link in spoor.links if link.later == statement), None)

    def _by(self, names_of: Callable[[Statement], tuple[str, ...]]) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = defaultdict(list)
        for one in self.ledger.statements.values():
            for name in dict.fromkeys(names_of(one)):
                found[name].append(one)
        for statements in found.values():
            statements.sort(key=self._newest_first)
        return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))

    def _newest_first(self, one: Statement) -> tuple[int, str, int, str]:
        day = self.ledger.days.get(one.document, date.min)
        return -day.toordinal(), one.document, one.start, one.id
