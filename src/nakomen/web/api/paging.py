"""Pages of lists: which part is asked for, and the addresses of the pages beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from fastapi import Query
from starlette.requests import Request

#: So many on a page where nothing is said, and at most.
ON_A_PAGE, MOST_ON_A_PAGE, LAST_PAGE = 50, 500, 1_000_000

PageAsked = Annotated[int, Query(ge=1, le=LAST_PAGE, description="number of the page, from 1")]
RowsAsked = Annotated[int, Query(ge=1, le=MOST_ON_A_PAGE, description="how many on a page")]
_One = TypeVar("_One")


def beside(request: Request, page: int, pages: int) -> dict[str, Any]:
    """Return the number of a page with the addresses of those next to it, which ask the same."""
    return {
        "page": page,
        "pages": pages,
        "next": _address(request, page + 1) if page < pages else None,
        "previous": _address(request, min(page - 1, pages)) if page > 1 else None,
    }


def page_of(request: Request, found: Sequence[_One], page: int, rows: int) -> tuple[Sequence[_One], dict[str, Any]]:
    """Return a page of a list, and what an answer says of it."""
    pages = max(-(-len(found) // rows), 1)
    return found[(page - 1) * rows : page * rows], {"total": len(found), **beside(request, page, pages)}


def _address(request: Request, page: int) -> str:
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "page"]
    return f"{request.url.path}?{urlencode([*asked, ('page', str(page))])}"
