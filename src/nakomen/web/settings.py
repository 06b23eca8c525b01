"""What a server is started with: the archive, who may come in, and the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from nakomen.archive.places import Place
from nakomen.web.access.doors import Door, OpenDoor
from nakomen.web.limits import Limits


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day of whoever runs the server is meant


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one server.

    `door` tells who a visitor is; `hosts` are the names under which the server answers, none for any. `address` is
    where it is reached from outside, without a slash at its end. `secret` signs what goes out and comes back.
    """

    archive: Place
    secret: bytes
    door: Door = field(default_factory=OpenDoor)
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    address: str = ""
    language: str = "nl"
    limits: Limits = field(default_factory=Limits)
    today: Callable[[], date] = _today
    now: Callable[[], datetime] = _now
