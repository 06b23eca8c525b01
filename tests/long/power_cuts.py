"""Cuts the power thousands of times while an archive is written, and looks at what is left each time.

An archive works through a file system that notes every write, sync, truncation and deletion. A cut is a moment in those
notes: what was synced before it is on the disk; of every later write each sector is there or not, by chance. The file
is then opened as any archive is. `python tests/long/power_cuts.py --help`
"""

from __future__ import annotations

import argparse
import random
import runpy
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import apsw
from sqlalchemy.exc import SQLAlchemyError

from apsw_driver import through
from nakomen.archive import Archive
from nakomen.model import Judgement, JudgementKind, NakomenError
from nakomen.review import anchor_of

CONFTEST = Path(__file__).parents[1] / "archive" / "conftest.py"
make_letter = runpy.run_path(str(CONFTEST))["make_letter"]
NAME = "nakomen.db"
SECTOR = 512
NOON = datetime(2025, 3, 1, 12, 0, tzinfo=UTC)


@dataclass
class Acknowledged:
    """What the archive said it had kept: the version of each letter, and the judgements."""

    letters: dict[int, int] = field(default_factory=dict)
    judgements: set[str] = field(default_factory=set)

    def copy(self):
        return Acknowledged(dict(self.letters), set(self.judgements))


class NotingFile(apsw.VFSFile):
    """A file that notes what is done to it."""

    def __init__(self, base, name, flags, notes):
        super().__init__(base, name, flags)
        self._name = Path(name.filename() if isinstance(name, apsw.URIFilename) else name).name
        self._notes = notes

    def xWrite(self, data, offset):  # noqa: N802 - apsw's name
        super().xWrite(data, offset)
        self._notes.append(("write", self._name, offset, bytes(data)))

    def xTruncate(self, size):  # noqa: N802 - apsw's name
        super().xTruncate(size)
        self._notes.append(("truncate", self._name, size))

    def xSync(self, _flags):  # noqa: N802 - apsw's name
        # Nothing is synced truly: the disk is made of the notes.
        self._notes.append(("sync", self._name))


class NotingSystem(apsw.VFS):
    """The machine's file system, with notes."""

    def __init__(self, name):
        self.notes = []
        super().__init__(name, base="")

    def xOpen(self, name, flags):  # noqa: N802 - apsw's name
        if name is None:
            return super().xOpen(name, flags)
        return NotingFile("", name, flags, self.notes)

    def xDelete(self, filename, syncdir):  # noqa: N802 - apsw's name
        super().xDelete(filename, syncdir)
        self.notes.append(("delete", Path(filename).name, syncdir))


@dataclass
class DiskFile:
    """A file as the disk has it, and what was done to it since its last sync."""

    synced: bytearray | None = None
    pending: list[tuple] = field(default_factory=list)

    def after_cut(self, chance):
        """Return what is left of the file: each unsynced deed is done, undone or half done."""
        mood = chance.choice(("all", "none", "some", "some", "torn"))
        if self.synced is None and (mood == "none" or chance.random() < 0.2):
            return None
        content = bytearray(self.synced or b"")
        for deed in self.pending:
            if deed[0] == "truncate":
                if mood == "all" or chance.random() < 0.5:
                    _resize(content, deed[2])
                continue
            if mood == "all" or (mood == "some" and chance.random() < 0.5):
                _put(content, deed[2], deed[3])
            elif mood == "torn":
                for at in range(0, len(deed[3]), SECTOR):
                    if chance.random() < 0.7:
                        _put(content, deed[2] + at, deed[3][at : at + SECTOR])
        return bytes(content)

    def sync(self):
        content = self.synced if self.synced is not None else bytearray()
        for deed in self.pending:
            if deed[0] == "truncate":
                _resize(content, deed[2])
            else:
                _put(content, deed[2], deed[3])
        self.synced, self.pending = content, []


def _put(content, offset, data):
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def _resize(content, size):
    content.extend(bytes(max(0, size - len(content))))
    del content[size:]


def record(system, folder, first, writes, synchronous):
    """Write letters and judgements, and note in the notes what the archive acknowledged."""
    with through(system.vfs_name, synchronous=synchronous), Archive(folder / NAME) as archive:
        for number in range(first, first + writes):
            letter = make_letter(number % 12, points=3 + min(number // 12, 4))
            archive.keep(*letter)
            system.notes.append(("letter", number % 12, 3 + min(number // 12, 4)))
            judged = Judgement(JudgementKind.CONFIRM, "A. Verzonnen", NOON, (anchor_of(letter[0], letter[1][0]),))
            kept = archive.log.append(judged, number.to_bytes(32, "big"))
            system.notes.append(("judgement", kept.id))


def images(notes, start, acknowledged, cuts, chance):
    """Yield what the disk holds after a cut at each of some moments, with what was acknowledged by then."""
    disk = {name: DiskFile(bytearray(content)) for name, content in start.items()}
    ghosts = {}
    moments = sorted(chance.randrange(len(notes) + 1) for _ in range(cuts))
    done = 0
    for moment in moments:
        for note in notes[done:moment]:
            _follow(note, disk, ghosts, acknowledged)
        done = moment
        left = {name: content for name, file in disk.items() if (content := file.after_cut(chance)) is not None}
        # A deletion is a write too, of the folder; until that is synced the file may be back.
        left |= {name: was for name, was in ghosts.items() if name not in disk and chance.random() < 0.5}
        yield left, acknowledged.copy()


def _follow(note, disk, ghosts, acknowledged):
    if note[0] == "letter":
        acknowledged.letters[note[1]] = max(note[2], acknowledged.letters.get(note[1], 0))
    elif note[0] == "judgement":
        acknowledged.judgements.add(note[1])
    elif note[0] == "delete":
        gone = disk.pop(note[1], None)
        if gone is not None and gone.synced is not None and not note[2]:
            ghosts[note[1]] = bytes(gone.synced)
    else:
        file = disk.setdefault(note[1], DiskFile())
        if note[0] == "sync":
            if file.synced is None and note[1] != NAME:
                # SQLite syncs the folder with the first sync of a journal or log that it made.
                ghosts.clear()
            file.sync()
        else:
            file.pending.append(note)


def put_on_disk(image, folder):
    """Write what is left into a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in image.items():
        (folder / name).write_bytes(content)


def damage_of(place, acknowledged, *, thorough):
    """Open an archive and return what is wrong with it: damage, losses, half-read documents."""
    try:
        with Archive(place) as archive:
            wrong = [*_losses(archive, acknowledged), *_halves(archive)]
            if thorough:
                wrong += [f"damage: {fault.place} {fault.what}" for fault in archive.check().faults]
    except (NakomenError, SQLAlchemyError) as error:
        return [f"damage: {error}"]
    return wrong


def faults_of(folder, acknowledged, *, thorough):
    """Open what a cut left in a folder and return what is wrong with it."""
    path = folder / NAME
    wrong = damage_of(path, acknowledged, thorough=thorough)
    try:
        with closing(sqlite3.connect(path)) as connection:
            said = connection.execute("PRAGMA integrity_check").fetchall()
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        return [*wrong, f"damage: {error}"]
    if said != [("ok",)] or orphans:
        wrong.append(f"damage: {said[:2]} {orphans[:2]}")
    return wrong


def _losses(archive, acknowledged):
    points = {row.id: row.statements for row in archive.documents()}
    for number, wanted in acknowledged.letters.items():
        if points.get(f"brief-{number:04d}", 0) < wanted:
            yield f"loss: letter {number} of {wanted} points"
    missing = acknowledged.judgements - {one.id for one in archive.log.judgements()}
    if missing:
        yield f"loss: {len(missing)} judgements"


def _halves(archive):
    statements = {}
    for one in archive.statements():
        statements.setdefault(one.document, []).append(one)
    for row in archive.documents():
        read = make_letter(int(row.id[-4:]), points=row.statements)
        whole = archive.document(row.id) == read.document and archive.source(row.id) == read.source
        if not whole or statements.get(row.id) != read.statements:
            yield f"half: {row.id}"
    if len(archive.log.check().problems):
        yield "half: a judgement"


def run(cuts, *, seed=1, writes=14, each=100, synchronous="FULL", say=lambda *_: None):
    """Cut so often, and return what is wrong by its first word, with the number of cuts."""
    chance = random.Random(seed)  # noqa: S311 - moments to cut at, not secrets
    found, examples, done, first, acknowledged, start = {}, [], 0, 0, Acknowledged(), {}
    memory = Path("/dev/shm")  # noqa: S108 - files that need not last
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as place:
        folder, left = Path(place) / "written", Path(place) / "left"
        system = NotingSystem(f"noting-{id(found)}")
        system.vfs_name = f"noting-{id(found)}"
        while done < cuts:
            put_on_disk(start, folder)
            system.notes.clear()
            record(system, folder, first, writes, synchronous)
            last = None
            for image, kept in images(list(system.notes), start, acknowledged.copy(), min(each, cuts - done), chance):
                put_on_disk(image, left)
                wrong = faults_of(left, kept, thorough=done % 10 == 0)
                for what in {one.partition(":")[0] for one in wrong}:
                    found[what] = found.get(what, 0) + 1
                examples += wrong[: 3 - len(examples)]
                done += 1
                last = (image, kept) if not wrong else last
            # The next writer goes on with what the last cut left, after repairing it as any program does; now and then
            # all begins anew, for the cuts in the making of an archive.
            first, start, acknowledged = first + writes, *(last or ({}, Acknowledged()))
            if not last or chance.random() < 0.2:
                first, start, acknowledged = 0, {}, Acknowledged()
            say(f"{done} cuts: {found or 'nothing wrong'}")
        system.unregister()
    return {"cuts": done, **found}, examples


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--synchronous", default="FULL", choices=["FULL", "NORMAL", "OFF"])
    given = parser.parse_args()
    began = time.monotonic()
    found, examples = run(
        given.cuts, seed=given.seed, synchronous=given.synchronous, say=lambda told: sys.stderr.write(f"{told}\n")
    )
    lost, half, damaged = (found.get(what, 0) for what in ("loss", "half", "damage"))
    sys.stdout.write(
        f"power cuts with synchronous {given.synchronous}: {found['cuts']}; with acknowledged work lost: {lost}; with a"
        f" half-read document: {half}; damaged: {damaged}; {time.monotonic() - began:.0f} s\n"
    )
    for example in examples:
        sys.stdout.write(f"  such as {example}\n")
    return 1 if lost or half or damaged else 0


if __name__ == "__main__":
    sys.exit(main())
