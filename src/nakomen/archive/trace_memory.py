"""What tracing remembers of an archive, so that a new letter is linked without telling all others again.

It is derived and can be made anew at any time: its tables belong to no revision, and are made when they are needed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    delete,
    func,
    insert,
    or_,
    select,
)

from nakomen.archive.conditions import is_current, of_version
from nakomen.archive.statement_rows import STATEMENT_COLUMNS, statements_of
from nakomen.archive.tables import document_version, statement
from nakomen.archive.tables import link as link_table
from nakomen.model import Link, Relation, Statement

_COLUMNS = ("key", "place", "statement_id")

trace_metadata = MetaData()
_key = Table(
    "trace_key",
    trace_metadata,
    Column("key", Text, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("statement_id", Text, primary_key=True),
    sqlite_with_rowid=False,
)
_count = Table("trace_count", trace_metadata, Column("key", Text, primary_key=True), Column("sporen", Integer))
_word = Table("trace_word", trace_metadata, Column("word", Text, primary_key=True), sqlite_with_rowid=False)
_document = Table(
    "trace_document", trace_metadata, Column("document_id", Text, primary_key=True), Column("fingerprint", Text)
)
TRACE_TABLES = (_key, _count, _word, _document)
#: Where the keys of a whole archive wait to be sorted.
_loose = Table("trace_loose", MetaData(), *(Column(name, Text) for name in _COLUMNS), prefixes=["TEMPORARY"])
#: How many values a question may name, and how many rows are written, at once.
_ASKED, _WRITTEN = 500, 20_000
#: Of a key so many statements are asked, those told last before a letter or first after it.
_MOST = 30
#: A story longer than this is not followed to its end.
_LONGEST = 2_000
#: The count of all sporen stands under a key that no word has.
_ALL = "\t"

KeyRow = tuple[str, str, str]


class TraceMemory:
    """The memory of an archive, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def sporen(self) -> int:
        """How many sporen were counted."""
        return self.counts([_ALL]).get(_ALL, 0)

    def known(self, words: Collection[str]) -> set[str]:
        """Return those of some words that stand in the archive."""
        found = (select(_word.c.word).where(_word.c.word.in_(some)) for some in _parts(words))
        return {word for question in found for (word,) in self._connection.execute(question)}

    def counts(self, keys: Collection[str]) -> dict[str, int]:
        """Return in how many sporen each of some keys stands; those in none are left out."""
        found = (select(_count).where(_count.c.key.in_(some)) for some in _parts(keys))
        return {row.key: row.sporen for question in found for row in self._connection.execute(question)}

    def sought_by(self, keys: Iterable[str], before: str) -> dict[str, list[str]]:
        """Return for each key the ids of the statements told last before a place, oldest first."""
        return {key: [row[0] for row in reversed(self._rows(key, _key.c.place < before, last=True))] for key in keys}

    def sought_later(self, keys: Iterable[str], after: str) -> dict[str, list[str]]:
        """Return for each key the ids of the statements told first behind a place; none of a key that many have."""
        return {
            key: [row[0] for row in rows]
            if len(rows := self._rows(key, _key.c.place > after, last=False)) < _MOST
            else []
            for key in keys
        }

    def _rows(self, key: str, condition: object, *, last: bool) -> list[tuple[str]]:
        order = (_key.c.place.desc(), _key.c.statement_id.desc()) if last else (_key.c.place, _key.c.statement_id)
        question = select(_key.c.statement_id).where(_key.c.key == key, condition).order_by(*order).limit(_MOST)  # type: ignore[arg-type]
        return [(row.statement_id,) for row in self._connection.execute(question)]

    def stories(self, ids: Collection[str]) -> tuple[list[Statement], list[Link], dict[str, date]]:
        """Return statements with all that is linked to them, to the end, the links, and the days of their documents."""
        links: dict[tuple[str, str], Link] = {}
        seen, new = set(ids), set(ids)
        while new and len(seen) < _LONGEST:
            found = [one for some in _parts(new) for one in self._links_of(some)]
            links.update({(one.later, one.earlier): one for one in found})
            new = {end for one in found for end in (one.later, one.earlier)} - seen
            seen |= new
        statements, days = self._statements(seen)
        return statements, list(links.values()), days

    def untied(self, ids: Collection[str]) -> tuple[list[Statement], dict[str, date]]:
        """Return those of some statements that are linked to nothing earlier, and the days of their documents."""
        found = (select(link_table.c.later).where(link_table.c.later.in_(some)) for some in _parts(ids))
        tied = {later for question in found for (later,) in self._connection.execute(question)}
        return self._statements(set(ids) - tied)

    def _links_of(self, ids: Collection[str]) -> Iterator[Link]:
        question = select(link_table).where(or_(link_table.c.later.in_(ids), link_table.c.earlier.in_(ids)))
        for row in self._connection.execute(question):
            yield Link(row.later, row.earlier, Relation(row.relation), row.why, row.confidence)

    def _statements(self, ids: Collection[str]) -> tuple[list[Statement], dict[str, date]]:
        statements: list[Statement] = []
        days: dict[str, date] = {}
        for some in _parts(ids):
            question = select(*STATEMENT_COLUMNS, document_version.c.date).join(document_version, of_version(statement))
            rows = self._connection.execute(question.where(is_current, statement.c.id.in_(some))).all()
            statements += statements_of(self._connection, rows)
            days |= {row.document_id: date.fromisoformat(row.date) for row in rows if row.date}
        return statements, days

    def add(self, rows: Iterable[KeyRow], words: Collection[str], counts: Mapping[str, int], sporen: int) -> None:
        """Write what new statements are sought by, the words they bring, and the counts that they changed."""
        self.write_keys(rows)
        new = set(words) - self.known(words)
        _write(self._connection, _word, ({"word": word} for word in sorted(new)))
        changed = {**counts, _ALL: sporen}
        for some in _parts(changed):
            self._connection.execute(delete(_count).where(_count.c.key.in_(some)))
        _write(self._connection, _count, ({"key": key, "sporen": number} for key, number in sorted(changed.items())))

    def write_keys(self, rows: Iterable[KeyRow]) -> None:
        """Write what statements are sought by."""
        _write(self._connection, _key, _named(rows))

    @contextmanager
    def sorting_keys(self) -> Iterator[Callable[[Iterable[KeyRow]], None]]:
        """Give a function that takes what statements are sought by, to be written at the end in the order of the keys.

        The table is kept in that order: rows that come in any other would each touch a page of their own, which in a
        large archive costs more than to link it.
        """
        _loose.create(self._connection)
        yield lambda rows: _write(self._connection, _loose, _named(rows))
        ordered = select(_loose).order_by(*_loose.columns)
        self._connection.execute(insert(_key).from_select(_COLUMNS, ordered))
        _loose.drop(self._connection)

    def add_links(self, links: Iterable[Link]) -> None:
        """Write links beside those that are there."""
        first = (self._connection.execute(select(func.max(link_table.c.key))).scalar() or 0) + 1
        _write(self._connection, link_table, (
            {"key": key, "later": one.later, "earlier": one.earlier, "relation": str(one.relation), "why": one.why,
             "confidence": one.confidence}
            for key, one in enumerate(links, first)
        ))  # fmt: skip

    def note_documents(self, documents: Mapping[str, str]) -> None:
        """Note which documents are traced now, by id with the fingerprint of what was read."""
        rows = ({"document_id": name, "fingerprint": print_} for name, print_ in documents.items())
        _write(self._connection, _document, rows)

    def traced_documents(self) -> dict[str, str]:
        """Return the documents that were traced, by id with the fingerprint of what was read."""
        return {row.document_id: row.fingerprint for row in self._connection.execute(select(_document)).all()}

    def forget(self) -> None:
        """Forget everything, links too."""
        for table in (*TRACE_TABLES, link_table):
            self._connection.execute(delete(table))


def _named(rows: Iterable[KeyRow]) -> Iterator[dict[str, str]]:
    return (dict(zip(_COLUMNS, row, strict=True)) for row in rows)


def _parts(values: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(values)
    for at in range(0, len(ordered), _ASKED):
        yield ordered[at : at + _ASKED]


def _write(connection: Connection, table: Table, rows: Iterable[Mapping[str, object]]) -> None:
    some: list[Mapping[str, object]] = []
    for row in rows:
        some.append(row)
        if len(some) >= _WRITTEN:
            connection.execute(insert(table), some)
            some = []
    if some:
        connection.execute(insert(table), some)
