"""A visitor and her role; each role may do what those below it may."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Role(IntEnum):
    """What a visitor may do: nothing, read, judge and upload, or settle who may do what."""

    NOBODY = 0
    READER = 1
    REVIEWER = 2
    ADMIN = 3

    @property
    def word(self) -> str:
        """The role as settings and tokens write it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who asks for a page.

    `session` tells her requests from others' and binds what her forms send; `groups` open limited dossiers to her.
    `by_token` is a program with a token of hers, which has no forms.
    """

    name: str = ""
    role: Role = Role.NOBODY
    groups: frozenset[str] = frozenset()
    session: str = ""
    by_token: bool = False

    def may(self, needed: Role) -> bool:
        """Tell whether her role suffices."""
        return self.role >= needed
