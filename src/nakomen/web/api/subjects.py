"""Whom and what undertakings are about: actors, themes, dossiers and norms, each with how its undertakings stand."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import Field
from starlette.requests import Request

from nakomen.ledger.rows import TermGroup
from nakomen.web.api.paging import ON_A_PAGE, PageAsked, RowsAsked, page_of
from nakomen.web.api.refusing import REFUSALS
from nakomen.web.api.shapes import EDTF, Answer, Paged, StatementAnswer
from nakomen.web.api.today import GroupCounts
from nakomen.web.routes import DeskHere, Routes
from nakomen.web.snapshot import Snapshot
from nakomen.wording import name_of
from nakomen.wording.actor_words import actors_in_words

router = Routes(tags=["subjects"])


class SubjectAnswer(GroupCounts):
    """An actor, theme or dossier with how its undertakings stand; `value` narrows the ledger to them."""

    value: str
    words: str = Field(description="its name in the language that was asked for")
    undertakings: int


class SubjectsAnswer(Paged):
    """A page of subjects, those with the most undertakings first."""

    rows: list[SubjectAnswer]


class NormRow(Answer):
    """A quantified target: its undertaking, who is to meet it, and how often it was measured."""

    spoor: str
    holder: list[str]
    amount: str = Field(description="value with its unit, such as `2 %GDP`")
    due: str = Field(description=EDTF)
    measurements: int = Field(description="how often documents told how far it is; the spoor has them all")
    statement: StatementAnswer


class NormsAnswer(Paged):
    """A page of the norms that the ledger tells of."""

    rows: list[NormRow]


Words = Annotated[str, Query(max_length=200, description="words that stand in its name")]


def _subjects(name: str, snapshot: Snapshot, words: str) -> list[dict[str, Any]]:
    index = snapshot.facets
    spoken = (lambda one: actors_in_words((one,))) if name in ("actor", "addressee") else name_of
    found = []
    for value, bits in index.bits[name].items():
        told = spoken(value)
        if words.casefold() in f"{value} {told}".casefold():
            counts = {str(group): index.total("term", str(group), bits) for group in TermGroup}
            found.append({"value": value, "words": told, "undertakings": bits.bit_count(), **counts})
    return sorted(found, key=lambda one: (-one["undertakings"], one["value"]))


def _add_list(place: str, facet: str, told: str) -> None:
    def subjects(
        desk: DeskHere, request: Request, q: Words = "", page: PageAsked = 1, rows: RowsAsked = ON_A_PAGE
    ) -> dict[str, Any]:
        shown, around = page_of(request, _subjects(facet, desk.snapshot, q), page, rows)
        return {**around, "rows": shown}

    described: dict[str, Any] = {"name": place, "summary": place.title(), "description": f"Return a page of {told}."}
    router.read(f"/api/{place}", response_model=SubjectsAnswer, responses=REFUSALS, **described)(subjects)


_add_list("actors", "actor", "those who undertook something")
_add_list("addressees", "addressee", "those to whom something was undertaken")
_add_list("themes", "theme", "the themes")
_add_list("dossiers", "dossier", "the parliamentary dossiers")


@router.read("/api/norms", response_model=NormsAnswer, responses=REFUSALS)
def norms(desk: DeskHere, request: Request, page: PageAsked = 1, rows: RowsAsked = ON_A_PAGE) -> dict[str, Any]:
    """Return a page of the norms, those that were measured most often first."""
    shown, around = page_of(request, desk.snapshot.norms, page, rows)
    found = [
        {
            "spoor": one.row.spoor.id,
            "holder": list(one.norm.holder),
            "amount": one.norm.amount,
            "due": one.norm.due,
            "measurements": one.measurements,
            "statement": one.statement.to_dict(),
        }
        for one in shown
    ]
    return {**around, "rows": found}
