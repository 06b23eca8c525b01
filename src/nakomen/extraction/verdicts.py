"""What a rule decided about a clause, and the figures that rules look at."""

from __future__ import annotations

from dataclasses import dataclass

from nakomen.extraction.situation import Situation
from nakomen.finders.speech_acts import Act
from nakomen.model import TIME_UNITS, Kind

COMMITTING = frozenset({"agreement", "pledge", "assurance"})
BINDING_KINDS = frozenset({*COMMITTING, "tasking", "request"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule decided: a kind (None for no statement), the rule's name, how sure it is, and why."""

    kind: Kind | None
    rule: str
    confidence: float
    words: str = ""
    act: Act | None = None
    from_content: bool = False
    own_voice: bool = False

    @property
    def explicit(self) -> bool:
        """Whether a row of the table of speech acts decided."""
        return self.act is not None


def shares(s: Situation) -> bool:
    """Tell whether money or percentages stand in a clause."""
    return any(amount.unit.startswith("%") or (len(amount.unit) == 3 and amount.unit.isupper()) for amount in s.amounts)


def measures(s: Situation) -> bool:
    """Tell whether a clause holds a measured figure, and not a norm."""
    figures = [amount for amount in s.amounts if amount.unit not in TIME_UNITS]
    return bool(figures) and not s.obliging and not s.future and ("measure" in s.cues or "cost" in s.cues)
