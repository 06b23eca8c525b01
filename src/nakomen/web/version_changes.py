"""What a newer version of a document says that an older one did not, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from nakomen.model import Document, Statement


@dataclass(frozen=True, slots=True)
class ChangedPassage:
    """A paragraph in both versions, or in one: the other is then empty."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """Paragraphs that differ, and the statements that only one of both versions has."""

    passages: tuple[ChangedPassage, ...]
    gone: tuple[Statement, ...]
    come: tuple[Statement, ...]


def changes_of_versions(
    older: Document, newer: Document, before: Sequence[Statement], after: Sequence[Statement]
) -> VersionChanges:
    """Compare two versions paragraph by paragraph, and their statements by their quotes."""
    old, new = _quotes(before), _quotes(after)
    return VersionChanges(
        tuple(_passages(_paragraphs(older), _paragraphs(newer))),
        tuple(one for one in before if _said(one) not in new),
        tuple(one for one in after if _said(one) not in old),
    )


def _paragraphs(document: Document) -> list[str]:
    return [" ".join(words.split()) for words in document.text.split("\n\n") if words.strip()]


def _passages(old: Sequence[str], new: Sequence[str]) -> Iterator[ChangedPassage]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            pairs = zip_longest(old[a:b], new[c:d], fillvalue="")
            yield from (ChangedPassage(before, after) for before, after in pairs)


def _quotes(statements: Sequence[Statement]) -> set[tuple[str, str]]:
    return {_said(one) for one in statements}


def _said(one: Statement) -> tuple[str, str]:
    return " ".join(one.quote.split()), one.kind
