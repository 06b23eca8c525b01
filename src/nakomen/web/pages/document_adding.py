"""A statement by hand: words of a document that the program did not take for one."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from nakomen.model import JudgementError, Kind, Span
from nakomen.review.names import reviewer_named
from nakomen.web import document_view as view
from nakomen.web.access.doors import REVIEWER_COOKIE, OpenDoor
from nakomen.web.access.visitors import Role
from nakomen.web.adding import OutdatedTextError, judgement_of, places_of_words, wanted_of
from nakomen.web.desk import Desk
from nakomen.web.paper import Paper
from nakomen.web.reviewer_name import A_YEAR, cookie_of
from nakomen.web.routes import DeskHere, Routes
from nakomen.wording.errors_in_words import refusal_in_words

router = Routes()


@dataclass(frozen=True, slots=True)
class SentenceToChoose:
    """A sentence with its place and its words, and whether it is the one that is chosen."""

    start: int
    words: str
    chosen: bool


@router.read("/documents/{identity}/add", Role.REVIEWER)
def form(desk: DeskHere, request: Request, identity: str) -> Response:
    """Show the form for the sentence at a place, or the sentences in which words stand."""
    given = request.query_params
    return _page(desk, identity, {name: given.get(name, "") for name in ("at", "words")})


@router.write("/documents/{identity}/add", Role.REVIEWER)
async def add(desk: DeskHere, request: Request, identity: str) -> Response:
    """Add a statement, and show it in its document; what is wrong with it is told above the form."""
    from starlette.concurrency import run_in_threadpool

    fields = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    return await run_in_threadpool(_add, desk, identity, fields)


def _add(desk: Desk, identity: str, fields: Mapping[str, str]) -> Response:
    row = view.row_named(desk, identity)
    reviewer = reviewer_of(desk, fields)
    try:
        wanted = wanted_of(fields)
        judgement = judgement_of(view.paper_of(desk, row), desk.ledger, wanted, reviewer, desk.settings.now())
        desk.archive.log.append(judgement, secrets.token_bytes(32))
    except JudgementError as error:
        status = 409 if isinstance(error, OutdatedTextError) else 422
        return _page(desk, identity, fields, refusal_in_words(error), status)
    desk.shelf.outdated()
    [anchor] = judgement.subjects
    target = f"/documents/{quote(row.id, safe='')}?s={anchor.statement}&at={anchor.start}#s-{anchor.statement}"
    answer = RedirectResponse(target, status_code=303)
    if reviewer != desk.visitor.name:
        answer.set_cookie(REVIEWER_COOKIE, cookie_of(reviewer), max_age=A_YEAR, samesite="lax", httponly=True)
    return answer


def reviewer_of(desk: Desk, fields: Mapping[str, str]) -> str:
    """Return under which name a visitor judges; who works alone may give it with her first judgement."""
    if desk.visitor.name or not isinstance(desk.settings.door, OpenDoor):
        return desk.visitor.name
    return reviewer_named(fields.get("reviewer", ""))


def _page(desk: Desk, identity: str, given: Mapping[str, str], error: str = "", status: int = 200) -> Response:
    row = view.row_named(desk, identity)
    paper = view.paper_of(desk, row)
    at = _number(given.get("at") or given.get("start") or "")
    words = given.get("words", "").strip()
    places = places_of_words(paper, words) if words else []
    if at is None and places:
        at = places[0]
    sentence = paper.sentence_at(at) if at is not None else None
    values = {
        "row": row,
        "paper": paper,
        "given": {name: given.get(name, "") for name in ("kind", "actor", "addressee", "due", "note", "reviewer")},
        "words": words,
        "found": [_choice(paper, one, sentence) for one in places],
        "around": [_shown(paper, one, sentence) for one in paper.sentences_of_block(at)] if at is not None else [],
        "start": sentence.start if sentence else None,
        "quote": given.get("quote") or _quote(paper, given, sentence),
        "kinds": list(Kind),
        "error": error,
    }
    return desk.page("document_adding.html", values, status=status)


def _quote(paper: Paper, given: Mapping[str, str], sentence: Span | None) -> str:
    """Return the words that stand in the form: those that were marked, else the sentence."""
    start, end = _number(given.get("start", "")), _number(given.get("end", ""))
    if start is not None and end is not None and start < end <= len(paper.document.text):
        return paper.document.text[start:end].strip()
    return paper.document.text[sentence.start : sentence.end] if sentence else ""


def _choice(paper: Paper, place: int, sentence: Span | None) -> SentenceToChoose:
    return _shown(paper, paper.sentence_at(place) or Span(place, place), sentence)


def _shown(paper: Paper, one: Span, sentence: Span | None) -> SentenceToChoose:
    return SentenceToChoose(one.start, paper.document.text[one.start : one.end], one == sentence)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
