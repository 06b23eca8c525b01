"""One statement in its paragraph, with its place in the source, its links, and what people judged about it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pydantic import Field

from nakomen.ledger.counting_term import counting_term
from nakomen.ledger.judged_words import judged_values
from nakomen.ledger.spoor_values import link_as_values
from nakomen.ledger.statement_page import page_as_values
from nakomen.model import Statement
from nakomen.web.api.refusing import NOT_HERE
from nakomen.web.api.shapes import DAY, EDTF, Answer, StatementAnswer
from nakomen.web.api.sporen import LinkAnswer
from nakomen.web.desk import Desk, NotHereError
from nakomen.web.routes import DeskHere, Routes

router = Routes(tags=["statements"])
_SHORTEST = 4


class PlaceAnswer(Answer):
    """A place in the file that the document was read from."""

    offset: int | None = Field(description="character of a plain text")
    page: int | None = Field(description="page of a paged document, from 1")
    box: tuple[float, float, float, float] | None = Field(description="left, bottom, right, top in points of that page")
    node: str | None = Field(description="path to the element of a marked-up document")


class JudgementAnswer(Answer):
    """One ruling of one reviewer."""

    number: int = Field(description="place in the log, from 1")
    id: str
    kind: str
    reviewer: str
    at: str = Field(description="time with zone, ISO 8601")
    statements: list[str]
    document: str
    quotes: list[str]
    values: dict[str, str]
    note: str
    judgements: list[str] = Field(description="those that it withdraws, or settles between")
    program_version: str


class CountingTermAnswer(Answer):
    """The term that counts where the text, later letters and reviewers do not say the same."""

    due: str = Field(description=EDTF)
    said: str = Field(description=f"what the text of the statement says; {EDTF}")
    reviewer: str
    document: str


class OneStatementAnswer(StatementAnswer):
    """A statement with all that is known of it."""

    paragraph: str = Field(description="the paragraph in which it stands, exactly")
    paragraph_start: int = Field(description="place of the paragraph in the text of the document")
    heading: str
    document_date: str = Field(description=DAY)
    document_number: str
    document_title: str
    source_name: str
    places: list[PlaceAnswer]
    spoor: str | None = Field(description="id of the undertaking that it makes or tells of")
    links: list[LinkAnswer]
    standing: str = Field(description="proposed by the program, or established by reviewers")
    rejected: bool = Field(description="reviewers say that it is none; it does not count")
    judged: list[str] = Field(description="fields that reviewers established")
    disputed: list[str] = Field(description="fields that reviewers disagree about")
    judgements: list[JudgementAnswer]
    derived: StatementAnswer | None = Field(description="what the program says, where somebody judged")
    seen: str = Field(description="id of the last judgement of the log: send it along with a judgement of yours")
    term_that_counts: CountingTermAnswer | None


@router.read("/api/statements/{identity}", response_model=OneStatementAnswer, responses=NOT_HERE)
def statement(desk: DeskHere, identity: str) -> dict[str, Any]:
    """Return a statement by its id, whole or short; also one that was rejected."""
    snapshot, ledger = desk.snapshot, desk.ledger
    # What counts in these fields, and not what was judged since: who sends it back saw no more than them.
    seen = next((one.id for one in reversed(ledger.judged.log)), "")
    found = statement_named(desk, identity)
    document = desk.document(found.document)
    spoor = snapshot.spoor_of.get(found.id)
    term = counting_term(ledger, found, snapshot.day) if found.id in ledger.statements else None
    return {
        **page_as_values(document, found),
        "spoor": spoor.id if spoor else None,
        "links": [link_as_values(ledger, link) for link in snapshot.links_of.get(found.id, ())],
        "rejected": found.id not in ledger.statements,
        "derived": None,
        **judged_values(ledger.judged.touched.get(found.id)),
        "seen": seen,
        "term_that_counts": term and asdict(term),
    }


def statement_named(desk: Desk, identity: str) -> Statement:
    """Return a statement in force, or one that people judged; NotHereError where there is none of this id."""
    snapshot = desk.snapshot
    whole = snapshot.whole_id(identity)
    found = snapshot.ledger.statements.get(whole)
    if found is not None:
        return found
    # What was rejected has no short id any more, and is still found under the one that it had.
    touched = snapshot.ledger.judged.touched
    named = [one for one in touched if one == whole or (len(whole) >= _SHORTEST and one.startswith(whole))]
    if len(named) != 1:
        raise NotHereError(identity)
    return touched[named[0]].statement
