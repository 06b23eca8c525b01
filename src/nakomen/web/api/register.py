"""The official registers of promises, in their own words."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import Field
from starlette.requests import Request

from nakomen.ledger.compared_values import register_as_values
from nakomen.ledger.register_asked import passes
from nakomen.web.api.paging import ON_A_PAGE, PageAsked, RowsAsked, page_of
from nakomen.web.api.refusing import REFUSALS
from nakomen.web.api.shapes import DAY, Answer, Paged, StatementAnswer
from nakomen.web.register_shown import register_compared
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


class BesideAnswer(Answer):
    """A row of a register beside the undertaking of the letters that it is taken for."""

    row: RegisterRowAnswer
    spoor: str
    statement: StatementAnswer
    why: str
    confidence: float
    status_letters: str
    status_register: str | None = Field(description="the register's word as one of the four; none where it is unknown")
    done_in_register_only: bool
    done_in_letters_only: bool
    terms_found: list[str] = Field(description="terms of the letters where the register names none")


class OnlyLetters(Answer):
    """An undertaking of the letters that no register has."""

    spoor: str
    statement: StatementAnswer


class TermsOfRow(Answer):
    """Terms found in the words of a row that was matched to nothing."""

    number: str
    terms: list[str]


class ComparedAnswer(Answer):
    """The registers beside the letters: of each list the page that is asked for."""

    on: str
    page: int
    rows: int
    totals: dict[str, int] = Field(description="how long each list is")
    matched: list[BesideAnswer]
    only_register: list[RegisterRowAnswer]
    only_letters: list[OnlyLetters]
    unsure: list[RegisterRowAnswer] = Field(description="rows that could be taken for several undertakings")
    terms_of_unmatched: list[TermsOfRow]


@router.read("/api/register/compare", response_model=ComparedAnswer, responses=REFUSALS)
def compare(desk: DeskHere, page: PageAsked = 1, rows: RowsAsked = ON_A_PAGE) -> dict[str, Any]:
    """Return the registers beside the letters, a page of each list."""
    found = register_as_values(register_compared(desk).comparison, desk.snapshot.day)
    lists = {name: value for name, value in found.items() if isinstance(value, list)}
    shown = {name: value[(page - 1) * rows : page * rows] for name, value in lists.items()}
    totals = {name: len(value) for name, value in lists.items()}
    return {"on": found["on"], "page": page, "rows": rows, "totals": totals, **shown}


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
        row for row in desk.archive.register_rows() if passes(row, chamber or None, status or None, ministry or None)
    ]
    shown, around = page_of(request, found, page, rows)
    return {**around, "rows": [row.to_dict() for row in shown]}
