"""Makes the selection of an archive that is exported, for the command line and the pages alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from nakomen.archive import Archive, Filters
from nakomen.exports.selection import Selection
from nakomen.ledger import Ledger
from nakomen.model import Statement
from nakomen.review.listing import judged_statements


def select(archive: Archive, filters: Filters, day: date, made_at: datetime) -> Selection:
    """Return the statements in force that pass the filters, seen from a day; the archive must stay open.

    What the caller knows beside it (address, options, title, that links are asked for) goes in by
    `dataclasses.replace`. Where nobody judged, the statements come from the archive as they are wanted.
    """
    plain = Selection(
        statements=_Kept(archive, filters),
        documents={row.id: row for row in archive.documents()},
        read_ledger=lambda: Ledger.of(archive),
        text_of=archive.document,
        day=day,
        made_at=made_at,
        query=filters.as_query,
        read_runs=archive.runs,
        read_motions=archive.motions,
    )
    filters = replace(filters, on=day)
    if not (archive.log.last() or filters.of_sporen):
        return plain
    ledger = Ledger.of(archive)
    return replace(
        plain,
        statements=tuple(judged_statements(archive, filters, ledger.judged)),
        read_ledger=lambda: ledger,
        touched=ledger.judged.touched,
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    """The statements that an archive keeps, read anew each time they are gone through."""

    archive: Archive
    filters: Filters

    def __iter__(self) -> Iterator[Statement]:
        return self.archive.each_statement(self.filters)

    def __len__(self) -> int:
        return self.archive.count(self.filters)
