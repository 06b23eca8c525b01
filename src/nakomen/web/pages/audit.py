"""What was done in this archive, for admins."""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from nakomen.web.access.deeds import Deed, Noted
from nakomen.web.access.visitors import Role
from nakomen.web.desk import Desk, NotHereError
from nakomen.web.routes import DeskHere, Routes

router = Routes()
_ON_A_PAGE = 100


@router.read("/audit", Role.ADMIN)
def audit(desk: DeskHere, request: Request) -> Response:
    """Show deeds, the last first."""
    asked = request.query_params
    deed = asked.get("deed", "") if asked.get("deed", "") in set(Deed) else ""
    page = int(given) if (given := asked.get("page", "1")).isdecimal() and len(given) < 6 else 1
    found = listed(desk, deed, asked.get("who", "").strip(), max(page, 1))
    values = {
        "found": found[:_ON_A_PAGE],
        "deed": deed,
        "deeds": list(Deed),
        "who": asked.get("who", "").strip(),
        "page": max(page, 1),
        "more": len(found) > _ON_A_PAGE,
        "days": desk.settings.deeds.days if desk.settings.deeds else 0,
    }
    answer = desk.page("audit.html", values)
    answer.headers["cache-control"] = "no-store"
    return answer


def listed(desk: Desk, deed: str, who: str, page: int) -> list[Noted]:
    """Return a page of deeds and one more; a path that names what the visitor may not see is left out of it."""
    if desk.settings.deeds is None:
        raise NotHereError("audit")
    found = desk.settings.deeds.listed(deed, who, offset=(page - 1) * _ON_A_PAGE, limit=_ON_A_PAGE + 1)
    return [replace(one, about="/…") if _tells_too_much(desk, one.about) else one for one in found]


def _tells_too_much(desk: Desk, path: str) -> bool:
    """Tell whether a path names anything beyond a page of ours, where something is closed to who looks."""
    return bool(desk.closed) and path.count("/") > 1
