"""The meetings: their list, and each with its papers, what was agreed there and what had to be answered before it."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from nakomen.web.desk import NotHereError
from nakomen.web.meeting_list import agreements_in, due_before, meetings_in
from nakomen.web.routes import DeskHere, Routes

router = Routes()
_ON_A_PAGE = 100


@router.read("/meetings")
def meetings(desk: DeskHere, request: Request) -> Response:
    """Show the meetings whose name, place or year has the words that are asked for."""
    query, page = request.query_params.get("q", "").strip(), request.query_params.get("page", "1")
    words = query.casefold().split()
    everything = list(meetings_in(desk).values())
    found = [one for one in everything if all(word in f"{one.name} {one.day}".casefold() for word in words)]
    pages = max(-(-len(found) // _ON_A_PAGE), 1)
    number = min(max(int(page), 1), pages) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    values = {
        "query_here": query,
        "rows": found[(number - 1) * _ON_A_PAGE : number * _ON_A_PAGE],
        "total": len(found),
        "everything": len(everything),
        "page": number,
        "pages": pages,
    }
    return desk.page("meetings.html", values)


@router.read("/meetings/{meeting_day}")
def meeting(desk: DeskHere, meeting_day: str) -> Response:
    """Show a meeting, which its first day names."""
    try:
        shown = meetings_in(desk)[date.fromisoformat(meeting_day)]
    except (ValueError, KeyError):
        raise NotHereError(meeting_day) from None
    agreed = agreements_in(desk.snapshot)
    days = list(meetings_in(desk))
    at = days.index(shown.day)
    values = {
        "meeting": shown,
        "agreed": [row for document in shown.documents for row in agreed.get(document.id, ())],
        "to_answer": due_before(desk.snapshot, shown.day),
        "later": days[at - 1] if at else None,
        "earlier": days[at + 1] if at + 1 < len(days) else None,
    }
    return desk.page("meeting.html", values)
