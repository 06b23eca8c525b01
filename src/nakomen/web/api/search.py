"""Search: sentences that answer to a query, with the statements in them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import Field
from starlette.requests import Request

from nakomen.archive import Filters
from nakomen.web.api.paging import beside
from nakomen.web.api.refusing import REFUSALS
from nakomen.web.api.shapes import DAY, Answer, StatementAnswer
from nakomen.web.routes import DeskHere, Routes

router = Routes(tags=["search"])
_ON_A_PAGE, _MOST, _LAST = 25, 100, 1_000


class HitAnswer(Answer):
    """A sentence that was found: `document.text[start:end] == text`."""

    document: str
    date: str = Field(description=DAY)
    title: str
    start: int
    end: int
    text: str
    marks: list[tuple[int, int]] = Field(description="the words that were found, as places in `text`")
    statements: list[StatementAnswer]


class SearchAnswer(Answer):
    """A page of what was found, best first; how many there are in all is not counted."""

    page: int
    next: str | None
    previous: str | None
    hits: list[HitAnswer]


@router.read("/api/search", response_model=SearchAnswer, responses=REFUSALS)
def search(
    desk: DeskHere,
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=2_000, description="words and conditions, see docs/search.md")],
    page: Annotated[int, Query(ge=1, le=_LAST)] = 1,
    rows: Annotated[int, Query(ge=1, le=_MOST)] = _ON_A_PAGE,
) -> dict[str, Any]:
    """Return a page of the sentences that answer to a query."""
    asked = Filters(limit=rows + 1, offset=(page - 1) * rows)
    hits = desk.search(q, asked)
    shown = [hit for hit in hits if hit.document in desk.ledger.documents][:rows]
    around = beside(request, page, page + (len(hits) > rows))
    return {
        "page": page,
        "next": around["next"],
        "previous": around["previous"],
        "hits": [
            {
                "document": hit.document,
                "date": str(hit.date or ""),
                "title": hit.title,
                "start": hit.start,
                "end": hit.end,
                "text": hit.text,
                "marks": [(mark.start, mark.end) for mark in hit.marks],
                "statements": [one.to_dict() for one in hit.statements],
            }
            for hit in shown
        ],
    }
