"""Days, terms, numbers and names as pages show them, those that are served and those that are published."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Container
from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from nakomen.wording.errors_in_words import translate
from nakomen.wording.speaking import language, name_of
from nakomen.wording.term_words import season_in_words, term_in_words

_ID = re.compile(r"\b([0-9a-f]{12})\b")
_DAY, _MONTH = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def day(when: date | None) -> str:
    """Return a day in full, or nothing.

    >>> day(date(2024, 7, 9))
    '9 July 2024'
    """
    return format_date(when, "d MMMM yyyy", locale=language()) if when else ""


def term(edtf: str) -> str:
    """Return a term in EDTF in words.

    >>> term("../2020-02-01"), term("2021-12")
    ('by 1 February 2020', 'December 2021')
    """
    return term_in_words(edtf, _time)


def _time(time: str) -> str:
    if _DAY.fullmatch(time):
        return day(date.fromisoformat(time))
    if _MONTH.fullmatch(time):
        return format_date(date.fromisoformat(f"{time}-01"), "MMMM yyyy", locale=language())
    return season_in_words(time)


def number(value: int) -> str:
    """Return a number with the signs of the language.

    >>> number(1234567)
    '1,234,567'
    """
    return format_decimal(value, locale=language())


@lru_cache(maxsize=8192)
def short(text: str, most: int = 180) -> str:
    """Return a text cut at a word where it is too long, on one line."""
    return textwrap.shorten(text, most, placeholder=" …")


def why(reason: str, known: Container[str]) -> Markup:
    """Return why a status is what it is; ids of statements that the page shows lead to them.

    >>> why("repeats in <b> (3f2a77c1d200)", {"3f2a77c1d200"})
    Markup('repeats in &lt;b&gt; (<a href="#s-3f2a77c1d200">3f2a</a>)')
    """
    parts = _ID.split(translate(reason))
    link = Markup('<a href="#s-{}">{}</a>')
    return Markup().join(link.format(part, part[:4]) if part in known else escape(part) for part in parts)


def theme_name(theme: str) -> str:
    """Return a theme as a reader calls it.

    >>> theme_name("no-such-theme")
    'no such theme'
    """
    return name_of(theme, theme.replace("-", " "))
