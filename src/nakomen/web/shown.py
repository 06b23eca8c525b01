"""Days, terms, numbers and words as a page shows them, in the language that is spoken."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_datetime
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from nakomen.model import Span
from nakomen.wording import language
from nakomen.wording.on_pages import day, number, short, term
from nakomen.wording.term_words import distance_in_words

__all__ = ["day", "distance", "marked", "moment", "number", "short", "signed", "size", "term", "value"]


def moment(when: datetime | None) -> str:
    """Return a moment to the minute, or nothing."""
    return format_datetime(when, "d MMM yyyy HH:mm", locale=language()) if when else ""


def distance(end: date, on: date) -> str:
    """Return how far the end of a term is from a day."""
    return distance_in_words(end, on)


def value(of: Decimal | float | date, decimals: int, *, fixed: bool = False) -> str:
    """Return a value of a chart or table: a day, or a number with at most so many decimals, or exactly so many.

    >>> value(Decimal("1234.5"), 2), value(date(2024, 7, 9), 0)
    ('1,234.5', '9 July 2024')
    """
    if isinstance(of, date):
        return day(of)
    return format_decimal(
        round(Decimal(str(of)), decimals), format=f"#,##0.{('0' if fixed else '#') * decimals}", locale=language()
    )


def signed(of: Decimal) -> str:
    """Return a difference with its sign.

    >>> signed(Decimal("0.31"))
    '+0.31'
    """
    return f"{'+' if of > 0 else ''}{value(of, 2)}"


def size(number_of_bytes: int) -> str:
    """Return how much room something takes.

    >>> size(925_696), size(4_474_890_240)
    ('926 kB', '4,474.9 MB')
    """
    if number_of_bytes < 1_000_000:
        return f"{value(number_of_bytes / 1_000, 0)} kB"
    return f"{value(number_of_bytes / 1_000_000, 1)} MB"


def marked(text: str, stretches: Iterable[Span], css: str = "") -> Markup:
    """Return a text with stretches of it as marks; those that begin within another are left out.

    >>> marked("a <b> c", [Span(2, 5)])
    Markup('a <mark>&lt;b&gt;</mark> c')
    """
    made, last = Markup(), 0
    opening = Markup('<mark class="{}">').format(css) if css else Markup("<mark>")
    for one in sorted(stretches):
        if one.start >= last:
            made += escape(text[last : one.start]) + opening + escape(text[one.start : one.end]) + Markup("</mark>")
            last = one.end
    return made + escape(text[last:])
