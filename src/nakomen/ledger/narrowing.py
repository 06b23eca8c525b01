"""Narrows a ledger by a query and filters, for the command line, the pages and the exports alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from nakomen.ledger.ledger import Ledger
from nakomen.model import Statement

if TYPE_CHECKING:
    from nakomen.archive import Archive, Filters, Hit


def narrowed(archive: Archive, ledger: Ledger, filters: Filters, day: date) -> list[Statement]:
    """Return the statements of a ledger that pass, in its order; status and terms are seen from the day."""
    from nakomen.review.listing import judged_statements

    return judged_statements(archive, replace(filters, on=day), ledger.judged)


def hits_in(archive: Archive, ledger: Ledger, query: str, filters: Filters, day: date) -> list[Hit]:
    """Return the sentences that a query finds, best first, each with the statements in force that stand in it."""
    from nakomen.review.hits import judged_hits

    return judged_hits(archive, query, replace(filters, on=day), ledger.judged)
