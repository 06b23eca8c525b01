"""Measures seconds and memory of exports of many statements: `python tests/long/export_costs.py --statements 1000000`.

Each export runs in a process of its own, whose highest memory is told; that of an export of 20,000 statements stands
beside it, so that what grows with their number can be seen.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import text

from nakomen.archive import Archive, Filters
from nakomen.exports import export_formats, select, write_file
from synthetic_archive import fill

#: What the project promises: seconds of Parquet, and how much an export may grow over fifty times the statements.
PROMISED_SECONDS, MOST_GROWTH = 60.0, 1.25
FEW = 20_000
_COPIED = {
    "statement": "key",
    "statement_actor": "statement_key",
    "statement_amount": "statement_key",
    "statement_reference": "statement_key",
}


def fill_with_statements(archive: Archive, statements: int) -> None:
    """Keep so many statements: some through the door that readers use, the others as copies with ids of their own."""
    first = min(statements, FEW)
    fill(archive, first * 5)
    with archive._open_engine().begin() as connection:
        for copy in range(1, statements // first):
            for table, key in _COPIED.items():
                names = [row[1] for row in connection.execute(text(f"PRAGMA table_info({table})"))]
                values = {name: name for name in names} | {key: f"{key} + {copy * first}"}
                if table == "statement":
                    values["id"] = f"id || '-{copy}'"
                columns, made = ", ".join(f'"{name}"' for name in names), ", ".join(values[name] for name in names)
                connection.execute(
                    text(f"INSERT INTO {table} ({columns}) SELECT {made} FROM {table} WHERE {key} <= {first}")  # noqa: S608 - our own names
                )


def export(file: str, name: str, limit: int | None) -> tuple[float, float, float, int]:
    """Return an export's seconds on the clock and of the processor, its most memory in MB and the bytes written."""
    with tempfile.TemporaryDirectory() as folder, Archive(file, create=False) as archive:
        target = Path(folder) / f"uit.{name}"
        started = time.perf_counter()
        selection = select(archive, Filters(limit=limit), date(2024, 1, 1), datetime(2024, 1, 1, tzinfo=UTC))
        write_file(export_formats()[name], selection, target)
        seconds, used = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF)
        return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, target.stat().st_size


def in_own_process(file: Path, name: str, limit: int | None) -> tuple[float, float, float, int]:
    """Run an export where nothing else took memory before it."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(export, (str(file), name, limit))


def main() -> int:
    """Fill an archive, unless it is there already, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--archive", type=Path, help="where to keep it; without, it is thrown away")
    chosen = parser.parse_args()
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        file = chosen.archive or Path(folder) / "long.db"
        with Archive(file) as archive:
            if not archive.count():
                fill_with_statements(archive, chosen.statements)
            many = archive.count()
        print(f"{'':10}{FEW:>26,} statements{many:>26,} statements")  # noqa: T201
        for name in ("csv", "jsonl", "parquet"):
            few, all_ = in_own_process(file, name, FEW), in_own_process(file, name, None)
            told = "".join(f"{one[0]:10.1f} s {one[1]:8.1f} s cpu {one[2]:8.0f} MB" for one in (few, all_))
            print(f"{name:10}{told}   {all_[3] / 1e6:,.0f} MB written", flush=True)  # noqa: T201
            # DuckDB takes what memory there is, whatever the number of rows.
            kept &= all_[2] <= few[2] * MOST_GROWTH if name != "parquet" else all_[0] <= PROMISED_SECONDS
    print(f"promised: Parquet in {PROMISED_SECONDS:.0f} s, CSV and JSON Lines in the same memory")  # noqa: T201
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
