"""One statement with its paragraph, its document, its place in the source and its fields, in words and as values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nakomen.model import Block, Document, Place, Statement
from nakomen.wording import name_of, say
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.amount_words import amounts_in_words
from nakomen.wording.term_words import term_in_words


def paragraph_of(document: Document, statement: Statement) -> Block:
    """Return the paragraph in which a statement stands; the statement itself where the document has no blocks."""
    block = document.block_at(statement.start)
    if block is None or block.end < statement.end:
        from nakomen.model import BlockKind

        return Block(BlockKind.PARAGRAPH, statement.start, statement.end)
    return block


def document_line(document: Document) -> tuple[str, ...]:
    """Return what tells a document from others: its date, number and title."""
    identity = document.identity
    return (str(identity.date or ""), identity.number or document.id, identity.title)


def fields_of(document: Document, statement: Statement, source: str = "") -> Iterator[tuple[str, str]]:
    """Yield the fields of a statement that say something, each with its name.

    `source` is the text of the file, where it is a text: with it a place is told by its line.
    """
    values = (
        ("kind", name_of(statement.kind)),
        ("actor", actors_in_words(statement.actor)),
        ("addressee", actors_in_words(statement.addressee) if statement.addressee else ""),
        ("due", _due(statement)),
        ("amounts", amounts_in_words(statement.amounts)),
        ("refs", "; ".join(statement.refs)),
        ("theme", name_of(statement.theme)),
        ("about", statement.about),
        ("force", name_of(statement.force)),
        ("confidence", f"{statement.confidence:.2f}"),
        ("place", " · ".join(place_in_words(one, source) for one in places(document, statement))),
        ("id", statement.id),
    )
    return ((say(f"field-{name}"), value) for name, value in values if value)


def _due(statement: Statement) -> str:
    said = statement.due_event or statement.due_said
    return " · ".join(filter(None, (term_in_words(statement.due), f"“{said}”" if said else "")))


def places(document: Document, statement: Statement) -> list[Place]:
    """Return where in the source a statement begins and, where that is elsewhere, ends."""
    found = document.places_of(statement.start, statement.end)
    if not found:
        return []
    where = [(place.page, place.node) for place in (found[0], found[-1])]
    return [found[0]] if where[0] == where[1] else [found[0], found[-1]]


def place_in_words(place: Place, source: str = "") -> str:
    r"""Return a place as a reader would look for it: by page, by line of a text, or by what the format calls it.

    >>> place_in_words(Place(offset=15), "Geachte heer,\n\nDe dijk is verhoogd.")
    'line 3'
    """
    parts = []
    if place.page is not None:
        parts.append(say("place-page", page=place.page))
    if place.node:
        parts.append(place.node)
    if place.offset is not None and not parts:
        line = source.count("\n", 0, place.offset) + 1
        parts.append(say("place-line", line=line) if source else say("place-offset", offset=place.offset))
    return ", ".join(parts)


def page_as_values(document: Document, statement: Statement) -> dict[str, Any]:
    """Return the page as plain values."""
    block = paragraph_of(document, statement)
    date, number, title = document_line(document)
    return {
        **statement.to_dict(),
        "paragraph": document.text[block.start : block.end],
        "paragraph_start": block.start,
        "heading": document.heading_at(statement.start),
        "document_date": date,
        "document_number": number,
        "document_title": title,
        "source_name": document.source_name,
        "places": [
            {"offset": one.offset, "page": one.page, "box": one.box, "node": one.node}
            for one in document.places_of(statement.start, statement.end)
        ],
    }
