"""A document: repaired text in blocks, notes at their anchors, identity and the way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from nakomen.model.debate import GivenMotion, GivenReference, Turn
from nakomen.model.identity import Identity
from nakomen.model.places import Place, Segment, Span


class DocumentKind(StrEnum):
    """What sort of paper it is, as far as it matters for reading it."""

    LETTER = "letter"
    REPORT = "report"
    AGENDA = "agenda"
    ANSWERS = "answers"
    DEBATE = "debate"
    DECLARATION = "declaration"
    OTHER = "other"


class BlockKind(StrEnum):
    """What a stretch of text is in the layout of the page."""

    LETTERHEAD = "letterhead"
    HEADING = "heading"
    SALUTATION = "salutation"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    QUESTION = "question"
    NOTE = "note"
    SIGNATURE = "signature"

    @property
    def running(self) -> bool:
        """Whether it is running text, where statements can stand."""
        return self in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW, BlockKind.NOTE)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table row or note: `text[start:end]`, in text order, never overlapping.

    `level` is the depth of a heading or list item, from 1; `speaker` names who speaks in a debate.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    speaker: str = ""

    @property
    def span(self) -> Span:
        """The block's stretch of the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Note:
    """A foot- or endnote: its mark, where the mark stood in the running text, and where its own text stands."""

    mark: str
    anchor: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One official paper.

    `text` is the running text with its blocks parted by a blank line, the notes' texts after it. Print artefacts are
    repaired in it; `places` leads each character back to the source. `turns` are those of a debate, in text order;
    what is `given` stands in the markup of the source itself.
    """

    id: str
    text: str
    identity: Identity = field(default_factory=Identity)
    kind: DocumentKind = DocumentKind.OTHER
    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    places: tuple[Segment, ...] = ()
    source_name: str = ""
    media_type: str = "text/plain"
    digest: str = ""
    remarks: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    given_references: tuple[GivenReference, ...] = ()
    given_motions: tuple[GivenMotion, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the document as plain values, dates as ISO text; the way back to the source is left out."""
        values = asdict(self)
        del values["places"]
        identity = values["identity"]
        identity["date"] = self.identity.date.isoformat() if self.identity.date else None
        meeting = identity["meeting"]
        if meeting is not None:
            meeting.update({key: meeting[key].isoformat() for key in ("start", "end") if meeting[key] is not None})
        return values

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds a character, or None between blocks."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        if at < 0 or offset >= self.blocks[at].end:
            return None
        return self.blocks[at]

    def turn_at(self, offset: int) -> Turn | None:
        """Return the turn that a character is spoken in, or None where nobody has the floor."""
        at = bisect_right(self.turns, offset, key=lambda turn: turn.start) - 1
        if at < 0 or offset >= self.turns[at].end:
            return None
        return self.turns[at]

    def heading_at(self, offset: int) -> str:
        """Return the words of the nearest heading before a character, or nothing."""
        for block in reversed(self.blocks[: bisect_right(self.blocks, offset, key=lambda b: b.start)]):
            if block.kind is BlockKind.HEADING:
                return self.text[block.start : block.end]
        return ""

    def places_of(self, start: int, end: int) -> list[Place]:
        """Return the source's places of a stretch of the text, in order; offsets are moved to its first character."""
        at = max(bisect_right(self.places, start, key=lambda segment: segment.start) - 1, 0)
        found = []
        for segment in self.places[at:]:
            if segment.start >= end:
                break
            if segment.end <= start:
                continue
            place = segment.place
            if place.offset is not None and start > segment.start:
                place = Place(place.offset + start - segment.start, place.page, place.box, place.node)
            found.append(place)
        return found
