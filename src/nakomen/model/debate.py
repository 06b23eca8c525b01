"""What the markup of a paper tells besides its text: who speaks where, the motions moved, the papers pointed to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """In what capacity somebody speaks in a debate."""

    CHAIR = "chair"
    MEMBER = "member"
    MINISTER = "minister"
    SECRETARY = "state secretary"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a stretch, from the line that names him on; an interruption is a turn of its own.

    `speaker` is as the report names him (`Mevrouw Voorthuis (LVV)`); `party` is empty for who speaks for none.
    """

    start: int
    end: int
    speaker: str
    role: Role
    party: str = ""


@dataclass(frozen=True, slots=True)
class GivenReference:
    """Words that the markup itself ties to a paper or a page: `target` as the markup has it (`kst-39412-88`)."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class GivenMotion:
    """A motion as the markup sets it apart: its text, its public number, and who moved it, first mover first."""

    start: int
    end: int
    number: str = ""
    movers: tuple[str, ...] = ()
