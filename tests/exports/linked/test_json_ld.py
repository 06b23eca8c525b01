"""Linked data: it expands without the network, and what it says is what the archive holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pyld import jsonld

from nakomen.exports import provenance, web_annotations
from nakomen.exports.selection import Selection

OA, PROV = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#"
KNOWN = (OA, PROV, "http://www.w3.org/", "http://purl.org/dc/", "http://xmlns.com/foaf/", "urn:nakomen:vocabulary#")


@pytest.fixture(autouse=True)
def _no_network() -> None:
    """A context that has to be fetched is a mistake."""

    def refuse(address: str, options: Any) -> None:  # noqa: ARG001 - pyld passes them
        raise AssertionError(f"{address} was asked for")

    jsonld.set_document_loader(refuse)


def words_of(expanded: Any) -> set[str]:
    """Return every property of an expanded document."""
    if isinstance(expanded, list):
        return set().union(*map(words_of, expanded)) if expanded else set()
    if isinstance(expanded, dict):
        return {key for key in expanded if not key.startswith("@")}.union(*map(words_of, expanded.values()))
    return set()


@pytest.mark.parametrize("export", [web_annotations, provenance], ids=lambda export: export.NAME)
def test_every_word_expands_to_an_address(export: Any, written: Callable[..., bytes]) -> None:
    """A word that the context does not know falls away in expansion: none may."""
    document = json.loads(written(export))
    expanded = jsonld.expand(document)
    assert all(word.startswith(KNOWN) for word in words_of(expanded))
    context = document["@context"]

    def plain(value: Any) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(plain, value)) if value else set()
        if isinstance(value, dict):
            return set(value).union(*(plain(one) for key, one in value.items() if key != "ruled"))
        return set()

    del document["@context"]
    assert plain(document) <= set(context), plain(document) - set(context)
    assert jsonld.to_rdf({"@context": context, **document}, {"format": "application/n-quads"}).count("\n") > 30


def test_an_annotation_quotes_its_words_and_their_place(selection: Selection, written: Callable[..., bytes]) -> None:
    page = json.loads(written(web_annotations))
    assert len(page["items"]) == len(selection.statements) == 4
    for annotation, statement in zip(page["items"], selection.statements, strict=True):
        text = selection.text_of(statement.document).text
        quote, place = annotation["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"] == statement.quote
        assert text[: place["start"]].endswith(quote["prefix"])
        assert text[place["end"] :].startswith(quote["suffix"])
        fields, tag = annotation["body"]
        assert fields["kind"] == tag["value"] == statement.kind
        assert fields["id"].endswith(statement.id)
    first = page["items"][0]
    assert first["target"]["selector"][0]["prefix"] == "Het overleg was druk. "
    assert first["body"][0]["standing"] == "established"
    assert first["target"]["source"]["via"] == "https://zoek.officielebekendmakingen.nl/kst-40111-2"


#: The words of http://www.w3.org/ns/anno.jsonld that annotations use, as it gives them.
ANNO = {
    "oa": OA,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    "Dataset": "dctypes:Dataset",
    "Text": "dctypes:Text",
    "Software": "as:Application",
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "TextQuoteSelector", "TextPositionSelector")},
    **{name: f"oa:{name}" for name in ("classifying", "tagging", "exact", "prefix", "suffix")},
    "AnnotationPage": "as:OrderedCollectionPage",
    **{name: {"@type": "@id", "@id": f"oa:has{name.title()}"} for name in ("body", "target", "source", "selector")},
    "via": {"@type": "@id", "@id": "oa:via"},
    "creator": {"@type": "@id", "@id": "dcterms:creator"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "format": "dc:format",
    "language": "dc:language",
    "value": "rdf:value",
    "name": "foaf:name",
    "label": "rdfs:label",
    "created": {"@id": "dcterms:created", "@type": "xsd:dateTime"},
    "generated": {"@id": "dcterms:issued", "@type": "xsd:dateTime"},
    **{name: {"@id": f"oa:{name}", "@type": "xsd:nonNegativeInteger"} for name in ("start", "end")},
}


def test_our_context_means_what_that_of_the_standard_means(selection: Selection, written: Callable[..., bytes]) -> None:
    stream = BytesIO()
    web_annotations.write(replace(selection, options={"context": "w3c"}), stream)
    document = json.loads(stream.getvalue())
    assert document["@context"][0] == "http://www.w3.org/ns/anno.jsonld"

    def carried(address: str, options: Any) -> dict[str, Any]:  # noqa: ARG001 - pyld passes them
        assert address == "http://www.w3.org/ns/anno.jsonld"
        return {"documentUrl": address, "contextUrl": None, "document": {"@context": ANNO}}

    theirs = jsonld.expand(document, {"documentLoader": carried})
    assert theirs == jsonld.expand(json.loads(written(web_annotations)))


def test_annotations_expand_to_those_of_the_standard(written: Callable[..., bytes]) -> None:
    [page] = jsonld.expand(json.loads(written(web_annotations)))
    [items] = page["http://www.w3.org/ns/activitystreams#items"]
    annotation = items["@list"][0]
    assert annotation["@type"] == [f"{OA}Annotation"]
    assert annotation[f"{OA}motivatedBy"] == [{"@id": f"{OA}classifying"}]
    selectors = annotation[f"{OA}hasTarget"][0][f"{OA}hasSelector"]
    assert [one["@type"] for one in selectors] == [[f"{OA}TextQuoteSelector"], [f"{OA}TextPositionSelector"]]


def nodes(expanded: Any) -> dict[str, dict[str, Any]]:
    [bundle] = expanded
    return {node["@id"]: node for node in bundle["@graph"]}


def test_provenance_leads_from_a_statement_to_document_run_program_and_reviewer(
    written: Callable[..., bytes],
) -> None:
    found = nodes(jsonld.expand(json.loads(written(provenance))))
    statement = found["urn:nakomen:statement:aaaa11110000"]

    def at(node: dict[str, Any], word: str) -> dict[str, Any]:
        return found[node[f"{PROV}{word}"][0]["@id"]]

    assert at(statement, "wasDerivedFrom")["@id"] == "urn:nakomen:document:kst-40111-2:1"
    run = at(statement, "wasGeneratedBy")
    assert run["@type"] == [f"{PROV}Activity"]
    assert at(run, "wasAssociatedWith")["@id"] == "urn:nakomen:program:0.1.0"
    judgement = at(statement, "wasInfluencedBy")
    assert at(judgement, "wasAttributedTo")["http://www.w3.org/2000/01/rdf-schema#label"] == [{"@value": "Mw. Voort"}]
    assert judgement[f"{PROV}generatedAtTime"][0]["@value"].startswith("2024-03-01T09:30")
    done = found["urn:nakomen:statement:dddd55550000"]
    assert done["urn:nakomen:vocabulary#fulfils"] == [{"@id": "urn:nakomen:statement:aaaa11110000"}]
    # Whoever read it in no run that was noted is not made up.
    assert f"{PROV}wasAssociatedWith" not in at(done, "wasGeneratedBy")


def test_everything_that_provenance_names_is_there(written: Callable[..., bytes]) -> None:
    found = nodes(jsonld.expand(json.loads(written(provenance))))
    named = {
        value["@id"]
        for node in found.values()
        for word, values in node.items()
        if word.startswith(PROV) and not word.endswith("alternateOf")
        for value in values
        if "@id" in value
    }
    assert named <= found.keys()
