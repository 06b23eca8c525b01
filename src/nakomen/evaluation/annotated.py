"""Reads files of gold, finds the document of each, and keeps gold as offsets."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from nakomen.evaluation.destinations import check_folder
from nakomen.evaluation.gold_rows import GoldRow, read_gold
from nakomen.evaluation.offsets import as_offsets, with_quotes
from nakomen.evaluation.scope import Scope, scope_of, table_for, write_scopes
from nakomen.evaluation.standing import check_standing
from nakomen.model import Document, ReadingError
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


def without_document(folder: Path, documents: Sequence[Path]) -> list[Path]:
    """Return the gold files of a folder that have no document in any of the folders, nor beside them."""
    measured = {one.gold for one in annotated_among(folder, documents)}
    return [path for path in sorted(folder.glob("*.jsonl")) if path not in measured]


def gold_of(path: Path, document: Document, text: str | None = None) -> list[dict[str, Any]]:
    """Return the rows of a gold file with their quotes, also where it keeps offsets only.

    `text` is what the quotes are placed in, where that is not the document's own. Gold of another document is an error.
    """
    rows = read_gold(path)
    try:
        quoted = with_quotes([row.values for row in rows], document)
    except ReadingError as error:
        raise ReadingError(error.what, where=str(path), remedy=error.remedy) from None
    told = [GoldRow(row.line, values) for row, values in zip(rows, quoted, strict=True)]
    check_standing(path, told, document.text if text is None else text, document.source_name)
    return quoted


def keep_offsets(
    folder: Path, documents: Path | None, into: Path, read: Callable[[Path], Document] = read_document
) -> list[str]:
    """Write the gold of a folder as offsets and values, without a sentence; return the names that were written.

    Nothing is written before all of it was read.
    """
    if into.resolve() == folder.resolve():
        raise ReadingError(
            "is the folder of the gold itself", where=str(into), remedy="name another folder for the offsets"
        )
    check_folder(into)
    all_of_it = annotated_in(folder, documents)
    lines = {one.gold.name: _offset_lines(one, read(one.document)) for one in all_of_it}
    scopes = {one.gold.name: scope_of(one.gold) for one in all_of_it}
    into.mkdir(parents=True, exist_ok=True)
    for name, text in lines.items():
        (into / name).write_text(text, encoding="utf-8")
    if table_for(into / "any") is None:
        write_scopes(into, scopes)
    return [one.name for one in all_of_it]


def _offset_lines(one: Annotated, document: Document) -> str:
    rows = as_offsets(gold_of(one.gold, document), document)
    # A document in which nothing was found keeps a line, so that nobody takes its gold for lost.
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows) or "\n"


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
