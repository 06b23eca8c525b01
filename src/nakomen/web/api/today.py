"""What asks for attention: how terms stand, by dossier, and what the last reading brought; and what is due on a day."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import Query
from pydantic import Field

from nakomen.ledger.row_values import source_as_values
from nakomen.web.api.refusing import REFUSALS
from nakomen.web.api.shapes import Answer, SourceAnswer, UndertakingAnswer
from nakomen.web.due_listing import NEAR, DueAsked, due_as_values, filled
from nakomen.web.pages.today import counts_of, dossiers_of
from nakomen.web.routes import DeskHere, Routes

router = Routes(tags=["today"])
_NEWEST, _DUE, _MOST_DUE = 8, 50, 500


class GroupCounts(Answer):
    """How many undertakings stand in each group of terms."""

    past: int
    near: int = Field(description="the term ends within 90 days")
    running: int
    without: int = Field(description="no term")
    settled: int


class DossierCounts(GroupCounts):
    """How the undertakings of a dossier stand."""

    dossier: str = Field(description="number of the dossier; empty for papers of none")


class TodayAnswer(Answer):
    """What the first page shows."""

    on: str
    undertakings: int
    counts: GroupCounts
    dossiers: list[DossierCounts] = Field(description="those with the most undertakings first")
    newest: list[SourceAnswer]
    conflicts: int = Field(description="fields about which reviewers disagree")
    orphans: int = Field(description="judgements that lost their words")


class DueAnswer(Answer):
    """What is due, as it is seen from a day; of each group the ones whose term ends nearest to it."""

    on: str
    within: int = Field(description="terms that end in so many days are near")
    counts: GroupCounts
    past: list[UndertakingAnswer]
    near: list[UndertakingAnswer]
    running: list[UndertakingAnswer]


@router.read("/api/today", response_model=TodayAnswer, responses=REFUSALS)
def today(desk: DeskHere) -> dict[str, Any]:
    """Return how the terms stand today, by dossier, and the newest documents."""
    snapshot = desk.snapshot
    newest = sorted(snapshot.ledger.documents.values(), key=lambda row: str(row.date or ""), reverse=True)
    return {
        "on": snapshot.day.isoformat(),
        "undertakings": len(snapshot.rows),
        "counts": filled(counts_of(snapshot, snapshot.facets.everything)),
        "dossiers": [{"dossier": name, **filled(counts)} for name, counts in dossiers_of(snapshot)],
        "newest": [source_as_values(row) for row in newest[:_NEWEST]],
        "conflicts": len(snapshot.ledger.judged.conflicts),
        "orphans": len(snapshot.ledger.judged.orphans),
    }


@router.read("/api/due", response_model=DueAnswer, responses=REFUSALS)
def due(
    desk: DeskHere,
    on: Annotated[date | None, Query(description="the day from which it is seen; today where it is not said")] = None,
    within: Annotated[int, Query(ge=0, le=3_660, description="days in which a term is near")] = NEAR,
    actor: Annotated[str, Query(max_length=200, description="who, as the statements name her")] = "",
    rows: Annotated[int, Query(ge=1, le=_MOST_DUE, description="how many of each group")] = _DUE,
) -> dict[str, Any]:
    """Return what is past its term on a day, near it, or running."""
    return due_as_values(desk.snapshot, DueAsked(on or desk.snapshot.day, within, actor, rows))
