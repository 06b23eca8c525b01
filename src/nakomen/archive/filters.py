"""Which statements, documents and hits a list is about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from nakomen.model import ArchiveError, Kind

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

    def __post_init__(self) -> None:
        known = {str(kind) for kind in Kind}
        for kind in values_of(self.kind):
            if kind not in known:
                raise ArchiveError(f"there is no kind “{kind}”", remedy=f"choose from {', '.join(sorted(known))}")
        if self.offset < 0 or (self.limit is not None and self.limit < 0):
            raise ArchiveError("a list cannot begin or end before its first row", remedy="use numbers from 0")

    @property
    def about_statements(self) -> bool:
        """Whether a field narrows by what statements say, and not only by their document."""
        return bool(self.kind or self.actor or self.addressee or self.theme or self.due_before) or (
            self.binding is not None
        )
