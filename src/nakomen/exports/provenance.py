"""Provenance (W3C PROV-O, JSON-LD): which statement came from which document by which run, and who judged it when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO

from nakomen import __version__
from nakomen.exports.identifiers import name_of_document, name_of_thing, official_address
from nakomen.exports.json_ld import OWN_WORDS, filled, write_collection
from nakomen.exports.selection import Selection
from nakomen.model import Judgement, JudgementKind, Statement

if TYPE_CHECKING:
    from nakomen.archive import DocumentRow

NAME = "prov"
SUFFIX = ".prov.jsonld"
MEDIA_TYPE = "application/ld+json"

_RELATIONS = ("repeats", "follows_up", "fulfils", "changes", "supplements", "replaces", "measures")
CONTEXT: dict[str, Any] = {
    **OWN_WORDS,
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "id": "@id",
    "type": "@type",
    "graph": "@graph",
    "label": "rdfs:label",
    "value": "prov:value",
    "date": {"@id": "dcterms:date", "@type": "xsd:date"},
    "number": "dcterms:identifier",
    "version": "nakomen:version",
    "start": {"@id": "nakomen:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "nakomen:end", "@type": "xsd:nonNegativeInteger"},
    "Judgement": "nakomen:Judgement",
    "note": "nakomen:note",
    "ruled": {"@id": "nakomen:ruled", "@type": "@json"},
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in ("wasDerivedFrom", "wasGeneratedBy", "used")},
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in ("wasAssociatedWith", "wasAttributedTo")},
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in ("wasInfluencedBy", "alternateOf", "hadMember")},
    **{name: {"@id": f"nakomen:{name}", "@type": "@id"} for name in _RELATIONS},
    **{
        name: {"@id": f"prov:{name}", "@type": "xsd:dateTime"}
        for name in ("startedAtTime", "endedAtTime", "generatedAtTime")
    },
}


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write a bundle: programs, runs, documents, then statements with their judgements, and the reviewers."""
    head = filled(
        {
            "@context": CONTEXT,
            "id": name_of_thing("provenance", selection.made_at.isoformat()),
            "type": "prov:Bundle",
            "label": selection.title,
            "generatedAtTime": selection.made_at.isoformat(),
        }
    )
    names = dict.fromkeys(one.document for one in selection.statements)
    rows = [selection.documents[name] for name in names]
    readings = _reading_by_document(selection)
    told = _told(selection, readings)
    things = chain(_readings(selection, rows, readings), told, _sporen(selection), _people(selection))
    write_collection(stream, head, "graph", things)


def _readings(
    selection: Selection, rows: list[DocumentRow], readings: Mapping[str, dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield documents, what read each of them, and the versions of the program that did."""
    versions = {run.program_version for run in selection.read_runs()}
    for version in sorted(filter(None, {__version__, *versions})):
        yield {"id": name_of_thing("program", version), "type": "prov:SoftwareAgent", "label": f"nakomen {version}"}
    for row in rows:
        yield filled(
            {
                "id": name_of_document(row),
                "type": "prov:Entity",
                "label": row.title or row.id,
                "number": row.number,
                "date": row.date.isoformat() if row.date else "",
                "version": row.version,
                "alternateOf": official_address(row.number),
            }
        )
    yield from {readings[row.id]["id"]: readings[row.id] for row in rows}.values()


def _reading_by_document(selection: Selection) -> dict[str, dict[str, Any]]:
    """Return the run that read each document last; where no run was noted, its reading alone."""
    documents = selection.documents
    found = {}
    for row in documents.values():
        name = name_of_thing("reading", row.id, row.version)
        read_at = row.read_at.isoformat() if row.read_at else ""
        alone = {"id": name, "type": "prov:Activity", "endedAtTime": read_at, "used": name_of_document(row)}
        found[row.id] = filled(alone)
    for run in selection.read_runs():
        read = [documents[one.document] for one in run.read if one.document in documents]
        reading = filled(
            {
                "id": name_of_thing("run", run.started_at.isoformat()),
                "type": "prov:Activity",
                "startedAtTime": run.started_at.isoformat(),
                "endedAtTime": run.finished_at.isoformat() if run.finished_at else "",
                "wasAssociatedWith": name_of_thing("program", run.program_version) if run.program_version else "",
                "used": [name_of_document(row) for row in read],
            }
        )
        found.update(dict.fromkeys((row.id for row in read), reading))
    return found


def _told(selection: Selection, readings: Mapping[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield statements, each followed by what people ruled about it."""
    links: dict[str, dict[str, list[str]]] = {}
    for link in selection.ledger.links:
        targets = links.setdefault(link.later, {}).setdefault(str(link.relation), [])
        targets.append(name_of_thing("statement", link.earlier))
    done: set[str] = set()
    for one in selection.statements:
        touched = selection.touched.get(one.id)
        judgements = touched.judgements if touched else ()
        yield {**_statement(selection, one, readings[one.document], judgements), **links.get(one.id, {})}
        for judgement in judgements:
            if judgement.id not in done:
                done.add(judgement.id)
                yield _judgement(judgement)


def _statement(
    selection: Selection, one: Statement, reading: dict[str, Any], judgements: tuple[Judgement, ...]
) -> dict[str, Any]:
    touched = selection.touched.get(one.id)
    added = touched is not None and touched.derived is None
    program = reading.get("wasAssociatedWith", "")
    people = [_reviewer(one.reviewer) for one in judgements if one.kind is JudgementKind.ADD]
    return filled(
        {
            "id": name_of_thing("statement", one.id),
            "type": ["prov:Entity", "Statement"],
            "value": one.quote,
            "kind": str(one.kind),
            "actor": list(one.actor),
            "due": one.due,
            "standing": str(selection.standing(one)),
            "start": one.start,
            "end": one.end,
            "wasDerivedFrom": name_of_document(selection.document_of(one)),
            "wasGeneratedBy": "" if added else reading["id"],
            "wasAttributedTo": people if added else program,
            "wasInfluencedBy": [name_of_thing("judgement", judgement.id) for judgement in judgements],
        }
    )


def _judgement(one: Judgement) -> dict[str, Any]:
    return filled(
        {
            "id": name_of_thing("judgement", one.id),
            "type": ["prov:Entity", "Judgement"],
            "label": str(one.kind),
            "ruled": dict(one.values),
            "note": one.note,
            "generatedAtTime": one.at.isoformat(),
            "wasAttributedTo": _reviewer(one.reviewer),
        }
    )


def _sporen(selection: Selection) -> Iterator[dict[str, Any]]:
    for spoor in selection.sporen:
        yield {
            "id": name_of_thing("spoor", spoor.id),
            "type": "prov:Collection",
            "hadMember": [name_of_thing("statement", one) for one in spoor.statements],
        }


def _people(selection: Selection) -> Iterator[dict[str, Any]]:
    touched = (selection.touched.get(one.id) for one in selection.statements)
    names = {judgement.reviewer for found in touched if found for judgement in found.judgements}
    for name in sorted(names):
        yield {"id": _reviewer(name), "type": ["prov:Agent", "prov:Person"], "label": name}


def _reviewer(name: str) -> str:
    return name_of_thing("reviewer", name)
