"""Failed tries to come in, counted by address: after too many of them nobody there is listened to for a while."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Callable


class Attempts:
    """The failures of the last minutes, in memory; `clock` gives seconds.

    >>> tried = Attempts(lambda: 0.0, most=2, within=60)
    >>> tried.failed("10.0.0.1"); tried.wait("10.0.0.1"); tried.failed("10.0.0.1"); tried.wait("10.0.0.1")
    0
    60
    """

    #: Of how many addresses failures are remembered; an attacker with more than these only forgets his own.
    ROOM = 10_000

    def __init__(self, clock: Callable[[], float], most: int = 10, within: int = 900) -> None:
        self._clock, self._most, self._within = clock, most, within
        self._failures: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def failed(self, address: str) -> None:
        """Count a failure."""
        with self._lock:
            self._failures.setdefault(address, deque(maxlen=self._most)).append(self._clock())
            self._failures.move_to_end(address)
            while len(self._failures) > self.ROOM:
                self._failures.popitem(last=False)

    def wait(self, address: str) -> int:
        """Return how many seconds an address has to wait, 0 for none."""
        with self._lock:
            failures = self._failures.get(address)
            if failures is None or len(failures) < self._most:
                return 0
            return max(round(failures[0] + self._within - self._clock()), 0)
