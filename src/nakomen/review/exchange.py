"""Judgements as a file of JSON Lines, from one archive to another."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from nakomen.archive.judgement_rows import Record, record_of
from nakomen.archive.whole_files import whole_file
from nakomen.model import JudgementError


def write_records(records: Sequence[Record], path: Path, *, force: bool = False) -> None:
    """Write entries of a log, one a line; the file is there whole or not at all.

    One that is there already is replaced with `force` only.
    """
    if path.exists() and not force:
        raise JudgementError("there is a file here already", where=str(path), remedy="name another, or give --force")
    try:
        with whole_file(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(f"{json.dumps(one.to_dict(), ensure_ascii=False)}\n" for one in records)
    except OSError as error:
        remedy = "name a file in a folder that you may write in"
        raise JudgementError(f"cannot be written: {error.strerror}", where=str(path), remedy=remedy) from error


def read_records(path: Path) -> tuple[list[tuple[int, Record]], list[JudgementError]]:
    """Return the entries of a file, each with its line, and the lines that are refused, each with what is wrong."""
    records: list[tuple[int, Record]] = []
    refused: list[JudgementError] = []
    try:
        lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except OSError as error:
        raise JudgementError(f"cannot be opened: {error.strerror}", where=str(path), remedy="check the path") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            records.append((number, record_of(_object(line))))
        except JudgementError as error:
            refused.append(JudgementError(error.what, where=where, remedy=error.remedy))
    return records, refused


def _object(line: bytes) -> dict[str, object]:
    try:
        values = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise JudgementError("is no JSON", remedy="export it again; a line may have been cut off") from error
    if not isinstance(values, dict):
        raise JudgementError("is no judgement", remedy="give what nakomen judgements export wrote")
    return values
