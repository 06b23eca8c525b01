"""What of a Word part counts: which changes were tracked, which alternative is shown, which fields are whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nakomen.readers.markup import local_name
from nakomen.readers.word_styles import child, value

if TYPE_CHECKING:
    from lxml.etree import _Element


def removed_by(change: _Element) -> bool:
    """Tell whether a removal or a move took anything away."""
    return any(local_name(element) in ("delText", "t", "tab", "br", "footnoteReference") for element in change.iter())


def table_changes(table: _Element) -> int:
    """Count the rows and cells of a table that were added or removed."""
    rows = [row for row in table if local_name(row) == "tr"]
    count = sum(child(row, "trPr", name) is not None for row in rows for name in ("ins", "del"))
    cells = [cell for row in rows for cell in row if local_name(cell) == "tc"]
    return count + sum(child(cell, "tcPr", name) is not None for cell in cells for name in ("cellIns", "cellDel"))


def shown_alternative(element: _Element) -> _Element:
    """Return the first alternative that has text, else the first; what stands in the others is the same once more."""
    for alternative in element:
        if any(local_name(below) == "t" for below in alternative.iter()):
            return alternative
    return element[0] if len(element) else element


def closed_fields(root: _Element) -> set[_Element]:
    """Return the beginnings of fields that have an end; without one, all that follows would be taken for a code."""
    open_fields: list[_Element] = []
    found = set()
    for element in root.iter():
        if local_name(element) == "fldChar":
            kind = value(element, "fldCharType")
            if kind == "begin":
                open_fields.append(element)
            elif kind == "end" and open_fields:
                found.add(open_fields.pop())
    return found
