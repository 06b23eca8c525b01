"""The shapes of answers that several subjects share; their names are those of `--json` on the command line."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from nakomen.model import Kind

#: How a time is written.
EDTF = "EDTF: 2018-12-31, 2017-12, ../2021-12, 2024-08/2026-12, 2018-23; empty for none"
DAY = "day, YYYY-MM-DD; empty where it is not known"


class Answer(BaseModel):
    """A part of an answer; it has no fields but those that are named."""

    model_config = ConfigDict(extra="forbid")


class Refusal(Answer):
    """Why there is no answer, in the language that was asked for."""

    error: str = Field(description="what is wrong")
    remedy: str = Field(description="what to do about it; may be empty")
    where: str = Field(description="the field, document or place that is meant; may be empty")
    status: int = Field(description="the status of the answer")


class StatementAnswer(Answer):
    """One thing said that binds or informs about what binds, tied to its exact words."""

    id: str
    document: str = Field(description="id of its document")
    quote: str = Field(description="exact words: document.text[start:end] == quote")
    start: int = Field(description="place in the text of the document, in characters")
    end: int
    sentence: str
    kind: Kind
    actor: str = Field(description="who; several parted by ` + `")
    addressee: str = Field(description="to whom; several parted by ` + `")
    due: str = Field(description=EDTF)
    due_said: str = Field(description="the words of the term")
    due_event: str = Field(description="the event that the term waits for")
    amounts: str = Field(description="value and unit, such as `>=40000000000 EUR`; several parted by `;`")
    refs: str = Field(description="canonical references, parted by `;`")
    theme: str
    about: str
    force: str
    confidence: float = Field(ge=0, le=1)
    because: list[str] = Field(description="the rules and words behind each field")


class DatedStatement(StatementAnswer):
    """A statement with the day of its document."""

    date: str = Field(description=DAY)


class SourceAnswer(Answer):
    """What tells a document from others."""

    id: str
    number: str = Field(description="its public number, such as kst-28676-302; may be empty")
    date: str = Field(description=DAY)
    title: str
    kind: str
    dossier: str = Field(description="number of the parliamentary dossier; may be empty")


class Term(Answer):
    """A term that an undertaking had, and the statement that gave it."""

    statement: str
    due: str = Field(description=EDTF)


class UndertakingAnswer(Answer):
    """An undertaking and where it stands on the day of the answer."""

    spoor: str = Field(description="id of its spoor, which is that of its first statement")
    short: str = Field(description="the same as short as can be typed; addresses of pages have it")
    group: str = Field(description="past, near (within 90 days), running, without a term, or settled")
    due: str = Field(description=f"the term in force; {EDTF}")
    last_day: str = Field(description="last day of that term; empty where it has none")
    days_left: int | None = Field(description="days until then, below 0 once it is past")
    status: str = Field(description="open, partly_honoured, honoured or lapsed")
    standing: str = Field(description="who says so: reported (a text), proposed (the program), established (reviewers)")
    termijnstand: str = Field(description="none, running, near or passed")
    disputed: bool = Field(description="reviewers disagree about the status")
    compliance: dict[str, str] = Field(description="+1, 0 or -1 for each actor whom reviewers rated")
    amount_stage: str | None
    terms: list[Term] = Field(description="every term it had, oldest first")
    statements: int = Field(description="how many statements its spoor has")
    dossier: str
    document: SourceAnswer
    statement: StatementAnswer = Field(description="the first statement, which made the undertaking")


class Paged(Answer):
    """A page of a list."""

    total: int = Field(description="how many there are on all pages")
    page: int = Field(description="number of this page, from 1")
    pages: int
    next: str | None = Field(description="address of the next page, none on the last")
    previous: str | None = Field(description="address of the page before, none on the first")
