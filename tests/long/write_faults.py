"""Lets the disk refuse at every single step of writing an archive, and looks at what the user gets and what is kept.

`python tests/long/write_faults.py`
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from datetime import timedelta
from itertools import count
from pathlib import Path

import apsw

from apsw_driver import through
from nakomen.archive import Archive, RunReport
from nakomen.model import ArchiveError, Judgement, JudgementKind
from nakomen.review import anchor_of
from power_cuts import NAME, NOON, Acknowledged, faults_of, make_letter

DEEDS = ("write", "sync", "truncate")
ERRORS = {"full": apsw.SQLITE_FULL, "broken": apsw.SQLITE_IOERR}


class FailingFile(apsw.VFSFile):
    """A file on a disk that refuses."""

    def __init__(self, base, name, flags, system):
        super().__init__(base, name, flags)
        self._system = system

    def xWrite(self, data, offset):  # noqa: N802 - apsw's name
        self._system.step("write")
        super().xWrite(data, offset)

    def xTruncate(self, size):  # noqa: N802 - apsw's name
        self._system.step("truncate")
        super().xTruncate(size)

    def xSync(self, _flags):  # noqa: N802 - apsw's name
        self._system.step("sync")


class FailingSystem(apsw.VFS):
    """The machine's file system, which from a given step on refuses a sort of deed until it is repaired."""

    def __init__(self, name):
        self.name = name
        self.repair()
        super().__init__(name, base="")

    def repair(self):
        self.left, self.deed, self.error, self.refused = None, None, None, 0

    def refuse(self, deed, after, error):
        self.left, self.deed, self.error, self.refused = after, deed, error, 0

    def step(self, deed):
        if deed != self.deed:
            return
        if self.left:
            self.left -= 1
            return
        self.refused += 1
        raise apsw.exception_for(self.error)

    def xOpen(self, name, flags):  # noqa: N802 - apsw's name
        return super().xOpen(name, flags) if name is None else FailingFile("", name, flags, self)


def write(archive, acknowledged):
    """Do one of each sort of writing; raises ArchiveError where the disk refuses."""
    letter = make_letter(1, points=4)
    archive.keep(*letter)
    acknowledged.letters[1] = 4
    archive.replace_links([])
    judged = Judgement(JudgementKind.CONFIRM, "A. Verzonnen", NOON, (anchor_of(letter[0], letter[1][0]),))
    acknowledged.judgements.add(archive.log.append(judged, bytes(32)).id)
    archive.note_run(RunReport(NOON, NOON + timedelta(minutes=1)))


def run(*, stride=1):
    """Refuse at each step in turn, or at one in `stride`, and return how many were tried and what was wrong."""
    system = FailingSystem("failing")
    steps, wrong = 0, []
    with tempfile.TemporaryDirectory() as place, through(system.name):
        base, folder = Path(place) / "base", Path(place) / "tried"
        base.mkdir()
        with Archive(base / NAME) as archive:
            archive.keep(*make_letter(0, points=4))
        for made in (True, False):
            for deed in DEEDS:
                for name, error in ERRORS.items():
                    if name == "full" and deed != "write":
                        continue
                    done, found = _refuse_each(system, (base if made else None, folder), deed, error, stride)
                    steps += done
                    wrong += [f"{name} at {deed}: {one}" for one in found]
    system.unregister()
    return steps, wrong


def _refuse_each(system, folders, deed, error, stride):
    wrong = []
    for done in count():
        if not _refuse_at(system, folders, (deed, done * stride, error), wrong):
            return done, wrong
    raise AssertionError


def _refuse_at(system, folders, refusal, wrong):
    """Refuse from one step on; return whether there was such a step."""
    base, folder = folders
    shutil.rmtree(folder, ignore_errors=True)
    if base is None:
        folder.mkdir()
    else:
        shutil.copytree(base, folder)
    kept = Acknowledged({0: 4} if base else {})
    system.refuse(*refusal)
    try:
        with Archive(folder / NAME) as archive:
            try:
                write(archive, kept)
            except ArchiveError as error:
                _look_at(error, wrong)
                system.repair()
                # The same program goes on once there is room again.
                write(archive, kept)
            refused = system.refused
            system.repair()
    except ArchiveError as error:
        _look_at(error, wrong)
        refused = True
    system.repair()
    wrong += faults_of(folder, kept, thorough=True)
    return bool(refused)


def _look_at(error, wrong):
    if not error.remedy or error.what not in ("the disk is full", "the disk refused to read or write"):
        wrong.append(f"unclear: {error}")


def main():
    began = time.monotonic()
    steps, wrong = run()
    sys.stdout.write(
        f"disk full and refusals: {steps} steps of writing refused one by one; unclear errors, losses and damage:"
        f" {len(wrong)}; {time.monotonic() - began:.0f} s\n"
    )
    for one in wrong[:5]:
        sys.stdout.write(f"  such as {one}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
