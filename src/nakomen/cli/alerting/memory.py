"""The file beside an archive that keeps what alerts told, so that nothing is told twice."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nakomen.archive.places import Place
from nakomen.archive.whole_files import whole_file
from nakomen.exports.news_of_terms import Told
from nakomen.model import ExportError

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Memory:
    """What one alert told: by spoor, None before the first time; `entries` are those of its feed, newest first."""

    told: Mapping[str, Told] | None = None
    entries: Sequence[Mapping[str, str]] = field(default_factory=tuple)


def memory_file(place: Place) -> Path:
    """Return the file beside an archive, or, of one on a server, where the user is."""
    return place.with_name(f"{place.name}.alerts.json") if isinstance(place, Path) else Path("nakomen.alerts.json")


def recall(file: Path, name: str) -> Memory:
    """Return what an alert told, by its name."""
    kept = _read(file).get(name)
    if kept is None:
        return Memory()
    told = {spoor: Told(one["due"], one["stand"]) for spoor, one in kept["told"].items()}
    return Memory(told, tuple(kept.get("entries", ())))


def remember(file: Path, name: str, memory: Memory) -> None:
    """Keep what an alert told; what others told stays."""
    told = {spoor: {"due": one.due, "stand": one.stand} for spoor, one in (memory.told or {}).items()}
    alerts = _read(file) | {name: {"told": told, "entries": [dict(one) for one in memory.entries]}}
    text = json.dumps({"version": _VERSION, "alerts": alerts}, ensure_ascii=False, indent=1, sort_keys=True)
    try:
        with whole_file(file) as draft:
            draft.write_text(text, encoding="utf-8")
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise ExportError(what, where=str(file), remedy="give the archive a folder that you may write in") from error


def _read(file: Path) -> dict[str, Any]:
    if not file.exists():
        return {}
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
        alerts: dict[str, Any] = {_VERSION: read["alerts"]}[read["version"]]
        for kept in alerts.values():
            for one in kept["told"].values():
                Told(one["due"], one["stand"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "put it aside: what is near and past is then told once more"
        raise ExportError("is no memory of alerts that this program knows", where=str(file), remedy=remedy) from error
    return alerts
