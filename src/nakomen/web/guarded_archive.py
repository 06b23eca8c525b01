"""The archive for somebody who may not see every document: the others are not there, whichever way she asks."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from nakomen.archive import Archive, DocumentRow, Filters, Hit, RunReport, Size
from nakomen.archive.searching import DEFAULT_LIMIT
from nakomen.archive.tables import sentence
from nakomen.web.guarded_log import GuardedLog
from nakomen.web.not_here import NotHereError

if TYPE_CHECKING:
    from nakomen.ledger import Ledger
    from nakomen.model import DocumentKind, Link, Meeting, Statement

_EVERYTHING = Filters()
#: How many hits are looked at together, and at most, to fill a page with those that may be seen.
_TOGETHER, _MOST = 200, 4_000
#: What tells of no document: a stamp is a count of changes, the official registers are public.
_HARMLESS = frozenset({"path", "stamp", "register_rows"})


class GuardedArchive(Archive):
    """An archive seen through a restricted ledger; what is not in that is not here, and whole it cannot be had.

    Its methods answer as an archive would that never had the other documents. One that takes a document's id is asked
    about those that may be seen alone; any other that is not written here is refused, so that a new one opens nothing,
    and that what is seen is never taken for the whole and written back.
    """

    def __init__(self, whole: Archive, ledger: Callable[[], Ledger]) -> None:
        self.path = whole.path
        self._engine = whole._engine  # noqa: SLF001 - of its own class
        self._ledger = ledger

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - whatever the attribute is
        found = super().__getattribute__(name)
        if name.startswith("_") or name in _HARMLESS or name in GuardedArchive.__dict__:
            return found
        if next(iter(inspect.signature(found).parameters), "") != "document_id":
            raise RuntimeError(f"{name} needs the whole archive")

        def asked(document_id: str, *given: object, **more: object) -> Any:  # noqa: ANN401 - what it returns
            self._only_seen(document_id)
            return found(document_id, *given, **more)

        return asked

    def close(self) -> None:
        """Leave the archive to who opened it."""

    @property
    def _seen(self) -> Collection[str]:
        return self._ledger().documents

    def _only_seen(self, document_id: str) -> None:
        if document_id not in self._seen:
            raise NotHereError(document_id)

    def documents(self) -> list[DocumentRow]:
        """Return the documents that may be seen."""
        return [row for row in super().documents() if row.id in self._seen]

    def statements(self, filters: Filters = _EVERYTHING) -> list[Statement]:
        """Return those of the statements that stand in documents that may be seen."""
        found = [
            one for one in super().statements(replace(filters, limit=None, offset=0)) if one.document in self._seen
        ]
        return found[filters.offset :][: filters.limit]

    def each_statement(self, filters: Filters = _EVERYTHING) -> Iterator[Statement]:
        """Give the statements that may be seen one by one."""
        yield from self.statements(filters)

    def count(self, filters: Filters = _EVERYTHING) -> int:
        """Return how many statements that may be seen pass the filters."""
        return len(self.statements(filters))

    def statement_ids(self) -> list[str]:
        """Return the ids of the statements that may be seen."""
        return list(self._ledger().statements)

    def meetings(self, kinds: Collection[DocumentKind]) -> list[tuple[str, Meeting]]:
        """Return the meetings that documents that may be seen are about."""
        return [(name, meeting) for name, meeting in super().meetings(kinds) if name in self._seen]

    def statement(self, id_or_prefix: str) -> Statement:
        """Return a statement that may be seen; of the others not even the ids count."""
        found = [one for name, one in self._ledger().statements.items() if name.startswith(id_or_prefix)]
        if len(found) != 1:
            raise NotHereError(id_or_prefix)
        return found[0]

    def names(self, role: str) -> list[str]:
        """Return who is actor or addressee of statements that may be seen."""
        counted = Counter(name for one in self._ledger().statements.values() for name in getattr(one, role))
        return [name for name, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))]

    def table(self, filters: Filters = _EVERYTHING) -> list[dict[str, Any]]:
        """Return statements that may be seen as flat dicts."""
        return super().rows_of(self.statements(filters))

    def rows_of(self, statements: Sequence[Statement]) -> list[dict[str, Any]]:
        """Return statements that may be seen as flat dicts."""
        return super().rows_of([one for one in statements if one.document in self._seen])

    def search(self, query: str, filters: Filters = _EVERYTHING) -> list[Hit]:
        """Return hits in documents that may be seen, as many as if there were no others."""
        wanted = filters.offset + (DEFAULT_LIMIT if filters.limit is None else filters.limit)
        found: list[Hit] = []
        for begin in range(0, _MOST, _TOGETHER):
            hits = super().search(query, replace(filters, limit=_TOGETHER, offset=begin))
            found += [hit for hit in hits if hit.document in self._seen]
            if len(hits) < _TOGETHER or len(found) >= wanted:
                break
        return found[filters.offset : wanted]

    def links(self) -> list[Link]:
        """Return the links of which both ends may be seen."""
        statements = self._ledger().statements
        return [one for one in super().links() if one.later in statements and one.earlier in statements]

    def runs(self) -> list[RunReport]:
        """Return what runs read of documents that may be seen; files that failed may be of any dossier."""
        told = []
        for one in super().runs():
            read = tuple(each for each in one.read if each.document in self._seen)
            if read:
                told.append(replace(one, asked_for=(), failures=(), unchanged=0, read=read))
        return told

    def remarks(self) -> dict[str, tuple[str, ...]]:
        """Return what readers remarked on documents that may be seen."""
        return {name: words for name, words in super().remarks().items() if name in self._seen}

    def size(self) -> Size:
        """Return the size of what may be seen; what the whole takes on disk is not told."""
        ledger = self._ledger()
        return Size(
            documents=len(ledger.documents),
            versions=len(ledger.documents),
            statements=len(ledger.statements),
            sentences=self._sentences(sorted(ledger.documents)),
            links=len(ledger.links),
            runs=len(self.runs()),
            bytes=0,
            source_bytes=0,
        )

    def _sentences(self, documents: Sequence[str]) -> int:
        counted = 0
        with self._reading() as connection:
            for at in range(0, len(documents), _TOGETHER):
                which = sentence.c.document_id.in_(documents[at : at + _TOGETHER])
                counted += connection.execute(select(func.count()).select_from(sentence).where(which)).scalar_one()
        return counted

    @property
    def log(self) -> GuardedLog:
        """The judgements about what may be seen."""
        return GuardedLog(self._open_engine, str(self.path), lambda: self._seen)
