"""Packs what a document has besides its text, to the last place, into few bytes, and back without loss."""

from __future__ import annotations

import json
import zlib
from datetime import date
from typing import Any

from nakomen.model import (
    Block,
    BlockKind,
    Document,
    GivenMotion,
    GivenReference,
    Meeting,
    Note,
    Place,
    Role,
    Segment,
    Signatory,
    Turn,
)


def pack_layout(document: Document) -> str:
    """Return blocks, notes, places, remarks, signatories, meeting and digest as JSON, equal for equal documents.

    Offsets are kept as differences, which are small and alike, so that compression bites. What the markup of debates
    and official papers tells has a key only where there is some.
    """
    meeting = document.identity.meeting
    layout = {
        "blocks": [[b.kind, b.start, b.end - b.start, b.level, b.speaker] for b in document.blocks],
        "notes": [[n.mark, n.anchor, n.start, n.end] for n in document.notes],
        "places": _pack_places(document.places),
        "remarks": document.remarks,
        "signatories": [[s.name, s.role] for s in document.identity.signatories],
        "meeting": meeting and [meeting.name, _iso(meeting.start), _iso(meeting.end), meeting.place],
        "digest": document.digest,
    }
    given = {
        "turns": [[t.start, t.end, t.speaker, t.role, t.party] for t in document.turns],
        "given_references": [[r.start, r.end, r.target] for r in document.given_references],
        "given_motions": [[m.start, m.end, m.number, m.movers] for m in document.given_motions],
    }
    layout |= {name: values for name, values in given.items() if values}
    return json.dumps(layout, ensure_ascii=False, separators=(",", ":"))


def unpack_layout(layout: str) -> dict[str, Any]:
    """Return the packed parts as arguments for `Document`, and the identity's `signatories` and `meeting`."""
    parts = json.loads(layout)
    return {
        "blocks": tuple(Block(BlockKind(k), at, at + n, level, who) for k, at, n, level, who in parts["blocks"]),
        "notes": tuple(Note(*note) for note in parts["notes"]),
        "places": _unpack_places(parts["places"]),
        "remarks": tuple(parts["remarks"]),
        "signatories": tuple(Signatory(*signatory) for signatory in parts["signatories"]),
        "meeting": _unpack_meeting(parts["meeting"]),
        "digest": parts["digest"],
        "turns": tuple(
            Turn(start, end, who, Role(role), party) for start, end, who, role, party in parts.get("turns", ())
        ),
        "given_references": tuple(GivenReference(*one) for one in parts.get("given_references", ())),
        "given_motions": tuple(
            GivenMotion(start, end, number, tuple(movers))
            for start, end, number, movers in parts.get("given_motions", ())
        ),
    }


def unpack_meeting(layout: str) -> Meeting | None:
    """Return the meeting only: what takes time is to make the places of a long document."""
    return _unpack_meeting(json.loads(layout)["meeting"])


def unpack_remarks(layout: str) -> tuple[str, ...]:
    """Return the remarks only."""
    return tuple(json.loads(layout)["remarks"])


def _unpack_meeting(meeting: list[Any] | None) -> Meeting | None:
    return Meeting(meeting[0], day_of(meeting[1]), day_of(meeting[2]), meeting[3]) if meeting else None


def compress(content: bytes) -> bytes:
    """Return bytes made smaller; `decompress` gives them back."""
    return zlib.compress(content, 6)


def decompress(content: bytes) -> bytes:
    """Return the bytes that `compress` made smaller."""
    return zlib.decompress(content)


def _pack_places(places: tuple[Segment, ...]) -> dict[str, list[Any]]:
    """Return the places column by column: each start from the end before it, each offset from where it would go on."""
    nodes: dict[str, int] = {}
    starts, lengths, offsets = [], [], []
    end = expected = 0
    for segment in places:
        starts.append(segment.start - end)
        lengths.append(segment.end - segment.start)
        end = segment.end
        offset = segment.place.offset
        offsets.append(None if offset is None else offset - expected)
        if offset is not None:
            expected = offset + segment.end - segment.start
        if segment.place.node is not None:
            nodes.setdefault(segment.place.node, len(nodes))
    return {
        "starts": starts,
        "lengths": lengths,
        "offsets": offsets,
        "pages": [segment.place.page for segment in places],
        "boxes": [segment.place.box for segment in places],
        "node": [None if s.place.node is None else nodes[s.place.node] for s in places],
        "nodes": list(nodes),
    }


def _unpack_places(columns: dict[str, list[Any]]) -> tuple[Segment, ...]:
    nodes = columns["nodes"]
    segments = []
    end = expected = 0
    names = ("starts", "lengths", "offsets", "pages", "boxes", "node")
    for start, length, ahead, page, box, node in zip(*(columns[name] for name in names), strict=True):
        first, end = end + start, end + start + length
        offset = None if ahead is None else expected + ahead
        if offset is not None:
            expected = offset + length
        place = Place(offset, page, None if box is None else tuple(box), None if node is None else nodes[node])
        segments.append(Segment(first, end, place))
    return tuple(segments)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def day_of(text: str | None) -> date | None:
    """Return the day that a column or packed value keeps as ISO 8601.

    >>> day_of("2024-07-09"), day_of(None)
    (datetime.date(2024, 7, 9), None)
    """
    return None if text is None else date.fromisoformat(text)
