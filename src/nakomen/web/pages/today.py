"""The first page: what is past, near and new, by dossier, and what the last reading brought."""

from __future__ import annotations

from collections import Counter

from starlette.responses import Response

from nakomen.archive import DocumentRow
from nakomen.ledger.rows import TermGroup
from nakomen.web.listing import Asked, listed
from nakomen.web.routes import DeskHere, Routes
from nakomen.web.snapshot import Snapshot

router = Routes()
_SHOWN = 8


@router.read("/")
def today(desk: DeskHere) -> Response:
    """Show what asks for attention."""
    snapshot = desk.snapshot
    runs = desk.archive.runs()
    groups = [(group, listed(snapshot, _only(group), facets=False)) for group in (TermGroup.PAST, TermGroup.NEAR)]
    values = {
        "groups": groups,
        "counts": counts_of(snapshot, snapshot.facets.everything),
        "groups_all": list(TermGroup),
        "dossiers": dossiers_of(snapshot),
        "newest": sorted(snapshot.ledger.documents.values(), key=lambda row: str(row.date or ""), reverse=True)[
            :_SHOWN
        ],
        "last_run": runs[-1] if runs else None,
        "conflicts": len(snapshot.ledger.judged.conflicts),
        "orphans": len(snapshot.ledger.judged.orphans),
        "total": len(snapshot.rows),
    }
    return desk.page("today.html", values)


def _only(group: TermGroup) -> Asked:
    return Asked(chosen={"term": (str(group),)}, on_a_page=_SHOWN)


def _newest(snapshot: Snapshot) -> list[DocumentRow]:
    return sorted(snapshot.ledger.documents.values(), key=lambda row: str(row.date or ""), reverse=True)[:_SHOWN]


def counts_of(snapshot: Snapshot, rows: int) -> Counter[TermGroup]:
    """Return how the terms of some rows stand."""
    return Counter({group: snapshot.facets.total("term", str(group), rows) for group in TermGroup})


def dossiers_of(snapshot: Snapshot) -> list[tuple[str, Counter[TermGroup]]]:
    """Return each dossier with how its undertakings stand, the one with the most first; papers without one last."""
    masks = dict(snapshot.facets.bits["dossier"])
    others = snapshot.facets.everything
    for mask in masks.values():
        others &= ~mask
    found = [(name, counts_of(snapshot, mask)) for name, mask in (masks | {"": others}).items() if mask]
    return sorted(found, key=lambda pair: (not pair[0], -pair[1].total(), pair[0]))
