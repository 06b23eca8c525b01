"""A long list, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """The rows of one page, which page it is (from 1), and how many rows and pages there are."""

    rows: Sequence[Row]
    number: int
    total: int
    pages: int


def page_number(given: str) -> int:
    """Return the page that an address names; what makes no sense is the first.

    >>> page_number("3"), page_number("-1"), page_number("x")
    (3, 1, 1)
    """
    return max(int(given), 1) if given.isascii() and given.isdigit() and len(given) < 7 else 1


def page_of(rows: Sequence[Row], given: str, on_a_page: int) -> Page[Row]:
    """Return the page of a list that an address names, the last where there are not so many.

    >>> page_of("abcde", "2", 2).rows
    'cd'
    """
    pages = max(-(-len(rows) // on_a_page), 1)
    number = min(page_number(given), pages)
    begin = (number - 1) * on_a_page
    return Page(rows[begin : begin + on_a_page], number, len(rows), pages)
