"""Runs extraction over gold and compares, statement by statement; or takes what a second reader wrote."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nakomen.evaluation.annotated import Annotated, gold_of, scope_for, second_of
from nakomen.evaluation.matching import Pair, match_statements
from nakomen.evaluation.scope import Scope, within_scope
from nakomen.evaluation.scoring import Score, score_pairs
from nakomen.evaluation.standing import not_standing
from nakomen.extraction import extract
from nakomen.model import Document, ReadingError
from nakomen.readers import read_document
from nakomen.readers.bounds import bytes_of
from nakomen.readers.decoding import decode


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One document's gold and found rows with their score; `text` is where their quotes are placed."""

    name: str
    document: Document
    text: str
    scope: Scope
    gold: list[dict[str, Any]]
    found: list[dict[str, Any]]
    pairs: list[Pair]
    score: Score

    @property
    def words(self) -> int:
        """How many words the document has."""
        return _count_words(self.document)

    def misses(self) -> list[dict[str, Any]]:
        """Return the gold rows that nothing found matches."""
        hit = {pair.gold for pair in self.pairs}
        return [row for at, row in enumerate(self.gold) if at not in hit]

    def extras(self) -> list[dict[str, Any]]:
        """Return the found rows that match no gold."""
        hit = {pair.found for pair in self.pairs}
        return [row for at, row in enumerate(self.found) if at not in hit]

    def not_standing(self) -> int:
        """Return how many gold rows have a quote that does not stand in the text, and so count as missed."""
        return len(not_standing(self.gold, self.text))


def evaluate_document(gold_path: Path, document_path: Path) -> Evaluated:
    """Extract one document and score it against its gold."""
    return evaluate_annotated(Annotated(gold_path, document_path))


def evaluate_annotated(
    one: Annotated, scope: Scope | None = None, read: Callable[[Path], Document] = read_document
) -> Evaluated:
    """Extract a gold file's document and score it; `scope` stands above what is told beside the gold."""
    document = read(one.document)
    found = [statement.to_dict() for statement in extract(document)]
    return _evaluate(one, document, found, scope_for(one, scope))


def compare_readers(
    one: Annotated, second: Path, scope: Scope | None = None, read: Callable[[Path], Document] = read_document
) -> Evaluated:
    """Score what a second reader wrote in a folder about a gold file's document, as if it had been found."""
    document = read(one.document)
    other = second_of(one, second)
    found = gold_of(other, document, _text_for(one, document)) if other is not None else []
    return _evaluate(one, document, found, scope_for(one, scope))


def _evaluate(one: Annotated, document: Document, found: Sequence[dict[str, Any]], scope: Scope) -> Evaluated:
    """Match and score."""
    text = _text_for(one, document)
    gold = gold_of(one.gold, document, text)
    if found and len(not_standing(found, text)) == len(found):
        raise ReadingError(
            f"is the text of another document than {document.source_name}",
            where=str(_text_beside(one)),
            remedy="take one of the two away, or give them names of their own",
        )
    kept = within_scope(gold, found, match_statements(gold, found, text), scope)
    return Evaluated(one.name, document, text, scope, *kept, score_pairs(*kept))


def _text_for(one: Annotated, document: Document) -> str:
    """Return the text that places the quotes: the gold's own, where there is one."""
    beside = _text_beside(one)
    return decode(bytes_of(beside), str(beside))[0] if beside.is_file() else document.text


def _text_beside(one: Annotated) -> Path:
    return one.gold.with_suffix(".txt")


def words_per_second(documents: Sequence[Document], rounds: int = 5) -> float:
    """Return extraction's speed on one core in words of processor time, reading apart."""
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
