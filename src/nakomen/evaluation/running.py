"""Runs extraction over a folder of gold and compares, statement by statement."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nakomen.evaluation.matching import Pair
from nakomen.evaluation.offsets import with_quotes
from nakomen.evaluation.scoring import Score, score_document
from nakomen.extraction import extract
from nakomen.model import Document, ReadingError
from nakomen.readers import read_document, readable_suffixes

#: What a row of gold has instead of a quote that may not be kept.
_OFFSETS = frozenset({"start", "end", "check"})


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One document's gold and found rows with their score; `seconds` is extraction's processor time."""

    name: str
    gold: list[dict[str, Any]]
    found: list[dict[str, Any]]
    pairs: list[Pair]
    score: Score
    words: int
    seconds: float

    def misses(self) -> list[dict[str, Any]]:
        """Return the gold rows that nothing found matches."""
        hit = {pair.gold for pair in self.pairs}
        return [row for at, row in enumerate(self.gold) if at not in hit]

    def extras(self) -> list[dict[str, Any]]:
        """Return the found rows that match no gold."""
        hit = {pair.found for pair in self.pairs}
        return [row for at, row in enumerate(self.found) if at not in hit]


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a gold file; an unreadable line is named."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise ReadingError(f"line {number} is no JSON", where=str(path), remedy=str(error)) from None
        if not isinstance(row, dict) or "kind" not in row or not ("quote" in row or _OFFSETS <= row.keys()):
            raise ReadingError(
                f"line {number} has no quote and kind", where=str(path), remedy="one JSON object a statement"
            )
        rows.append(row)
    return rows


def gold_of(path: Path, document: Document) -> list[dict[str, Any]]:
    """Return the rows of a gold file with their quotes, where it keeps offsets only."""
    rows = read_gold(path)
    return with_quotes(rows, document) if rows and "quote" not in rows[0] else rows


def evaluate_folder(gold_folder: Path, documents: Path | None = None) -> Iterator[Evaluated]:
    """Evaluate each gold file with the document of the same name, from `documents` or beside the gold.

    Files of links between statements, which have no quotes, are passed over.
    """
    paths = [path for path in sorted(gold_folder.glob("*.jsonl")) if _document_for(path, documents or gold_folder)]
    if not paths:
        raise ReadingError(
            "holds no gold with its document",
            where=str(gold_folder),
            remedy="give NAME.jsonl with NAME.txt beside it, or --documents FOLDER",
        )
    for path in paths:
        document_path = _document_for(path, documents or gold_folder)
        if document_path is None:
            continue
        yield evaluate_document(path, document_path)


def evaluate_document(gold_path: Path, document_path: Path) -> Evaluated:
    """Extract one document and score it; the text that places the quotes is the gold's own, where there is one."""
    document = read_document(document_path)
    gold = gold_of(gold_path, document)
    started = time.process_time()
    found = [statement.to_dict() for statement in extract(document)]
    seconds = time.process_time() - started
    beside = gold_path.with_suffix(".txt")
    text = beside.read_text(encoding="utf-8") if beside.exists() else document.text
    score, pairs = score_document(gold, found, text)
    return Evaluated(_name_of(gold_path), gold, found, pairs, score, _count_words(document), seconds)


def words_per_second(paths: list[Path], rounds: int = 5) -> float:
    """Return extraction's speed on one core in words of processor time, reading apart."""
    documents = [read_document(path) for path in paths]
    for document in documents:
        extract(document)
    started = time.process_time()
    for _ in range(rounds):
        for document in documents:
            extract(document)
    seconds = time.process_time() - started
    return rounds * sum(_count_words(document) for document in documents) / seconds


def _count_words(document: Document) -> int:
    return len(document.text.split())


def _name_of(gold: Path) -> str:
    """Return the name that a gold file shares with its document: `NAME.jsonl` or `NAME.expected.jsonl`."""
    return gold.stem.removesuffix(".expected")


def _document_for(gold: Path, folder: Path) -> Path | None:
    """Return the document of a gold file's name in a folder or, failing that, in the folders in it."""
    for suffix in sorted(readable_suffixes()):
        for path in (folder / f"{_name_of(gold)}{suffix}", *sorted(folder.glob(f"*/{_name_of(gold)}{suffix}"))):
            if path.exists():
                return path
    return None
