"""A workbook for Excel or LibreOffice, for people: one statement a row, with filters, and links to the sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from nakomen.exports.about import about_rows
from nakomen.exports.csv_table import is_like_a_formula
from nakomen.exports.reader_rows import ON_PAPER, Column, reader_columns, reader_rows
from nakomen.exports.selection import LINKS, STATEMENTS, Selection
from nakomen.exports.statement_rows import rows_of
from nakomen.model import ExportError
from nakomen.wording import say

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NAME = "xlsx"
SUFFIX = ".xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OF = (STATEMENTS, LINKS)
#: What a sheet can hold: rows below the head, signs in a cell, addresses that can be clicked.
MOST_ROWS, _MOST_SIGNS, _MOST_LINKS = 1_048_575, 32_767, 65_000

#: The height of a line in points, how many a row shows at most, and Excel's number for the paper.
_LINE, _MOST_LINES, _A3 = 13.5, 30, 8


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write a sheet of statements or links, and one about the file; ExportError where a sheet cannot hold them all."""
    if selection.what == STATEMENTS and len(selection.statements) > MOST_ROWS:
        raise ExportError(
            f"a sheet holds {MOST_ROWS} rows at most, and these are {len(selection.statements)}",
            where=NAME,
            remedy="ask for fewer, or take csv or parquet",
        )
    with new_workbook(stream, selection) as book:
        sheet = Sheet(book, say(f"sheet-{selection.what}"))
        if selection.what == LINKS:
            rows = rows_of(selection)
            for row in rows:
                if not sheet.rows:
                    sheet.head([Column(name, 20) for name in row])
                sheet.add(row)
        else:
            sheet.head(reader_columns())
            for reading in reader_rows(selection):
                sheet.add(reading)
        sheet.finish(ON_PAPER)
        add_about(book, selection)


def new_workbook(stream: BinaryIO, selection: Selection) -> Workbook:
    """Return a workbook that runs nothing that stands in a text and holds one row in memory at a time."""
    from xlsxwriter import Workbook

    asked = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "remove_timezone": True,
    }
    book = Workbook(stream, asked)
    book.set_properties({"title": selection.title, "created": selection.made_at, "comments": selection.query})
    return book


class Sheet:
    """A sheet with a head that stays in sight, filters and wrapped words; rows are added from top to bottom."""

    def __init__(self, book: Workbook, name: str) -> None:
        self.rows = 0
        self._sheet: Worksheet = book.add_worksheet(name)
        self._links = 0
        self._columns: Sequence[Column] = ()
        plain = {"text_wrap": True, "valign": "top", "font_size": 10}
        self._plain = book.add_format(plain)
        #: Keeps text text when somebody edits the cell, too.
        self._quoted = book.add_format({**plain, "quote_prefix": True})
        self._day = book.add_format({**plain, "num_format": "yyyy-mm-dd", "align": "left"})
        self._link = book.add_format({**plain, "font_color": "#0b5394", "underline": 1})
        self._bold = book.add_format({**plain, "bold": True, "bottom": 1, "bg_color": "#e8eef4"})

    def head(self, columns: Sequence[Column]) -> None:
        """Write the head."""
        self._columns = columns
        for at, column in enumerate(columns):
            self._sheet.set_column(at, at, column.width)
            self._sheet.write_string(0, at, column.name, self._bold)
        self._sheet.freeze_panes(1, 0)
        self.rows = 1

    def add(self, row: Mapping[str, object]) -> None:
        """Write a row; a value that is a pair is words with the address that they lead to."""
        values = list(row.values())
        # Excel fits the height by itself, LibreOffice does not.
        self._sheet.set_row(self.rows, _LINE * min(max(map(self._lines, range(len(values)), values)), _MOST_LINES))
        for at, value in enumerate(values):
            self._cell(at, value)
        self.rows += 1

    def _lines(self, at: int, value: object) -> int:
        """Return about how many lines a value takes in its column."""
        words = str(value[0] if isinstance(value, tuple) else value)
        return sum(-(-len(line) // self._columns[at].width) or 1 for line in words.split("\n"))

    def finish(self, on_paper: int) -> None:
        """Put filters over all rows, and the first so many columns on pages of A3."""
        if self._columns:
            last = max(self.rows - 1, 0)
            self._sheet.autofilter(0, 0, last, len(self._columns) - 1)
            self._sheet.print_area(0, 0, last, min(on_paper, len(self._columns)) - 1)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A3)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)

    def _cell(self, at: int, value: object) -> None:
        if isinstance(value, tuple):
            words, address = value
            if address and self._links < _MOST_LINKS:
                self._links += 1
                self._sheet.write_url(self.rows, at, address, self._link, words)
                return
            value = words
        if isinstance(value, date):
            self._sheet.write_datetime(self.rows, at, value, self._day)
        elif isinstance(value, bool | int | float):
            self._sheet.write(self.rows, at, value, self._plain)
        else:
            text = str(value)
            self._sheet.write_string(self.rows, at, shortened(text), self._format_of(text))

    def _format_of(self, text: str) -> Format:
        return self._quoted if is_like_a_formula(text) else self._plain


def shortened(text: str) -> str:
    """Return a text as far as a cell can hold it."""
    return text if len(text) <= _MOST_SIGNS else f"{text[: _MOST_SIGNS - 1]}…"


def add_about(book: Workbook, selection: Selection) -> None:
    """Add the sheet that tells what the file is."""
    sheet = book.add_worksheet(say("sheet-about"))
    bold = book.add_format({"bold": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for at, (what, value) in enumerate(about_rows(selection)):
        sheet.write_string(at, 0, what, bold)
        sheet.write_string(at, 1, shortened(value), plain)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
