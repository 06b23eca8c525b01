"""FollowTheMoney entities (JSON lines), for Aleph and OpenSanctions: documents, actors, notes, who is named where."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO

from nakomen.exports.actor_entities import ActorEntity, entity_of
from nakomen.exports.identifiers import official_address, short_name
from nakomen.exports.selection import Selection
from nakomen.model import Statement

NAME = "ftm"
SUFFIX = ".ftm.jsonl"
MEDIA_TYPE = "application/x-ndjson"

#: Schemata of documents by the suffix of their file; others are a Document.
_SCHEMATA = {".pdf": "Pages", ".docx": "Pages", ".odt": "Pages", ".doc": "Pages", ".txt": "PlainText"}
_SCHEMATA |= {".html": "HyperText", ".htm": "HyperText"}
_LANGUAGES = {"nl": "nld", "en": "eng"}
#: Schemata of actors; groups such as "allies" are no body, but can be bound.
_ACTORS = {
    "state": "PublicBody",
    "office": "Position",
    "role": "Position",
    "body": "Organization",
    "chamber": "PublicBody",
}
_OF_ACTOR = "LegalEntity"
_NAME_LENGTH = 80


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write an entity a line; every entity stands before the first that points to it, links between notes last."""
    written: set[str] = set()
    for one in selection.statements:
        for entity in (_document(selection, one), *_actors(one), _note(selection, one), *_named(selection, one)):
            if entity["id"] not in written:
                written.add(entity["id"])
                _write_line(stream, entity)
    for entity in _links(selection):
        _write_line(stream, entity)


def _write_line(stream: BinaryIO, entity: dict[str, Any]) -> None:
    stream.write(f"{json.dumps(entity, ensure_ascii=False)}\n".encode())


def _entity(schema: str, name: tuple[str, ...], properties: dict[str, Any]) -> dict[str, Any]:
    """Return an entity; every property is a list of texts, and those that say nothing are left out."""
    listed = {key: value if isinstance(value, list) else [value] for key, value in properties.items()}
    told = {key: [str(value) for value in values if value] for key, values in listed.items()}
    return {
        "id": _id(*name),
        "schema": schema,
        "properties": {key: values for key, values in told.items() if values},
    }


def _id(*name: str) -> str:
    return f"nakomen-{name[0]}-{short_name(*name)}"


def _document(selection: Selection, one: Statement) -> dict[str, Any]:
    row = selection.document_of(one)
    properties = {
        "title": row.title or row.id,
        "fileName": PurePath(row.source_name).name,
        "date": row.date,
        "language": _LANGUAGES.get(row.language, ""),
        "keywords": row.number,
        "sourceUrl": official_address(row.number),
        "generator": "nakomen",
    }
    return _entity(
        _SCHEMATA.get(PurePath(row.source_name).suffix.lower(), "Document"), ("document", row.id), properties
    )


def _actors(one: Statement) -> Iterator[dict[str, Any]]:
    for name in dict.fromkeys((*one.actor, *one.addressee)):
        actor = entity_of(name)
        properties = {"name": actor.label, "country": actor.country.lower()}
        yield _entity(_schema(actor), ("actor", name), properties)


def _schema(actor: ActorEntity) -> str:
    return _ACTORS.get(actor.sort, _OF_ACTOR)


def _note(selection: Selection, one: Statement) -> dict[str, Any]:
    """Return the statement itself: its words, whom it is about, and the document that proves it."""
    row = selection.document_of(one)
    title = f"{one.kind}: {one.quote}"
    properties = {
        "name": title if len(title) <= _NAME_LENGTH else f"{title[: _NAME_LENGTH - 1]}…",
        "description": one.quote,
        "summary": one.about,
        "keywords": [str(one.kind), one.theme],
        "notes": [f"{key}: {value}" for key, value in _told(one).items() if value],
        "entity": [_id("actor", name) for name in dict.fromkeys((*one.actor, *one.addressee))],
        "proof": _id("document", one.document),
        "sourceUrl": official_address(row.number),
        "modifiedAt": row.date,
    }
    return _entity("Note", ("note", one.id), properties)


def _told(one: Statement) -> dict[str, str]:
    return {
        "due": one.due or one.due_event or one.due_said,
        "amounts": "; ".join(map(str, one.amounts)),
        "references": "; ".join(one.refs),
        "force": str(one.force),
    }


def _named(selection: Selection, one: Statement) -> Iterator[dict[str, Any]]:
    """Yield that a document names an actor, and in which role: whoever acts, by kind, and whoever is addressed."""
    document = _id("document", one.document)
    for name, role in [
        *((name, str(one.kind)) for name in one.actor),
        *((name, "addressee") for name in one.addressee),
    ]:
        actor, date = entity_of(name), selection.document_of(one).date
        schema = _schema(actor)
        mention = {"document": document, "name": actor.label, "detectedSchema": schema}
        # An office is no legal entity, so that no mention can be resolved to it.
        mention["resolved"] = "" if schema == "Position" else _id("actor", name)
        mention["contextCountry"] = actor.country.lower()
        yield _entity("Mention", ("mention", one.document, name), mention)
        told = {"document": document, "entity": _id("actor", name), "role": role, "date": date}
        yield _entity("Documentation", ("documentation", one.document, name, role), told)


def _links(selection: Selection) -> Iterator[dict[str, Any]]:
    asked_for = {one.id for one in selection.statements}
    for link in selection.ledger.links:
        if {link.later, link.earlier} <= asked_for:
            told = {"subject": _id("note", link.later), "object": _id("note", link.earlier), "role": str(link.relation)}
            yield _entity("UnknownLink", ("link", link.later, link.earlier, str(link.relation)), told)
