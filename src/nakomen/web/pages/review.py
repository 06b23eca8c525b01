"""The queue of a reviewer: statement after statement, a key or a button a judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import QueryParams
from starlette.responses import RedirectResponse, Response

from nakomen.archive import Filters
from nakomen.model import Judgement, JudgementError, NakomenError, OvertakenError
from nakomen.review.pending import Asked
from nakomen.web.access.visitors import Role
from nakomen.web.desk import Desk, NotHereError
from nakomen.web.form_values import FormHere, said
from nakomen.web.judging_forms import NOTHING_REFUSED, judge, keep, meanwhile, refused
from nakomen.web.reviewer_name import ask_name
from nakomen.web.routes import DeskHere, Routes
from nakomen.web.sittings import Pile, Seat, seat_of
from nakomen.web.statement_view import StatementView, look_view

if TYPE_CHECKING:
    from datetime import date

    from starlette.datastructures import FormData

router = Routes()
#: By what a queue can be narrowed, beside words and conditions.
_FACETS = ("kind", "theme", "actor", "document")
_BINDING = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What an address asks to review; `blind` hides what others ruled, `sample` is (how many, seed)."""

    query: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    binding: str = ""
    sample: tuple[int, int] | None = None
    blind: bool = False

    @classmethod
    def of(cls, given: QueryParams) -> Narrowed:
        """Read an address; what makes no sense counts as not said."""
        size, seed = (_whole(given.get(name, "")) for name in ("sample", "seed"))
        return cls(
            query=given.get("q", "").strip(),
            chosen=tuple((name, one) for name in _FACETS for one in dict.fromkeys(given.getlist(name)) if one),
            binding=given.get("binding", "") if given.get("binding") in _BINDING else "",
            sample=(size, seed) if size else None,
            blind=given.get("blind") == "yes",
        )

    def asked(self, day: date) -> Asked:
        """Return what a sitting is asked."""
        values = {name: tuple(one for facet, one in self.chosen if facet == name) for name in _FACETS}
        filters = Filters(
            kind=values["kind"], theme=values["theme"], actor=values["actor"], document=values["document"],
            query=self.query, binding=_BINDING.get(self.binding),
        )  # fmt: skip
        return Asked(filters, day, self.sample)

    def pairs(self) -> list[tuple[str, str]]:
        """Return what the address says, pair by pair."""
        said_ = [("q", self.query), *self.chosen, ("binding", self.binding)]
        if self.sample:
            said_ += [("sample", str(self.sample[0])), ("seed", str(self.sample[1]))]
        return [pair for pair in (*said_, ("blind", "yes" if self.blind else "")) if pair[1]]

    def address(self, **more: str) -> str:
        """Return the query string, with more in it."""
        return urlencode([*self.pairs(), *((name, value) for name, value in more.items() if value)])

    def turned(self, name: str, value: str) -> str:
        """Return the query string in which a value is chosen where it was not, and the other way round."""
        pairs = self.pairs()
        pair = (name, value)
        return urlencode([one for one in pairs if one != pair] if pair in pairs else [*pairs, pair])


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue: the statement that she is at, none where all are done, and how far she is."""

    view: StatementView | None
    done: int
    total: int
    progress: str
    back: str
    onward: str
    own_last: Judgement | None
    counts: Mapping[str, list[tuple[str, int]]]


@router.read("/review", Role.REVIEWER)
def review(desk: DeskHere) -> Response:
    """Show the next statement to review, or the one that the address names."""
    if not desk.visitor.name:
        return ask_name(desk)
    given = desk.request.query_params
    return _page(desk, Narrowed.of(given), given.get("at", ""), {})


@router.write("/review", Role.REVIEWER)
def judge_next(desk: DeskHere, form: FormHere) -> Response:
    """Keep a judgement, and go on to the next statement."""
    if not desk.visitor.name:
        return ask_name(desk)
    narrowed = Narrowed.of(QueryParams(parse_qsl(said(form, "query"))))
    at, deed = said(form, "at"), said(form, "deed")
    seat = seat_of(desk, blind=narrowed.blind)
    try:
        with seat.lock:
            pile = seat.pile(narrowed.asked(desk.snapshot.day), desk.snapshot)
            if deed == "skip":
                pile.passed_over[at] = None
                onward = pile.next_left(seat.sitting, at)
            elif deed == "undo":
                onward = _undo(desk, seat, form)
            else:
                judge(desk, seat, at, form)
                onward = at if deed in ("correct", "comment") else pile.next_left(seat.sitting, at)
    except OvertakenError as error:
        return _page(desk, narrowed, at, refused(error, form, meanwhile(desk, at, form)), status=409)
    except NakomenError as error:
        return _page(desk, narrowed, at, refused(error, form), status=422)
    return RedirectResponse(f"/review?{narrowed.address(at=onward)}", status_code=303)


def _undo(desk: Desk, seat: Seat, form: FormData) -> str:
    """Withdraw the judgement that the page showed as her last, and return its statement."""
    last = seat.sitting.own_last()
    if last is None or last.id != said(form, "judgement"):
        what = "this is not your last judgement any more"
        raise OvertakenError(what, where=said(form, "judgement"), remedy="look at it again, then judge")
    kept = Judgement("withdraw", desk.visitor.name, desk.settings.now(), judgements=(last.id,))  # type: ignore[arg-type]
    keep(desk, seat, kept)
    return last.statement


def queue_of(desk: Desk, narrowed: Narrowed, at: str) -> Queue:
    """Return what the page of a queue shows; without a statement in the address the first that is left."""
    seat = seat_of(desk, blind=narrowed.blind)
    with seat.lock:
        pile = seat.pile(narrowed.asked(desk.snapshot.day), desk.snapshot)
        sitting = seat.sitting
        identity = at if sitting.knows(at) else pile.next_left(sitting)
        view = _view(desk, seat, identity) if identity else None
        done = len(pile.done(sitting))
        total = pile.before + len(pile.order)
        return Queue(
            view=view,
            done=pile.before + done,
            total=total,
            progress=seat.pace.in_words(pile.before + done, total),
            back=pile.beside(identity, -1),
            onward=pile.beside(identity, 1) or _other(pile, sitting.reviewed(identity) if identity else True, identity),
            own_last=sitting.own_last(),
            counts=pile.counts,
        )


def _other(pile: Pile, reviewed: bool, identity: str) -> str:
    """Return where the end of the order leads: back to its beginning, where something else is there."""
    first = pile.order[0] if pile.order else ""
    return first if first != identity and not reviewed else ""


def _view(desk: Desk, seat: Seat, identity: str) -> StatementView:
    look = seat.sitting.look(identity)
    if look.statement.document not in desk.ledger.documents:
        raise NotHereError(identity)
    return look_view(desk, look, seat.sitting.document(look.statement.document))


def _page(desk: Desk, narrowed: Narrowed, at: str, more: Mapping[str, Any], *, status: int = 200) -> Response:
    try:
        queue = queue_of(desk, narrowed, at)
    except JudgementError:
        raise NotHereError(at) from None
    except NakomenError as error:
        # What cannot be asked is said above the whole queue.
        more, status, narrowed = {**NOTHING_REFUSED, "query_error": error}, 422, Narrowed(blind=narrowed.blind)
        queue = queue_of(desk, narrowed, "")
    values = {"queue": queue, "view": queue.view, "narrowed": narrowed, "query_error": None}
    answer = desk.page("review.html", {**values, **NOTHING_REFUSED, **more}, status=status)
    answer.headers["cache-control"] = "no-store"
    return answer


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
