"""The nouns of the house: frozen dataclasses and enums that import nothing of ours."""

from nakomen.model.debate import GivenMotion, GivenReference, Role, Turn
from nakomen.model.document import Block, BlockKind, Document, DocumentKind, Note
from nakomen.model.errors import (
    ArchiveError,
    FetchError,
    MissingError,
    NakomenError,
    ReadingError,
    RefusedError,
    RegisterError,
)
from nakomen.model.finds import (
    TIME_UNITS,
    ActorMention,
    AmountMention,
    DateMention,
    Find,
    ReferenceMention,
    SpeechActMention,
)
from nakomen.model.identity import Identity, Marking, Meeting, Signatory
from nakomen.model.places import Place, Segment, Span
from nakomen.model.register_rows import RegisterRow
from nakomen.model.sporen import (
    Link,
    Relation,
    Spoor,
    Standing,
    Status,
    StatusOnDay,
    Termijnstand,
)
from nakomen.model.statement import BINDING, Force, Kind, Reason, Statement

__all__ = [
    "BINDING",
    "TIME_UNITS",
    "ActorMention",
    "AmountMention",
    "ArchiveError",
    "Block",
    "BlockKind",
    "DateMention",
    "Document",
    "DocumentKind",
    "FetchError",
    "Find",
    "Force",
    "GivenMotion",
    "GivenReference",
    "Identity",
    "Kind",
    "Link",
    "Marking",
    "Meeting",
    "MissingError",
    "NakomenError",
    "Note",
    "Place",
    "ReadingError",
    "Reason",
    "ReferenceMention",
    "RefusedError",
    "RegisterError",
    "RegisterRow",
    "Relation",
    "Role",
    "Segment",
    "Signatory",
    "Span",
    "SpeechActMention",
    "Spoor",
    "Standing",
    "Statement",
    "Status",
    "StatusOnDay",
    "Termijnstand",
    "Turn",
]
