"""Bodies, chambers of parliament and groups of actors, with the words for them and their class."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from nakomen.registers.tables import load_register

HOME = "Netherlands"


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody other than a state or a person who can act, by canonical name.

    `type` is body, group, home or parliament; `some` is the name of a part of it; `row` names the register's row.
    """

    name: str
    row: str
    type: str
    names: dict[str, tuple[str, ...]]
    plural: bool = False
    singular: bool = False
    some: str = ""
    actor_class: str = "other"


def _body(row: dict[str, Any], kind: str) -> Body:
    name = f"{row['within']}:{row['name']}" if "within" in row else row["name"]
    return Body(
        name,
        f"{kind}:{row.get('row', row['name'])}",
        "home" if row.get("class") == "home" else kind,
        {language: tuple(row.get(language, ())) for language in ("nl", "en")},
        row.get("plural", kind == "group" and not row.get("singular", False)),
        row.get("singular", False),
        row.get("some", ""),
        row.get("class", "other"),
    )


@cache
def bodies() -> tuple[Body, ...]:
    """Return the international and Dutch bodies, in the order of the file."""
    return tuple(_body(row, "body") for row in load_register("bodies")["body"])


@cache
def chambers() -> tuple[Body, ...]:
    """Return the chambers of parliament and their members."""
    return tuple(_body(row, "parliament") for row in load_register("parliament")["chamber"])


@cache
def groups() -> tuple[Body, ...]:
    """Return the groups that act together.

    >>> next(group.some for group in groups() if group.name == "allies")
    'some allies'
    """
    return tuple(_body(row, "group") for row in load_register("groups")["group"])
