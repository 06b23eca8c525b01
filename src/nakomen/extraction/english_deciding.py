"""Decides what kind of statement an English clause is, by rules in order of preference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nakomen.extraction.english_who import Subject
from nakomen.extraction.memory import Who
from nakomen.finders.english_acts import EnglishRow
from nakomen.finders.english_groups import VerbGroup
from nakomen.languages import load_table
from nakomen.model import TIME_UNITS, AmountMention, Force, Kind

#: Characters from its verb within which a count measures what the verb tells.
_NEAR = 60
_SEVERAL = frozenset({"collective", "some"})
_DUTIES = frozenset({"must", "should", "be to"})
_POSSIBLE = frozenset({"can", "could", "may", "might", "would"})


@dataclass(slots=True)
class Case:
    """A clause with all that its kind depends on; `content` is the clause that it reports."""

    verb: VerbGroup
    verb_end: int
    row: EnglishRow | None
    subject: Subject
    before: str
    behind: str
    amounts: list[AmountMention]
    counted: bool
    own: bool
    to_parliament: bool = False
    content: Case | None = None
    infinitive: tuple[str, EnglishRow | None] = ("", None)

    @property
    def group(self) -> str:
        """The class of who acts: home, collective, some, state, parliament, other or nothing."""
        return self.subject.who.group

    @property
    def future(self) -> bool:
        """Whether it tells what will be done."""
        return self.verb.modal in ("will", "shall") and not self.verb.perfect

    @property
    def finished(self) -> bool:
        """Whether it tells what was or has been done."""
        return (self.verb.past or self.verb.perfect) and not self.future


@dataclass(frozen=True, slots=True)
class EnglishVerdict:
    """A kind (None for no statement) with the rule behind it, and who acts when it is not the subject.

    `recipient`: the object; `of_content`: the subject of the reported clause; `of_body`: the body whose paper it is;
    `to_subject`: who speaks, and the subject is addressed.
    """

    kind: Kind | None
    rule: str
    confidence: float = 0.7
    recipient: bool = False
    of_content: bool = False
    of_body: bool = False
    to_subject: bool = False


NOTHING = EnglishVerdict(None, "nothing said")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_table("en", "deciding")[name])


@cache
def _phrases(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(re.escape(one) for one in load_table('en', 'deciding')[name])})(?![\w-])"
    )


def decide_english(case: Case) -> EnglishVerdict:
    """Return the verdict of the first rule that has one."""
    for rule in _RULES:
        verdict = rule(case)
        if verdict is not None:
            return verdict
    return NOTHING


def force_of_english(case: Case, kind: Kind) -> Force:
    """Return how firmly a clause says what it says."""
    if case.verb.negated and kind is Kind.FINDING:
        return Force.NEGATED
    if _phrases("conditions").search(f"{case.before} | {case.behind}"):
        return Force.CONDITIONAL
    return Force(case.row.force) if case.row is not None else Force.FIRM


def undertaking_of(who: Who) -> Kind:
    """Return what an undertaking is called: an agreement of several, a pledge of one."""
    return Kind.AGREEMENT if who.group in _SEVERAL else Kind.PLEDGE


# --- rules, in order of preference ---


def _counted(case: Case) -> EnglishVerdict | None:
    """Read how many do something ("nine members will meet the target") as a measurement."""
    figures = [one for one in case.amounts if one.unit not in TIME_UNITS]
    said = case.row is not None and case.row.by_saying
    if case.counted and not said and case.group != "collective" and (case.row is None or case.row.kind != "request"):
        return EnglishVerdict(Kind.FINDING, "how many do it", 0.75)
    if case.verb.modal == "will" and case.verb.perfect and figures:
        return EnglishVerdict(Kind.FINDING, "what will have been reached", 0.7)
    return None


def _to_parliament(case: Case) -> EnglishVerdict | None:
    """Read what the government tells or will tell parliament: a promise, or its fulfilment once done."""
    if not case.to_parliament or case.group not in ("home", "state") or case.verb.negated:
        return None
    if case.future and case.verb.lemma in _words("of_telling"):
        return EnglishVerdict(Kind.ASSURANCE, "promise to parliament", 0.8)
    if case.verb.perfect and case.verb.lemma in _words("of_telling"):
        return EnglishVerdict(Kind.FULFILMENT, "parliament has been told", 0.7)
    return None


def _honouring(case: Case) -> EnglishVerdict | None:
    if not case.finished or case.verb.negated or not case.subject.who.known:
        return None
    said = _phrases("honouring").search(f"{case.verb.lemma}ed {case.behind}")
    return EnglishVerdict(Kind.FULFILMENT, f"carries out what was promised: {said[0]}", 0.75) if said else None


def _duty(case: Case) -> EnglishVerdict | None:
    """Read what must or should be done: a task for a body, a request to others, a stance about oneself."""
    if case.verb.modal not in _DUTIES:
        return NOTHING if case.verb.modal in _POSSIBLE else None
    if case.own or case.verb.lemma in ("know", "be", "remain"):
        return EnglishVerdict(Kind.POSITION, "what must be", 0.6)
    if not case.subject.who.known:
        planned = case.verb.passive and case.verb.modal == "be to"
        return EnglishVerdict(Kind.TASKING if planned else Kind.POSITION, "what must be done", 0.5, of_body=planned)
    if case.verb.modal != "be to" and (case.group == "state" or case.verb.modal == "should"):
        return EnglishVerdict(Kind.REQUEST, "what another must do", 0.65, to_subject=True)
    return EnglishVerdict(Kind.TASKING, "what a body must do", 0.65)


def _paper(case: Case) -> EnglishVerdict | None:
    """Read what an adopted text says as agreed by those who adopted it."""
    if not case.subject.paper or case.verb.passive or case.finished:
        return None
    if case.row is not None and case.row.kind in ("tasking", "request"):
        return EnglishVerdict(Kind(case.row.kind), "a text says so", 0.75, recipient=case.row.recipient)
    if case.verb.lemma in _words("of_state"):
        return NOTHING
    return EnglishVerdict(Kind.AGREEMENT, "content of a text", 0.7, of_body=True)


def _planned(case: Case) -> EnglishVerdict | None:
    """Read a planned step without an actor ("the plan will be revised") as a task."""
    if case.subject.who.known or not case.future or not case.verb.passive:
        return None
    if case.verb.lemma in _words("of_events"):
        return NOTHING
    if case.subject.text.casefold() in ("", "it", "this", "that", "these", "those", "they") and not case.subject.paper:
        return NOTHING
    return EnglishVerdict(Kind.TASKING, "a planned step", 0.55, of_body=True)


def _by_row(case: Case) -> EnglishVerdict | None:
    row = case.row
    if row is None or not (case.subject.who.known or row.kind in ("tasking", "request")):
        return None
    if row.kind == "reported":
        return _reported(case)
    if row.kind == "narrative":
        return None
    if row.kind in ("tasking", "request"):
        return _asking(case, row)
    if row.kind == "position":
        return _stance(case)
    return _undertaking(case, row)


def _reported(case: Case) -> EnglishVerdict | None:
    """Let what a reporting verb's clause says decide."""
    inner = case.content
    if inner is None:
        return None
    if inner.future and (inner.subject.who.known or case.subject.who.known):
        kind = undertaking_of(inner.subject.who if inner.subject.who.known else case.subject.who)
        return EnglishVerdict(kind, "what the reported clause says", 0.75, of_content=inner.subject.who.known)
    if inner.verb.modal in _DUTIES:
        return EnglishVerdict(Kind.REQUEST, "says what must be done", 0.6)
    if _measures(inner):
        return EnglishVerdict(Kind.FINDING, "tells a figure", 0.6)
    return EnglishVerdict(Kind.POSITION, "says how it is", 0.5)


def _asking(case: Case, row: EnglishRow) -> EnglishVerdict | None:
    if case.verb.negated or (row.recipient and not case.subject.who.known and not case.verb.passive):
        return NOTHING
    if not row.recipient and not case.subject.who.known:
        return None
    recipient = row.recipient and not case.verb.passive
    if row.kind == "tasking" and not row.recipient and case.finished:
        return None
    kind = Kind(row.kind)
    if kind is Kind.TASKING and not row.recipient and case.future:
        kind = undertaking_of(case.subject.who)
    asked = kind is Kind.REQUEST and (case.verb.passive or row.id == "be-expected")
    return EnglishVerdict(kind, "speech act", 0.8, recipient=recipient and kind is Kind.TASKING, to_subject=asked)


def _impersonal(case: Case) -> EnglishVerdict | None:
    """Read "it was agreed that" as what those who speak agreed."""
    said = case.row is not None and case.row.by_saying and case.verb.passive and not case.verb.negated
    if not said or case.subject.text.casefold() != "it":
        return None
    return EnglishVerdict(Kind.AGREEMENT, "agreed without a name", 0.65)


def _stance(case: Case) -> EnglishVerdict | None:
    if case.finished and case.amounts and _measures(case):
        return EnglishVerdict(Kind.FINDING, "a figure told", 0.5)
    row = case.row
    if case.future and row is not None and row.id == "support-future":
        return EnglishVerdict(undertaking_of(case.subject.who), "support to come", 0.6)
    return EnglishVerdict(Kind.POSITION, "speech act", 0.7)


def _undertaking(case: Case, row: EnglishRow) -> EnglishVerdict | None:
    verb = case.verb
    if verb.negated:
        return EnglishVerdict(Kind.POSITION if case.future else Kind.FINDING, "what is not done", 0.5)
    if verb.passive and not case.future:
        return None
    if verb.progressive and row.kind == "pledge":
        return EnglishVerdict(Kind.PLEDGE, "giving that goes on", 0.6)
    kind = undertaking_of(case.subject.who) if row.kind == "undertaking" else Kind(row.kind)
    if case.future or row.by_saying:
        return EnglishVerdict(kind, "speech act", 0.8)
    if row.force in ("intended", "exploring") and not case.finished:
        return EnglishVerdict(kind, "what is intended", 0.7)
    return None


def _settled(case: Case) -> EnglishVerdict | None:
    """Read what an actor will do as settled, save for verbs that tell how things are."""
    if not case.future or not case.subject.who.known or case.verb.passive:
        return None
    lemma = case.verb.lemma
    if lemma in _words("of_state") or (case.row is not None and case.row.kind == "narrative"):
        return NOTHING
    if case.verb.negated:
        return EnglishVerdict(Kind.POSITION, "what will not be done", 0.5)
    return EnglishVerdict(undertaking_of(case.subject.who), "conduct to come", 0.6)


def _measured(case: Case) -> EnglishVerdict | None:
    if case.future or not _measures(case):
        return None
    return EnglishVerdict(Kind.FINDING, "a figure", 0.65)


def _measures(case: Case) -> bool:
    """Tell whether a clause holds a measured figure; a count must stand near its verb."""
    figures = [
        one for one in case.amounts if one.unit not in TIME_UNITS and (_sure(one) or one.start - case.verb_end < _NEAR)
    ]
    if not figures:
        return bool(case.amounts) and _phrases("runs").search(case.behind) is not None
    measuring = case.verb.lemma in _words("of_measure")
    return measuring or case.finished or any(_is_money(one) for one in figures)


def _is_money(amount: AmountMention) -> bool:
    return len(amount.unit) == 3 and amount.unit.isupper()


def _sure(amount: AmountMention) -> bool:
    return _is_money(amount) or "%" in amount.unit


_RULES = (_to_parliament, _counted, _honouring, _duty, _paper, _impersonal, _planned, _by_row, _settled, _measured)
