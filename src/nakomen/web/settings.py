"""What a server is started with: the archive, who may come in, and the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from nakomen.archive.places import Place
from nakomen.web.access.doors import Door, OpenDoor
from nakomen.web.limits import Limits

if TYPE_CHECKING:
    from nakomen.web.access.addresses import Network
    from nakomen.web.access.deeds import Deeds
    from nakomen.web.access.oidc import SignIn
    from nakomen.web.access.tokens import Tokens


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day of whoever runs the server is meant


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one server.

    `door` tells who a visitor is; `hosts` are the names under which the server answers, none for any. `address` is
    where it is reached from outside, without a slash at its end. `secret` signs what goes out and comes back. `tokens`
    and `deeds` are None where neither is kept, `sign_in` where nobody signs in here. `proxies` may say for whom they
    ask. A request has at most `body_bytes`, at `large_paths` `upload_bytes`.
    """

    archive: Place
    secret: bytes
    door: Door = field(default_factory=OpenDoor)
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    address: str = ""
    language: str = "nl"
    today: Callable[[], date] = _today
    now: Callable[[], datetime] = _now
    limits: Limits = field(default_factory=Limits)
    tokens: Tokens | None = None
    deeds: Deeds | None = None
    sign_in: SignIn | None = None
    proxies: tuple[Network, ...] = ()
    body_bytes: int = 2_000_000
    upload_bytes: int = 200_000_000
    large_paths: tuple[str, ...] = ("/upload", "/api/upload")

    def most_bytes(self, path: str) -> int:
        """Return how many bytes a request to a path may bring."""
        return self.upload_bytes if path in self.large_paths else self.body_bytes

    @property
    def encrypted(self) -> bool:
        """Whether the server is reached over an encrypted connection."""
        return self.address.startswith("https://")
