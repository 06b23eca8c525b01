"""A judgement as a program sends it, and the judgement of the log that it asks for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from nakomen import __version__
from nakomen.model import Anchor, Document, Judgement, JudgementError, JudgementKind
from nakomen.review import anchor_of, anchor_of_passage
from nakomen.review.names import reviewer_named
from nakomen.web.api.shapes import Answer
from nakomen.web.api.statements import statement_named
from nakomen.web.desk import Desk, NotHereError

#: What a program can ask for; a name is erased by who manages the archive.
_Kind = Annotated[
    JudgementKind, Field(description="what it does; `erase` is not for programs", examples=["confirm", "correct"])
]
_Words = Annotated[str, StringConstraints(max_length=4_000)]
_Id = Annotated[str, StringConstraints(max_length=64)]


class PassageBody(Answer):
    """Exact words of a document."""

    document: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    quote: Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
    start: int | None = Field(None, ge=0, le=10**9, description="where they stand, where they stand more than once")


class JudgementBody(Answer):
    """A judgement: of statements by their ids, or of passages by their exact words, behind those."""

    kind: _Kind
    statements: list[_Id] = Field([], max_length=50, description="the statements; of a link the later one first")
    passages: list[PassageBody] = Field(
        [], max_length=50, description="words to add as a statement, parts to split into, or evidence for a status"
    )
    values: dict[_Words, _Words] = Field({}, description="fields with their values, as statements write them")
    note: _Words = ""
    seen: _Id | None = Field(
        None, description="`seen` of the statement when you looked at it; without it nobody asks who came between"
    )
    judgements: list[_Id] = Field([], max_length=50, description="judgements that it withdraws, or settles between")


def judgement_from(desk: Desk, body: JudgementBody) -> Judgement:
    """Return the judgement that a visitor asks for, under her own name; JudgementError where it cannot be one."""
    if body.kind is JudgementKind.ERASE:
        remedy = "ask who manages this archive: nakomen judgements erase"
        raise JudgementError("names and notes are not erased here", where="kind", remedy=remedy)
    named = [_anchor(desk, one) for one in body.statements]
    marked = [_passage_anchor(desk, one, body.kind) for one in body.passages]
    return Judgement(
        body.kind,
        reviewer_named(desk.visitor.name),
        desk.settings.now(),
        (*named, *marked),
        body.values,
        body.note,
        body.seen,
        tuple(body.judgements),
        program_version=__version__,
    )


def _anchor(desk: Desk, identity: str) -> Anchor:
    statement = statement_named(desk, identity)
    return anchor_of(_document(desk, statement.document), statement)


def _passage_anchor(desk: Desk, one: PassageBody, kind: JudgementKind) -> Anchor:
    # Evidence is of no statement; words that are added or parted off become one.
    evidence = kind in (JudgementKind.SET_STATUS, JudgementKind.CHANGE_TERM)
    document = _document(desk, one.document)
    return anchor_of_passage(document, one.quote, statement="" if evidence else None, near=one.start or 0)


def _document(desk: Desk, identity: str) -> Document:
    if identity not in desk.ledger.documents:
        raise NotHereError(identity)
    return desk.document(identity)
