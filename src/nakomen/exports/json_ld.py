"""Writes JSON-LD with its words explained in the file itself, one thing at a time, so that nobody needs the network."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from nakomen.exports.identifiers import VOCABULARY

#: What the words of our own fields stand for; used by every export in JSON-LD.
OWN_WORDS: dict[str, Any] = {
    "nakomen": VOCABULARY,
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "Statement": "nakomen:Statement",
    "kind": "nakomen:kind",
    "actor": "nakomen:actor",
    "addressee": "nakomen:addressee",
    "due": "nakomen:due",
    "due_said": "nakomen:due_said",
    "due_event": "nakomen:due_event",
    "amounts": "nakomen:amount",
    "refs": "nakomen:reference",
    "theme": "nakomen:theme",
    "about": "nakomen:about",
    "force": "nakomen:force",
    "standing": "nakomen:standing",
    "confidence": {"@id": "nakomen:confidence", "@type": "xsd:double"},
}


def write_collection(stream: BinaryIO, head: Mapping[str, Any], name: str, things: Iterable[Mapping[str, Any]]) -> None:
    """Write an object whose last field `name` is a list of things; only one of them is held at a time."""
    opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    stream.write(f"{opening},\n {json.dumps(name)}: [".encode())
    written = (json.dumps(thing, ensure_ascii=False) for thing in things)
    stream.writelines(f"{',' if at else ''}\n  {thing}".encode() for at, thing in enumerate(written))
    stream.write(b"\n ]\n}\n")


def filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that say something.

    >>> filled({"kind": "pledge", "due": "", "actor": ()})
    {'kind': 'pledge'}
    """
    return {name: value for name, value in values.items() if value not in ("", None, (), [], {})}
