"""Reads the metadata.xml that officielebekendmakingen gives beside each publication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from nakomen.model import FetchError, ReadingError
from nakomen.readers.markup import local_name, parse_xml
from nakomen.sources.answers_in_xml import day_in
from nakomen.sources.asking import Publication


def read_metadata(content: bytes, publication: Publication) -> Publication:
    """Return a publication with what its metadata adds; what is known already stays.

    >>> xml = b'<m><metadata name="DC.title" content="De dijken; Brief regering; Stand van de werken"/></m>'
    >>> read_metadata(xml, Publication("kst-39412-7")).title
    'Stand van de werken'
    """
    values = _values(content, publication.metadata)
    # Before 2010 the paper's own title is the last part of a longer one.
    title = values.get("overheidop.documenttitel") or values.get("dc.title", "").rpartition("; ")[2]
    return replace(
        publication,
        title=publication.title or title,
        date=publication.date or day_in(values.get("dcterms.issued", "")),
        kind=publication.kind or values.get("dc.type", ""),
        dossier=publication.dossier or values.get("overheidop.dossiernummer", ""),
        creator=publication.creator or values.get("dc.creator", ""),
    )


def _values(content: bytes, address: str) -> Mapping[str, str]:
    """Return the first value of each name, names in lower case."""
    try:
        root = parse_xml(content, address)
    except ReadingError as error:
        what = f"answers what cannot be read: {error.what}"
        raise FetchError(what, where=address, remedy="try again later") from error
    values: dict[str, str] = {}
    for element in root.iter():
        if local_name(element) == "metadata" and element.get("name") and element.get("content"):
            values.setdefault(str(element.get("name")).lower(), " ".join(str(element.get("content")).split()))
    return values
