"""The settings file of a team's server: read, and checked against the table of what there is."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from nakomen.model import NakomenError


class SettingsError(NakomenError):
    """A settings file that cannot be followed; `where` names the file and the setting."""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting of the table: its name with its section before it, what it may be, and in which words it is told."""

    name: str
    kind: str
    nl: str
    en: str
    default: Any = ""
    needed: bool = False

    @property
    def written(self) -> tuple[str, ...]:
        """The names under which it may stand in a file."""
        by_way = (f"{self.name}_file", f"{self.name}_env")
        return by_way if self.kind == "secret" else (self.name, *by_way) if self.name == "archive" else (self.name,)


@cache
def setting_rows() -> tuple[SettingRow, ...]:
    """Return the table of all settings."""
    table = tomllib.loads((files("nakomen.web.access") / "settings.toml").read_text(encoding="utf-8"))
    return tuple(SettingRow(**row) for row in table["setting"])


@dataclass(frozen=True, slots=True)
class Written:
    """What a settings file says; `values` by the names of the table, `environment` for what stands there."""

    path: Path
    values: Mapping[str, Any]
    environment: Mapping[str, str]

    def get(self, name: str) -> Any:  # noqa: ANN401 - of the kind that the table says
        """Return a setting, or what it is if it is not said."""
        return self.values.get(name, _row(name).default)

    def place(self, name: str) -> Path:
        """Return a path; one that does not begin at the root begins at the file's folder."""
        return self.path.parent / os.path.expandvars(str(self.get(name)))

    def secret(self, name: str) -> str:
        """Return a secret from where the file says that it stands, nothing where it says nothing."""
        if f"{name}_env" in self.values:
            variable = str(self.values[f"{name}_env"])
            if not self.environment.get(variable):
                raise self.error(f"{name}_env", f"there is no variable {variable}", "set it before the server starts")
            return str(self.environment[variable])
        if f"{name}_file" not in self.values:
            return ""
        # $CREDENTIALS_DIRECTORY is where systemd lays what only the service may read.
        place = self.path.parent / os.path.expandvars(str(self.values[f"{name}_file"]))
        try:
            return place.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeError) as error:
            reason = getattr(error, "strerror", "") or "is not text"
            raise self.error(
                f"{name}_file", f"{place} cannot be opened: {reason}", "check the path and its permissions"
            ) from error

    def error(self, name: str, what: str, remedy: str) -> SettingsError:
        """Return an error about a setting."""
        return SettingsError(what, where=f"{self.path}: {name}", remedy=remedy)


def read_settings(path: Path, environment: Mapping[str, str]) -> Written:
    """Read a settings file; SettingsError names what is unknown, missing or of another kind."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        what, remedy = f"cannot be opened: {error.strerror}", "check the path and its permissions"
        raise SettingsError(what, where=str(path), remedy=remedy) from error
    except (tomllib.TOMLDecodeError, UnicodeError) as error:
        what, remedy = f"is no TOML: {error}", "docs/deployment.md shows a whole file"
        raise SettingsError(what, where=str(path), remedy=remedy) from error
    written = Written(path, _flat(table), environment)
    known = {name: row for row in setting_rows() for name in row.written}
    for name, value in written.values.items():
        _check(written, name, value, known)
    for row in setting_rows():
        if row.needed and not any(name in written.values for name in row.written):
            raise written.error(" or ".join(row.written), "is not said", "docs/deployment.md tells what it is for")
    return written


def _flat(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings with their sections in their names; a table of names is a setting itself."""
    tables = {row.name for row in setting_rows() if row.kind.startswith("table")}
    found: dict[str, Any] = {}
    for name, value in table.items():
        if isinstance(value, dict) and name not in tables:
            found |= {f"{name}.{inner}": one for inner, one in value.items()}
        else:
            found[name] = value
    return found


def _check(written: Written, name: str, value: object, known: Mapping[str, SettingRow]) -> None:
    row = known.get(name)
    if row is None and any(one.kind == "secret" and one.name == name for one in setting_rows()):
        what = "a secret does not stand in the settings"
        raise written.error(name, what, f"put it in a file and name that as {name}_file, or use {name}_env")
    if row is None:
        near = get_close_matches(name, known, 1, 0.7)
        remedy = f"write {near[0]}" if near else "docs/deployment.md has the table of all settings"
        raise written.error(name, "there is no such setting", remedy)
    kind = row.kind if name == row.name else "text"
    if not _is_of(kind, value):
        raise written.error(name, f"is no {_KINDS[kind][0]}", f"write it as {_KINDS[kind][1]}")


#: What a kind is called, and how one looks.
_KINDS = {
    "text": ("text", '"…"'),
    "place": ("path", '"/var/lib/nakomen/nakomen.db"'),
    "whole": ("whole number above 0", "8017"),
    "switch": ("switch", "true or false"),
    "texts": ("list of texts", '["…", "…"]'),
    "table of texts": ("table of texts", '"name" = "…"'),
    "table of lists": ("table of lists", '"name" = ["…", "…"]'),
}


def _is_of(kind: str, value: object) -> bool:
    """Tell whether a value is of a kind; one text may stand for a list of one."""
    if kind.startswith("table"):
        inner = "texts" if kind == "table of lists" else "text"
        return isinstance(value, dict) and all(_is_of(inner, one) for one in value.values())
    if kind == "switch":
        return isinstance(value, bool)
    if kind == "whole":
        return isinstance(value, int) and not isinstance(value, bool) and value > 0
    if kind == "texts" and isinstance(value, list):
        return all(isinstance(one, str) for one in value)
    return isinstance(value, str)


@cache
def _row(name: str) -> SettingRow:
    return next(row for row in setting_rows() if row.name == name)


def texts(value: str | list[str]) -> tuple[str, ...]:
    """Return one text or several.

    >>> texts("oidc"), texts(["oidc", "proxy"])
    (('oidc',), ('oidc', 'proxy'))
    """
    return (value,) if isinstance(value, str) else tuple(value)
