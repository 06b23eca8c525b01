"""A statement: in its paragraph, with why it is what it is, and all that a reviewer can say of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from nakomen.archive import Filters
from nakomen.model import (
    AmountStage,
    ArchiveError,
    Compliance,
    Judgement,
    NakomenError,
    OvertakenError,
    QueryError,
    Relation,
    Statement,
    Status,
)
from nakomen.review.sitting import Look
from nakomen.web.access.visitors import Role
from nakomen.web.desk import Desk, NotHereError
from nakomen.web.form_values import FormHere, said
from nakomen.web.judging_forms import NOTHING_REFUSED, judge, meanwhile, refused
from nakomen.web.reviewer_name import ask_name
from nakomen.web.routes import DeskHere, Routes
from nakomen.web.sittings import Seat, seat_of
from nakomen.web.statement_view import StatementView, history_of, links_shown, look_view, neighbours_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nakomen.web.snapshot import Snapshot

router = Routes()
_FOUND = 8
#: What forms on the page offer.
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "relation": tuple(map(str, Relation)),
    "status": tuple(map(str, Status)),
    "amount_stage": tuple(map(str, AmountStage)),
    "compliance": tuple(map(str, Compliance)),
}


@router.read("/statement/{identity}")
def statement(desk: DeskHere, identity: str) -> Response:
    """Show a statement."""
    return _page(desk, whole_id(desk.snapshot, identity), {})


@router.write("/statement/{identity}", Role.REVIEWER)
def judge_statement(desk: DeskHere, identity: str, form: FormHere) -> Response:
    """Keep a judgement about a statement; one that cannot be kept leaves what was typed in its form."""
    if not desk.visitor.name:
        return ask_name(desk)
    whole = whole_id(desk.snapshot, identity)
    seat = seat_of(desk)
    try:
        with seat.lock:
            kept = judge(desk, seat, whole, form)
    except OvertakenError as error:
        return _page(desk, whole, refused(error, form, meanwhile(desk, whole, form)), status=409)
    except NakomenError as error:
        return _page(desk, whole, refused(error, form), status=422)
    return RedirectResponse(f"/statement/{whole}?kept={kept.number}#judgements", status_code=303)


def whole_id(snapshot: Snapshot, identity: str) -> str:
    """Return the id of a statement in full; one that is not there, or not open to the visitor, is not found."""
    judged = snapshot.ledger.judged
    whole = snapshot.whole_id(identity)
    if whole in snapshot.ledger.statements:
        return whole
    known = [one for one in judged.touched if len(identity) >= 4 and one.startswith(identity)]
    if len(known) == 1 and judged.touched[known[0]].statement.document in snapshot.ledger.documents:
        return known[0]
    raise NotHereError(identity)


def _page(desk: Desk, identity: str, more: Mapping[str, Any], *, status: int = 200) -> Response:
    """Return the page; for a reviewer as she sees the statement now, for others as the ledger has it."""
    reviews = desk.visitor.may(Role.REVIEWER)
    seat = seat_of(desk) if reviews and desk.visitor.name else None
    view = statement_view(desk, identity, seat)
    query = desk.request.query_params.get("find", "").strip()
    spoor = desk.snapshot.spoor_of.get(identity)
    values = {
        "view": view,
        "one": view.statement,
        "spoor": spoor,
        "row": desk.snapshot.row_of.get(spoor.id) if spoor else None,
        "reviews": reviews,
        "named": bool(desk.visitor.name),
        "choices": _CHOICES,
        "query_found": query,
        "found": _found(desk, query, identity),
        "kept": _kept(desk, view),
        **(more or NOTHING_REFUSED),
    }
    answer = desk.page("statement.html", values, status=status)
    if reviews:
        # What her forms carry is of this moment.
        answer.headers["cache-control"] = "no-store"
    return answer


def statement_view(desk: Desk, identity: str, seat: Seat | None = None) -> StatementView:
    """Return what the page of a statement shows; with a seat as its reviewer sees it at this moment."""
    judged = desk.ledger.judged
    touched = judged.touched.get(identity)
    if seat is not None and seat.sitting.knows(identity):
        with seat.lock:
            look = seat.sitting.look(identity)
            document = seat.sitting.document(look.statement.document)
    else:
        base = desk.ledger.statements.get(identity) or (touched.statement if touched else None)
        if base is None:
            raise NotHereError(identity)
        look = Look(base, judged.seen, touched.judgements if touched else ())
        document = desk.document(base.document)
    view = look_view(desk, look, document)
    known = (*look.judgements, *(touched.judgements if touched else ()))
    return replace(
        view,
        rejected=view.rejected or (seat is None and identity in judged.left_out),
        history=history_of(desk, identity, known),
        links=links_shown(desk, identity),
        neighbours=neighbours_of(desk, view.statement),
        conflicts=[one for one in judged.conflicts if identity in (one.statement, one.other)],
    )


def _found(desk: Desk, query: str, identity: str) -> list[Statement]:
    """Return statements in sentences that hold the words, to be linked or merged with this one."""
    if not query:
        return []
    try:
        hits = desk.search(query, Filters(limit=_FOUND))
    except (QueryError, ArchiveError):
        return []
    known = desk.ledger.statements
    return [known[one.id] for hit in hits for one in hit.statements if one.id in known and one.id != identity][:_FOUND]


def _kept(desk: Desk, view: StatementView) -> Judgement | None:
    number = desk.request.query_params.get("kept", "")
    return next((one.judgement for one in view.history if str(one.judgement.number) == number), None)


@router.write("/reviewer", Role.REVIEWER)
def name_reviewer(desk: DeskHere, form: FormHere, request: Request) -> Response:
    """Keep under which name somebody judges who works alone."""
    from nakomen.web.access.doors import REVIEWER_COOKIE
    from nakomen.web.pages.language import own_path
    from nakomen.web.reviewer_name import A_YEAR, cookie_of

    name = cookie_of(said(form, "name"))
    back = own_path(said(form, "back") or "/review")
    if not name:
        return desk.page("reviewer.html", {"back": back}, status=422)
    answer = RedirectResponse(back, status_code=303)
    answer.set_cookie(
        REVIEWER_COOKIE, name, max_age=A_YEAR, samesite="lax", httponly=True, secure=request.url.scheme == "https"
    )
    return answer
