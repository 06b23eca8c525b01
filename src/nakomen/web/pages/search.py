"""Search: sentences that hold the words, with the statements in them."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from nakomen.archive import Filters
from nakomen.model import QueryError
from nakomen.web.paging import page_number
from nakomen.web.routes import DeskHere, Routes

router = Routes()
_ON_A_PAGE = 25


@router.read("/search")
def search(desk: DeskHere, request: Request) -> Response:
    """Show what was found; without words, how to search."""
    query = request.query_params.get("q", "").strip()
    page = page_number(request.query_params.get("page", ""))
    hits, error = [], None
    if query:
        begin = (page - 1) * _ON_A_PAGE
        try:
            hits = desk.search(query, Filters(limit=_ON_A_PAGE + 1, offset=begin))
            if not hits and page > 1:
                # There is nothing behind the last page, and no way to tell which that is.
                return RedirectResponse(f"/search?{urlencode({'q': query})}", status_code=303)
        except QueryError as refused:
            error = refused
    visible = [hit for hit in hits if hit.document in desk.ledger.documents]
    values = {
        "query": query,
        "hits": visible[:_ON_A_PAGE],
        "page": page,
        "more": len(hits) > _ON_A_PAGE,
        "error": error,
        "picture": error.picture(80) if error else "",
    }
    return desk.page("search.html", values, status=422 if error else 200)
