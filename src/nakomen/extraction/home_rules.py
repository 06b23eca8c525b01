"""Rules for documents about doings at home: what may and can be done there, and steps that have a day."""

from __future__ import annotations

from nakomen.extraction.situation import Situation
from nakomen.extraction.verdicts import Verdict
from nakomen.languages import load_table
from nakomen.model import Kind


def possibility(s: Situation) -> Verdict | None:
    """Leave out what a document about doings at home says can be done: it explains, and binds nobody."""
    can = "kunnen" in s.predicate.helpers and not (s.predicate.negated or s.finished or s.future or s.obliging)
    told = s.names_parliament or "evaluation" in s.cues or s.subject.group == "home" or s.amounts
    if can and s.memory.domestic and s.content is None and not told:
        return Verdict(None, "explains what can be done", 0.5)
    return None


def planned_at_home(s: Situation) -> Verdict:
    """Read a step with a day still to come: an agency's own plan, or one that the government reports to parliament."""
    agency = s.doer if s.doer.known else s.last
    if agency.group == "state":
        return Verdict(Kind.PLEDGE, "a dated step of an agency", 0.55)
    return Verdict(Kind.ASSURANCE, "a dated step at home", 0.55)


def dated_step(s: Situation) -> Verdict | None:
    """Read what a document about doings at home says will be done or begin on a day."""
    lemmas = load_table("nl", "deciding")
    own = {carrier.lemma for carrier in s.predicate.carriers if not carrier.te}
    if not (s.memory.domestic and s.looks_ahead) or s.predicate.negated or s.obliging or s.agent.group == "home":
        return None
    if (
        "further_work" in s.cues
        or own & set(lemmas["of_expecting"])
        or s.content is not None
        or "measure" in s.cues
        or "cost" in s.cues
    ):
        return None
    begins = bool(own & set(lemmas["of_beginning"])) and not s.doer.known
    done = s.predicate.passive and bool(own) and not s.names_parliament
    return planned_at_home(s) if begins or done else None


def permission(s: Situation) -> Verdict | None:
    """Read what may not be done, or only so, as a duty ("honden mogen alleen aangelijnd")."""
    if "mogen" not in s.predicate.helpers or s.finished or not s.memory.domestic:
        return None
    only = {"alleen", "uitsluitend", "slechts"} & set(s.predicate.own_text.split())
    if s.predicate.negated or only:
        return Verdict(Kind.TASKING, "what may not be done, or only so", 0.5)
    return None
