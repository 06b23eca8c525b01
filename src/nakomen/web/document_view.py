"""What the page of a document shows: its part as HTML, the statements beside it, the pages of its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from nakomen.ledger.rows import LedgerRow
from nakomen.model import Document, Kind, Span, Statement, StatusOnDay
from nakomen.web.desk import Desk, NotHereError
from nakomen.web.marking import Mark
from nakomen.web.paper import Paper, Part

if TYPE_CHECKING:
    from nakomen.archive import DocumentRow
    from nakomen.readers.page_picture import PageShape

#: The id of the sentence that an address points at.
FOUND = "at"
_PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class StatementBeside:
    """A statement in the margin, with the row of the undertaking that it is or tells of."""

    statement: Statement
    row: LedgerRow | None
    status: StatusOnDay | None


@dataclass(frozen=True, slots=True)
class PageBeside:
    """A page of the source, with the areas of its picture where statements stand."""

    number: int
    shape: PageShape
    areas: Sequence[tuple[Statement, tuple[int, int, int, int]]]


def row_named(desk: Desk, identity: str) -> DocumentRow:
    """Return the row of a document that the visitor may see."""
    row = desk.ledger.documents.get(identity)
    if row is None:
        raise NotHereError(identity)
    return row


def paper_of(desk: Desk, row: DocumentRow) -> Paper:
    """Return the current version of a document, prepared to be shown."""
    key = "paper", row.id, row.version
    return desk.snapshot.at_hand.get(key, lambda: Paper.of(desk.archive.document(row.id)))


def statements_on(paper: Paper, part: Part, statements: Iterable[Statement]) -> list[Statement]:
    """Return the statements of a document that a part shows, those that began before it too, in the order of the text.

    A snapshot can be older than the text that was read since: a statement that does not stand there is left out.
    """
    stretches = list(part.stretches())
    begin, end = min((one[0] for one in stretches), default=0), max((one[1] for one in stretches), default=0)
    text = paper.document.text
    near = (one for one in statements if one.start < end and one.end > begin)
    return [one for one in near if text[one.start : one.end] == one.quote]


def beside(desk: Desk, statements: Sequence[Statement]) -> list[StatementBeside]:
    """Return statements with where their undertakings stand."""
    snapshot = desk.snapshot
    made = []
    for one in statements:
        spoor = snapshot.spoor_of.get(one.id)
        row = snapshot.row_of.get(spoor.id) if spoor else None
        made.append(StatementBeside(one, row, row.status if row else None))
    return made


def undertakings_in(desk: Desk, identity: str) -> int:
    """Return how many undertakings of the ledger begin in a document."""
    row_of = desk.snapshot.row_of
    return sum(one.id in row_of for one in desk.snapshot.statements_in.get(identity, ()))


def marks_of(statements: Sequence[Statement], kinds: Mapping[Kind, str], found: Span | None) -> list[Mark]:
    """Return the marks of statements, and of the place that is pointed at; `kinds` are the names of the kinds."""
    marks = [Mark(one.start, one.end, f"s-{one.id}", str(one.kind), kinds[one.kind]) for one in statements]
    if found is not None:
        marks.append(Mark(found.start, found.end, FOUND, "found"))
    return marks


def pages_beside(desk: Desk, paper: Paper, part: Part, statements: Sequence[Statement]) -> list[PageBeside]:
    """Return the pages of a PDF on which a part stands; none for other documents."""
    document = paper.document
    if document.media_type != _PDF:
        return []
    from nakomen.readers.page_picture import page_boxes, page_shapes

    on_page: dict[int, list[tuple[Statement, tuple[float, float, float, float]]]] = {
        number: [] for number in _page_numbers(document, part)
    }
    for one in statements:
        for number, boxes in page_boxes(document, one.start, one.end).items():
            on_page.setdefault(number, []).extend((one, box) for box in boxes)
    wanted = {number: [box for _, box in found] for number, found in sorted(on_page.items())}
    shapes = page_shapes(desk.archive.source(document.id), document.id, wanted)
    return [
        PageBeside(number, shape, [(one, area) for (one, _), area in zip(on_page[number], shape.areas, strict=True)])
        for number, shape in shapes.items()
    ]


def _page_numbers(document: Document, part: Part) -> list[int]:
    places = (place for start, end in part.stretches() for place in document.places_of(start, end))
    return sorted({place.page for place in places if place.page is not None})


def html_of(paper: Paper, part: Part, marks: Sequence[Mark]) -> Markup:
    """Return a part as HTML, its words beside the text in the language that is spoken."""
    from nakomen.web.catalogue import catalogue
    from nakomen.web.paper_html import PaperHtml, PaperWords

    _ = catalogue().gettext
    return PaperHtml(paper, part, marks, PaperWords(_("note"), _("Table in the document"))).whole()
