"""What reviewers disagree on, each side beside the others, and the judgement that settles it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse, Response

from nakomen.ledger.typed_values import value_read
from nakomen.model import Judgement, JudgementError, NakomenError, OvertakenError
from nakomen.model.judged_fields import FIELDS
from nakomen.review import Conflict, fields_of
from nakomen.review.positions import EXISTS, TERM, YES
from nakomen.review.settling import settle_as_derived, settle_for, settle_with
from nakomen.web.access.visitors import Role
from nakomen.web.desk import Desk
from nakomen.web.form_values import FormHere, said
from nakomen.web.judging_forms import NOTHING_REFUSED, keep, meanwhile, refused
from nakomen.web.paging import Page, page_of
from nakomen.web.reviewer_name import ask_name
from nakomen.web.routes import DeskHere, Routes
from nakomen.web.sittings import Seat, seat_of
from nakomen.web.statement_view import StatementView, choices_of, look_view

if TYPE_CHECKING:
    from starlette.datastructures import FormData

router = Routes()
_ON_A_PAGE = 10
PROGRAM, OWN = "program", "own"


@dataclass(frozen=True, slots=True)
class ConflictShown:
    """A conflict with its statement; `program` is what the program found, None where it says nothing of it.

    `writable` tells whether it can be settled with a value that nobody gave, and `choices` are those there are.
    """

    conflict: Conflict
    view: StatementView
    program: str | None
    writable: bool
    choices: Sequence[str]

    @property
    def key(self) -> str:
        """What tells it from others on its page."""
        return f"{self.conflict.statement}-{self.conflict.field.replace(' ', '-')}-{self.conflict.other}"


@router.read("/review/conflicts", Role.REVIEWER)
def conflicts(desk: DeskHere) -> Response:
    """Show what is open."""
    if not desk.visitor.name:
        return ask_name(desk)
    return _page(desk, {})


@router.write("/review/conflicts", Role.REVIEWER)
def settle(desk: DeskHere, form: FormHere) -> Response:
    """Settle one conflict."""
    if not desk.visitor.name:
        return ask_name(desk)
    seat = seat_of(desk)
    try:
        with seat.lock:
            made = _settling(desk, seat, form)
            keep(desk, seat, replace(made, seen=said(form, "seen"), note=said(form, "note") or made.note))
    except OvertakenError as error:
        return _page(desk, refused(error, form, meanwhile(desk, said(form, "statement"), form)), status=409)
    except NakomenError as error:
        return _page(desk, refused(error, form), status=422)
    return RedirectResponse("/review/conflicts", status_code=303)


def open_conflicts(desk: Desk) -> list[Conflict]:
    """Return what reviewers disagree on about statements that are open to the visitor."""
    judged, documents = desk.ledger.judged, desk.ledger.documents

    def visible(identity: str) -> bool:
        found = desk.ledger.statements.get(identity)
        touched = judged.touched.get(identity)
        found = found or (touched.statement if touched else None)
        return found is not None and found.document in documents

    return [one for one in judged.conflicts if visible(one.statement)]


def conflict_shown(desk: Desk, seat: Seat, conflict: Conflict) -> ConflictShown:
    """Return a conflict as its page shows it."""
    with seat.lock:
        look = seat.sitting.look(conflict.statement)
        view = look_view(desk, look, seat.sitting.document(look.statement.document))
    touched = desk.ledger.judged.touched.get(conflict.statement)
    derived = touched.derived if touched else None
    known = {EXISTS: YES, **fields_of(derived)} if derived else {}
    name = "due" if conflict.field == TERM else conflict.field
    return ConflictShown(conflict, view, known.get(conflict.field), name in FIELDS, choices_of(name))


def _settling(desk: Desk, seat: Seat, form: FormData) -> Judgement:
    """Return the judgement that a form makes of a conflict that is still open."""
    wanted = tuple(said(form, name) for name in ("statement", "field", "other"))
    conflict = next((one for one in open_conflicts(desk) if (one.statement, one.field, one.other) == wanted), None)
    if conflict is None:
        what = "this conflict is settled already, or its sides changed"
        raise OvertakenError(what, where=wanted[0], remedy="look at it again, then judge")
    anchor = seat.sitting.anchor(seat.sitting.look(conflict.statement).statement)
    by = desk.visitor.name, desk.settings.now()
    side = said(form, "side")
    if side == PROGRAM:
        return settle_as_derived(conflict, desk.ledger.judged, anchor, *by)
    if side == OWN:
        name = "due" if conflict.field == TERM else conflict.field
        return settle_with(value_read(name, said(form, "value")), conflict, anchor, *by)
    position = next((one for one in conflict.positions if one.judgement.id == side), None)
    if position is None:
        raise JudgementError("no side is chosen", where=conflict.statement, remedy="choose one of the sides")
    return settle_for(position, conflict, anchor, *by)


def _page(desk: Desk, more: Mapping[str, Any], *, status: int = 200) -> Response:
    seat = seat_of(desk)
    found: Page[Conflict] = page_of(open_conflicts(desk), desk.request.query_params.get("page", ""), _ON_A_PAGE)
    shown = [conflict_shown(desk, seat, one) for one in found.rows]
    values = {"found": found, "shown": shown, "own_side": OWN, "program_side": PROGRAM}
    answer = desk.page("review_conflicts.html", {**values, **NOTHING_REFUSED, **more}, status=status)
    answer.headers["cache-control"] = "no-store"
    return answer
