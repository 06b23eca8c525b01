"""Kills processes and servers in the middle of reading and review, and looks whether anything acknowledged is gone.

`python tests/long/kills.py --kills 500` kills a process that writes an archive in a file;
`python tests/long/kills.py --kills 50 --server` kills a PostgreSQL server, with all its processes, under its writer.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
import time
from itertools import count
from pathlib import Path

from nakomen.archive import Archive
from nakomen.model import ArchiveError, Judgement, JudgementKind
from nakomen.review import anchor_of
from postgres_server import PostgresServer, why_not
from power_cuts import NAME, NOON, Acknowledged, damage_of, faults_of, make_letter

#: The letters of a round, and how many points more each gets from round to round.
_LETTERS, _ROUNDS = 40, 60


def write(archive, first, tell):
    """Read letters and judge them as a run and a reviewer do, and tell of each when it is acknowledged."""
    for number in count(first):
        letter = make_letter(number % _LETTERS, points=3 + min(number // _LETTERS, _ROUNDS))
        archive.keep(*letter)
        tell(f"letter {number}")
        judged = Judgement(JudgementKind.CONFIRM, "A. Verzonnen", NOON, (anchor_of(letter[0], letter[1][0]),))
        tell(f"judgement {archive.log.append(judged, number.to_bytes(32, 'big')).id}")


def note(line, acknowledged):
    """Take down what a writer was told, and return the number of the letter it would go on with."""
    what, _, which = line.partition(" ")
    if what == "judgement":
        acknowledged.judgements.add(which)
        return 0
    number = int(which)
    points = 3 + min(number // _LETTERS, _ROUNDS)
    acknowledged.letters[number % _LETTERS] = max(points, acknowledged.letters.get(number % _LETTERS, 0))
    return number + 1


def kill_processes(kills, *, seed=1):
    """Kill so many writers of a file, one after the other, and return what was wrong after any of them."""
    chance = random.Random(seed)  # noqa: S311 - moments to kill at, not secrets
    acknowledged, wrong, first = Acknowledged(), [], 0
    with tempfile.TemporaryDirectory() as folder:
        for kill in range(kills):
            lines = _killed_writer(Path(folder) / NAME, first, chance)
            first = max([first, *(note(line, acknowledged) for line in lines)])
            wrong += faults_of(Path(folder), acknowledged, thorough=kill % 25 == 0)
    return acknowledged, wrong


def _killed_writer(path, first, chance):
    """Return what a writer was told before it was killed."""
    heard, told = os.pipe()
    pid = os.fork()
    if pid == 0:
        # The child never returns: what it does after the kill it cannot do.
        try:
            with Archive(path) as archive:
                write(archive, first, lambda line: os.write(told, f"{line}\n".encode()))
        finally:
            os._exit(1)
    os.close(told)
    with os.fdopen(heard, "rb") as stream:
        # Counted in lines and not in seconds, so that a slow machine is killed at its work too; none is in the opening.
        lines = [stream.readline() for _ in range(chance.choice((0, 1, 2, 3, 4, 5, 6)))]
        time.sleep(chance.uniform(0, 0.02))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        # A line is written whole or not at all: it is shorter than a pipe's smallest write.
        return b"".join([*lines, stream.read()]).decode().splitlines()


def kill_servers(kills, *, seed=1):
    """Kill a server under its writer so many times, and return what was wrong after any of them."""
    chance = random.Random(seed)  # noqa: S311 - moments to kill at, not secrets
    acknowledged, wrong, first = Acknowledged(), [], 0
    with PostgresServer() as server:
        address = server.new_address()
        for kill in range(kills):
            lines, refusals = [], []
            writer = threading.Thread(target=_write_until_refused, args=(address, first, lines.append, refusals))
            writer.start()
            enough = chance.randrange(12)
            while len(lines) < enough and not refusals:
                time.sleep(0.002)
            time.sleep(chance.uniform(0, 0.03))
            server.kill()
            writer.join()
            first = max([first, *(note(line, acknowledged) for line in lines)])
            wrong += [f"unclear: {error}" for error in refusals if "try again" not in error.remedy]
            server.start()
            wrong += damage_of(address, acknowledged, thorough=kill % 10 == 0)
    return acknowledged, wrong


def _write_until_refused(address, first, tell, refusals):
    try:
        with Archive(address) as archive:
            write(archive, first, tell)
    except ArchiveError as error:
        refusals.append(error)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--server", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.server and why_not():
        sys.stdout.write(f"kills of a PostgreSQL server: none, {why_not()}\n")
        return 0
    began = time.monotonic()
    acknowledged, wrong = (kill_servers if given.server else kill_processes)(given.kills, seed=given.seed)
    sys.stdout.write(
        f"kills of a {'PostgreSQL server' if given.server else 'process'} in reading and review: {given.kills};"
        f" acknowledged: {sum(acknowledged.letters.values())} statements in {len(acknowledged.letters)} letters and"
        f" {len(acknowledged.judgements)} judgements; lost, half or damaged: {len(wrong)};"
        f" {time.monotonic() - began:.0f} s\n"
    )
    for one in wrong[:5]:
        sys.stdout.write(f"  such as {one}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
