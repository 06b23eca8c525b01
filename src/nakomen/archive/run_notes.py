"""Keeps the report of each reading run: what it added, and what failed and why."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, insert, select

from nakomen.archive.answers import Kept, RunDocument, RunFailure, RunReport
from nakomen.archive.connecting import writing
from nakomen.archive.tables import run, run_document, run_failure


def note_run(engine: Engine, report: RunReport) -> None:
    """Write a run's report; documents that it found unchanged are counted and not named."""
    read = [one for one in report.read if one.kept is not Kept.UNCHANGED]
    with writing(engine) as connection:
        key = (connection.execute(select(func.max(run.c.key))).scalar() or 0) + 1
        connection.execute(
            insert(run),
            {
                "key": key,
                "started_at": report.started_at.isoformat(),
                "finished_at": report.finished_at and report.finished_at.isoformat(),
                "program_version": report.program_version,
                "asked_for": json.dumps(report.asked_for, ensure_ascii=False),
                "unchanged": report.unchanged + len(report.read) - len(read),
            },
        )
        documents = [
            {"run_key": key, "position": at, "document_id": one.document, "source_name": one.source_name,
             "kept": str(one.kept)}
            for at, one in enumerate(read)
        ]  # fmt: skip
        failures = [
            {"run_key": key, "position": at, "file": one.file, "error": one.error, "remedy": one.remedy}
            for at, one in enumerate(report.failures)
        ]
        for table, rows in ((run_document, documents), (run_failure, failures)):
            if rows:
                connection.execute(insert(table), rows)


def list_runs(connection: Connection) -> list[RunReport]:
    """Return the reports of all runs, oldest first."""
    documents = _by_run(connection, run_document)
    failures = _by_run(connection, run_failure)
    return [
        RunReport(
            started_at=datetime.fromisoformat(row.started_at),
            finished_at=row.finished_at and datetime.fromisoformat(row.finished_at),
            asked_for=tuple(json.loads(row.asked_for)),
            read=tuple(RunDocument(d.document_id, d.source_name, Kept(d.kept)) for d in documents.get(row.key, ())),
            failures=tuple(RunFailure(f.file, f.error, f.remedy) for f in failures.get(row.key, ())),
            unchanged=row.unchanged,
            program_version=row.program_version,
        )
        for row in connection.execute(select(run).order_by(run.c.key))
    ]


def _by_run(connection: Connection, table: Table) -> dict[int, list[Any]]:
    rows: dict[int, list[Any]] = {}
    for row in connection.execute(select(table).order_by(table.c.run_key, table.c.position)):
        rows.setdefault(row.run_key, []).append(row)
    return rows
