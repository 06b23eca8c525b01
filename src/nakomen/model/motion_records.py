"""A motion as the register of the Tweede Kamer holds it: who moved it, what the cabinet said, who voted how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self


class MotionOutcome(StrEnum):
    """What became of a motion."""

    OPEN = "open"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    HELD = "held"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class VoteChoice(StrEnum):
    """How somebody voted; `unknown` where the register uses a word that we do not know."""

    FOR = "for"
    AGAINST = "against"
    NOT = "not"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mover:
    """A member who moved a motion; `first` tells the one whose name it bears from those who also signed."""

    name: str
    party: str
    first: bool


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote of a party, or of one member (then `seats` is 1); `mistake` says that it was cast by mistake."""

    party: str
    member: str
    choice: VoteChoice
    seats: int
    mistake: bool = False

    @property
    def voter(self) -> str:
        """Who voted."""
        return self.member or self.party


@dataclass(frozen=True, slots=True)
class MotionRecord:
    """A motion of the Tweede Kamer, the official words kept.

    `id` and `number` are those of its Zaak (`2024Z10149`), `paper` is its public number (`kst-36410-X-33`) or empty.
    `appreciation` and `outcome_said` are the register's own words; `outcome` is what the latter mean. `unknown_words`
    are words of the register that nakomen does not know: they are kept and mapped to nothing. `removed` says that the
    register took the motion away: then all but `id` may be empty.
    """

    id: str
    number: str
    paper: str
    dossiers: tuple[str, ...]
    title: str
    subject: str
    moved_on: date | None
    movers: tuple[Mover, ...]
    appreciation: str
    outcome: MotionOutcome
    outcome_said: str
    decided_on: date | None
    votes: tuple[Vote, ...]
    source: str
    removed: bool = False
    unknown_words: tuple[str, ...] = ()

    def seats(self, choice: VoteChoice) -> int:
        """Return how many seats voted so; a vote by mistake does not count where the voter also voted otherwise.

        >>> votes = Vote("Duin", "", VoteChoice.FOR, 9, True), Vote("Duin", "", VoteChoice.AGAINST, 9)
        >>> motion = MotionRecord("", "", "", (), "", "", None, (), "", MotionOutcome.OPEN, "", None, votes, "")
        >>> motion.seats(VoteChoice.FOR), motion.seats(VoteChoice.AGAINST)
        (0, 9)
        """
        sure = {vote.voter for vote in self.votes if not vote.mistake}
        counted = [vote for vote in self.votes if not (vote.mistake and vote.voter in sure)]
        return sum(vote.seats for vote in counted if vote.choice is choice)

    def to_dict(self) -> dict[str, Any]:
        """Return the motion as plain values, dates as ISO text, with the seats of each choice.

        >>> motion = MotionRecord("", "2024Z10149", "", (), "", "", None, (), "", MotionOutcome.OPEN, "", None, (), "")
        >>> motion.to_dict()["seats"]
        {'for': 0, 'against': 0, 'not': 0, 'unknown': 0}
        """
        values = asdict(self)
        for name in ("moved_on", "decided_on"):
            values[name] = values[name].isoformat() if values[name] else ""
        values["seats"] = {str(choice): self.seats(choice) for choice in VoteChoice}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Return the motion of plain values; of what is not there nothing is known.

        >>> motion = MotionRecord.from_dict({"id": "a", "number": "2024Z10149", "moved_on": "2024-06-04"})
        >>> motion.moved_on, MotionRecord.from_dict(motion.to_dict()) == motion
        (datetime.date(2024, 6, 4), True)
        """
        texts = ("id", "number", "paper", "title", "subject", "appreciation", "outcome_said", "source")
        told: dict[str, Any] = {name: str(values.get(name, "")) for name in texts}
        told |= {name: _day(values.get(name)) for name in ("moved_on", "decided_on")}
        told |= {name: tuple(values.get(name, ())) for name in ("dossiers", "unknown_words")}
        told["movers"] = tuple(Mover(**mover) for mover in values.get("movers", ()))
        told["votes"] = tuple(
            Vote(**{**vote, "choice": VoteChoice(vote["choice"])}) for vote in values.get("votes", ())
        )
        told["outcome"] = MotionOutcome(values.get("outcome") or MotionOutcome.OPEN)
        return cls(**told, removed=bool(values.get("removed")))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
