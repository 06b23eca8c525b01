"""The official registers beside the letters as pages show them: each row in the groups it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from nakomen.ledger.register_asked import passes
from nakomen.model import RegisterRow, Spoor, Statement
from nakomen.tracing.register_compare import Beside, Comparison, compare_register
from nakomen.web.desk import Desk

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

#: The groups in the order in which they matter, the most first.
GROUPS = (
    "register_done", "letters_done", "terms", "unknown", "only_register", "only_letters", "unsure", "agree",
)  # fmt: skip
_ON_A_PAGE = 50
_NARROWING = ("chamber", "status", "ministry")


@dataclass(frozen=True, slots=True)
class RegisterShown:
    """A promise: its row of a register, what the letters say of it, or both; `terms` are found where it names none."""

    groups: frozenset[str]
    row: RegisterRow | None = None
    beside: Beside | None = None
    spoor: Spoor | None = None
    statement: Statement | None = None
    terms: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """When the register says that it was made."""
        return self.row.made_on if self.row else None

    def has(self, words: Sequence[str]) -> bool:
        """Tell whether all words stand in it, whatever their capitals."""
        row = self.row
        told = [row.number, row.title, row.text, row.minister, row.office, row.ministry] if row else []
        text = " ".join((*told, self.statement.quote if self.statement else "")).casefold()
        return all(word in text for word in words)


@dataclass(frozen=True, slots=True)
class RegisterAsked:
    """What an address asks of the register page."""

    query: str = ""
    chamber: str = ""
    status: str = ""
    ministry: str = ""
    group: str = ""
    page: int = 1

    @classmethod
    def of(cls, given: QueryParams) -> RegisterAsked:
        """Read an address; what makes no sense counts as not said."""
        page, group = given.get("page", "1"), given.get("group", "")
        chamber, status, ministry = (given.get(name, "").strip() for name in _NARROWING)
        number = max(int(page), 1) if page.isascii() and page.isdigit() and len(page) < 7 else 1
        known = group if group in GROUPS else ""
        return cls(given.get("q", "").strip(), chamber, status, ministry, known, number)

    @property
    def narrows(self) -> bool:
        """Whether rows are left out by anything but their group."""
        return bool(self.query or self.chamber or self.status or self.ministry)

    def address(self, **other: str | int) -> str:
        """Return the query string of this page with something else in it; `page` goes back to the first."""
        values: dict[str, Any] = {"q": self.query, **{name: getattr(self, name) for name in _NARROWING}}
        values |= {"group": self.group, **other}
        return urlencode({name: value for name, value in values.items() if value and (name, value) != ("page", 1)})


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A page of rows, with how many each group has and what the register can be narrowed to."""

    asked: RegisterAsked
    rows: Sequence[RegisterShown]
    total: int
    counts: Mapping[str, int]
    values: Mapping[str, Sequence[str]]
    in_register: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(-(-self.total // _ON_A_PAGE), 1)


@dataclass(frozen=True, slots=True)
class RegisterCompared:
    """The registers of an archive beside its letters on a day."""

    comparison: Comparison
    rows: Sequence[RegisterShown]
    values: Mapping[str, Sequence[str]]
    in_register: int


def register_compared(desk: Desk) -> RegisterCompared:
    """Compare the registers with the letters, as they stand on the day of the snapshot."""

    def make() -> RegisterCompared:
        rows = desk.archive.register_rows()
        comparison = compare_register(rows, desk.snapshot.known, desk.snapshot.day)
        values = {
            "chamber": sorted({row.chamber for row in rows}),
            "status": sorted({row.status for row in rows if row.status}),
            "ministry": sorted({row.ministry or row.office for row in rows if row.ministry or row.office}),
        }
        return RegisterCompared(comparison, shown_rows(comparison), values, len(rows))

    return desk.snapshot.at_hand.get("register", make)


def shown_rows(found: Comparison) -> list[RegisterShown]:
    """Return every row and every undertaking of a comparison with the groups it belongs to, newest first."""
    terms = {(row.chamber, row.number): terms for row, terms in found.terms_of_rows}
    made = [_matched(one) for one in found.matched]
    for name, rows in (("only_register", found.only_register), ("unsure", found.unsure)):
        for row in rows:
            named = terms.get((row.chamber, row.number), ())
            made.append(RegisterShown(frozenset({name, *(["terms"] if named else [])}), row, terms=named))
    made.sort(key=lambda one: (one.day or date.min, one.row.number if one.row else ""), reverse=True)
    letters = [RegisterShown(frozenset({"only_letters"}), None, None, spoor, one) for spoor, one in found.only_letters]
    return [*made, *letters]


def _matched(one: Beside) -> RegisterShown:
    groups = {
        "register_done": one.done_in_register_only,
        "letters_done": one.done_in_letters_only,
        "terms": bool(one.terms),
        "unknown": one.register is None,
        "agree": one.register is one.letters.status,
    }
    names = frozenset(name for name, belongs in groups.items() if belongs)
    return RegisterShown(names, one.match.row, one, one.match.spoor, one.match.statement, one.terms)


def page_of(compared: RegisterCompared, asked: RegisterAsked) -> RegisterPage:
    """Return the page that is asked for; what only letters have is narrowed by words alone."""
    words = asked.query.casefold().split()
    narrowing = {name: getattr(asked, name) for name in _NARROWING}
    kept = [
        one
        for one in compared.rows
        if one.has(words) and (passes(one.row, **narrowing) if one.row is not None else not any(narrowing.values()))
    ]
    counts = {name: sum(name in one.groups for one in kept) for name in GROUPS}
    found = [one for one in kept if not asked.group or asked.group in one.groups]
    last = max(-(-len(found) // _ON_A_PAGE), 1)
    asked = replace(asked, page=min(asked.page, last))
    begin = (asked.page - 1) * _ON_A_PAGE
    shown = found[begin : begin + _ON_A_PAGE]
    return RegisterPage(asked, shown, len(found), counts, compared.values, compared.in_register)
