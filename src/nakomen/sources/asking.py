"""What a source is asked, and what it gives: papers to fetch, rows of a register, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from nakomen.model import NakomenError, RegisterRow
from nakomen.model.motion_records import MotionRecord
from nakomen.sources.web import Fetcher


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks: the words behind `fetch`, as `("dossier", "28676")`, and what narrows them.

    `since` and `until` are days, both included; `status` is a word of the register. `changed_since` is the last `Stamp`
    that the same question gave, or nothing: then everything is asked.
    """

    words: tuple[str, ...]
    since: date | None = None
    until: date | None = None
    ministry: str = ""
    status: str = ""
    changed_since: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """A paper that a source has: what it says of it, and where its forms are, the best to read first.

    `number` is the official one (`kst-28676-302`); each of `addresses` is (suffix, address): `(".xml", "https://...")`.
    `metadata` is the address of what describes it, or nothing. `modified` is the source's own stamp.
    """

    number: str
    title: str = ""
    date: date | None = None
    kind: str = ""
    dossier: str = ""
    creator: str = ""
    modified: str = ""
    addresses: tuple[tuple[str, str], ...] = ()
    metadata: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """All changes up to here have been given: what to ask from the next time."""

    value: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many things a source says there are to come."""

    total: int


#: What a source yields; an error among it tells of one thing that failed, and the others go on.
Given = Publication | RegisterRow | MotionRecord | Stamp | Count | NakomenError


class Source(Protocol):
    """A module of this folder that knows one service.

    `NAME` is what stamps and lists call it, `HOSTS` are those it needs, `BASE` is where the service stands.
    """

    NAME: str
    HOSTS: frozenset[str]
    BASE: str

    def answers(self, request: Request) -> bool:
        """Tell whether this source is the one to ask."""

    def fetch(self, request: Request, fetcher: Fetcher, base: str) -> Iterator[Given]:
        """Yield what is asked for, each thing as soon as it is known; a Stamp after all that it vouches for."""
