"""Sheets of judgements: statements to rule on as rows of a file, and the rulings read back from it, line by line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nakomen.model import JudgementError, Statement
from nakomen.model.judged_fields import FIELDS
from nakomen.review.making import fields_of

#: Before the name of a field, where its right value is filled in.
NEW = "new_"
_TO_FILL_IN = ("judgement", *(f"{NEW}{name}" for name in FIELDS), "note")
_SHOWN = ("id", "document", "date", "quote", *FIELDS, "confidence")
COLUMNS = (*_SHOWN, *_TO_FILL_IN, "seen")
#: In a cell `seen`, that the log was empty; nothing there means that it is not looked at.
NOTHING_SEEN = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """One ruling as it was written: its line, and the cells that hold something; `new` are the right values."""

    line: int
    cells: Mapping[str, str]

    @property
    def new(self) -> dict[str, str]:
        """The right values that were filled in, by field."""
        return {name.removeprefix(NEW): value for name, value in self.cells.items() if name.startswith(NEW)}

    @property
    def filled_in(self) -> bool:
        """Whether anything was ruled."""
        return any(name in self.cells for name in _TO_FILL_IN)


def sheet_rows(
    statements: Iterable[Statement], days: Mapping[str, object], seen: str | None
) -> Iterator[dict[str, Any]]:
    """Yield statements as rows to fill in. `seen` is the last judgement of the log, None to leave that out."""
    mark = "" if seen is None else seen or NOTHING_SEEN
    for one in statements:
        shown = {"id": one.id, "document": one.document, "date": days.get(one.document) or "", "quote": one.quote}
        yield {**shown, **fields_of(one), "confidence": one.confidence, **dict.fromkeys(_TO_FILL_IN, ""), "seen": mark}


def read_sheet(path: Path) -> tuple[list[Row], list[JudgementError]]:
    """Return the rows of a CSV or JSON Lines file, and the lines that cannot be read, each with what is wrong."""
    text = _text(path)
    if text.lstrip().startswith("{"):
        return _read_lines(text, path)
    return _read_table(text, path)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise JudgementError(f"cannot be opened: {error.strerror}", where=str(path), remedy="check the path") from error
    except UnicodeDecodeError as error:
        remedy = "save it as CSV UTF-8, as spreadsheets call it"
        raise JudgementError("is no text in UTF-8", where=str(path), remedy=remedy) from error


def _read_lines(text: str, path: Path) -> tuple[list[Row], list[JudgementError]]:
    rows: list[Row] = []
    refused: list[JudgementError] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            rows.append(Row(number, _cells_of(line)))
        except JudgementError as error:
            refused.append(JudgementError(error.what, where=f"{path}, line {number}", remedy=error.remedy))
    return rows, refused


def _cells_of(line: str) -> dict[str, str]:
    """Return the cells of a line of JSON; `fields` may hold right values by field."""
    remedy = "write a line as docs/reviewing.md shows"
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise JudgementError("is no JSON", remedy=remedy) from error
    fields = values.pop("fields", {}) if isinstance(values, dict) else None
    if not isinstance(fields, dict):
        raise JudgementError("is no judgement", remedy=remedy)
    cells = {**values, **{f"{NEW}{name}": value for name, value in fields.items()}}
    for name, value in cells.items():
        if not isinstance(value, str | int | float) and value is not None:
            raise JudgementError(f"the value of {name} is no text", remedy="put it between quotation marks")
    return _known({name: "" if value is None else str(value) for name, value in cells.items()})


def _read_table(text: str, path: Path) -> tuple[list[Row], list[JudgementError]]:
    head = text.partition("\n")[0]
    # Spreadsheets of people who write decimals with a comma part their cells otherwise.
    parting = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=parting, strict=True)
    rows: list[Row] = []
    refused: list[JudgementError] = []
    last = 1
    try:
        _known(dict.fromkeys(name.strip() for name in reader.fieldnames or ("?",)))  # type: ignore[arg-type]
        for cells in reader:
            line, last = last + 1, reader.line_num
            if None in cells or None in cells.values():
                what = "has more or fewer cells than the first line"
                refused.append(JudgementError(what, where=f"{path}, line {line}", remedy="check quotation marks"))
                continue
            rows.append(Row(line, _known({name.strip(): _plain(value) for name, value in cells.items()})))
    except csv.Error as error:
        where, remedy = f"{path}, line {last + 1}", "check quotation marks"
        raise JudgementError("is no CSV", where=where, remedy=remedy) from error
    except JudgementError as error:
        raise JudgementError(error.what, where=f"{path}, line 1", remedy=error.remedy) from error
    return rows, refused


def _plain(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:].lstrip(" ")[:1] in tuple("=+-@") else cell


def _known(cells: dict[str, str]) -> dict[str, str]:
    """Return the cells that hold something; refuses a name that no sheet has."""
    for name in cells:
        if name not in COLUMNS:
            raise JudgementError(f"there is no column “{name}”", remedy=f"choose from {', '.join(COLUMNS)}")
    return {name: value.strip() for name, value in cells.items() if value and value.strip()}
