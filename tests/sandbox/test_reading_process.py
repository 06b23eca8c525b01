"""What breaks, hangs or bloats a reader is an error with a name, and never the end of the run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from nakomen import demo
from nakomen.model import ReadingError, RefusedError
from nakomen.readers import read_document
from nakomen.readers.dispatch import Asked
from nakomen.readers.members import read_documents
from nakomen.sandbox import Limits, ReadingProcess

LETTER = "Geachte voorzitter,\n\nDe minister zegt toe de Kamer voor 1 mei 2021 over de sluis te informeren.\n"
QUICK = Limits(seconds=1.0, megabytes=512)
#: Where only the clock can end a reader, how long it may go on beyond its limit.
GRACE = "nakomen.sandbox.reading_process._GRACE_SECONDS"
LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="memory is limited and processes are looked up on Linux only"
)


def write(folder: Path, name: str, word: str = "") -> Path:
    path = folder / name
    path.write_text(LETTER.replace("sluis", word or "sluis"), encoding="utf-8")
    return path


def is_there(pid: int) -> bool:
    """Tell whether a process runs; one that has ended and was not yet seen off does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(pid: int, within: float = 5.0) -> bool:
    until = time.monotonic() + within
    while is_there(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not is_there(pid)


def test_documents_are_the_same_as_read_here() -> None:
    with ReadingProcess() as reading:
        for path in sorted(demo.dossier_folder().iterdir()):
            [outcome] = reading.read(path)
            assert outcome.document == read_document(path)
            assert repr(outcome.document) == repr(read_document(path))


def test_errors_are_the_same_as_read_here(letters: Path) -> None:
    for name, data in {
        "leeg.txt": b"",
        "stuk.pdf": b"%PDF-1.7 x",
        "geheim.txt": f"GEHEIM\n\n{LETTER}".encode(),
    }.items():
        (letters / name).write_bytes(data)
    with ReadingProcess() as reading:
        for path in [*sorted(letters.iterdir()), letters, letters / "weg.txt"]:
            [there], [here] = reading.read(path), read_documents(path)
            assert (type(there.error), str(there.error)) == (type(here.error), str(here.error))
        [marked] = reading.read(letters / "geheim.txt")
        assert isinstance(marked.error, RefusedError)
        [allowed] = reading.read(letters / "geheim.txt", Asked(allow_marking=True))
        assert allowed.document is not None


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("ABORT", "broke its reader (SIGABRT)"),
        ("SEGFAULT", "broke its reader (SIGSEGV)"),
        ("LEAVE", "broke its reader (exit 3)"),
        ("HANG", "takes more than 1 seconds to read"),
        ("SPIN", "takes more than 1 seconds to read"),
        pytest.param("EAT", "takes more than 512 MB of memory to read", marks=LINUX),
        ("FORGET", "could not be read (KeyError: 'vergeten')"),
    ],
)
def test_what_breaks_its_reader_is_an_error_and_the_next_is_read(
    letters: Path, pids: Path, word: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if word == "HANG":
        monkeypatch.setattr(GRACE, 0.1)
    bad, good = write(letters, "kwaad.txt", word), write(letters, "goed.txt")
    with ReadingProcess(QUICK) as reading:
        for path in (bad, good):
            [outcome] = reading.read(path)
            if path is good:
                assert outcome.document == read_document(good)
            else:
                assert outcome.error is not None
                assert (outcome.error.where, outcome.error.what) == ("kwaad.txt", said)
                assert outcome.error.remedy
    if sys.platform == "linux":
        assert all(gone(int(pid)) for pid in pids.read_text(encoding="ascii").split())


def test_what_a_library_prints_comes_between_nothing(letters: Path, pids: Path) -> None:
    with ReadingProcess(QUICK) as reading:
        [outcome] = reading.read(write(letters, "praat.txt", "CHATTER"))
    assert outcome.document is not None
    assert len(pids.read_text(encoding="ascii").split()) == 1


def test_one_bad_member_loses_no_other(letters: Path, pids: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GRACE, 0.1)
    with zipfile.ZipFile(letters / "alles.zip", "w") as packed:
        for name in ("a.txt", "b.txt", "c.txt", "d.txt", "e.txt"):
            word = {"b.txt": "ABORT", "d.txt": "HANG"}.get(name, f"dam {name}")
            packed.writestr(name, LETTER.replace("sluis", word))
    with ReadingProcess(QUICK) as reading:
        outcomes = list(reading.read(letters / "alles.zip"))
    assert [(outcome.name[10:], outcome.document is not None) for outcome in outcomes] == [
        ("a.txt", True), ("b.txt", False), ("c.txt", True), ("d.txt", False), ("e.txt", True),
    ]  # fmt: skip
    assert outcomes[4].content == LETTER.replace("sluis", "dam e.txt").encode()
    assert len(set(pids.read_text(encoding="ascii").split())) == 3


def test_a_zip_that_keeps_breaking_its_reader_is_given_up(letters: Path, pids: Path) -> None:  # noqa: ARG001
    with zipfile.ZipFile(letters / "kwaad.zip", "w") as packed:
        for number in range(9):
            packed.writestr(f"{number}.txt", LETTER.replace("sluis", "ABORT"))
    with ReadingProcess(QUICK) as reading:
        outcomes = list(reading.read(letters / "kwaad.zip"))
    assert [outcome.error.what for outcome in outcomes if outcome.error] == [
        *["broke its reader (SIGABRT)"] * 3,
        "broke its reader 3 times: the rest was not read",
    ]


def test_a_process_makes_way_for_a_fresh_one(letters: Path, pids: Path) -> None:
    path = write(letters, "brief.txt")
    with ReadingProcess(Limits(orders=3)) as reading:
        for _ in range(7):
            [outcome] = reading.read(path)
            assert outcome.document is not None
    told = pids.read_text(encoding="ascii").split()
    assert [told.count(pid) for pid in dict.fromkeys(told)] == [3, 3, 1]


def test_a_process_that_was_killed_between_orders_is_replaced(letters: Path, pids: Path) -> None:
    path = write(letters, "brief.txt")
    with ReadingProcess() as reading:
        list(reading.read(path))
        os.kill(int(pids.read_text(encoding="ascii")), signal.SIGKILL)
        [outcome] = reading.read(path)
    assert outcome.document is not None


def test_one_that_is_long_dead_leaves_no_pipe_open(letters: Path, pids: Path) -> None:
    path = write(letters, "brief.txt")
    with ReadingProcess() as reading:
        list(reading.read(path))
        dead = reading._process
        assert dead is not None
        os.kill(int(pids.read_text(encoding="ascii")), signal.SIGKILL)
        dead.wait()
        [outcome] = reading.read(path)
        assert [stream.closed for stream in (dead.stdin, dead.stdout) if stream is not None] == [True, True]
    assert outcome.document is not None


def test_who_stops_half_way_gets_the_next_file_whole(letters: Path) -> None:
    with zipfile.ZipFile(letters / "twee.zip", "w") as packed:
        packed.writestr("a.txt", LETTER)
        packed.writestr("b.txt", LETTER + "Nog een.")
    path = write(letters, "brief.txt")
    with ReadingProcess() as reading:
        outcomes = reading.read(letters / "twee.zip")
        assert next(outcomes).name == "twee.zip/a.txt"
        outcomes.close()  # type: ignore[attr-defined]
        [outcome] = reading.read(path)
    assert outcome.document == read_document(path)


def test_one_document_or_an_error(letters: Path) -> None:
    with zipfile.ZipFile(letters / "twee.zip", "w") as packed:
        packed.writestr("a.txt", LETTER)
        packed.writestr("b.txt", LETTER + "Nog een.")
    with ReadingProcess() as reading:
        assert reading.read_document(write(letters, "brief.txt")).text
        with pytest.raises(ReadingError, match="holds several documents"):
            reading.read_document(letters / "twee.zip")
        with pytest.raises(ReadingError, match="no such file"):
            reading.read_document(letters / "weg.txt")


@LINUX
@pytest.mark.parametrize(("word", "sign", "status"), [("HANG", signal.SIGINT, 130), ("SPIN", signal.SIGKILL, -9)])
def test_no_process_is_left_behind(letters: Path, pids: Path, word: str, sign: signal.Signals, status: int) -> None:
    """Ctrl-C ends the reading process at once; where the program itself is killed, the limit on its time does."""
    path = write(letters, "brief.txt", word)
    command = [sys.executable, "-m", "nakomen", "read", str(path), "--seconds", "1", "--archive", str(letters / "a.db")]
    source = str(Path(demo.__file__).resolve().parents[2])
    environment = {**os.environ, "PYTHONPATH": f"{os.environ['PYTHONPATH']}:{source}"}
    running = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until = time.monotonic() + 30
    while not (pids.exists() and pids.read_text(encoding="ascii").endswith("\n")) and time.monotonic() < until:
        time.sleep(0.02)
    running.send_signal(sign)
    _, told = running.communicate(timeout=30)
    assert running.returncode == status
    assert b"Traceback" not in told
    assert all(gone(int(pid), 40) for pid in pids.read_text(encoding="ascii").split())
