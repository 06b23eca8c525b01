"""Has files read by a process apart, ends it when a file takes too much, and goes on with a fresh one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import BinaryIO, Self, cast

from nakomen.model import Document, ReadingError
from nakomen.readers.dispatch import Asked
from nakomen.readers.members import Outcome
from nakomen.sandbox.frames import Begun, Done, Order, PackedPlaces, Program, Spent, read_frame, unpack, write_frame
from nakomen.sandbox.limits import Limits

#: What the clock allows beyond the processor's time, on a machine that has other things to do.
_GRACE_SECONDS = 2.0
#: A process that is told to end gets a moment to end what it started itself.
_PARTING_SECONDS = 1.0
_REMEDY = "check where it came from; if it opens elsewhere, save it anew from there"
_REPORT = "check that it opens elsewhere; if it does, report it with this line"
#: The signal at the end of one's processor time, which Windows does not know.
_XCPU = getattr(signal, "SIGXCPU", 24)


class ReadingProcess:
    """A process that reads files for this one, started when the first is asked for.

    >>> with ReadingProcess() as reading:
    ...     [outcome] = reading.read("brief-die-er-niet-is.txt")
    >>> print(outcome.error.what)
    there is no such file
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None
        self._orders = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the process, if it does not run; it makes ready while this one goes on."""
        if self._process is not None and self._process.poll() is None:
            return
        self.close()  # one that came to its end still has its pipes
        here = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH", ""))))
        self._orders = 0
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "nakomen.sandbox.worker", str(self.limits.seconds), str(self.limits.megabytes)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path}, start_new_session=True,
        )  # fmt: skip

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                cast("BinaryIO", stream).close()
        _end(process)

    def read(self, path: Path | str, asked: Asked | None = None) -> Iterator[Outcome]:
        """Yield what comes of a file and of all that is packed in it.

        Never raises ReadingError: what cannot be read, or breaks its reader, is an outcome with an error.
        """
        first, breaches = 0, 0
        while True:
            order = Order(str(path), asked or Asked(), first)
            broken = yield from self._carry_out(order)
            if broken is None:
                return
            first, breaches = broken + 1, breaches + 1
            if breaches >= self.limits.breaches:
                name = Path(path).name
                what = f"broke its reader {breaches} times: the rest was not read"
                yield Outcome(name, error=ReadingError(what, where=name, remedy="unpack it, and read the folder"))
                return

    def read_document(self, path: Path | str, asked: Asked | None = None) -> Document:
        """Return the document that a file is; raises ReadingError for one that cannot be read or holds several."""
        outcomes = [outcome for outcome in self.read(path, asked) if outcome.document or outcome.error]
        if len(outcomes) == 1 and outcomes[0].document is not None:
            return outcomes[0].document
        error = next((outcome.error for outcome in outcomes if outcome.error is not None), None)
        if error is None:
            words = "holds several documents"
            raise ReadingError(words, where=Path(path).name, remedy="unpack it, and name the one that is meant")
        raise error

    def _carry_out(self, order: Order, *, again: bool = False) -> Generator[Outcome, None, int | None]:
        """Yield what comes of an order; return the number of the member that broke the process, or None."""
        self._send(order)
        begun: Begun | None = None
        extra, silent = 0.0, True
        whole = False
        try:
            while not whole:
                frame = self._await(self.limits.seconds + extra + _GRACE_SECONDS)
                extra = frame.seconds if isinstance(frame, Program) else 0.0
                if isinstance(frame, _Broken) and silent and not (frame.late or again):
                    # It may have come to its end before the order reached it.
                    self.close()
                    whole = True
                    return (yield from self._carry_out(order, again=True))
                silent = False
                if isinstance(frame, Begun):
                    begun = frame
                elif isinstance(frame, _Broken | Spent):
                    where = begun.name if begun else Path(order.path).name
                    yield Outcome(where, error=self._error(frame, where))
                    return begun.number if begun else None
                elif isinstance(frame, tuple):
                    begun = None
                    yield unpack(*cast("tuple[Outcome, PackedPlaces | None]", frame))
                whole = isinstance(frame, Done)
        finally:
            if not whole:
                self.close()
        return None

    def _send(self, order: Order) -> None:
        """Give an order to the process, or to a fresh one where it is gone or has read enough."""
        if self._orders >= self.limits.orders:
            self.close()
        for last in (False, True):
            self.start()
            self._orders += 1
            try:
                write_frame(cast("BinaryIO", cast("subprocess.Popen[bytes]", self._process).stdin), order)
            except OSError:
                self.close()
                if last:
                    raise
            else:
                return

    def _await(self, seconds: float) -> object:
        """Return what the process tells next, or how it came to its end, which is brought about after so long."""
        process = cast("subprocess.Popen[bytes]", self._process)
        late: list[bool] = []

        def end() -> None:
            late.append(True)
            _end(process)

        watch = Timer(seconds, end)
        watch.daemon = True
        watch.start()
        try:
            return read_frame(cast("BinaryIO", process.stdout))
        except (EOFError, OSError):
            watch.cancel()
            if late:
                watch.join()
            else:
                # It closes its streams a little before it ends, and how it ends is to be told.
                with suppress(subprocess.TimeoutExpired):
                    process.wait(_PARTING_SECONDS)
                _end(process)
            return _Broken(process.returncode, late=bool(late))
        finally:
            watch.cancel()

    def _error(self, end: _Broken | Spent, where: str) -> ReadingError:
        if isinstance(end, Spent) and end.said:
            return ReadingError(f"could not be read ({end.said})", where=where, remedy=_REPORT)
        if isinstance(end, Spent):
            what = f"takes more than {self.limits.megabytes} MB of memory to read"
            return ReadingError(what, where=where, remedy="check where it came from; --memory allows more")
        if end.late or end.status == -_XCPU:
            what = f"takes more than {self.limits.seconds:.0f} seconds to read"
            return ReadingError(what, where=where, remedy="check where it came from; --seconds allows more")
        return ReadingError(f"broke its reader ({_ending(end.status)})", where=where, remedy=_REMEDY)


@dataclass(frozen=True, slots=True)
class _Broken:
    """How a process came to an end that should not have."""

    status: int
    late: bool


def _ending(status: int) -> str:
    """Return what ended a process, by the name of its signal where it was one.

    >>> _ending(-6), _ending(3)
    ('SIGABRT', 'exit 3')
    """
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"exit {status}"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(_PARTING_SECONDS)
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
