"""What people ruled: the log, what they disagree about, what lost its words; and a judgement of one's own."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from nakomen.ledger.judged_words import conflict_values, values_of
from nakomen.model import JudgementKind, OvertakenError
from nakomen.web.access.visitors import Role
from nakomen.web.api.judging import JudgementBody, judgement_from
from nakomen.web.api.paging import ON_A_PAGE, PageAsked, RowsAsked, page_of
from nakomen.web.api.refusing import NOT_HERE, REFUSALS, refused
from nakomen.web.api.shapes import Answer, Paged, Refusal
from nakomen.web.api.sporen import ConflictAnswer
from nakomen.web.api.statements import JudgementAnswer
from nakomen.web.desk import Desk
from nakomen.web.routes import DeskHere, Routes
from nakomen.wording.errors_in_words import translate

router = Routes(tags=["judgements"])


class JudgementsAnswer(Paged):
    """A page of the log, newest first."""

    judgements: list[JudgementAnswer]


class ConflictsAnswer(Paged):
    """A page of what reviewers disagree about."""

    conflicts: list[ConflictAnswer]


class OrphanAnswer(Answer):
    """A judgement whose words are found no more, with the passage of the document that is most like them."""

    judgement: JudgementAnswer
    quote: str
    document: str
    passage: str
    start: int
    likeness: float


class OrphansAnswer(Paged):
    """A page of judgements that lost their words."""

    orphans: list[OrphanAnswer]


class OvertakenAnswer(Refusal):
    """Somebody judged the same statement after what was `seen`."""

    meanwhile: list[JudgementAnswer] = Field(description="what was judged since, oldest first")
    seen: str = Field(description="id of the last judgement of the log now")


@router.read("/api/judgements", response_model=JudgementsAnswer, responses=REFUSALS)
def judgements(  # noqa: PLR0913, PLR0917 - what an address can say
    desk: DeskHere,
    request: Request,
    statement: Annotated[str, Query(max_length=64, description="id of a statement that they are about")] = "",
    reviewer: Annotated[str, Query(max_length=200)] = "",
    page: PageAsked = 1,
    rows: RowsAsked = ON_A_PAGE,
) -> dict[str, Any]:
    """Return a page of the log of judgements, newest first; those that were withdrawn are in it."""
    found = [
        one
        for one in reversed(desk.archive.log.judgements())
        if reviewer in ("", one.reviewer)
        and (not statement or any(anchor.statement == statement for anchor in one.subjects))
    ]
    shown, around = page_of(request, found, page, rows)
    return {**around, "judgements": [values_of(one) for one in shown]}


@router.read("/api/conflicts", response_model=ConflictsAnswer, responses=REFUSALS)
def conflicts(desk: DeskHere, request: Request, page: PageAsked = 1, rows: RowsAsked = ON_A_PAGE) -> dict[str, Any]:
    """Return a page of the fields about which reviewers disagree."""
    shown, around = page_of(request, desk.ledger.judged.conflicts, page, rows)
    return {**around, "conflicts": [conflict_values(one) for one in shown]}


@router.read("/api/orphans", response_model=OrphansAnswer, responses=REFUSALS)
def orphans(desk: DeskHere, request: Request, page: PageAsked = 1, rows: RowsAsked = ON_A_PAGE) -> dict[str, Any]:
    """Return a page of the judgements that lost their words."""
    shown, around = page_of(request, desk.ledger.judged.orphans, page, rows)
    found = [
        {
            "judgement": values_of(one.judgement),
            "quote": one.quote,
            "document": one.document,
            "passage": one.passage,
            "start": one.start,
            "likeness": one.likeness,
        }
        for one in shown
    ]
    return {**around, "orphans": found}


@router.write(
    "/api/judgements",
    Role.REVIEWER,
    status_code=201,
    response_model=JudgementAnswer,
    responses={
        **NOT_HERE,
        400: {"model": Refusal, "description": "what is sent is no JSON in UTF-8"},
        409: {"model": OvertakenAnswer, "description": "somebody judged it meanwhile"},
    },
)
def judge(desk: DeskHere, body: JudgementBody) -> Any:  # noqa: ANN401 - the judgement, or a refusal
    """Add a judgement to the log, under your own name; nothing is kept where somebody judged it meanwhile."""
    judgement = judgement_from(desk, body)
    try:
        kept = desk.archive.log.append(judgement, _secret())
    except OvertakenError as error:
        return _overtaken(desk, body, error)
    finally:
        desk.shelf.outdated()
    return values_of(kept)


def _overtaken(desk: Desk, body: JudgementBody, error: OvertakenError) -> Response:
    """Tell what was judged about the same statements since what the reviewer saw."""
    named = {one.strip() for one in error.where.split(",")}
    log = desk.archive.log.judgements()
    seen = next((one.number for one in log if one.id == body.seen), 0)
    meanwhile = [
        values_of(one)
        for one in log
        if one.number > seen
        and one.kind is not JudgementKind.COMMENT
        and any(anchor.statement in named for anchor in one.subjects)
    ]
    told = {"meanwhile": meanwhile, "seen": log[-1].id if log else ""}
    where, remedy = translate(error.where), translate(error.remedy)
    return refused(409, translate(error.what), remedy=remedy, where=where, **told)


def _secret() -> bytes:
    """Return what salts the hashes of a name and a note in the log."""
    from secrets import token_bytes

    return token_bytes(32)
