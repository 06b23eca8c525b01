"""The addresses that exported files carry: they last, and lead to the page that shows the matter now."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from nakomen.web.routes import Routes

router = Routes()


@router.read("/sporen/{identity}")
def spoor(identity: str) -> Response:
    """Lead to the page of a spoor."""
    return RedirectResponse(f"/spoor/{quote(identity, safe='')}", status_code=308)


@router.read("/statements/{identity}")
def statement(identity: str) -> Response:
    """Lead to the page of a statement."""
    return RedirectResponse(f"/statement/{quote(identity, safe='')}", status_code=308)
