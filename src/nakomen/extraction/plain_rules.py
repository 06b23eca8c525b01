"""Rules for clauses without a speech act: duty, future, figures, work under way, evaluation."""

from __future__ import annotations

from nakomen.extraction.home_rules import permission
from nakomen.extraction.situation import Situation
from nakomen.extraction.verdicts import Verdict
from nakomen.languages import load_table
from nakomen.model import TIME_UNITS, Kind


def duty(s: Situation) -> Verdict | None:
    """Read "het is aan X om" as X's task."""
    if "duty" not in s.cues or s.predicate.negated:
        return None
    return Verdict(Kind.TASKING, "it is up to somebody", 0.65, s.cues["duty"])


def adopted_text(s: Situation) -> Verdict | None:
    """Read what a part of an adopted text says those who adopted it will do ("een pijler van het pact is dat")."""
    inner = s.content
    if inner is None or inner.subject.group != "collective" or s.finished or s.acts:
        return None
    parts = {"pijler", "onderdeel", "element", "doelstelling", "afspraak"} & set(s.predicate.own_text.split())
    if parts and inner.clause.opener == "dat" and "zijn" in s.predicate.helpers:
        return Verdict(Kind.AGREEMENT, "content of an adopted text", 0.6, from_content=True)
    return None


def according_to(s: Situation) -> Verdict | None:
    """Read what is so according to somebody as his view, a measured figure apart."""
    if "volgens" not in s.actors.before or s.amounts:
        return None
    at = s.actors.before.index("volgens")
    if s.actors.mentions[at].type not in ("state", "person", "role", "group"):
        return None
    return Verdict(Kind.POSITION, "according to somebody", 0.55)


def obligation(s: Situation) -> Verdict | None:
    """Read what must be done as a task, where somebody is named or a day is set."""
    if not s.obliging:
        return permission(s)
    named = s.agent.known or (s.subject.known and not s.predicate.passive)
    if s.predicate.negated:
        return Verdict(Kind.POSITION, "what ought not to be", 0.55)
    goes_on = s.parsed.words[s.clause.first].folded in ("hierbij", "daarbij") and s.before is Kind.AGREEMENT
    if goes_on and not named:
        return Verdict(Kind.TASKING, "a duty that goes with what was agreed", 0.5)
    if s.lays_duty:
        return Verdict(Kind.TASKING, "a duty that rules lay on somebody", 0.5)
    if "evaluation" in s.cues and not named:
        return Verdict(Kind.POSITION, "an evaluation", 0.55, s.cues["evaluation"])
    if not (named or s.dates):
        return Verdict(Kind.POSITION, "what ought to be, nobody named", 0.55)
    return Verdict(Kind.TASKING, "somebody must", 0.7)


def future(s: Situation) -> Verdict | None:
    """Read what will be done, by who is to do it."""
    if not s.future:
        return None
    group = s.group
    if group == "home":
        return _future_of_government(s)
    if group in ("state", "some"):
        return Verdict(Kind.PLEDGE, "what a state will do", 0.65)
    if group == "collective":
        if "further_work" in s.cues or s.dates:
            return Verdict(Kind.TASKING, "what a body is still to do", 0.6)
        return Verdict(Kind.AGREEMENT, "settled joint conduct", 0.6)
    if group == "unnamed":
        return _future_of_nobody(s)
    if "evaluation" not in s.cues and s.before in (Kind.PLEDGE, Kind.AGREEMENT, Kind.ASSURANCE) and s.dates:
        return Verdict(s.before, "goes on with what was promised", 0.5)
    return Verdict(Kind.POSITION, "an expectation", 0.45)


def _future_of_government(s: Situation) -> Verdict:
    if s.names_parliament or "homework" in s.cues or (s.at_home and s.speaks_as_government):
        return Verdict(Kind.ASSURANCE, "what the government will do at home", 0.7)
    return Verdict(Kind.PLEDGE, "what the government will do", 0.65)


def _future_of_nobody(s: Situation) -> Verdict:
    """Read a passive about what is to come, by what was promised before it and whose doings are told."""
    if "further_work" in s.cues:
        return Verdict(Kind.TASKING, "a step still to be taken", 0.6, s.cues["further_work"])
    if s.at_home:
        return Verdict(Kind.ASSURANCE, "a step to come at home", 0.5)
    ours = s.before in (Kind.PLEDGE, Kind.ASSURANCE) or s.last.group == "home"
    return Verdict(Kind.PLEDGE if ours else Kind.AGREEMENT, "settled, nobody named", 0.5)


def figures(s: Situation) -> Verdict | None:
    """Read a measured figure."""
    if s.amounts and ("measure" in s.cues or "cost" in s.cues):
        return Verdict(Kind.FINDING, "a measured figure", 0.7, s.amounts[0].text)
    return None


def state_of_work(s: Situation) -> Verdict | None:
    """Read work under way, and what is reported as done."""
    if "progress" in s.cues:
        return Verdict(Kind.FINDING, "work under way", 0.6, s.cues["progress"])
    told = s.predicate.perfect or not (s.predicate.past or (s.memory.domestic and "zijn" not in s.predicate.helpers))
    if "done" in s.cues and told:
        return Verdict(Kind.FULFILMENT, "reported as done", 0.55, s.cues["done"])
    return None


def evaluation(s: Situation) -> Verdict | None:
    """Read an evaluation in the report's own voice."""
    if "evaluation" in s.cues and not (s.predicate.past and not s.predicate.perfect):
        return Verdict(
            Kind.POSITION, "an evaluation in the report's own voice", 0.6, s.cues["evaluation"], own_voice=True
        )
    return None


def effect(s: Situation) -> Verdict | None:
    """Read what the report expects of something."""
    if "effect" in s.cues and not s.predicate.passive and not s.finished:
        words = s.cues["effect"]
        return Verdict(Kind.POSITION, "what the report expects of it", 0.5, words, own_voice=not s.subject.known)
    return None


def present_passive(s: Situation) -> Verdict | None:
    """Read what is being done, nobody named."""
    if not s.predicate.passive or s.finished:
        return None
    if s.agent.group in ("home", "state") and not s.memory.domestic:
        return Verdict(Kind.PLEDGE, "what a state is doing", 0.5)
    if s.before in (Kind.PLEDGE, Kind.AGREEMENT):
        return Verdict(s.before, "goes on with what was decided", 0.45)
    return Verdict(Kind.FINDING, "what is being done", 0.4)


def perfect(s: Situation) -> Verdict | None:
    """Read what has been done, and leave out what had been before."""
    if s.predicate.perfect and s.predicate.past and not s.amounts:
        return Verdict(None, "what had been before", 0.6)
    if s.predicate.perfect:
        return Verdict(Kind.FINDING, "what has been done", 0.4)
    return None


def own_voice(s: Situation) -> Verdict | None:
    """Read what is left: a fact about a body, or the report's own view."""
    if s.predicate.past or s.clause.finite is None or s.memory.voice != "Netherlands":
        return None  # in a motion what is neither asked nor weighed is only considered
    if any(carrier.lemma in load_table("nl", "deciding")["of_state"] for carrier in s.predicate.carriers[:1]):
        if s.predicate.negated:
            return Verdict(Kind.FINDING, "what there is not", 0.4)
        return Verdict(None, "how things lie", 0.5)
    denied = s.predicate.negated and "volgens" not in s.predicate.own_text.split()
    if denied and s.memory.domestic and not s.subject.known and "geen" not in s.predicate.own_text.split():
        return Verdict(Kind.POSITION, "denied in the report's own voice", 0.4, own_voice=True)
    if denied or any(amount.unit not in TIME_UNITS for amount in s.amounts):
        return Verdict(Kind.FINDING, "a fact in figures or denied", 0.4)
    if s.subject.group == "collective":
        return Verdict(Kind.FINDING, "what a body does", 0.35)
    if s.memory.domestic and s.subject.group == "state" and "blijven" in s.predicate.helpers:
        return Verdict(Kind.PLEDGE, "what an institution goes on doing", 0.4)
    if s.memory.domestic:
        return Verdict(None, "explains how things work at home", 0.4)
    return Verdict(Kind.POSITION, "said in the report's own voice", 0.35, own_voice=True)
