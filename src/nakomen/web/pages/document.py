"""A document: its text with every statement marked, its statements in the margin, its pages, and its source."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from nakomen.model import Kind, NakomenError, Span, Statement
from nakomen.web import document_view as view
from nakomen.web.access.visitors import Role
from nakomen.web.desk import Desk, NotHereError
from nakomen.web.paper import Paper, Part
from nakomen.web.routes import DeskHere, Routes
from nakomen.wording import name_of
from nakomen.wording.remarks import remarks_told

router = Routes()
#: What a browser cannot run; whatever else a document was read from goes out as bytes.
_HARMLESS = frozenset({"application/pdf", "text/plain"})
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Pointed:
    """What an address points at in a document: a part, perhaps a stretch of it; `lost` is a statement not there."""

    part: Part
    found: Span | None = None
    lost: str = ""


@router.read("/documents/{identity}")
def document(desk: DeskHere, request: Request, identity: str) -> Response:
    """Show a document, or the part of it that the address points at."""
    row = view.row_named(desk, identity)
    paper = view.paper_of(desk, row)
    pointed = pointed_at(desk, paper, request)
    shown = view.statements_on(paper, pointed.part, desk.snapshot.statements_in.get(identity, ()))
    statements = [one for one in shown if paper.part_at(one.start) is pointed.part]
    marks = view.marks_of(shown, {kind: name_of(kind) for kind in Kind}, pointed.found)
    values = {
        "row": row,
        "paper": paper,
        "document": paper.document,
        "pointed": pointed,
        "part": pointed.part,
        "text": view.html_of(paper, pointed.part, marks),
        "beside": view.beside(desk, statements),
        "pages": _pages(desk, paper, pointed.part, statements),
        "headings": paper.headings(pointed.part),
        "counts": _counts(desk, paper),
        "undertakings": view.undertakings_in(desk, identity),
        "remarks": list(remarks_told({identity: paper.document.remarks})),
        "kinds": list(Kind),
        "may_judge": desk.visitor.may(Role.REVIEWER),
    }
    return desk.page("document.html", values)


@router.read("/documents/{identity}/source")
def source(desk: DeskHere, identity: str) -> Response:
    """Give the file that a document was read from, to keep and not to show."""
    row = view.row_named(desk, identity)
    kind = view.paper_of(desk, row).document.media_type
    headers = {
        "content-disposition": attachment(row.source_name or row.id),
        "content-security-policy": "default-src 'none'; sandbox",
        "cache-control": "private, no-store",
    }
    known = kind if kind in _HARMLESS else "application/octet-stream"
    return Response(desk.source(row.id), media_type=known, headers=headers)


@router.read("/documents/{identity}/page/{number}.png")
def page(desk: DeskHere, identity: str, number: int) -> Response:
    """Show a page of a document as a picture."""
    from nakomen.readers.page_picture import draw_page

    row = view.row_named(desk, identity)
    key = "picture", row.id, row.version, number
    try:
        picture = desk.snapshot.at_hand.get(key, lambda: draw_page(desk.source(row.id), row.id, number))
    except NakomenError as error:
        raise NotHereError(f"{row.id}, {number}") from error
    return Response(picture, media_type="image/png")


def pointed_at(desk: Desk, paper: Paper, request: Request) -> Pointed:
    """Return what an address points at: `s` a statement, `at` (with `to`) a place, `part` a part of a long document."""
    given = request.query_params
    if named := given.get("s", ""):
        whole = desk.snapshot.whole_id(named)
        found = desk.ledger.statements.get(whole)
        if found is not None and found.document == paper.document.id:
            return Pointed(paper.part_at(found.start))
        # Of a large archive that just changed the newest statement may not be there yet; its place is.
        if not given.get("at"):
            return Pointed(paper.parts[0], lost=named)
    if (at := _whole(given.get("at", ""))) is not None:
        end = _whole(given.get("to", ""))
        stretch = Span(at, end) if end is not None and at < end <= len(paper.document.text) else paper.sentence_at(at)
        return Pointed(paper.part_at(at), stretch)
    number = _whole(given.get("part", "")) or 1
    return Pointed(paper.parts[min(max(number, 1), len(paper.parts)) - 1])


def attachment(name: str) -> str:
    """Return the header that makes a browser keep a file under a name.

    >>> attachment('../brief "één".txt')
    "attachment; filename=brief_n.txt; filename*=UTF-8''brief%20%22%C3%A9%C3%A9n%22.txt"
    """
    last = "".join(one for one in name.replace("\\", "/").rpartition("/")[2] if one.isprintable())[-_LONGEST_NAME:]
    plain = "".join(one for one in last.replace(" ", "_") if one.isascii() and (one.isalnum() or one in "._-"))
    return f"attachment; filename={plain or 'source'}; filename*=UTF-8''{quote(last or 'source', safe='')}"


def _pages(desk: Desk, paper: Paper, part: Part, statements: list[Statement]) -> list[view.PageBeside]:
    """Return the pages of a part; a source that can no longer be drawn takes nothing from the text."""
    try:
        return view.pages_beside(desk, paper, part, statements)
    except NakomenError:
        return []


def _counts(desk: Desk, paper: Paper) -> list[int]:
    """Return how many statements begin in each part; of one part nobody asks."""
    counts = [0] * len(paper.parts)
    if len(counts) > 1:
        for one in desk.snapshot.statements_in.get(paper.document.id, ()):
            counts[paper.part_at(one.start).number - 1] += 1
    return counts


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
