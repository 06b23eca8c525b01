"""What the verbs of figures take: editions, numbers and years as they are typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, archive_path
from nakomen.cli.verb import option
from nakomen.figures import Edition, Editions, open_editions
from nakomen.figures.editions import folder_beside
from nakomen.figures.spans import written_step
from nakomen.wording import say

_YEARS = re.compile(r"(?P<first>\d{4})(?:-(?P<last>\d{4}))?")


@dataclass(frozen=True, slots=True)
class Typed:
    """A number that was typed, its unit, and the step in which it was written."""

    value: Decimal
    unit: str
    step: Decimal


def number(text: str | Typed) -> Typed:
    """Return the number that was typed: 2%, 1,9, 11.8e9, 40 mld EUR.

    >>> number("40 mld EUR").value == number("40e9").value
    True
    """
    from nakomen.queries.quantities import numbers_compared

    if isinstance(text, Typed):
        return text
    try:
        value = Decimal(text.replace(",", ".").removesuffix("%").strip())
        return Typed(value, "%" if text.endswith("%") else "", Decimal(1).scaleb(int(value.as_tuple().exponent)))
    except (InvalidOperation, ValueError):
        found = numbers_compared("", text)
    if found is None or found.low is None:
        raise click.BadParameter(say("bad-number", value=text))
    return Typed(found.low, found.unit, written_step(text, found.low))


def share(text: str | Decimal) -> Decimal:
    """Return a share that was typed in percents: 2%, 2, 1,9%."""
    return text if isinstance(text, Decimal) else _above_zero(number(text).value, text)


def _above_zero(value: Decimal, text: str) -> Decimal:
    if not (value.is_finite() and 0 < value <= 100):
        raise click.BadParameter(say("bad-share", value=text))
    return value


def years(text: str | tuple[int, int]) -> tuple[int, int]:
    """Return the years that were typed: 2014-2024, or one.

    >>> years("2014-2024"), years("2021")
    ((2014, 2024), (2021, 2021))
    """
    if isinstance(text, tuple):
        return text
    found = _YEARS.fullmatch(text.strip())
    first = int(found["first"]) if found else 0
    last = int(found["last"] or first) if found else -1
    if first > last:
        raise click.BadParameter(say("bad-years", value=text))
    return first, last


def year(text: str | int) -> int:
    """Return the year that was typed."""
    return text if isinstance(text, int) else years(text)[-1]


def split_years(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """Part the countries that were typed from the years behind them.

    >>> split_years(("NLD", "DEU", "2020-2024"))
    (('NLD', 'DEU'), (2020, 2024))
    """
    if words and _YEARS.fullmatch(words[-1]):
        return words[:-1], years(words[-1])
    return words, None


def figures_folder(given: Path | None, archive: Place | None) -> Path:
    """Return where imported editions are: the folder that was named, else beside the archive as `<archive>.figures`."""
    if given is not None:
        return given
    return folder_beside(archive_path(archive))


def editions_at_hand(how: dict[str, Any]) -> Editions:
    """Return the editions that a verb may look into, by its options."""
    return open_editions(figures_folder(how["figures"], how["archive"]))


def edition_asked_for(how: dict[str, Any]) -> Edition:
    """Return the edition that was asked for, or the newest."""
    return editions_at_hand(how).named(how["edition"])


def figure_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb the options of where editions are and how its rows are written."""
    for wrap in (
        archive_option,
        option("--figures", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", help="figures"),
        option("--csv", "as_csv", is_flag=True, help="csv"),
        option("--json", "as_json", is_flag=True, help="json"),
    ):
        command = wrap(command)
    return command


def edition_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb the option of which edition to look into."""
    return option("--edition", default="", metavar="DAY", help="edition")(command)
