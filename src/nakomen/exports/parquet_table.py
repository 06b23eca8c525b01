"""Parquet, for large tables in pandas, R or DuckDB: one statement a row, with dates and numbers as such."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from nakomen.exports.json_lines import write_rows
from nakomen.exports.selection import LINKS, STATEMENTS, Selection
from nakomen.exports.statement_rows import rows_of
from nakomen.model import ExportError

NAME = "parquet"
SUFFIX = ".parquet"
MEDIA_TYPE = "application/vnd.apache.parquet"
OF = (STATEMENTS, LINKS)
#: The columns in their order; a day that is not known is null.
_STATEMENT_COLUMNS = {
    **dict.fromkeys(("quote", "kind", "actor", "addressee", "due", "amounts", "refs", "theme", "about"), "VARCHAR"),
    **dict.fromkeys(("id", "document"), "VARCHAR"),
    **dict.fromkeys(("start", "end"), "INTEGER"),
    **dict.fromkeys(("sentence", "force", "due_said", "due_event"), "VARCHAR"),
    "confidence": "DOUBLE",
    "because": "VARCHAR",
    "binding": "BOOLEAN",
    "document_date": "DATE",
    **dict.fromkeys(("document_number", "document_title", "standing", "judged", "disputed"), "VARCHAR"),
}
_LINK_COLUMNS = {
    **dict.fromkeys(("from_document", "from_quote", "to_document", "to_quote", "relation", "why"), "VARCHAR"),
    "confidence": "DOUBLE",
    **dict.fromkeys(("from_id", "to_id"), "VARCHAR"),
}
#: What DuckDB may take of the memory; more goes to disk.
_ROOM = "512MB"
_COLUMNS: Mapping[str, Mapping[str, str]] = {STATEMENTS: _STATEMENT_COLUMNS, LINKS: _LINK_COLUMNS}


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write the rows, on disk on the way and never all in memory; ExportError where DuckDB is not installed."""
    with tempfile.TemporaryDirectory(prefix="nakomen-") as name:
        lines, table = Path(name) / "rows.jsonl", Path(name) / "rows.parquet"
        with lines.open("w", encoding="utf-8", newline="") as text:
            write_rows(map(_with_nulls, rows_of(selection)), text)
        _convert(lines, table, _COLUMNS[selection.what])
        with table.open("rb") as written:
            shutil.copyfileobj(written, stream)


def _with_nulls(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**row, "document_date": row["document_date"] or None} if "document_date" in row else row


def _convert(lines: Path, table: Path, columns: Mapping[str, str]) -> None:
    """Let DuckDB make a table of JSON Lines; it fetches no extension and reads no other file."""
    try:
        import duckdb
    except ImportError as error:
        raise ExportError(
            "Parquet needs DuckDB, which is not installed", where=NAME, remedy='run: pip install "nakomen[parquet]"'
        ) from error
    quiet = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    room = {"memory_limit": _ROOM, "temp_directory": str(lines.parent)}
    with duckdb.connect(config={**quiet, **room}) as connection:
        types = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
        connection.execute(
            f"COPY (SELECT * FROM read_json({_text(lines)}, format = 'newline_delimited', columns = {{{types}}}))"  # noqa: S608 - our own names and types
            f" TO {_text(table)} (FORMAT parquet, COMPRESSION zstd)"
        )


def _text(path: Path) -> str:
    """Return a path as SQL has text."""
    return "'" + str(path).replace("'", "''") + "'"
