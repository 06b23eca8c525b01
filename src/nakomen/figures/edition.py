"""An edition of NATO's tables: every value it publishes, kept as a compressed table of comma-separated values."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from nakomen.figures.countries import code_of, is_group
from nakomen.figures.errors import FiguresError
from nakomen.figures.measures import measure_named

COLUMNS = ("measure", "country", "year", "value", "unit", "prices", "estimate", "edition")
SUFFIX = ".csv.gz"
Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Value:
    """One published value: `unit` is written out, `prices` is the year of constant prices, `current`, or nothing."""

    measure: str
    country: str
    year: int
    value: Decimal
    unit: str
    prices: str
    estimate: bool
    edition: str

    @property
    def key(self) -> Key:
        """What is measured, of whom and when."""
        return self.measure, self.country, self.year

    @property
    def shown(self) -> Decimal:
        """The value as the printed table shows it."""
        return round(self.value, measure_named(self.measure).decimals)


@dataclass(frozen=True, slots=True)
class Edition:
    """The values of one workbook by what they measure; `name` is the day on which it was published, 2024-06-17."""

    name: str
    values: Mapping[Key, Value]

    @property
    def day(self) -> date:
        """The day on which it was published."""
        return date.fromisoformat(self.name)

    def years(self, measure: str) -> list[int]:
        """Return the years of which it has a measure."""
        return sorted({year for name, _, year in self.values if name == measure})

    def value(self, measure: str, country: str, year: int) -> Value:
        """Return one value; raise FiguresError for a year or a country that the measure does not have."""
        found = self.values.get((measure, country, year))
        if found is not None:
            return found
        years = self.years(measure)
        if year not in years:
            between = f"it has {years[0]} to {years[-1]}" if years else "import another edition"
            raise FiguresError(f"edition {self.name} has no {measure} of {year}", remedy=between)
        remedy = "choose a country" if is_group(country) else "nakomen figures ranking shows the countries it has"
        raise FiguresError(f"edition {self.name} has no {measure} of {country} in {year}", remedy=remedy)

    def of_year(self, measure: str, year: int) -> list[Value]:
        """Return what a measure was in each country in a year, totals left out, by code."""
        found = [one for key, one in sorted(self.values.items()) if key[0] == measure and key[2] == year]
        return [one for one in found if not is_group(one.country)]


def edition_of(values: Iterable[Value]) -> Edition:
    """Return the edition that holds values, all of one edition."""
    kept = {one.key: one for one in values}
    return Edition(next(iter(kept.values())).edition, kept)


def write_edition(edition: Edition, path: Path) -> None:
    """Write an edition whole, in the order of its keys; the same edition gives the same bytes."""
    from nakomen.archive.whole_files import whole_file

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for _, one in sorted(edition.values.items()):
        estimate = "e" if one.estimate else ""
        writer.writerow((*one.key, one.value, one.unit, one.prices, estimate, one.edition))
    packed = gzip.compress(stream.getvalue().encode(), mtime=0)
    try:
        with whole_file(path) as draft:
            draft.write_bytes(packed)
    except OSError as error:
        remedy = "name another folder with --figures"
        raise FiguresError(f"cannot be written: {error.strerror}", where=str(path), remedy=remedy) from error


def read_edition(data: bytes, where: str) -> Edition:
    """Return the edition that a kept table holds; raise FiguresError where it is no such table."""
    remedy = "import the workbook again"
    try:
        text = gzip.decompress(data).decode("utf-8")
        rows = list(csv.DictReader(io.StringIO(text)))
        values = [_value(row) for row in rows]
    except (OSError, EOFError, UnicodeDecodeError, KeyError, ValueError, InvalidOperation, TypeError) as error:
        raise FiguresError("is no edition of the tables", where=where, remedy=remedy) from error
    if not values:
        raise FiguresError("holds no values", where=where, remedy=remedy)
    return edition_of(values)


def _value(row: Mapping[str, str]) -> Value:
    return Value(
        row["measure"],
        code_of(row["country"]),
        int(row["year"]),
        Decimal(row["value"]),
        row["unit"],
        row["prices"],
        row["estimate"] == "e",
        row["edition"],
    )
