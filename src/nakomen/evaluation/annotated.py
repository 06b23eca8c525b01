"""Reads files of gold, finds the document of each, and keeps gold as offsets."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from nakomen.evaluation.offsets import OFFSETS, as_offsets, with_quotes
from nakomen.evaluation.scope import Scope, scope_of, table_for, write_scopes
from nakomen.model import Document, Kind, ReadingError
from nakomen.readers import read_document, readable_suffixes


class Annotated(NamedTuple):
    """A file of gold and the document that it was written for."""

    gold: Path
    document: Path

    @property
    def name(self) -> str:
        """The name that both share: that of `NAME.jsonl` or `NAME.expected.jsonl`."""
        return _name_of(self.gold)


def annotated_in(folder: Path, documents: Path | None = None) -> list[Annotated]:
    """Return each gold file of a folder with the document of the same name, from `documents` or beside the gold.

    Files of links between statements, which have no document, are passed over.
    """
    return annotated_among(folder, [documents or folder])


def annotated_among(folder: Path, documents: Sequence[Path]) -> list[Annotated]:
    """Return each gold file of a folder with the document of the same name in the first folder that has one."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        beside = (_document_for(path, where) for where in (*documents, folder))
        document = next((one for one in beside if one is not None), None)
        if document is not None:
            found.append(Annotated(path, document))
    if not found:
        raise ReadingError(
            "holds no gold with its document",
            where=str(folder),
            remedy="give NAME.jsonl with NAME.txt beside it, or --documents FOLDER",
        )
    return found


def names_in(folder: Path) -> set[str]:
    """Return the names of all gold files of a folder, those without a document among them."""
    return {_name_of(path) for path in folder.glob("*.jsonl")}


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a gold file; an unreadable line is named."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            rows.append(_read_row(line, number, path))
    return rows


def _read_row(line: str, number: int, path: Path) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadingError(f"line {number} is no JSON", where=str(path), remedy=str(error)) from None
    if not isinstance(row, dict) or "kind" not in row or not ("quote" in row or row.keys() >= OFFSETS):
        raise ReadingError(
            f"line {number} has no quote and kind", where=str(path), remedy="one JSON object a statement"
        )
    if row["kind"] not in set(Kind):
        raise ReadingError(
            f"line {number} has a kind that nobody knows: {row['kind']}",
            where=str(path),
            remedy=f"choose from {', '.join(Kind)}",
        )
    return row


def gold_of(path: Path, document: Document) -> list[dict[str, Any]]:
    """Return the rows of a gold file with their quotes, where it keeps offsets only."""
    rows = read_gold(path)
    return with_quotes(rows, document) if rows and "quote" not in rows[0] else rows


def keep_offsets(
    folder: Path, documents: Path | None, into: Path, read: Callable[[Path], Document] = read_document
) -> Iterator[str]:
    """Write the gold of a folder as offsets and values, without a sentence; yield each name when it is written."""
    if into.resolve() == folder.resolve():
        raise ReadingError(
            "is the folder of the gold itself", where=str(into), remedy="name another folder for the offsets"
        )
    all_of_it = annotated_in(folder, documents)
    into.mkdir(parents=True, exist_ok=True)
    for one in all_of_it:
        document = read(one.document)
        rows = as_offsets(gold_of(one.gold, document), document)
        lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
        (into / one.gold.name).write_text(lines, encoding="utf-8")
        yield one.name
    if table_for(into / "any") is None:
        write_scopes(into, {one.gold.name: scope_of(one.gold) for one in all_of_it})


def second_of(one: Annotated, folder: Path) -> Path | None:
    """Return what a second reader wrote about the same document."""
    names = (one.gold.name, f"{one.name}.jsonl", f"{one.name}.expected.jsonl")
    return next((folder / name for name in names if (folder / name).is_file()), None)


def annotated_by_both(folder: Path, second: Path, documents: Path | None = None) -> list[Annotated]:
    """Return the gold files of a folder about which a second reader wrote too."""
    both = [one for one in annotated_in(folder, documents) if second_of(one, second)]
    if not both:
        raise ReadingError(
            f"holds no gold with a name that {folder} has",
            where=str(second),
            remedy="give both readers' files of a document the same name",
        )
    return both


def scope_for(one: Annotated, asked: Scope | None) -> Scope:
    """Return what a gold file holds: what the user says, or what is told beside it."""
    return asked or scope_of(one.gold)


def _name_of(gold: Path) -> str:
    return gold.stem.removesuffix(".expected")


def _document_for(gold: Path, folder: Path) -> Path | None:
    """Return the document of a gold file's name in a folder or, failing that, in the folders in it."""
    for suffix in sorted(readable_suffixes()):
        for path in (folder / f"{_name_of(gold)}{suffix}", *sorted(folder.glob(f"*/{_name_of(gold)}{suffix}"))):
            if path.exists():
                return path
    return None
