"""Keeps motions beside the archive, in one file of JSON Lines: a motion a line, as it was fetched last."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nakomen.model import FetchError
from nakomen.model.motion_records import MotionRecord

#: What the file is called in the folder of what was fetched.
MOTIONS = "moties.jsonl"


def keep_motions(path: Path, motions: Iterable[MotionRecord]) -> Counter[str]:
    """Put motions into the file, all or none, and count which were `new`, `changed` or `unchanged`.

    One that the register took away keeps the words that it had. Raises FetchError for a file that is damaged or cannot
    be written.
    """
    kept = {values["id"]: values for values in read_motions(path)}
    counts: Counter[str] = Counter()
    for motion in motions:
        before = kept.get(motion.id)
        values = _values(motion, before)
        if values is None or values == before:
            counts["unchanged"] += 1
        else:
            counts["changed" if before else "new"] += 1
            kept[motion.id] = values
    if counts["new"] or counts["changed"]:
        _write(path, sorted(kept.values(), key=lambda values: (values["number"], values["id"])))
    return counts


def _values(motion: MotionRecord, before: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return what to keep of a motion, or None for one that was taken away before it was ever kept."""
    if not motion.removed:
        return motion.to_dict()
    return {**before, "removed": True} if before else None


def read_motions(path: Path) -> list[dict[str, Any]]:
    """Return the motions that are kept, as plain values; there may be no file yet."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        found = [json.loads(line) for line in lines]
        # What another program wrote there would be lost.
        if not all(isinstance(values, dict) and values.keys() >= {"id", "number"} for values in found):
            raise _damaged(path)
    except (OSError, ValueError) as error:
        raise _damaged(path) from error
    return found


def _write(path: Path, motions: Iterable[dict[str, Any]]) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    text = "".join(json.dumps(values, ensure_ascii=False) + "\n" for values in motions)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        remedy = "check the disk and your rights, or name another folder with --into"
        raise FetchError(f"cannot be written: {error.strerror}", where=str(path), remedy=remedy) from error


def _damaged(path: Path) -> FetchError:
    return FetchError("the kept motions are damaged", where=str(path), remedy="move it away and fetch them again")
