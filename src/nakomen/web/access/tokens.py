"""Tokens for programs: shown once, kept as a hash, for a role and for some time, and no more once revoked."""

from __future__ import annotations

import hmac
import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from nakomen.web.access.store import AccessError, AccessStore
from nakomen.web.access.visitors import Role, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import HTTPConnection

#: How a token looks: a sign of ours, eight letters by which it is found, and the random part.
_TOKEN = re.compile(r"nkm_([0-9a-f]{8})_([0-9a-f]{64})")
#: How many days a token lasts at most.
LONGEST = 365
SCOPES = (Role.READER, Role.REVIEWER, Role.ADMIN)
_COLUMNS = "prefix, owner, label, role, groups, made_at, ends_at, revoked_at"


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token after it was shown; `revoked_at` is None as long as it holds."""

    prefix: str
    owner: str
    label: str
    role: Role
    groups: frozenset[str]
    made_at: datetime
    ends_at: datetime
    revoked_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Tell whether it still opens the door."""
        return self.revoked_at is None and now < self.ends_at


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a server; `draw` gives random bytes."""

    store: AccessStore
    draw: Callable[[int], bytes]

    def make(self, maker: Visitor, label: str, role: Role, days: int, now: datetime) -> tuple[str, Token]:
        """Make a token for what its maker may do at most, and return it with what is kept of it.

        AccessError where she asks for more than that, or for longer than a year.
        """
        if role not in SCOPES or not maker.may(role):
            raise AccessError("a token may do no more than who makes it", remedy="choose a lower role")
        if not 1 <= days <= LONGEST:
            raise AccessError(f"a token cannot last {days} days", remedy=f"choose 1 to {LONGEST} days")
        if not maker.name:
            raise AccessError("a token belongs to somebody", remedy="sign in, or give a name")
        prefix, random = self.draw(4).hex(), self.draw(32).hex()
        made = Token(prefix, maker.name, label[:80], role, maker.groups, now, now + timedelta(days=days))
        values = (
            prefix, _hash_of(random), made.owner, made.label, role.word, json.dumps(sorted(made.groups)),
            made.made_at.isoformat(), made.ends_at.isoformat(),
        )  # fmt: skip
        with self.store.writing() as connection:
            connection.execute("INSERT INTO token VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')", values)
        return f"nkm_{prefix}_{random}", made

    def all(self, owner: str | None = None) -> list[Token]:
        """Return the tokens of somebody or of all, the newest first."""
        of_her = "" if owner is None else " WHERE owner = ?"
        question = f"SELECT {_COLUMNS} FROM token{of_her} ORDER BY made_at DESC, prefix"  # noqa: S608 - our own words
        return [_token(row) for row in self.store.rows(question, () if owner is None else (owner,))]

    def find(self, prefix: str) -> Token | None:
        """Return the token of a prefix."""
        rows = self.store.rows(f"SELECT {_COLUMNS} FROM token WHERE prefix = ?", (prefix,))  # noqa: S608 - our own words
        return _token(rows[0]) if rows else None

    def revoke(self, prefix: str, now: datetime) -> None:
        """Make a token open nothing from now on; AccessError where there is none."""
        found = self.find(prefix)
        if found is None:
            raise AccessError(f"there is no token “{prefix[:20]}”", remedy="nakomen token list shows them")
        with self.store.writing() as connection:
            connection.execute(
                "UPDATE token SET revoked_at = ? WHERE prefix = ? AND revoked_at = ''", (now.isoformat(), prefix)
            )

    def known(self, written: str, now: datetime) -> Token | None:
        """Return the token that somebody gave, None for one that was not made here or holds no more."""
        match = _TOKEN.fullmatch(written)
        if match is None:
            return None
        rows = self.store.rows("SELECT hash FROM token WHERE prefix = ?", (match[1],))
        # An unknown prefix takes as long as a known one.
        kept = rows[0][0] if rows else bytes(32)
        if not hmac.compare_digest(kept, _hash_of(match[2])) or not rows:
            return None
        found = self.find(match[1])
        return found if found is not None and found.holds(now) else None


def _hash_of(random: str) -> bytes:
    """Return what is kept: of 32 random bytes a plain hash gives nothing away."""
    return sha256(bytes.fromhex(random)).digest()


def _token(row: tuple[str, ...]) -> Token:
    prefix, owner, label, role, groups, *moments = row
    made, ends, revoked = (datetime.fromisoformat(one) if one else None for one in moments)
    if made is None or ends is None:
        raise AccessError(f"the token “{prefix}” is damaged", remedy="revoke it and make another")
    return Token(prefix, owner, label, Role[role.upper()], frozenset(json.loads(groups)), made, ends, revoked)


def bearer_of(connection: HTTPConnection) -> str | None:
    """Return the token that a request carries in its header, None where it carries none of ours."""
    given = connection.headers.getlist("authorization")
    scheme, _, token = given[0].partition(" ") if len(given) == 1 else ("", "", "")
    return token.strip() if scheme.lower() == "bearer" and token.strip().startswith("nkm_") else None


@dataclass(frozen=True, slots=True)
class TokenDoor:
    """The door of programs, before another: who shows a token of ours comes in by it or not at all."""

    tokens: Tokens
    now: Callable[[], datetime]

    def visitor(self, connection: HTTPConnection) -> Visitor | None:
        """Return who shows a token; None where none is shown."""
        written = bearer_of(connection)
        if written is None:
            return None
        found = self.tokens.known(written, self.now())
        if found is None:
            return Visitor()
        return Visitor(found.owner, found.role, found.groups, session=f"token:{found.prefix}", by_token=True)
