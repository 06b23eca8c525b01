"""Files that mean harm give a document or a named error, within the limits, and never a traceback or the way in."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hostile_files import Hostile, hostile_files

from nakomen.readers.dispatch import Asked
from nakomen.readers.members import Outcome
from nakomen.sandbox import Limits, ReadingProcess

#: NAKOMEN_HOSTILE=all reads every file and tells what came of them; else each fourth is read, but for the slow ones.
ASKED = os.environ.get("NAKOMEN_HOSTILE", "")
#: Each takes seconds.
SLOW = frozenset(
    [
        "accolades.rtf",
        "alleen-kop-7b5c7274.txt",
        "alleen-kop-d0cf11e0.txt",
        "barst-velen.zip",
        "barstend.docx",
        "bijlagen.eml",
        "breed.docx",
        "breed.odt",
        "breed.xml",
        "cellen.html",
        "diep-a.html",
        "diep-p.html",
        "drie-miljoen-teksten.pdf",
        "flate-1-gib.pdf",
        "grens-regels.eml",
        "koppen.txt",
        "kring-vorm.pdf",
        "miljoen-objecten.pdf",
        "namen.xml",
        "noten.docx",
        "noten.html",
        "ondertekening.txt",
        "onzichtbaar.txt",
        "regeleinden.txt",
        "sectoren.doc",
        "spreekbeurten.xml",
        "sprekers.txt",
        "streepjes.txt",
        "velen.zip",
        "vormen-maal-tien.pdf",
    ]
)
SECONDS, MEGABYTES = 25.0, 1024
#: Within which the error must be there.
PATIENCE = 30.0
#: What no document may ever hold.
SECRET = Path("/etc/passwd").read_text(encoding="utf-8").splitlines()[0]


class Read(NamedTuple):
    file: Hostile
    outcomes: list[Outcome]
    seconds: float


@pytest.fixture(scope="module")
def chosen() -> list[Hostile]:
    files = hostile_files()
    return files if ASKED == "all" else [file for file in files[::4] if not is_slow(file.name)]


def is_slow(name: str) -> bool:
    """Tell whether a file takes seconds by itself, or may start LibreOffice."""
    return name.partition("-")[2] in SLOW or name.endswith((".doc", ".rtf"))


def test_there_are_three_hundred_of_all_sorts() -> None:
    files = hostile_files()
    assert len(files) >= 300
    assert len({file.name for file in files}) == len(files)
    assert {file.name.partition("-")[2] for file in files} > SLOW
    assert {Path(file.name).suffix for file in files} >= {
        ".txt",
        ".pdf",
        ".docx",
        ".xml",
        ".html",
        ".eml",
        ".zip",
        ".odt",
        ".doc",
        ".rtf",
    }


def read_all(files: list[Hostile], folder: Path) -> Iterator[Read]:
    """Read each file as it is made, by one process after the other."""
    with ReadingProcess(Limits(SECONDS, MEGABYTES)) as reading:
        for file in files:
            path = folder / file.name
            file.write(path)
            started = time.monotonic()
            outcomes = list(reading.read(path, Asked(allow_marking=True)))
            yield Read(file, outcomes, time.monotonic() - started)
            if path.is_symlink() or not path.is_dir():
                path.unlink()


def test_each_gives_a_document_or_a_named_error(chosen: list[Hostile], tmp_path: Path) -> None:
    told, faults, before = [], [], peak_of_children()
    for read in read_all(chosen, tmp_path):
        faults += [f"{read.file.name}: {fault}" for fault in faults_of(read)]
        told.append(
            {
                "file": read.file.name,
                "seconds": round(read.seconds, 2),
                "documents": sum(outcome.document is not None for outcome in read.outcomes),
                "errors": [outcome.error.what for outcome in read.outcomes if outcome.error is not None],
            }
        )
    peak = peak_of_children()
    if ASKED == "all":
        tell(told, peak)
    assert not faults, "\n".join(faults)
    # The tests before may have had larger children.
    assert peak < MEGABYTES or peak == before


def peak_of_children() -> int:
    """Return the megabytes of the largest process that was started from here and has ended."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // (1024 if sys.platform == "linux" else 1024**2)


def faults_of(read: Read) -> Iterator[str]:
    """Yield what should not have come of a file."""
    if not read.outcomes:
        yield "nothing came of it"
    if read.seconds > PATIENCE:
        yield f"took {read.seconds:.0f} seconds"
    for outcome in read.outcomes:
        if outcome.name.split("/")[0] != read.file.name:
            yield f"has a member {outcome.name}"
        error, document = outcome.error, outcome.document
        if error is not None and (not all((error.what, error.where, error.remedy)) or "\n" in str(error)):
            yield f"has no one clear line: {error}"
        if error is not None and "Traceback" in str(error):
            yield f"shows a traceback: {error}"
        if document is not None and (not document.text or SECRET in document.text):
            yield "has no text, or one from elsewhere"


def tell(told: list[dict[str, Any]], peak: int) -> None:
    """Print what the issue asks for: files, errors by name, the slowest and the peak of memory."""
    errors = Counter(error.partition(" (")[0] for one in told for error in one["errors"])
    slow = sorted(told, key=lambda one: -one["seconds"])[:12]
    lines = [f"{len(told)} files, {sum(one['documents'] > 0 for one in told)} with a document, peak {peak} MB"]
    lines += [f"{number:5} {error}" for error, number in errors.most_common()]
    lines += [f"{one['seconds']:6} s {one['file']}" for one in slow]
    print("\n".join(lines))  # noqa: T201 - the figures that were asked for
    if place := os.environ.get("NAKOMEN_HOSTILE_REPORT"):
        Path(place).write_text("\n".join(json.dumps(one) for one in told), encoding="utf-8")
