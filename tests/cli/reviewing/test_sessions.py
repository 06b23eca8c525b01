"""Sessions at a real terminal: keys go through a pseudo-terminal, and what is kept is looked up in the archive."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nakomen.archive import Archive
from nakomen.model import Judgement, JudgementKind
from nakomen.review import anchor_of

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")

SECRET = b"0123456789abcdef0123456789abcdef"
SECONDS = 30
#: Makes the pseudo-terminal the one of the session, so that Ctrl-C interrupts it.
PROGRAM = (
    "import fcntl, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);from nakomen.cli import main; main(sys.argv[1:])"
)
QUESTION, CTRL_C, CTRL_D, LEFT, RIGHT = "> ", "\x03", "\x04", "\x1b[D", "\x1b[C"


class Terminal:
    """A program that somebody sees and types to; `seen` is all that it wrote."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        self._fd, child = pty.openpty()
        given = {**os.environ, "TERM": "dumb", "COLUMNS": "120", "NAKOMEN_LANGUAGE": "en", **environment}
        command = [sys.executable, "-c", PROGRAM, *arguments]
        self.process = subprocess.Popen(
            command, stdin=child, stdout=child, stderr=child, start_new_session=True, env=given
        )
        os.close(child)
        self.seen = ""
        self._from = 0

    def expect(self, words: str) -> str:
        """Wait until words are written, and return what was written up to them since the last time."""
        until = time.monotonic() + SECONDS
        while words not in self.seen[self._from :]:
            assert time.monotonic() < until, f"{words!r} never came; seen:\n{self.seen[self._from :]}"
            if not self._read():
                pytest.fail(f"{words!r} never came; the program ended:\n{self.seen[self._from :]}")
        start, self._from = self._from, self.seen.index(words, self._from) + len(words)
        return self.seen[start : self._from]

    def press(self, keys: str) -> None:
        # The program takes what is typed ahead for a slip; the terminal is its own within this time.
        time.sleep(0.05)
        os.write(self._fd, keys.encode())

    def leave(self) -> int:
        """Read what is left and return the exit status."""
        while self._read():
            pass
        return self.process.wait(SECONDS)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(SECONDS)
        os.close(self._fd)

    def _read(self) -> bool:
        if not select.select([self._fd], [], [], SECONDS)[0]:
            return False
        try:
            piece = os.read(self._fd, 65536)
        except OSError:
            return False
        self.seen += piece.decode(errors="replace")
        return bool(piece)


@pytest.fixture
def file(ledger_file: Path, tmp_path: Path) -> Path:
    """An archive of five statements that can be judged."""
    return Path(shutil.copy(ledger_file, tmp_path / "dijken.db"))


@pytest.fixture
def sit(file: Path) -> Iterator[Callable[..., Terminal]]:
    """Return a function that sits down at a terminal to review."""
    opened: list[Terminal] = []

    def sit_(*arguments: str, reviewer: str = "Anna", **environment: str) -> Terminal:
        named = ("--reviewer", reviewer) if reviewer else ()
        opened.append(Terminal("review", "--archive", str(file), *named, *arguments, **environment))
        return opened[-1]

    yield sit_
    for terminal in opened:
        terminal.close()


def said(file: Path) -> list[tuple[str, str, dict[str, str]]]:
    """Return what the log has: kind, statement, values."""
    with Archive(file) as archive:
        return [(str(one.kind), one.statement[:4], dict(one.values)) for one in archive.log.judgements()]


def test_a_whole_session(sit: Callable[..., Terminal], file: Path) -> None:
    """Binding statements come first, the nearest term before the others; arrows go on and back."""
    at = sit()
    assert "0 of 5 reviewed" in at.expect(QUESTION)
    at.press(RIGHT)
    assert "bbbb33330000" in at.expect(QUESTION)
    at.press(LEFT)
    assert "aaab22220000" in at.expect(QUESTION)
    at.press("y")
    assert "bbbb33330000" in at.expect(QUESTION)
    at.press("n")
    assert "2 of 5 reviewed" in at.expect(QUESTION)
    at.press("u")
    assert "bbbb33330000" in at.expect(QUESTION)
    at.press("c")
    at.expect("force")
    at.press("a")
    at.expect("leaves it): ")
    at.press("Nederland + Duitsland\n")
    assert "Corrected" in at.expect(QUESTION)
    at.press("y")
    at.expect(QUESTION)
    at.press("t")
    at.expect("Note: ")
    at.press("zie ook de brief van mei\n")
    at.expect(QUESTION)
    at.press("q")
    assert at.leave() == 0
    assert "5 judgements kept" in at.seen
    assert said(file) == [
        ("confirm", "aaab", {}),
        ("reject", "bbbb", {}),
        ("withdraw", "", {}),
        ("correct", "bbbb", {"actor": "Netherlands + Germany"}),
        ("confirm", "bbbb", {}),
        ("comment", "aaaa", {}),
    ]


def test_ctrl_c_loses_nothing_and_the_next_session_goes_on(sit: Callable[..., Terminal], file: Path) -> None:
    """What is typed ahead rules on nothing that was not shown yet."""
    at = sit()
    at.expect(QUESTION)
    at.press("yyyyy")
    at.expect(QUESTION)
    at.press("c")
    at.expect("force")
    at.press("d")
    at.expect("leaves it): ")
    at.press(CTRL_C)
    assert "Nothing was changed" in at.expect(QUESTION)
    at.press(CTRL_C)
    assert at.leave() == 130
    assert "1 judgement kept" in at.seen
    assert "Go on with `nakomen review`" in at.seen
    assert "Traceback" not in at.seen
    assert said(file) == [("confirm", "aaab", {})]
    again = sit()
    shown = again.expect(QUESTION)
    assert "1 of 5 reviewed" in shown
    assert "bbbb33330000" in shown
    again.press(CTRL_D)
    assert again.leave() == 0


def test_a_stale_judgement_is_refused_and_the_statement_shown_again(sit: Callable[..., Terminal], file: Path) -> None:
    at = sit()
    at.expect(QUESTION)
    with Archive(file) as archive:
        statement = archive.statement("aaab22220000")
        anchor = anchor_of(archive.document(statement.document), statement)
        moment = datetime(2026, 3, 1, tzinfo=UTC)
        other = Judgement(JudgementKind.CORRECT, "Bram", moment, (anchor,), {"due": "2024"})
        archive.log.append(other, SECRET)
    at.press("y")
    shown = at.expect(QUESTION)
    assert "somebody judged this meanwhile: Bram: correct" in shown
    assert "aaab22220000" in shown
    assert "Bram: corrected · due: 2024" in shown
    at.press("y")
    at.expect("confirmed")
    at.expect(QUESTION)
    at.press("q")
    assert at.leave() == 0
    assert [kind for kind, *_ in said(file)] == ["correct", "confirm"]


def test_the_name_is_asked_once(sit: Callable[..., Terminal], file: Path, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config"), "GIT_CONFIG_GLOBAL": os.devnull}
    at = sit(reviewer="", LOGNAME="carla", NAKOMEN_REVIEWER="", **home)
    assert "[carla]" in at.expect(": ")
    at.press("Carla Smit\n")
    assert "Reviewer: Carla Smit" in at.expect(QUESTION)
    at.press("q")
    at.leave()
    again = sit("--language", "nl", reviewer="", LOGNAME="carla", NAKOMEN_REVIEWER="", **home)
    assert "Beoordelaar: Carla Smit" in again.expect(QUESTION)
    again.press("j")
    assert "bevestigd" in again.expect(QUESTION)
    again.press("q")
    assert again.leave() == 0
    with Archive(file) as archive:
        assert [one.reviewer for one in archive.log.judgements()] == ["Carla Smit"]


def test_escape_breaks_off_a_question_and_leaves_nothing_behind(sit: Callable[..., Terminal], file: Path) -> None:
    at = sit()
    at.expect(QUESTION)
    at.press("t")
    at.expect(": ")
    at.press("half een opmer\x1b")
    assert "Nothing was changed" in at.expect(QUESTION)
    at.press("c")
    at.expect("force")
    at.press("\x1b")
    assert "Nothing was changed" in at.expect(QUESTION)
    at.press("\x1b")
    assert "no key" not in at.expect(QUESTION)
    at.press("t")
    at.expect(": ")
    at.press("nog eens\n")
    at.expect(QUESTION)
    at.press("q")
    assert at.leave() == 0
    with Archive(file) as archive:
        assert [one.note for one in archive.log.judgements()] == ["nog eens"]
