"""Keeps the links between statements, all of them at once: they are computed anew from the whole archive."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, delete, insert, select

from nakomen.archive.conditions import is_current, of_version
from nakomen.archive.connecting import writing
from nakomen.archive.tables import document_version, link, statement
from nakomen.model import ArchiveError, Link, Relation


def replace_links(engine: Engine, links: Sequence[Link], where: str) -> None:
    """Put these links in the place of all others; nothing is written where they are the same."""
    with writing(engine) as connection:
        ids = _current_ids(connection)
        for one in links:
            for end in (one.later, one.earlier):
                if end not in ids:
                    remedy = "trace the archive again"
                    raise ArchiveError(f"a link names the unknown statement {end}", where=where, remedy=remedy)
        if _all_links(connection) == list(links):
            return
        connection.execute(delete(link))
        if links:
            connection.execute(
                insert(link),
                [
                    {"key": key, "later": one.later, "earlier": one.earlier, "relation": str(one.relation),
                     "why": one.why, "confidence": one.confidence}
                    for key, one in enumerate(links, 1)
                ],
            )  # fmt: skip


def list_links(connection: Connection) -> list[Link]:
    """Return the links in the order they were given, without those that lost a statement since."""
    links = _all_links(connection)
    if not links:
        return []
    ids = _current_ids(connection)
    return [one for one in links if one.later in ids and one.earlier in ids]


def _all_links(connection: Connection) -> list[Link]:
    return [
        Link(row.later, row.earlier, Relation(row.relation), row.why, row.confidence)
        for row in connection.execute(select(link).order_by(link.c.key))
    ]


def _current_ids(connection: Connection) -> set[str]:
    question = select(statement.c.id).join(document_version, of_version(statement)).where(is_current)
    return set(connection.execute(question).scalars())
