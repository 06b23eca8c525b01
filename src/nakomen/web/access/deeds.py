"""What was done, by whom, when and from where: rows are added, and the oldest forgotten after a while."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from sqlite3 import Connection

from nakomen.web.access.store import AccessStore

_COLUMNS = "number, at, deed, who, source, about, status"


class Deed(StrEnum):
    """What is noted of what visitors do."""

    SIGN_IN = "sign-in"
    SIGN_OUT = "sign-out"
    REFUSED = "refused"
    JUDGEMENT = "judgement"
    UPLOAD = "upload"
    TOKEN = "token"  # noqa: S105 - a deed and no secret
    EXPORT = "export"
    SETTINGS = "settings"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Noted:
    """A deed; `about` is the path that was asked for, `source` the address that asked, `number` given by the file."""

    deed: Deed
    who: str
    at: datetime
    source: str = ""
    about: str = ""
    status: int = 200
    number: int = 0


@dataclass(frozen=True, slots=True)
class Deeds:
    """The deeds that are kept, for so many days."""

    store: AccessStore
    days: int = 365

    def note(self, one: Noted) -> None:
        """Add a deed, and forget those that are older than they are kept."""
        utc = one.at.astimezone(UTC)
        with self.store.writing() as connection:
            self._forget((utc - timedelta(days=self.days)).isoformat(), connection)
            connection.execute(
                "INSERT INTO deed (at, deed, who, source, about, status) VALUES (?, ?, ?, ?, ?, ?)",
                (utc.isoformat(), str(one.deed), one.who[:200], one.source[:60], one.about[:300], one.status),
            )

    def _forget(self, before: str, connection: Connection) -> None:
        """Forget deeds from before a moment: they stand in the order of time, so those are the first."""
        oldest = connection.execute("SELECT at FROM deed ORDER BY number LIMIT 1").fetchone()
        if oldest is not None and oldest[0] < before:
            [last] = connection.execute("SELECT max(number) FROM deed WHERE at < ?", (before,)).fetchone()
            connection.execute("DELETE FROM deed WHERE number <= ?", (last,))

    def listed(self, deed: str = "", who: str = "", *, offset: int = 0, limit: int = 100) -> list[Noted]:
        """Return deeds, the last first; narrowed to one sort or to one person."""
        rows = self.store.rows(
            f"SELECT {_COLUMNS} FROM deed WHERE (? = '' OR deed = ?) AND (? = '' OR who = ?)"  # noqa: S608 - our words
            " ORDER BY number DESC LIMIT ? OFFSET ?",
            (deed, deed, who, who, limit, offset),
        )
        return [
            Noted(Deed(done), by, datetime.fromisoformat(at), source, about, status, number)
            for number, at, done, by, source, about, status in rows
        ]
