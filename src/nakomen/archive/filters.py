"""Which statements, documents and hits a list is about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from nakomen.model import ArchiveError, Kind
from nakomen.queries import Condition, Days, Query, Value, field_of, parse, typed

#: What a condition is about that depends on sporen and a day.
SPOOR = "spoor"
#: One value, or several of which any will do.
Values = str | Collection[str]


def values_of(given: Values) -> tuple[str, ...]:
    """Return one value or several as a tuple of plain text.

    >>> values_of("cyber"), values_of(("cyber", "hybrid")), values_of("")
    (('cyber',), ('cyber', 'hybrid'), ())
    """
    if isinstance(given, str):
        return (str(given),) if given else ()
    return tuple(str(value) for value in given)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; an empty field does not narrow.

    `actor` and `addressee` match whole names in any case, and a state or body also stands for its roles
    (`Netherlands` for `Netherlands:minister of defence`). `since` and `until` are days of the document, both included.
    `due_before` keeps what had to be done before that day; open ends and terms that wait for an event are left out.
    `query` says the same and more in the query language (docs/search.md); QueryError points at what is wrong in it.
    What became of undertakings (`status:`) is seen from the day `on`. Conditions about what `left_out` names
    (`statement`, `document`, `spoor`) are not asked: somebody else answers them.

    >>> Filters(kind="pledge", due_before=date(2024, 1, 1)).about_statements
    True
    """

    kind: Values = ()
    actor: Values = ()
    addressee: Values = ()
    theme: Values = ()
    document: Values = ()
    since: date | None = None
    until: date | None = None
    due_before: date | None = None
    binding: bool | None = None
    limit: int | None = None
    offset: int = 0
    query: str = ""
    on: date | None = None
    left_out: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        known = {str(kind) for kind in Kind}
        for kind in values_of(self.kind):
            if kind not in known:
                raise ArchiveError(f"there is no kind “{kind}”", remedy=f"choose from {', '.join(sorted(known))}")
        if self.offset < 0 or (self.limit is not None and self.limit < 0):
            raise ArchiveError("a list cannot begin or end before its first row", remedy="use numbers from 0")
        if self.query:
            parse(self.query)

    @property
    def about_statements(self) -> bool:
        """Whether a condition narrows by what statements say, and not only by their document."""
        return any(is_about_statements(one) for one in self.conditions)

    @property
    def narrows(self) -> bool:
        """Whether anything is asked but how many, from which on."""
        return bool(self.conditions or self.query.strip())

    @property
    def asked(self) -> Query:
        """The query, read."""
        return parse(self.query)

    @property
    def as_query(self) -> str:
        """All that is asked as one query, which asks the same.

        >>> Filters(kind="pledge", since=date(2020, 1, 1), query="munitie").as_query
        'kind:pledge date:2020-01-01.. munitie'
        """
        asked = self.asked.conditions if self.query else ()
        return " ".join([*(typed(one) for one in self.conditions if one not in asked), *filter(None, [self.query])])

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All that is asked, fields and query alike, as conditions that must hold together."""
        named = (
            _any_of("kind", values_of(self.kind)),
            _any_of("actor", tuple((name,) for name in values_of(self.actor))),
            _any_of("addressee", tuple((name,) for name in values_of(self.addressee))),
            _any_of("theme", values_of(self.theme)),
            _any_of("document", values_of(self.document)),
            _any_of("date", _days(self.since, self.until)),
            _any_of("due", _days(None, self.due_before and self.due_before - timedelta(days=1))),
            _any_of("binding", () if self.binding is None else ("yes" if self.binding else "no",)),
        )
        every = (*(one for one in named if one.values), *(self.asked.conditions if self.query else ()))
        return tuple(one for one in every if field_of(one.field).about not in self.left_out)

    @property
    def of_sporen(self) -> tuple[Condition, ...]:
        """The conditions on what became of undertakings, which no table of the archive answers."""
        return tuple(one for one in self.conditions if field_of(one.field).about == SPOOR)


def is_about_statements(condition: Condition) -> bool:
    """Tell whether a condition is one on statements, and not on their document."""
    return field_of(condition.field).about == "statement"


def _any_of(field: str, values: tuple[Value, ...]) -> Condition:
    return Condition(field, values)


def _days(first: date | None, last: date | None) -> tuple[Value, ...]:
    return (Days(first, last),) if first or last else ()
