"""The door behind a proxy of the organisation, which tells in headers whom it let in."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nakomen.web.access.addresses import Network, is_within
from nakomen.web.access.roles import RoleTable
from nakomen.web.access.visitors import Role, Visitor

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

_HEADERS = {"user": "x-remote-user", "groups": "x-remote-groups", "role": "x-remote-role", "secret": "x-proxy-secret"}


@dataclass(frozen=True, slots=True)
class ProxyDoor:
    """Believes the headers of requests that come from a listed address and bring the shared secret, and no others.

    `headers` names the headers of user, groups (with commas between), role and secret. A role that the proxy names
    counts; without one the groups decide.
    """

    addresses: tuple[Network, ...]
    secret: bytes
    roles: RoleTable
    headers: Mapping[str, str] = field(default_factory=lambda: _HEADERS)

    def visitor(self, connection: HTTPConnection) -> Visitor:
        """Return whom the proxy let in."""
        asking = connection.client.host if connection.client else ""
        given = self._one(connection, "secret").encode("latin-1", "replace")
        if not is_within(asking, self.addresses) or not self.secret or not hmac.compare_digest(given, self.secret):
            return Visitor()
        name = self._one(connection, "user")
        if not name or not name.isprintable():
            return Visitor()
        groups = frozenset(part.strip() for part in self._one(connection, "groups").split(",") if part.strip())
        return Visitor(name[:200], self._role(connection, groups), groups, session=f"proxy:{name}")

    def _role(self, connection: HTTPConnection, groups: frozenset[str]) -> Role:
        named = self._one(connection, "role")
        if not named:
            return self.roles.of(groups)
        return next((role for role in Role if role.word == named.lower()), Role.NOBODY)

    def _one(self, connection: HTTPConnection, what: str) -> str:
        """Return a header that stands there once; of two somebody else may have written one."""
        given = connection.headers.getlist(self.headers.get(what, _HEADERS[what]))
        if len(given) != 1:
            return ""
        try:
            # Headers come as Latin-1, names are written in UTF-8.
            return given[0].encode("latin-1").decode("utf-8").strip()
        except UnicodeError:
            return given[0].strip()
