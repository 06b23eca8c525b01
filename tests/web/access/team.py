"""A server for a team as tests build it: behind a proxy and with tokens, at a clock of their own."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from nakomen.web import Settings
from nakomen.web.access.addresses import networks
from nakomen.web.access.deeds import Deeds
from nakomen.web.access.doors import TokensFirst
from nakomen.web.access.proxy import ProxyDoor
from nakomen.web.access.roles import RoleTable
from nakomen.web.access.store import AccessStore
from nakomen.web.access.tokens import TokenDoor, Tokens
from nakomen.web.access.visitors import Role
from nakomen.web.limits import Limits

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
SECRET = "a secret of the proxy"  # noqa: S105 - of a proxy that is not there
ROLES = RoleTable({"readers": Role.READER, "clerks": Role.REVIEWER, "chiefs": Role.ADMIN})


def team_settings(archive: Path, folder: Path, limits: Mapping[str, frozenset[str]] | None = None, **other) -> Settings:
    """Return the settings of a server behind a proxy at 127.0.0.1; its tokens and deeds are kept in a folder."""
    store = AccessStore(folder / "access.db")
    tokens = Tokens(store, secrets.token_bytes)
    proxy = ProxyDoor(networks(["127.0.0.1"]), SECRET.encode(), ROLES)
    given = {
        "archive": archive, "secret": b"s" * 32, "hosts": ("testserver",), "language": "en",
        "today": NOW.date, "now": lambda: NOW, "limits": Limits(limits or {}), "tokens": tokens,
        "deeds": Deeds(store), "door": TokensFirst(TokenDoor(tokens, lambda: NOW), proxy),
    }  # fmt: skip
    return Settings(**{**given, **other})


def from_proxy(name: str, *groups: str, **more: str) -> dict[str, str]:
    """Return the headers by which the proxy says who asks."""
    return {
        "x-proxy-secret": SECRET,
        "x-remote-user": name,
        "x-remote-groups": ",".join(groups),
        **{f"x-{key.replace('_', '-')}": value for key, value in more.items()},
    }
