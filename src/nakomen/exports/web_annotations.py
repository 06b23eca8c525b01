"""Web Annotations (W3C, JSON-LD): each statement on its words in its document, for programs that show notes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, BinaryIO

from nakomen import __version__
from nakomen.exports.identifiers import name_of_document, name_of_thing, official_address
from nakomen.exports.json_ld import OWN_WORDS, filled, write_collection
from nakomen.exports.selection import Selection
from nakomen.model import Document, Statement

NAME = "annotations"
SUFFIX = ".annotations.jsonld"
MEDIA_TYPE = "application/ld+json"
#: As many characters before and behind a quote as find it again where it stands more than once.
_AROUND = 32
#: Documents that are held at a time: statements come document by document.
_HELD = 2

#: What is said beside the words of the standard.
_OWN = {**OWN_WORDS, "title": "dcterms:title", "date": {"@type": "xsd:date", "@id": "dcterms:date"}}
#: The context of the standard, and the words of it that are used here, as it explains them.
STANDARD = "http://www.w3.org/ns/anno.jsonld"
_WORDS: dict[str, Any] = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextualBody": "oa:TextualBody",
    "Text": "dctypes:Text",
    "Dataset": "dctypes:Dataset",
    "Software": "as:Application",
    "classifying": "oa:classifying",
    "tagging": "oa:tagging",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "canonical": {"@type": "@id", "@id": "oa:canonical"},
    "via": {"@type": "@id", "@id": "oa:via"},
    "creator": {"@type": "@id", "@id": "dcterms:creator"},
    "generator": {"@type": "@id", "@id": "as:generator"},
    "created": {"@type": "xsd:dateTime", "@id": "dcterms:created"},
    "generated": {"@type": "xsd:dateTime", "@id": "dcterms:issued"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "name": "foaf:name",
    "label": "rdfs:label",
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
}
#: Whole in the file unless `--set context=w3c` asks for the standard's by its address.
OPTIONS = ("context",)
CONTEXT = {**_WORDS, **_OWN}
BY_ADDRESS = [STANDARD, _OWN]


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write a page of annotations; each target quotes its words and tells their place in the text that was read."""
    head = filled(
        {
            "@context": BY_ADDRESS if selection.options.get("context") == "w3c" else CONTEXT,
            "id": name_of_thing("annotations", selection.made_at.isoformat()),
            "type": "AnnotationPage",
            "label": selection.title,
            "generated": selection.made_at.isoformat(),
        }
    )
    write_collection(stream, head, "items", _annotations(selection))


def _annotations(selection: Selection) -> Iterator[dict[str, Any]]:
    text_of = lru_cache(maxsize=_HELD)(selection.text_of)
    program = {"id": name_of_thing("program", __version__), "type": "Software", "name": f"nakomen {__version__}"}
    for one in selection.statements:
        read_at = selection.document_of(one).read_at
        yield filled(
            {
                "id": name_of_thing("annotation", one.id),
                "type": "Annotation",
                "motivation": "classifying",
                "creator": program,
                "created": read_at.isoformat() if read_at else "",
                "body": _bodies(selection, one),
                "target": {
                    "source": _source(selection, one),
                    "selector": _places(text_of(one.document), one),
                },
            }
        )


def _bodies(selection: Selection, one: Statement) -> list[dict[str, Any]]:
    """Return the fields of a statement, and the kind once more as a tag, which other programs show."""
    fields = filled(
        {
            "id": name_of_thing("statement", one.id),
            "type": ["Statement", "Dataset"],
            "kind": str(one.kind),
            "actor": list(one.actor),
            "addressee": list(one.addressee),
            "due": one.due,
            "due_said": one.due_said,
            "due_event": one.due_event,
            "amounts": [str(amount) for amount in one.amounts],
            "refs": list(one.refs),
            "theme": one.theme,
            "about": one.about,
            "force": str(one.force),
            "standing": str(selection.standing(one)),
            "confidence": round(one.confidence, 3),
        }
    )
    tag = {"type": "TextualBody", "purpose": "tagging", "value": str(one.kind), "format": "text/plain"}
    return [fields, {**tag, "language": "en"}]


def _source(selection: Selection, one: Statement) -> dict[str, Any]:
    row = selection.document_of(one)
    return filled(
        {
            "id": name_of_document(row),
            "type": "Text",
            "format": "text/plain",
            "language": row.language,
            "title": row.title,
            "date": row.date.isoformat() if row.date else "",
            "via": official_address(row.number),
        }
    )


def _places(document: Document, one: Statement) -> list[dict[str, Any]]:
    text = document.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": one.quote,
        "prefix": text[max(one.start - _AROUND, 0) : one.start],
        "suffix": text[one.end : one.end + _AROUND],
    }
    return [quote, {"type": "TextPositionSelector", "start": one.start, "end": one.end}]
