"""What speakers tell that binds others: agreements, orders with their terms, advice, and what was carried out."""

from __future__ import annotations

from nakomen.extraction.debate_rows import SpokenRow, spoken_rows
from nakomen.extraction.situation import Situation
from nakomen.model import Kind


def reported_row(s: Situation, text: str) -> SpokenRow | None:
    """Return the row of a clause that tells such a fact; `text` is the clause with all that stands in it.

    What is denied, supposed or still asked tells none.
    """
    if s.clause.finite is None or "condition" in s.cues or s.future:
        return None
    own = s.predicate.own_text
    found = next((row for row in spoken_rows("fact") if row.match(text if row.whole else own)), None)
    advice = found is not None and found.kind == Kind.REQUEST  # "adviseert dat niet te doen" asks too
    return found if advice or not s.predicate.negated else None
