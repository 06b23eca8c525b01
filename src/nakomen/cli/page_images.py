"""Pictures of the pages that statements stand on, as files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from nakomen.archive.whole_files import whole_file
from nakomen.model import ArchiveError, Document, ReadingError, Statement

if TYPE_CHECKING:
    from nakomen.archive import Archive


def write_page_image(
    archive: Archive, document: Document, number: int, statements: Iterable[Statement], path: Path
) -> int:
    """Write a page of a document of the archive as a PNG with statements marked; return how many stand on it.

    The file is there whole or, after an error, as it was before.
    """
    from nakomen.readers.page_picture import draw_page, page_boxes

    found = [page_boxes(document, one.start, one.end).get(number, []) for one in statements]
    picture = draw_page(archive.source(document.id), document.id, number, [box for boxes in found for box in boxes])
    try:
        with whole_file(path) as draft:
            draft.write_bytes(picture)
    except OSError as error:
        raise ArchiveError(
            f"cannot be written: {error.strerror}", where=str(path), remedy="name another file"
        ) from error
    return sum(bool(boxes) for boxes in found)


def first_page(document: Document, statement: Statement) -> int:
    """Return the page on which a statement begins; a document without pages is refused."""
    page = next((place.page for place in document.places_of(statement.start, statement.end) if place.page), None)
    if page is None or document.media_type != "application/pdf":
        raise ReadingError(
            "is no PDF, so that it has no page to draw",
            where=document.id,
            remedy="read it as it is, with `nakomen show`",
        )
    return page
