"""Reads what services answer in XML, by local names: the prefixes of their namespaces change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from nakomen.model import FetchError, ReadingError
from nakomen.readers.letter_dates import iso_date
from nakomen.readers.markup import local_name, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Services write day 1 of year 1 where they have no day.
_FIRST_YEAR = 1800


def parse_answer(content: bytes, address: str, root_name: str) -> _Element:
    """Return the root of an answer; raises FetchError where it is no sound XML or another thing than was asked."""
    try:
        root = parse_xml(content, address)
    except ReadingError as error:
        raise FetchError(
            f"answers what cannot be read: {error.what}", where=address, remedy="try again later"
        ) from error
    if local_name(root) != root_name:
        what = f"answers {local_name(root)} where {root_name} was asked"
        raise FetchError(what, where=address, remedy="try again later")
    return root


def named(root: _Element, name: str) -> Iterator[_Element]:
    """Yield the elements of a local name anywhere under a root, in order."""
    return (element for element in root.iter() if local_name(element) == name)


def words_in(root: _Element, name: str) -> list[str]:
    """Return the words of each element of a local name that has some, in order and each once."""
    words = (" ".join("".join(element.itertext()).split()) for element in named(root, name))
    return list(dict.fromkeys(found for found in words if found))


def first_words(root: _Element, name: str) -> str:
    """Return the words of the first element of a local name, or nothing."""
    return next(iter(words_in(root, name)), "")


def day_in(said: str) -> date | None:
    """Return the day with which a stamp opens, or None; a day of year 1 is none.

    >>> day_in("2024-03-01T10:00:00Z"), day_in("0001-01-01T00:00:00"), day_in("")
    (datetime.date(2024, 3, 1), None, None)
    """
    day = iso_date(said)
    return day if day is not None and day.year >= _FIRST_YEAR else None
