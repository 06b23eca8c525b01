"""The log of judgements, newest first, and the proof that nothing in it was changed."""

from __future__ import annotations

from functools import partial

from starlette.responses import Response

from nakomen.archive.judgement_log import LogCheck, LogRoot
from nakomen.model import Judgement, NakomenError
from nakomen.web.access.visitors import Role
from nakomen.web.desk import Desk
from nakomen.web.judging_forms import is_open
from nakomen.web.paging import Page, page_number, page_of
from nakomen.web.routes import DeskHere, Routes

router = Routes()
_ON_A_PAGE = 50


@router.read("/review/log", Role.REVIEWER)
def log(desk: DeskHere) -> Response:
    """Show a page of the log; where it is asked for, check all of it, also against a root that somebody kept."""
    given = desk.request.query_params
    kept = given.get("root", "").strip()
    check: LogCheck | None = None
    error: NakomenError | None = None
    try:
        if given.get("check") or kept:
            check = desk.archive.log.check([LogRoot.read(kept)] if kept else [])
    except NakomenError as refused:
        error = refused
    values = {
        "found": entries(desk, given.get("page", "")),
        "check": check,
        "kept": kept,
        "error": error,
        "withdrawn": desk.archive.log.withdrawn(),
        "open_to": partial(is_open, desk),
    }
    answer = desk.page("review_log.html", values, status=422 if error else 200)
    answer.headers["cache-control"] = "no-store"
    return answer


def entries(desk: Desk, page: str) -> Page[Judgement]:
    """Return a page of the log, newest first."""
    if desk.closed:
        # Of what she may see the numbers have gaps, which alone would tell of the rest.
        return page_of(desk.archive.log.judgements()[::-1], page, _ON_A_PAGE)
    total = desk.archive.log.size()
    pages = max(-(-total // _ON_A_PAGE), 1)
    number = min(page_number(page), pages)
    last = total - (number - 1) * _ON_A_PAGE
    rows = desk.archive.log.between(max(last - _ON_A_PAGE + 1, 1), last) if total else []
    return Page(rows[::-1], number, total, pages)
