"""Reads NATO's workbook of defence expenditure sheet by sheet: blocks under their headings, rows by country."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from nakomen.figures.countries import code_of, country_in, currency_of
from nakomen.figures.edition import Edition, Value, edition_of
from nakomen.figures.errors import FiguresError
from nakomen.figures.measures import OWN_CURRENCY, Measure, measure_of_column, measure_under

#: What a row of a sheet is: the values of its cells.
Cells = Sequence[object]
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)\s*(?P<estimate>e?)")
_DATED = re.compile(r"(?<!\d)(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
#: A row's name, with the mark of a note and, in brackets, the country's own money.
_LABEL = re.compile(r"(?P<name>[^*(]+?)\s*\*?\s*(?:\((?P<money>[^)]+)\))?\s*\*?")
_FEWEST_YEARS = 2
_MOST_BYTES = 50_000_000
_REMEDY = "take the workbook as NATO publishes it, and say so if its tables have changed"


@dataclass(frozen=True, slots=True)
class _Column:
    """What stands in a column: a year of the block's measure, or a measure of its own."""

    year: int
    estimate: bool
    measure: Measure | None = None


@dataclass(slots=True)
class _Block:
    """Where the reader is in a sheet: the words above the block, and what its columns are."""

    headings: list[str] = field(default_factory=list)
    own: str = ""
    columns: dict[int, _Column] = field(default_factory=dict)


def read_workbook(path: Path, edition: str = "") -> Edition:
    """Return the values of a workbook; `edition` is its day, read from the file's name where none is given.

    Raise FiguresError for a file that is no such workbook, for a name that no country has and for a value that two
    sheets give differently. Cells without a number (a country of which nothing is published) give no value.
    """
    name = edition or day_in(path)
    values: dict[tuple[str, str, int], Value] = {}
    for sheet, rows in _sheets(path):
        for value in _values(rows, name, f"{path.name}, {sheet}"):
            known = values.setdefault(value.key, value)
            if known.value != value.value:
                what = f"gives {known.value} and {value.value} for {' '.join(map(str, value.key))}"
                raise FiguresError(what, where=path.name, remedy=_REMEDY)
    if not values:
        raise FiguresError("has no table of defence expenditure", where=path.name, remedy=_REMEDY)
    return edition_of(values.values())


def day_in(path: Path) -> str:
    """Return the day of an edition from the name that NATO gives its file.

    >>> day_in(Path("240617-def-exp-2024-TABLES-en.xlsx"))
    '2024-06-17'
    """
    found = _DATED.search(path.name)
    try:
        if found:
            return date(2000 + int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        pass
    raise FiguresError("the name tells no day", where=path.name, remedy="name it: --edition 2024-06-17")


def _sheets(path: Path) -> Iterator[tuple[str, list[Cells]]]:
    """Yield each sheet's name and its rows as calculated values."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        # From memory: a workbook that cannot be read leaves no file open.
        data = path.read_bytes()
        _refuse_large(data, path)
        book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except FileNotFoundError:
        raise FiguresError("there is no such file", where=str(path), remedy="check the path") from None
    except (OSError, zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError) as error:
        raise FiguresError("is no Excel workbook (.xlsx)", where=str(path), remedy=_REMEDY) from error
    for sheet in book.worksheets:
        yield sheet.title, [tuple(row) for row in sheet.iter_rows(values_only=True)]


def _refuse_large(data: bytes, path: Path) -> None:
    """Refuse a workbook that would unpack to more than tables of figures can be."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        size = sum(member.file_size for member in packed.infolist())
    if size > _MOST_BYTES:
        what = f"unpacks to {size // 1_000_000} MB, above the limit of {_MOST_BYTES // 1_000_000} MB"
        raise FiguresError(what, where=str(path), remedy=_REMEDY)


def _values(rows: Sequence[Cells], edition: str, where: str) -> Iterator[Value]:
    """Yield what a sheet publishes: words change the block, rows of a country give its values."""
    block = _Block()
    for row in rows:
        columns = _columns(row)
        words = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
        if columns:
            block.columns = columns
        elif not block.columns:
            block.headings += words[:1]
        elif len(words) == 1 and not any(_number(cell) is not None for cell in row):
            block.own = words[0]
        elif words:
            yield from _of_row(row, words[0], block, edition, where)


def _columns(row: Cells) -> dict[int, _Column]:
    """Return what a row of years says of the columns under it; nothing for another row."""
    found: dict[int, _Column] = {}
    for at, cell in enumerate(row):
        year = _YEAR.fullmatch(str(cell).strip()) if isinstance(cell, int | str) else None
        if year:
            found[at] = _Column(int(year["year"]), bool(year["estimate"]))
        elif isinstance(cell, str) and (apart := measure_of_column(cell.strip())):
            found[at] = _Column(apart[1], apart[2], apart[0])
    return found if len(found) >= _FEWEST_YEARS else {}


def _of_row(row: Cells, label: str, block: _Block, edition: str, where: str) -> Iterator[Value]:
    """Yield the values of a row; a row that is neither of a country nor of a total holds none."""
    under = measure_under(" / ".join([*block.headings, block.own]).removesuffix(" / "))
    named = _LABEL.fullmatch(label)
    numbers = {at: number for at in block.columns if (number := _number(row[at])) is not None}
    if named is None or not numbers or (under is None and not any(one.measure for one in block.columns.values())):
        return
    try:
        country = code_of(named["name"])
    except FiguresError as error:
        raise FiguresError(error.what, where=where, remedy=_REMEDY) from None
    for at, number in numbers.items():
        column = block.columns[at]
        measure, prices = (column.measure, under[1] if under else "") if column.measure else under or (None, "")
        if measure is not None:
            unit = _unit(measure, country, named["money"] or "")
            yield Value(measure.id, country, column.year, number, unit, prices, column.estimate, edition)


def _unit(measure: Measure, country: str, money: str) -> str:
    if measure.unit != OWN_CURRENCY:
        return measure.unit
    return f"million {currency_of(money, country_in(country, 'en'))}"


def _number(cell: object) -> Decimal | None:
    """Return a cell's number as it is stored: the shortest decimals that give the same double."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    return Decimal(repr(cell))


def counts(edition: Edition) -> Mapping[str, int]:
    """Return how many values an edition has of each measure."""
    found: dict[str, int] = {}
    for measure, _, _ in edition.values:
        found[measure] = found.get(measure, 0) + 1
    return found
