"""How long to wait: between requests, after a failure, and when a server says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime

_FIRST_WAIT, _MOST_WAIT = 0.25, 30.0


class Pace:
    """A limit on how often something is done: so many times a second at most."""

    def __init__(self, per_second: float, sleep: Callable[[float], None], clock: Callable[[], float]) -> None:
        self._interval = 1 / per_second
        self._sleep = sleep
        self._clock = clock
        self._next = clock()

    def wait(self) -> None:
        """Return as soon as it may be done once more."""
        now = self._clock()
        if now < self._next:
            self._sleep(self._next - now)
        self._next = max(now, self._next) + self._interval


def back_off(attempt: int) -> float:
    """Return the seconds to wait after failure number `attempt`, from 0: doubling, with an end.

    >>> [back_off(attempt) for attempt in (0, 1, 2, 20)]
    [0.25, 0.5, 1.0, 30.0]
    """
    return float(min(_FIRST_WAIT * 2 ** min(attempt, 16), _MOST_WAIT))


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that a server asks to wait, or None; a day and hour are reckoned from the server's own clock.

    >>> retry_after({"retry-after": "7"})
    7.0
    >>> retry_after({"retry-after": "Fri, 01 Mar 2024 10:00:30 GMT", "date": "Fri, 01 Mar 2024 10:00:00 GMT"})
    30.0
    """
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        until, now = parsedate_to_datetime(said), parsedate_to_datetime(headers.get("date", ""))
        return max((until - now).total_seconds(), 0.0)
    except (TypeError, ValueError):
        return None
