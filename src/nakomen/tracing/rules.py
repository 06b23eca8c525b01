"""The table of what makes a status, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nakomen.model import Standing, Status


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: the status and standing that follow, and the reason in words with its places."""

    id: str
    status: Status
    standing: Standing
    says: str

    @property
    def name(self) -> str:
        """How a reason cites the row."""
        return f"status_rules/{self.id}"


@cache
def status_rules() -> dict[str, Rule]:
    """Return the rows by id.

    >>> str(status_rules()["lapsed"].status)
    'vervallen'
    """
    table = tomllib.loads((files("nakomen.tracing") / "status_rules.toml").read_text(encoding="utf-8"))
    return {
        row["id"]: Rule(row["id"], Status(row["status"]), Standing(row["standing"]), row["says"])
        for row in table["rule"]
    }
