"""Lets many reviewers judge the same statements at once, and looks at their patience and at what became of each word.

Each looks at a statement, thinks, and judges what she saw. Somebody may have judged it while she thought: then she must
be refused, and nobody else. `python tests/long/reviewers.py --reviewers 50 --seconds 120 [--server]`
"""

from __future__ import annotations

import argparse
import random
import runpy
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from nakomen.archive import Archive
from nakomen.model import Judgement, JudgementError, JudgementKind
from nakomen.review import anchor_of
from postgres_server import PostgresServer, why_not

make_letter = runpy.run_path(str(Path(__file__).parents[1] / "archive" / "conftest.py"))["make_letter"]
_NOON = datetime(2025, 3, 1, 12, 0, tzinfo=UTC)
#: Few enough statements that reviewers meet.
_LETTERS, _POINTS = 10, 30


@dataclass
class Told:
    """What the archive told the reviewers."""

    seconds: list[float] = field(default_factory=list)
    kept: list[Judgement] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def review(place, anchors, told, until, pause, seed):
    """Judge until the time is over."""
    chance = random.Random(seed)  # noqa: S311 - which statement comes next is no secret
    try:
        with Archive(place) as archive:
            # Not all at the same beat.
            time.sleep(chance.uniform(0, pause))
            while time.monotonic() < until:
                anchor, seen = chance.choice(anchors), archive.log.last()
                time.sleep(pause)
                judged = Judgement(JudgementKind.CONFIRM, f"reviewer {seed}", _NOON, (anchor,), seen=seen)
                began = time.monotonic()
                try:
                    told.kept.append(archive.log.append(judged, chance.randbytes(32)))
                except JudgementError as error:
                    told.refused.append((anchor.statement, seen))
                    if "meanwhile" not in error.what:
                        told.failures.append(str(error))
                told.seconds.append(time.monotonic() - began)
    except Exception as error:
        told.failures.append(repr(error))


def run(place, *, reviewers=50, seconds=120.0, pause=0.5):
    """Let them review, and return what they were told and what is wrong with it."""
    letters = [make_letter(number, points=_POINTS) for number in range(_LETTERS)]
    with Archive(place) as archive:
        for letter in letters:
            archive.keep(*letter)
    anchors = [anchor_of(letter.document, one) for letter in letters for one in letter.statements]
    told, until = Told(), time.monotonic() + seconds
    threads = [
        threading.Thread(target=review, args=(place, anchors, told, until, pause, seed)) for seed in range(reviewers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told, [*told.failures, *faults_of(place, told)]


def faults_of(place, told):
    """Compare what the reviewers were told with the log: nothing is lost, and exactly the stale ones were refused."""
    with Archive(place) as archive:
        log = archive.log.judgements()
        problems = archive.log.check().problems
    wrong = [f"the log: {problem}" for problem in problems]
    if {one.id for one in log} != {one.id for one in told.kept}:
        wrong.append(f"lost or invented: {len(log)} in the log, {len(told.kept)} acknowledged")
    numbers = {"": 0} | {one.id: one.number for one in log}
    of_statement = {}
    for one in log:
        of_statement.setdefault(one.subjects[0].statement, []).append(one.number)
    for one in told.kept:
        numbers_then = of_statement[one.subjects[0].statement]
        if any(numbers[one.seen] < number < one.number for number in numbers_then):
            wrong.append(f"a stale judgement was kept: {one.number}")
    for statement, seen in told.refused:
        if not any(number > numbers[seen] for number in of_statement.get(statement, [])):
            wrong.append(f"refused without reason: {statement}")
    return wrong


def p95(seconds):
    return sorted(seconds)[int(len(seconds) * 0.95)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reviewers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--pause", type=float, default=0.5)
    parser.add_argument("--server", action="store_true")
    given = parser.parse_args()
    settings = {"reviewers": given.reviewers, "seconds": given.seconds, "pause": given.pause}
    if given.server:
        if why_not():
            sys.stdout.write(f"reviewers on PostgreSQL: none, {why_not()}\n")
            return 0
        with PostgresServer() as server:
            told, wrong = run(server.new_address(), **settings)
    else:
        with tempfile.TemporaryDirectory() as folder:
            told, wrong = run(Path(folder) / "nakomen.db", **settings)
    slow = p95(told.seconds)
    sys.stdout.write(
        f"{given.reviewers} reviewers on {'PostgreSQL' if given.server else 'SQLite'} for {given.seconds:.0f} s:"
        f" {len(told.kept)} judgements kept, {len(told.refused)} stale ones refused, p95 {slow * 1000:.0f} ms,"
        f" slowest {max(told.seconds) * 1000:.0f} ms; lost, wrongly kept or wrongly refused: {len(wrong)}\n"
    )
    for one in wrong[:5]:
        sys.stdout.write(f"  such as {one}\n")
    return 1 if wrong or slow > 0.2 else 0


if __name__ == "__main__":
    sys.exit(main())
