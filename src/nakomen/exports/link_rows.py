"""Links as rows of plain values: both ends with document and quote, from the later statement to the earlier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nakomen.model import Link, Statement


def link_rows(links: Iterable[Link], statements: Mapping[str, Statement]) -> Iterator[dict[str, Any]]:
    """Give one row a link, in the order given."""
    return (_row(link, statements[link.later], statements[link.earlier]) for link in links)


def _row(link: Link, later: Statement, earlier: Statement) -> dict[str, Any]:
    return {
        "from_document": later.document,
        "from_quote": later.quote,
        "to_document": earlier.document,
        "to_quote": earlier.quote,
        "relation": str(link.relation),
        "why": link.why,
        "confidence": link.confidence,
        "from_id": later.id,
        "to_id": earlier.id,
    }
