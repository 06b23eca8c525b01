"""The ledger: undertakings that an address asks for, and what they can be narrowed to."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import Field
from starlette.requests import Request

from nakomen.ledger.row_values import row_as_values
from nakomen.web.api.paging import ON_A_PAGE, PageAsked, RowsAsked, beside
from nakomen.web.api.refusing import REFUSALS
from nakomen.web.api.shapes import Answer, Paged, UndertakingAnswer
from nakomen.web.facets import FACETS
from nakomen.web.listing import Asked, listed
from nakomen.web.routes import DeskHere, Routes
from nakomen.web.row_orders import ORDERS

router = Routes(tags=["ledger"])


class FacetAnswer(Answer):
    """A value that the list can be narrowed to."""

    value: str
    number: int = Field(description="how many undertakings it would show beside what else is chosen")
    chosen: bool


class LedgerAnswer(Paged):
    """A page of the ledger, seen from a day."""

    on: str = Field(description="the day of the answer")
    rows: list[UndertakingAnswer]
    facets: dict[str, list[FacetAnswer]]


_SORT = f"order: {', '.join(ORDERS)}; with - before it backwards"
_FACETS = f"which values of a facet are asked for, any of them: {', '.join(FACETS)}"


class LedgerQuery(Answer):
    """What can be asked of the ledger; the same as the address of the page `/ledger`."""

    q: str = Field("", max_length=2_000, description="words and conditions in the query language, see docs/search.md")
    sort: str = Field("term", max_length=20, description=_SORT)
    page: PageAsked = 1
    rows: RowsAsked = ON_A_PAGE
    term: list[str] = Field([], description="past, near, running, without, settled")
    kind: list[str] = Field([], description="agreement, pledge, assurance, tasking, request")
    status: list[str] = Field([], description="openstaand, deels-voldaan, voldaan, vervallen")
    standing: list[str] = Field([], description="reported, proposed, established")
    actor: list[str] = Field([], description="who, as the statements name her")
    addressee: list[str] = Field([], description="to whom")
    theme: list[str] = Field([], description="what it is about")
    dossier: list[str] = Field([], description="numbers of parliamentary dossiers")
    amount: list[str] = Field([], description="units of amounts, such as EUR")
    year: list[str] = Field([], description="years of documents")
    document: list[str] = Field([], description="ids of documents")


@router.read("/api/ledger", response_model=LedgerAnswer, responses=REFUSALS)
def ledger(desk: DeskHere, request: Request, _: Annotated[LedgerQuery, Query()]) -> dict[str, Any]:
    """Return a page of the undertakings that are asked for, with the facets that narrow them."""
    snapshot = desk.snapshot
    found = listed(snapshot, Asked.of(request.query_params))
    return {
        "on": snapshot.day.isoformat(),
        "total": found.total,
        **beside(request, found.asked.page, found.pages),
        "rows": [row_as_values(snapshot.ledger, row, snapshot.day) for row in found.rows],
        "facets": {
            name: [{"value": one.value, "number": one.number, "chosen": one.chosen} for one in values]
            for name, values in found.facets.items()
        },
    }
