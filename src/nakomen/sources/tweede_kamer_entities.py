"""Turns an entity of the SyncFeed into fields as OData has them, whatever prefixes its elements bear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nakomen.readers.markup import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What the feed writes as attributes of an entity.
_ATTRIBUTES = {
    "id": "Id",
    "verwijderd": "Verwijderd",
    "bijgewerkt": "GewijzigdOp",
    "contentType": "ContentType",
    "contentLength": "ContentLength",
}


def entity_fields(element: _Element) -> dict[str, Any]:
    """Return the fields of an entity; a reference becomes an entity with its Id, what comes repeated a list.

    >>> from nakomen.readers.markup import parse_xml
    >>> held = b'<t:nummer>1</t:nummer><t:activiteit ref="77aa"/>'
    >>> xml = b'<t:zaak xmlns:t="urn:tk" id="6f0b" t:verwijderd="false">%s</t:zaak>' % held
    >>> entity_fields(parse_xml(xml, "zaak"))
    {'Id': '6f0b', 'Verwijderd': 'false', 'GewijzigdOp': None, 'ContentType': None, 'ContentLength': None,\
 'nummer': ['1'], 'activiteit': [{'Id': '77aa'}]}
    """
    said = {_local(str(name)): value for name, value in element.attrib.items()}
    found: dict[str, Any] = {field: said.get(name) for name, field in _ATTRIBUTES.items()}
    for child in element.iterchildren("*"):
        found.setdefault(local_name(child), []).append(_value(child))
    return found


def _value(element: _Element) -> Any:  # noqa: ANN401 - words, a reference or nothing
    said = {_local(str(name)): value for name, value in element.attrib.items()}
    if said.get("ref"):
        return {"Id": said["ref"]}
    if str(said.get("nil")).strip() in ("true", "1"):
        return None
    return "".join(element.itertext()).strip() or None


def _local(name: str) -> str:
    return name.rpartition("}")[2]
