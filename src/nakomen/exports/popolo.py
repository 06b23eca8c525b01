"""Popolo (JSON), for open parliamentary data: persons, organisations, posts, memberships and motions of the letters."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from nakomen.exports.actor_entities import entity_of
from nakomen.exports.identifiers import name_of_thing, official_address
from nakomen.exports.selection import Selection
from nakomen.ledger.known_archive import known_of
from nakomen.tracing.motions import Motion, Stage, find_motions

NAME = "popolo"
SUFFIX = ".popolo.json"
MEDIA_TYPE = "application/json"

_CHAMBER = "House of Representatives"
#: What sort of organisation an actor is, as Popolo's free words.
_CLASSIFICATIONS = {"state": "state", "body": "body", "chamber": "chamber", "group": "group", "other": "other"}
#: What became of a motion, the last word first; Popolo has `pass` and `fail`.
_RESULTS = ((Stage.REJECTED, "fail"), (Stage.ADOPTED, "pass"))


class _Gathered:
    """The lists of the file, each thing once, in the order in which it was met."""

    def __init__(self) -> None:
        names = ("persons", "organizations", "posts", "memberships", "motions")
        self.lists: dict[str, dict[str, dict[str, Any]]] = {name: {} for name in names}

    def add(self, where: str, identity: str, **values: object) -> str:
        """Add a thing unless it is there; return its id."""
        told = {key: value for key, value in values.items() if value not in ("", None, [])}
        self.lists[where].setdefault(identity, {"id": identity, **told})
        return identity


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write one object with a list of each class; ids are names of the archive and of no other register."""
    gathered = _Gathered()
    for one in selection.statements:
        for name in (*one.actor, *one.addressee):
            _add_actor(gathered, name)
    for document in dict.fromkeys(one.document for one in selection.statements):
        _add_signatories(gathered, selection, document)
    wanted = {one.id for one in selection.statements}
    records = [record.to_dict() for record in selection.read_motions()]
    for motion in find_motions(known_of(selection.ledger), selection.day, records):
        if any(mention.statement in wanted for mention in motion.mentions):
            _add_motion(gathered, selection, motion)
    found = {name: list(things.values()) for name, things in gathered.lists.items()}
    stream.write(f"{json.dumps(found, ensure_ascii=False, indent=1)}\n".encode())


def _add_actor(gathered: _Gathered, name: str) -> str:
    """Add an actor: an office is a post of its state's government, all others are organisations."""
    actor = entity_of(name)
    if actor.sort == "office":
        country = name.partition(":")[0]
        government = name_of_thing("organization", f"{country}:government")
        whose = _add_actor(gathered, country)
        gathered.add(
            "organizations", government, name=f"Government of {country}", classification="government", parent_id=whose
        )
        post = name_of_thing("post", name)
        return gathered.add("posts", post, label=actor.label, role=actor.label, organization_id=government)
    if actor.sort == "role":
        return gathered.add("posts", name_of_thing("post", name), label=name, role=name)
    words = _CLASSIFICATIONS[actor.sort]
    return gathered.add("organizations", name_of_thing("organization", name), name=actor.label, classification=words)


def _add_signatories(gathered: _Gathered, selection: Selection, document: str) -> None:
    """Add who signed a letter, in the capacity that it names; until when somebody held an office, no letter tells."""
    for signatory in selection.text_of(document).identity.signatories:
        person = gathered.add("persons", name_of_thing("person", signatory.name), name=signatory.name)
        government = gathered.add(
            "organizations",
            name_of_thing("organization", "Netherlands:government"),
            name="Government of Netherlands",
            classification="government",
        )
        gathered.add(
            "memberships",
            name_of_thing("membership", signatory.name, signatory.role),
            person_id=person,
            organization_id=government,
            role=signatory.role,
            sources=_sources(selection, [document]),
        )


def _add_motion(gathered: _Gathered, selection: Selection, motion: Motion) -> None:
    """Add a motion with its movers; its text is what the first statement that asks it quotes."""
    chamber = gathered.add(
        "organizations", name_of_thing("organization", _CHAMBER), name=_CHAMBER, classification="chamber"
    )
    movers = [gathered.add("persons", name_of_thing("person", name), name=name) for name in motion.members]
    for name, mover in zip(motion.members, movers, strict=True):
        membership = name_of_thing("membership", name, _CHAMBER)
        gathered.add("memberships", membership, person_id=mover, organization_id=chamber, role="member")
    stages = {mention.stage for mention in motion.mentions}
    gathered.add(
        "motions",
        name_of_thing("motion", motion.id),
        organization_id=chamber,
        creator_id=movers[0] if movers else "",
        text=selection.ledger.statements[motion.asked.statement].quote if motion.asked else "",
        date=motion.filed_on,
        result=next((result for stage, result in _RESULTS if stage in stages or _adopted(motion, stage)), ""),
        sources=_sources(selection, (mention.document for mention in motion.mentions), motion.paper),
    )


def _adopted(motion: Motion, stage: Stage) -> bool:
    return stage is Stage.ADOPTED and bool(motion.adopted_on)


def _sources(selection: Selection, documents: Iterable[str], paper: str = "") -> list[dict[str, str]]:
    """Return the addresses of papers; those that nobody publishes under their number go by the archive's name."""
    rows = [selection.documents[name] for name in dict.fromkeys(documents)]
    found = [(official_address(row.number) or name_of_thing("document", row.id), row.title) for row in rows]
    if paper:
        found.insert(0, (official_address(paper) or name_of_thing("document", paper), paper))
    return [{"url": address, "note": note} for address, note in found]
