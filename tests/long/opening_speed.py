"""Prints how long a list and the opening of a review take in a large archive with many judgements.

`python tests/long/opening_speed.py --statements 100000 --judgements 10000`
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from nakomen.archive import Archive, Filters
from nakomen.cli.reviewing.session import Asked, pending
from nakomen.model import Judgement, JudgementKind
from nakomen.review import anchor_of
from nakomen.review.listing import ids_in_force, judged_statements
from nakomen.review.sitting import Sitting
from synthetic_archive import fill

KINDS = (JudgementKind.CONFIRM, JudgementKind.REJECT, JudgementKind.CORRECT)
SECRET = b"0123456789abcdef0123456789abcdef"


def judge(archive, many):
    """Keep so many judgements of two reviewers, about statements in the order of the archive."""
    statements, document, made = archive.statements(), None, []
    for at in range(many):
        one = statements[at % len(statements)]
        if document is None or document.id != one.document:
            document = archive.document(one.document)
        kind = KINDS[at % len(KINDS)]
        values = {"due": "2030"} if kind is JudgementKind.CORRECT else {}
        when = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=at)
        made.append(Judgement(kind, ("Anna", "Bas")[at % 2], when, (anchor_of(document, one),), values))
    archive.log.append_all(made, SECRET)


def list_some(archive):
    return len(judged_statements(archive, Filters(limit=20))), len(ids_in_force(archive))


def open_review(archive):
    return pending(Sitting(archive, "Anna"), Asked(Filters(), date(2026, 1, 1)))


def seconds(work, archive):
    started, used = time.perf_counter(), time.process_time()
    work(archive)
    return f"{time.perf_counter() - started:.2f} s ({time.process_time() - used:.2f} s of the processor)"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--judgements", type=int, default=10_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "nakomen.db") as archive:
        # A fifth of the synthetic sentences hold a statement.
        fill(archive, given.statements * 5)
        sys.stdout.write(f"{given.statements} statements, nobody judged: list {seconds(list_some, archive)}\n")
        judge(archive, given.judgements)
        sys.stdout.write(f"{given.judgements} judgements: list {seconds(list_some, archive)}\n")
        sys.stdout.write(f"{given.judgements} judgements: opening review {seconds(open_review, archive)}\n")


if __name__ == "__main__":
    main()
