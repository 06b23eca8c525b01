"""Fetches a publication in the best form that there is, with what describes it, and tells the reading what it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from nakomen.model import Document, MissingError
from nakomen.sources.asking import Publication
from nakomen.sources.keeping import KeepingFetcher

_ACCEPT = {".xml": "application/xml", ".html": "text/html", ".pdf": "application/pdf"}
#: What officielebekendmakingen redirects to, with status 200, for a file that it does not have.
_MISSING = "fout404"


@dataclass(frozen=True, slots=True)
class Paper:
    """A publication as it was fetched: where the file stands and what is known of it."""

    publication: Publication
    path: Path


def fetch_paper(fetcher: KeepingFetcher, publication: Publication) -> Paper:
    """Fetch the first form that there is; raises MissingError where there is none."""
    others = []
    for suffix, address in publication.addresses:
        try:
            reply = fetcher.get(address, accept=_ACCEPT.get(suffix, "*/*"))
        except MissingError:
            continue
        if _MISSING in reply.url:
            continue
        if not is_form(reply.content, suffix):
            others.append(f"{reply.media_type or 'nothing'} where {suffix} was asked")
            continue
        publication = _described(fetcher, publication)
        name = f"{publication.number}{suffix or _suffix_of(reply.content)}"
        return Paper(publication, fetcher.folder.name("papers", name, reply.content))
    what = "is not there as XML, HTML or PDF"
    if others:
        what = f"is not there as XML, HTML or PDF: {', '.join(others)}"
    raise MissingError(what, where=publication.number, remedy="check the number, or look it up on the source's site")


def is_form(content: bytes, suffix: str) -> bool:
    """Tell by its first bytes whether content is what its suffix says; what a server calls it is often wrong.

    >>> is_form(b"<?xml version='1.0'?><stuk/>", ".xml"), is_form(b"<!DOCTYPE html><p>Niet gevonden", ".xml")
    (True, False)
    """
    head = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    is_page = b"<!doctype html" in head[:512].lower() or b"<html" in head[:512].lower()
    if suffix == ".pdf":
        return b"%PDF-" in head
    return is_page if suffix == ".html" else head.startswith(b"<") and not is_page if suffix == ".xml" else bool(head)


def _suffix_of(content: bytes) -> str:
    """Return the suffix of content of which the source did not tell what it is, as far as its first bytes show it."""
    return next((suffix for suffix in _ACCEPT if is_form(content, suffix)), "")


def _described(fetcher: KeepingFetcher, publication: Publication) -> Publication:
    """Fetch and keep what describes a publication, and fill in what the search did not tell."""
    if not publication.metadata:
        return publication
    from nakomen.sources.publication_metadata import read_metadata

    try:
        reply = fetcher.get(publication.metadata, accept="application/xml")
    except MissingError:
        return publication
    if _MISSING in reply.url or not is_form(reply.content, ".xml"):
        return publication
    fetcher.folder.name("metadata", f"{publication.number}.xml", reply.content)
    return read_metadata(reply.content, publication)


def describe(document: Document, publication: Publication) -> Document:
    """Return the document with what its source says of it: its number always, the rest where the paper is silent."""
    said = document.identity
    undated = said.date is None or said.date_source in ("given", "file name")
    dated = publication.date is not None and undated
    identity = replace(
        said,
        number=publication.number or said.number,
        title=said.title or publication.title,
        date=publication.date if dated else said.date,
        date_source="metadata" if dated else said.date_source,
    )
    return replace(document, id=identity.number or document.id, identity=identity)
