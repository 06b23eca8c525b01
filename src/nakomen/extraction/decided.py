"""What was decided about one stretch of a sentence, in whichever language it was read."""

from __future__ import annotations

from dataclasses import dataclass

from nakomen.extraction.memory import Who
from nakomen.extraction.when import Due
from nakomen.model import Force, Kind, Reason


@dataclass(frozen=True, slots=True)
class Decided:
    """A stretch that carries a statement: kind, who, to whom and by when, with the reasons for its kind.

    `start` and `end` are offsets into the document's text; `object_start` is one into the stretch, behind its verb.
    """

    start: int
    end: int
    kind: Kind
    why: tuple[Reason, ...]
    actor: Who
    addressee: Who
    due: Due
    force: Force
    confidence: float
    object_start: int
    refs: tuple[str, ...] = ()  # what it refers to besides what its words name

    def because(self) -> list[Reason]:
        """Return why kind, actor, addressee and term are what they are."""
        reasons = [*self.why, Reason("actor", self.actor.rule or "nobody", self.actor.words)]
        if self.addressee.known:
            reasons.append(Reason("addressee", self.addressee.rule, self.addressee.words))
        if self.due.row:
            reasons.append(Reason("due", self.due.row, self.due.said))
        return reasons
