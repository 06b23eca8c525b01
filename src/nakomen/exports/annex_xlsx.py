"""The annex of motions and assurances of a budget as a workbook: description, place, how it stands."""

from __future__ import annotations

from typing import BinaryIO

from nakomen.exports.annex_parts import COLUMNS, OPTIONS, annex_kinds, annex_rows, groups_of
from nakomen.exports.reader_rows import Column
from nakomen.exports.selection import Selection
from nakomen.exports.xlsx_table import Sheet, add_about, new_workbook
from nakomen.wording import say

__all__ = ["MEDIA_TYPE", "NAME", "OPTIONS", "SUFFIX", "write"]

NAME = "annex-xlsx"
SUFFIX = ".xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Signs of width for each share of a column.
_SIGNS = 9


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write one sheet in which a first column tells the table of each row."""
    with new_workbook(stream, selection) as book:
        sheet = Sheet(book, say("sheet-annex"))
        columns = [Column(say("annex-part"), 22), *(Column(say(key), _SIGNS * share) for key, share in COLUMNS)]
        sheet.head([*columns, Column(say("column-source"), 16)])
        for heading, rows in groups_of(annex_rows(selection), annex_kinds(selection)):
            for one in rows:
                # Words that lead somewhere are not wrapped by every program, so the place stands beside them.
                source = (one.document, one.place.address)
                cells = {"description": one.description, "place": one.place.words, "stand": one.stand}
                sheet.add({"part": heading, **cells, "source": source})
        sheet.finish(len(COLUMNS) + 1)
        add_about(book, selection)
