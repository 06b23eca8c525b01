"""What the XML of a publication says of itself: which paper it holds, its public number, the words of its elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nakomen.model import ReadingError
from nakomen.readers.markup import local_name
from nakomen.readers.public_numbers import number_in_address

if TYPE_CHECKING:
    from lxml.etree import _Element


def find_paper(root: _Element, names: tuple[str, ...], where: str) -> _Element:
    """Return the first element of one of the names; XML without one is of another kind, and a reading error."""
    for element in root.iter():
        if local_name(element) in names:
            return element
    raise ReadingError(
        f"is XML of a kind that is not read: {local_name(root)}",
        where=where,
        remedy="Kamerstukken, written questions, Handelingen and reports are; save others as HTML, PDF or text",
    )


def publication_number(root: _Element) -> str:
    """Return the public number that the metadata of a publication point to, or nothing."""
    for element in root.iter():
        told = local_name(element) == "meta" and "externMetadata" in element.get("name", "")
        if told and (number := number_in_address(element.get("content", ""))):
            return number
    return ""


def words_of(element: _Element, name: str = "") -> str:
    """Return the words of an element, or of the first of a name below it; nothing where there is none."""
    if name:
        inner = next((below for below in element.iter() if local_name(below) == name), None)
        if inner is None:
            return ""
        element = inner
    return " ".join("".join(map(str, element.itertext())).split())
