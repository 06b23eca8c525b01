"""How far a reviewer is, how fast she goes, and how long the rest takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nakomen.wording import say

#: Sooner a pace says nothing.
_ENOUGH, _HOUR = 3, 3600.0


@dataclass(slots=True)
class Pace:
    """How fast somebody judges; the clock gives seconds."""

    clock: Callable[[], float]
    started: float
    made: int = 0

    def in_words(self, done: int, total: int) -> str:
        """Return how far she is, how fast it goes and how long the rest takes."""
        parts = [say("review-progress", done=done, total=total), say("review-left", left=total - done)]
        elapsed = self.clock() - self.started
        if self.made >= _ENOUGH and elapsed > 0:
            an_hour = self.made * _HOUR / elapsed
            minutes = max(round((total - done) / an_hour * 60), 1)
            parts.append(say("review-pace", number=round(an_hour), minutes=minutes))
        return " · ".join(parts)
