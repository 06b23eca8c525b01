"""What office files are made of: paragraphs, headings, items and rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from nakomen.model import BlockKind
from nakomen.readers.building import NoteMark, Run


@dataclass(slots=True)
class OfficeBlock:
    """A paragraph, heading, item or row as an office file has it."""

    kind: BlockKind
    pieces: list[Run | NoteMark] = field(default_factory=list)
    level: int = 0

    @property
    def text(self) -> str:
        """Its words, white space folded."""
        return " ".join("".join(piece.text for piece in self.pieces if isinstance(piece, Run)).split())
