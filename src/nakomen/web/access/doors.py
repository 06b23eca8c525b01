"""Doors: each tells from a request who the visitor is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from nakomen.web.access.visitors import Role, Visitor

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

    from nakomen.web.access.tokens import TokenDoor

#: The cookie in which somebody who works alone keeps under which name she judges.
REVIEWER_COOKIE = "nakomen_reviewer"


class Door(Protocol):
    """A way in."""

    def visitor(self, connection: HTTPConnection) -> Visitor:
        """Return who asks; somebody unknown has the role NOBODY."""


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """The door of a laptop that answers to itself alone: whoever asks may do everything, under the name she gives."""

    name: str = ""

    def visitor(self, connection: HTTPConnection) -> Visitor:
        """Return the one person who works here."""
        from urllib.parse import unquote

        name = unquote(connection.cookies.get(REVIEWER_COOKIE, "")) or self.name
        return Visitor(name, Role.ADMIN, session="alone")


@dataclass(frozen=True, slots=True)
class InTurn:
    """Several doors: somebody comes in by the first that knows her."""

    doors: tuple[Door, ...]

    def visitor(self, connection: HTTPConnection) -> Visitor:
        """Return who asks."""
        found = (door.visitor(connection) for door in self.doors)
        return next((one for one in found if one.name or one.role), Visitor())


@dataclass(frozen=True, slots=True)
class TokensFirst:
    """The door of programs with a token, and beside it that of people."""

    tokens: TokenDoor
    people: Door

    def visitor(self, connection: HTTPConnection) -> Visitor:
        """Return who asks; a token that is wrong is not passed on to the other door."""
        found = self.tokens.visitor(connection)
        return self.people.visitor(connection) if found is None else found
