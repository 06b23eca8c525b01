"""What is said aloud in one stretch of a debate, before it becomes a statement."""

from __future__ import annotations

from dataclasses import dataclass

from nakomen.extraction.memory import NOBODY, Who
from nakomen.model import Force, Kind, Reason


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of the text with what it does, why, who and to whom; `pointing` leans on the clause before it."""

    start: int
    end: int
    kind: Kind
    rule: str
    words: str = ""
    actor: Who = NOBODY
    addressee: Who = NOBODY
    refs: tuple[str, ...] = ()
    force: Force = Force.FIRM
    confidence: float = 0.75
    pointing: bool = False
    finished: bool = False

    def why(self) -> tuple[Reason, ...]:
        """Return the reason for its kind."""
        return (Reason("kind", f"debates/{self.rule}", self.words),)


def single(name: str, rule: str, words: str = "") -> Who:
    """Return a single actor with the rule that named it."""
    return Who((name,), "role", rule, words)
