"""A statement: one thing said that binds or informs about what binds, tied to its quote."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from nakomen.model.finds import AmountMention


class Kind(StrEnum):
    """The eight kinds, named as in the vocabulary."""

    AGREEMENT = "agreement"
    PLEDGE = "pledge"
    ASSURANCE = "assurance"
    TASKING = "tasking"
    REQUEST = "request"
    POSITION = "position"
    FULFILMENT = "fulfilment"
    FINDING = "finding"


#: Kinds whose statements are undertakings: they have to be honoured.
BINDING = frozenset({Kind.AGREEMENT, Kind.PLEDGE, Kind.ASSURANCE, Kind.TASKING, Kind.REQUEST})


class Force(StrEnum):
    """How firmly it is said."""

    FIRM = "firm"
    CONDITIONAL = "conditional"
    INTENDED = "intended"
    EXPLORING = "exploring"
    NEGATED = "negated"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field of a statement is what it is: the field, the table row or rule, and the words that triggered it."""

    field: str
    row: str
    words: str = ""

    def __str__(self) -> str:
        words = f" «{self.words}»" if self.words else ""
        return f"{self.field}: {self.row}{words}"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a document; `document.text[start:end] == quote`.

    `id` is made from the document, the quote and its occurrence, so it survives a new version of the program.
    `due` is EDTF; `due_said` keeps the words; `due_event` an event that the due date waits for. `refs` are canonical.
    """

    id: str
    document: str
    start: int
    end: int
    quote: str
    sentence: str
    kind: Kind
    actor: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    due: str = ""
    due_said: str = ""
    due_event: str = ""
    amounts: tuple[AmountMention, ...] = ()
    refs: tuple[str, ...] = ()
    theme: str = ""
    about: str = ""
    force: Force = Force.FIRM
    confidence: float = 0.0
    because: tuple[Reason, ...] = ()

    @property
    def binding(self) -> bool:
        """Whether it is an undertaking."""
        return self.kind in BINDING

    def to_dict(self) -> dict[str, Any]:
        """Return the statement as plain values: the guidelines' keys, then identity and reasons."""
        return {
            "quote": self.quote,
            "kind": str(self.kind),
            "actor": " + ".join(self.actor),
            "addressee": " + ".join(self.addressee),
            "due": self.due,
            "amounts": ";".join(str(amount) for amount in self.amounts),
            "refs": ";".join(self.refs),
            "theme": self.theme,
            "about": self.about,
            "id": self.id,
            "document": self.document,
            "start": self.start,
            "end": self.end,
            "sentence": self.sentence,
            "force": str(self.force),
            "due_said": self.due_said,
            "due_event": self.due_event,
            "confidence": round(self.confidence, 3),
            "because": [str(reason) for reason in self.because],
        }
