"""Parts the blocks of a debate into turns, with the role and party of who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nakomen.languages import load_table
from nakomen.model import Block, BlockKind, Role, Turn

_PARTY = re.compile(r"\(([^()]{1,60})\)\s*$")


@dataclass(frozen=True, slots=True)
class Floor:
    """In what capacity, and for which party, somebody has the floor."""

    role: Role
    party: str = ""


def floor_of(speaker: str) -> Floor:
    """Return what the words by which a report names a speaker tell of him.

    >>> floor_of("Mevrouw Voorthuis (LVV)")
    Floor(role=<Role.MEMBER: 'member'>, party='LVV')
    >>> [str(floor_of(name).role) for name in ("De voorzitter", "Minister Dalstra", "De heer Bos")]
    ['chair', 'minister', 'other']
    """
    words = speaker.casefold().split()
    for role, names in load_table("nl", "debates")["roles"].items():
        if words and not set(words[:2]).isdisjoint(names):
            return Floor(Role(role))
    party = _PARTY.search(speaker)
    return Floor(Role.MEMBER, party[1]) if party else Floor(Role.OTHER)


def turns_of(text: str, blocks: Iterable[Block], told: Mapping[str, Floor]) -> tuple[Turn, ...]:
    """Return the turns of a text: each begins at the line that names its speaker, or where another one speaks.

    What nobody says, such as that the sitting is suspended, ends a turn. `told` is what a format tells of speakers.
    """
    found: list[Turn] = []
    last = ""
    for block in blocks:
        speaker = "" if block.kind is BlockKind.NOTE else block.speaker
        if speaker and (speaker != last or _names(text, block)):
            floor = told.get(speaker) or floor_of(speaker)
            found.append(Turn(block.start, block.end, speaker, floor.role, floor.party))
        elif speaker:
            turn = found[-1]
            found[-1] = Turn(turn.start, block.end, speaker, turn.role, turn.party)
        last = speaker
    return tuple(found)


def _names(text: str, block: Block) -> bool:
    """Tell whether a block is the line that names its speaker."""
    return block.kind is BlockKind.HEADING and text[block.start : block.end].rstrip(" :") == block.speaker
