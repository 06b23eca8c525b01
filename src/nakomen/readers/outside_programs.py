"""Runs another program with a time limit in a folder of its own, and ends it with all that it started."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from nakomen.model import ReadingError

#: What another program may map where our own is limited, and write to: an office suite maps far more than it uses.
_OTHERS_ADDRESSES, _OTHERS_MEMORY = 6 << 30, 800 << 20
#: Tesseract on more threads than there are cores takes ten times as long.
_ONE_AT_A_TIME = {"OMP_THREAD_LIMIT": "1"}


def _nobody_waits(name: str, seconds: float) -> None:
    """Take no notice of a program that starts."""


#: Told of each program with its time limit before it starts, by a process that somebody waits for.
announce: ContextVar[Callable[[str, float], None]] = ContextVar("announce", default=_nobody_waits)


def is_installed(program: str) -> bool:
    """Tell whether a program can be run."""
    return shutil.which(program) is not None


def run_program(command: Sequence[str], folder: Path, *, seconds: float, where: str) -> str:
    """Run a program in a folder and return what it said last; beyond its time it is ended with its children.

    Raises ReadingError, naming the program and the file `where`, for one that fails or takes too long.
    """
    name = Path(command[0]).name
    announce.get()(name, seconds)
    said = folder / "said.txt"
    with said.open("wb") as out, _memory_for_others():
        try:
            program = subprocess.Popen(  # noqa: S603 - a fixed command; the file's own name is no part of it
                [shutil.which(command[0]) or command[0], *command[1:]],
                cwd=folder, env={**os.environ, **_ONE_AT_A_TIME}, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
            )  # fmt: skip
        except OSError as error:
            what = f"could not be given to {name}: {error.strerror or error}"
            raise ReadingError(what, where=where, remedy=f"check that {name} runs") from error
    try:
        with _ended_by_termination():
            status = program.wait(seconds)
    except subprocess.TimeoutExpired:
        raise ReadingError(
            f"took {name} more than {seconds:.0f} seconds", where=where, remedy="save it as .docx or PDF with text"
        ) from None
    finally:
        _end(program)
    last = _last_words(said)
    if status:
        what = f"could not be read by {name} ({last or f'it ended with {status}'})"
        raise ReadingError(what, where=where, remedy="check that it opens elsewhere, and save it as .docx or PDF")
    return last


def _end(program: subprocess.Popen[bytes]) -> None:
    """End a program and whatever it started."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(program.pid, signal.SIGKILL)
    if program.poll() is None:
        program.kill()
    program.wait()


def _last_words(said: Path) -> str:
    with said.open("rb") as file:
        file.seek(max(said.stat().st_size - 2000, 0))
        lines = file.read().decode("utf-8", "replace").split("\n")
    return next((" ".join(line.split())[:160] for line in reversed(lines) if line.strip()), "")


@contextmanager
def _memory_for_others() -> Iterator[None]:
    """Set other limits for a program that is started meanwhile, and ours again, where ours is limited.

    What a program may write to is limited by what it takes for data, which only Linux counts whole.
    """
    try:
        import resource
    except ImportError:  # Windows
        yield
        return
    wanted = {resource.RLIMIT_AS: _OTHERS_ADDRESSES, resource.RLIMIT_DATA: _OTHERS_MEMORY}
    ours = {limit: resource.getrlimit(limit) for limit in wanted}
    if ours[resource.RLIMIT_AS][0] == resource.RLIM_INFINITY:
        # Not a reading process: other threads may run, whose memory is not to be limited even for a moment.
        yield
        return
    for limit, most in wanted.items():
        hard = ours[limit][1]
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    try:
        yield
    finally:
        for limit, before in ours.items():
            with suppress(ValueError, OSError):
                resource.setrlimit(limit, before)


@contextmanager
def _ended_by_termination() -> Iterator[None]:
    """Let a termination of this process end the program too, in the main thread of one that nobody else listens to."""
    try:
        before = signal.getsignal(signal.SIGTERM)
        if before is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    except ValueError:  # not the main thread
        yield
        return
    try:
        yield
    finally:
        if before is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, before)
