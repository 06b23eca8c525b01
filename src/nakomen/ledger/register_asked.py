"""Which rows of the official registers a reader asks for."""

from __future__ import annotations

from nakomen.model import RegisterRow


def passes(
    row: RegisterRow, chamber: str | None = None, status: str | None = None, ministry: str | None = None
) -> bool:
    """Tell whether a row is asked for; a ministry also by a part of its name, or by its minister's office.

    >>> passes(RegisterRow("TK", "TZ202403-014", status="Deels Voldaan"), "TK", "deels voldaan")
    True
    """
    if chamber and row.chamber != chamber.upper():
        return False
    if status and row.status.casefold() != status.casefold():
        return False
    where = f"{row.ministry}\n{row.office}\n{row.minister}".casefold()
    return not ministry or ministry.casefold() in where
