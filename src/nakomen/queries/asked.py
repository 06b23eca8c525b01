"""What a query asks for: words that must stand in a sentence or must not, and conditions on what is said there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nakomen.model import Span


@dataclass(frozen=True, slots=True)
class Words:
    """A word, or several that must follow each other; `unwanted` ones must be absent."""

    text: str
    place: Span
    unwanted: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included; None where it is open."""

    first: date | None = None
    last: date | None = None

    @property
    def is_backwards(self) -> bool:
        """Whether it ends before it begins."""
        return self.first is not None and self.last is not None and self.last < self.first


@dataclass(frozen=True, slots=True)
class Numbers:
    """A stretch of numbers; None where it is open, and the ends belong to it or not. No `unit` is any unit."""

    low: Decimal | None = None
    high: Decimal | None = None
    with_low: bool = True
    with_high: bool = True
    unit: str = ""

    @property
    def is_backwards(self) -> bool:
        """Whether it ends before it begins."""
        return self.low is not None and self.high is not None and self.high < self.low


#: Text is a choice, a name, an id or a reference, in the form in which the archive keeps it.
Value = str | tuple[str, ...] | Days | Numbers


@dataclass(frozen=True, slots=True)
class Condition:
    """What a field must be: any of the values, or none of them where it is `unwanted`.

    A value that is a tuple holds several names of the same. `places` tells where each value stands in the `query`; a
    condition that no query made has none.
    """

    field: str
    values: tuple[Value, ...]
    unwanted: bool = False
    places: tuple[Span, ...] = ()
    query: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A query, read: its text, its words in the order typed, and its conditions, all of which must hold."""

    text: str
    words: tuple[Words, ...] = ()
    conditions: tuple[Condition, ...] = ()
