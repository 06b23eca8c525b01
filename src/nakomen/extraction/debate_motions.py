"""Motions tabled in a debate: what they ask of the government, by whom, and under which number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nakomen.extraction.debate_rows import spoken_phrase
from nakomen.extraction.said import Said, single
from nakomen.extraction.speakers import name_of
from nakomen.model import Block, BlockKind, Document, Kind

_AND = re.compile(r"\s+en\s+|,\s*|\s+c\.s\.")


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion by its first mover and its number among the papers of parliament, as far as the chair tells them."""

    mover: str = ""
    paper: str = ""

    @property
    def refs(self) -> tuple[str, ...]:
        """Its canonical references."""
        return tuple(ref for ref in (f"motion:{self.mover}" if self.mover else "", self.paper) if ref)


@dataclass(slots=True)
class Motions:
    """The motions of a debate, by where their text stands and by their numbers."""

    by_block: dict[int, Motion] = field(default_factory=dict)
    by_number: dict[str, Motion] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Motions:
        """Note each motion's text with what the chair then says of it."""
        motions = cls()
        waiting: list[int] = []
        mover = ""
        for block in document.blocks:
            text = document.text[block.start : block.end]
            if is_motion_text(block, text):
                waiting, mover = [*waiting, block.start], mover or name_of(block.speaker)
            elif moved := spoken_phrase("moved", "motion").search(text):
                mover = name_of(_AND.split(moved["names"])[0])
            if numbered := spoken_phrase("numbered", "motion").search(text):
                motions._close(waiting, mover, numbered)
                waiting, mover = [], ""
        return motions

    def _close(self, waiting: list[int], mover: str, numbered: re.Match[str]) -> None:
        """Give the texts that wait for it their mover and number."""
        dossier = numbered["dossier"].replace(" ", "")
        motion = Motion(mover, f"kst-{dossier}-{numbered['number']}")
        self.by_number[numbered["number"]] = motion
        self.by_block |= dict.fromkeys(waiting, motion)

    def named_in(self, text: str) -> tuple[str, ...]:
        """Return the references of the motions that a text names by number ("op stuk nr. 12")."""
        numbers = (found["number"] for found in spoken_phrase("on_number", "motion").finditer(text))
        return tuple(ref for number in numbers if number in self.by_number for ref in self.by_number[number].refs)


def is_motion_text(block: Block, text: str) -> bool:
    """Tell whether a block is a part of a motion that asks or states its grounds: it opens in lower case."""
    if not block.kind.running or block.kind is BlockKind.NOTE or not text[:1].islower():
        return False
    return any(spoken_phrase(name, "motion").match(text) is not None for name in ("asks", "rests"))


def read_motion_text(document: Document, block: Block, motions: Motions, house: str, *, figures: bool) -> Said | None:
    """Return what a paragraph of a motion asks, or the figure on which it rests."""
    text = document.text[block.start : block.end]
    end = block.start + len(text.rstrip(" ,;.:"))
    asks = spoken_phrase("asks", "motion").match(text)
    if asks is None:
        ground = Said(block.start, end, Kind.FINDING, "motion-rests", actor=single("Netherlands", "a motion's ground"))
        return ground if figures else None
    refs = motions.by_block.get(block.start, Motion()).refs
    return Said(
        block.start,
        end,
        Kind.REQUEST,
        "motion-asks",
        asks[0],
        single(house, "parliament asks in a motion"),
        single("Netherlands", "parliament asks the government"),
        refs,
        confidence=0.9,
    )


def told_motion(stretch: tuple[int, int], text: str, motions: Motions, house: str) -> Said | None:
    """Return what a motion asks where somebody else tells it ("de motie op stuk nr. 12 verzoekt ...")."""
    told = spoken_phrase("told", "motion").search(text)
    if told is None or spoken_phrase("unless_told", "motion").search(text):
        return None
    actor = single(house, "parliament asks in a motion")
    asked = single("Netherlands", "parliament asks the government")
    return Said(*stretch, Kind.REQUEST, "motion-told", told[0][:40], actor, asked, motions.named_in(text))
