"""Gathers a statement's references: its own, those of its notes, and the paper that its words point back to."""

from __future__ import annotations

from nakomen.extraction.anaphora import pointed_at
from nakomen.extraction.finds import DocumentFinds, within
from nakomen.extraction.motions import own_references
from nakomen.model import BlockKind, Document, Kind, Reason, Span


def references_of(
    document: Document, finds: DocumentFinds, quote: Span, kind: Kind
) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """Return the references of a quote, each once, and the reasons of what it points back to or leaves open.

    A short note is about one matter, so that its references go with each of its statements.
    """
    block = document.block_at(quote.start)
    whole = block.span if block is not None and block.kind is BlockKind.NOTE else quote
    found = _named(finds, whole.start, whole.end)
    for note in document.notes:
        if quote.start < note.anchor <= quote.end + 1:
            found += _named(finds, note.start, note.end)
    reasons: tuple[Reason, ...] = ()
    if block is not None:
        scopes = [
            _named(finds, start, quote.start) for start in (block.start, _section_start(document, block.start), 0)
        ]
        pointed = pointed_at(document.text[quote.start : quote.end], scopes, document.identity.language)
        own = pointed is not None and any(one in found for one in pointed.candidates)
        if pointed is not None and pointed.reference:
            found.append(pointed.reference)
            reasons = (Reason("refs", "anaphora/the only one named before", pointed.words),)
        elif pointed is not None and not own:
            reasons = (Reason("refs", f"anaphora/left open: one of {', '.join(pointed.candidates)}", pointed.words),)
    if kind is Kind.REQUEST:
        found += own_references(document)
    return tuple(dict.fromkeys(one for one in found if not one.startswith("law:"))), reasons


def _named(finds: DocumentFinds, start: int, end: int) -> list[str]:
    return [mention.id for mention in within(finds.references, start, end)]


def _section_start(document: Document, before: int) -> int:
    """Return where the section begins: behind the last heading before a place."""
    headings = (one for one in document.blocks if one.kind is BlockKind.HEADING and one.end <= before)
    return max((heading.end for heading in headings), default=0)
