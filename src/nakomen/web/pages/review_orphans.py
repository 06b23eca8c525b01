"""Judgements whose words are found no more, each with the passage that is most like them."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from nakomen.model import Judgement, JudgementKind
from nakomen.review import Orphan
from nakomen.web.access.visitors import Role
from nakomen.web.desk import Desk
from nakomen.web.form_values import FormHere, said
from nakomen.web.judging_forms import keep
from nakomen.web.paging import Page, page_of
from nakomen.web.reviewer_name import ask_name
from nakomen.web.routes import DeskHere, Routes
from nakomen.web.sittings import seat_of

router = Routes()
_ON_A_PAGE = 25


@router.read("/review/orphans", Role.REVIEWER)
def orphans(desk: DeskHere) -> Response:
    """Show what lost its words."""
    found: Page[Orphan] = page_of(visible_orphans(desk), desk.request.query_params.get("page", ""), _ON_A_PAGE)
    answer = desk.page("review_orphans.html", {"found": found})
    answer.headers["cache-control"] = "no-store"
    return answer


@router.write("/review/orphans", Role.REVIEWER)
def withdraw(desk: DeskHere, form: FormHere) -> Response:
    """Withdraw one's own judgement that is about nothing any more."""
    if not desk.visitor.name:
        return ask_name(desk)
    seat = seat_of(desk)
    deed = Judgement(
        JudgementKind.WITHDRAW,
        desk.visitor.name,
        desk.settings.now(),
        judgements=(said(form, "judgement"),),
        note=said(form, "note"),
    )
    with seat.lock:
        keep(desk, seat, deed)
    return RedirectResponse("/review/orphans", status_code=303)


def visible_orphans(desk: Desk) -> list[Orphan]:
    """Return the orphans of documents that are open to the visitor; of one that is gone, to who may see everything."""
    documents = desk.ledger.documents
    everything = desk.visitor.may(Role.ADMIN)
    return [one for one in desk.ledger.judged.orphans if everything or one.document in documents]
