"""Documents: the list, one whole with its blocks, notes and statements, and a stretch of its text."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import Field
from starlette.requests import Request

from nakomen.ledger.rows import dossier_of
from nakomen.model import Document, NakomenError
from nakomen.web.api.paging import ON_A_PAGE, PageAsked, RowsAsked, page_of
from nakomen.web.api.refusing import NOT_HERE, REFUSALS
from nakomen.web.api.shapes import DAY, Answer, Paged, StatementAnswer
from nakomen.web.api.statements import PlaceAnswer
from nakomen.web.desk import Desk, NotHereError
from nakomen.web.routes import DeskHere, Routes

router = Routes(tags=["documents"])
#: How much of a text one answer holds, in characters.
_MOST = 100_000


class DocumentAnswer(Answer):
    """A document in a list."""

    id: str
    date: str = Field(description=DAY)
    title: str
    number: str = Field(description="its public number, such as kst-28676-302; may be empty")
    kind: str = Field(description="letter, report, agenda, answers, debate, declaration or other")
    language: str = Field(description="ISO 639-1")
    marking: str
    source_name: str = Field(description="name of the file")
    other_names: list[str] = Field(description="further files with the same bytes")
    version: int
    statements: int
    undertakings: int
    read_at: str = Field(description="time with zone, ISO 8601")
    dossier: str


class DocumentsAnswer(Paged):
    """A page of the documents, newest first."""

    documents: list[DocumentAnswer]


class BlockAnswer(Answer):
    """A stretch of the text: `text[start:end]`."""

    kind: str
    start: int
    end: int
    level: int
    speaker: str
    place: PlaceAnswer | None = Field(description="where it begins in the source")


class NoteAnswer(Answer):
    """A foot- or endnote: its mark, where the mark stood, and where its own text stands."""

    mark: str
    anchor: int
    start: int
    end: int


class Person(Answer):
    """Who signed, in which capacity."""

    name: str
    role: str


class MeetingOfDocument(Answer):
    """The meeting that a document reports or prepares."""

    name: str
    start: str | None
    end: str | None
    place: str


class WholeDocumentAnswer(DocumentAnswer):
    """A document with its text and what stands in it."""

    text: str
    blocks: list[BlockAnswer]
    notes: list[NoteAnswer]
    signatories: list[Person]
    meeting: MeetingOfDocument | None
    media_type: str
    digest: str = Field(description="SHA-256 of the source")
    remarks: list[str] = Field(description="what the reader remarked")
    said: list[StatementAnswer] = Field(description="its statements, in the order of the text")


class PassageAnswer(Answer):
    """A stretch of the text of a document, exactly."""

    document: str
    start: int
    end: int
    text: str
    length: int = Field(description="length of the whole text, in characters")
    said: list[StatementAnswer] = Field(description="the statements that begin or end in it")


@router.read("/api/documents", response_model=DocumentsAnswer, responses=REFUSALS)
def documents(  # noqa: PLR0913, PLR0917 - what an address can say
    desk: DeskHere,
    request: Request,
    q: Annotated[str, Query(max_length=200, description="words of the title, number or file name")] = "",
    dossier: Annotated[str, Query(max_length=40)] = "",
    kind: Annotated[str, Query(max_length=40)] = "",
    page: PageAsked = 1,
    rows: RowsAsked = ON_A_PAGE,
) -> dict[str, Any]:
    """Return a page of the documents, newest first."""
    words = q.casefold().split()
    found = [
        row
        for row in desk.ledger.documents.values()
        if kind in ("", row.kind)
        and dossier in ("", dossier_of(row.number))
        and all(word in f"{row.id} {row.number} {row.title} {row.source_name}".casefold() for word in words)
    ]
    found.sort(key=lambda row: (str(row.date or ""), row.id), reverse=True)
    shown, beside = page_of(request, found, page, rows)
    return {**beside, "documents": [{**row.to_dict(), "dossier": dossier_of(row.number)} for row in shown]}


@router.read("/api/documents/{identity}", response_model=WholeDocumentAnswer, responses=NOT_HERE)
def document(desk: DeskHere, identity: str) -> dict[str, Any]:
    """Return a document with its text, blocks, notes and statements."""
    row, whole = _named(desk, identity)
    values = whole.to_dict()
    return {
        **row,
        "text": whole.text,
        "blocks": [{**block, "place": _place(whole, block["start"])} for block in values["blocks"]],
        "notes": values["notes"],
        "signatories": values["identity"]["signatories"],
        "meeting": values["identity"]["meeting"],
        "media_type": whole.media_type,
        "digest": whole.digest,
        "remarks": values["remarks"],
        "said": [one.to_dict() for one in desk.snapshot.statements_in.get(identity, ())],
    }


@router.read("/api/documents/{identity}/passage", response_model=PassageAnswer, responses=NOT_HERE)
def passage(
    desk: DeskHere,
    identity: str,
    start: Annotated[int, Query(ge=0, le=10**9, description="first character")] = 0,
    end: Annotated[int, Query(ge=0, le=10**9, description="behind the last character; 0 for as much as can be")] = 0,
) -> dict[str, Any]:
    """Return a stretch of the text of a document, at most 100,000 characters, and the statements in it."""
    _, whole = _named(desk, identity)
    stop = min(end or start + _MOST, len(whole.text))
    if start > stop or stop - start > _MOST:
        remedy = f"ask for at most {_MOST} characters within 0 and {len(whole.text)}"
        raise NakomenError("there is no such stretch of the text", where=identity, remedy=remedy)
    said = [
        one.to_dict() for one in desk.snapshot.statements_in.get(identity, ()) if one.start < stop and one.end > start
    ]
    return {
        "document": identity,
        "start": start,
        "end": stop,
        "text": whole.text[start:stop],
        "length": len(whole.text),
        "said": said,
    }


def _named(desk: Desk, identity: str) -> tuple[dict[str, Any], Document]:
    row = desk.ledger.documents.get(identity)
    if row is None:
        raise NotHereError(identity)
    whole = desk.document(identity)
    return {**row.to_dict(), "dossier": dossier_of(row.number)}, whole


def _place(whole: Document, start: int) -> dict[str, Any] | None:
    found = whole.places_of(start, start + 1)
    if not found:
        return None
    one = found[0]
    return {"offset": one.offset, "page": one.page, "box": one.box, "node": one.node}
