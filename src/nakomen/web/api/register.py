"""The official registers of promises, in their own words."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import Field
from starlette.requests import Request

from nakomen.web.api.paging import ON_A_PAGE, PageAsked, RowsAsked, page_of
from nakomen.web.api.refusing import REFUSALS
from nakomen.web.api.shapes import DAY, Answer, Paged
from nakomen.web.routes import DeskHere, Routes

router = Routes(tags=["register"])


class RegisterRowAnswer(Answer):
    """One promise as a chamber's register has it; a word that nakomen does not know is mapped to no other."""

    chamber: str = Field(description="TK or EK")
    number: str = Field(description="the register's own, such as TZ202306-026")
    text: str
    title: str
    minister: str
    office: str
    ministry: str
    made_on: str = Field(description=DAY)
    due: str = Field(description="the register's words")
    status: str = Field(description="the register's word")
    fulfilled_on: str = Field(description=DAY)
    fulfilled_by: list[str] = Field(description="numbers of papers")
    activity: str
    asked_by: list[str]
    committee: str
    papers: list[str]
    passage: str = Field(description="the literal source")
    citation: str
    notes: str
    address: str
    source_id: str
    changed_at: str
    repeats: list[str]
    changes: list[str]
    supplements: list[str]
    removed: bool = Field(description="the register took the row away")
    unknown_words: list[str]


class RegisterAnswer(Paged):
    """A page of the rows of the registers."""

    rows: list[RegisterRowAnswer]


@router.read("/api/register", response_model=RegisterAnswer, responses=REFUSALS)
def register(  # noqa: PLR0913, PLR0917 - what an address can say
    desk: DeskHere,
    request: Request,
    chamber: Annotated[str, Query(max_length=2, description="TK or EK")] = "",
    status: Annotated[str, Query(max_length=100, description="the register's word, in any case")] = "",
    ministry: Annotated[str, Query(max_length=200, description="a part of its name, or of the minister's")] = "",
    page: PageAsked = 1,
    rows: RowsAsked = ON_A_PAGE,
) -> dict[str, Any]:
    """Return a page of the rows of the official registers."""
    found = [
        row
        for row in desk.archive.register_rows()
        if chamber.upper() in ("", row.chamber)
        and status.casefold() in ("", row.status.casefold())
        and ministry.casefold() in f"{row.ministry}\n{row.office}\n{row.minister}".casefold()
    ]
    shown, around = page_of(request, found, page, rows)
    return {**around, "rows": [row.to_dict() for row in shown]}
