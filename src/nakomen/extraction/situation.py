"""One clause with all that is known about it when its kind is decided."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from nakomen.extraction.finds import DocumentFinds, within
from nakomen.extraction.memory import NOBODY, Memory, Who
from nakomen.extraction.who import ClauseActors, agent_of, subject_of
from nakomen.finders.clauses import Clause, ParsedSentence, small_words
from nakomen.finders.cues import find_cues
from nakomen.finders.predicates import Predicate, predicate_of
from nakomen.finders.speech_acts import Act, acts_of
from nakomen.languages import load_table
from nakomen.model import AmountMention, DateMention, Kind

_PROMISED = re.compile(r"\b(?:moties?|toezegging(?:en)?|aanbeveling(?:en)?|adviez?s?(?:en)?|actiepunt(?:en)?)\b")


@cache
def _agentive() -> re.Pattern[str]:
    """Return the pattern of nouns for who does or has something ("aanvragers", "werkgever", "eigenaren")."""
    stems = "|".join(load_table("nl", "deciding")["agentive"])
    return re.compile(rf"\w*(?:{stems})(?:s|n|en|ën)?")


@dataclass(slots=True)
class Situation:
    """A clause, its predicate and acts, who acts, the cues, and the content clause that a reporting verb governs."""

    parsed: ParsedSentence
    clause: Clause
    predicate: Predicate
    acts: list[Act]
    cues: dict[str, str]
    actors: ClauseActors
    subject: Who
    agent: Who
    amounts: list[AmountMention]
    dates: list[DateMention]
    memory: Memory
    last: Who = NOBODY  # who acted before this clause, whatever later clauses of the sentence say
    before: Kind | None = None
    content: Situation | None = None
    subs: list[Situation] = field(default_factory=list)

    @property
    def act(self) -> Act | None:
        """The weightiest act that is not inside an infinitive with `te`."""
        return next((act for act in self.acts if not act.te), None)

    @property
    def te_act(self) -> Act | None:
        """The first act inside an infinitive with `te`."""
        return next((act for act in self.acts if act.te), None)

    @property
    def doer(self) -> Who:
        """Who acts: the agent of a passive, else the subject of an active clause."""
        act = self.act
        held = act is not None and act.carrier is None  # "is ingenomen met": an adjective, no passive
        return self.agent if self.predicate.passive and not held else self.subject

    @property
    def group(self) -> str:
        """The class of who acts; a passive without an agent counts as the body whose doings are told."""
        if self.doer.known:
            return self.doer.group
        return "" if not self.predicate.passive else "unnamed"

    @property
    def future(self) -> bool:
        """Whether the clause's own verb tells what will be."""
        finite = self.clause.finite
        if finite is None or self.predicate.past or not self.predicate.helpers & {"zullen", "gaan"}:
            return False
        return any(reading.lemma in ("zullen", "gaan") for reading in finite.readings)

    @property
    def obliging(self) -> bool:
        """Whether the clause tells what must be."""
        return bool(self.predicate.helpers & {"moeten", "dienen", "behoren"})

    @property
    def finished(self) -> bool:
        """Whether the clause tells what was or has been done."""
        return (self.predicate.past or self.predicate.perfect) and not self.future

    @property
    def at_home(self) -> bool:
        """Whether the clause tells of doings at home: in a document about them, and no other state is named."""
        return self.memory.domestic and not any(mention.type == "state" for mention in self.actors.mentions)

    @property
    def of_a_promise(self) -> bool:
        """Whether the clause is about a motion, promise or recommendation, as something that can be met."""
        return bool(_PROMISED.search(self.predicate.own_text))

    @property
    def lays_duty(self) -> bool:
        """Whether a document about doings at home tells what must be done, or what a group must: rules oblige them."""
        if not self.memory.domestic or not self.obliging:
            return False
        finite = self.clause.finite
        if finite is not None and self.parsed.words[finite.at].folded in ("zou", "zouden"):
            return False  # what would have to be done is a wish
        if self.predicate.passive:
            return "worden" in self.predicate.helpers
        if finite is None:
            return False
        words = self.parsed.words[self.clause.first : self.clause.last]
        at = finite.at - self.clause.first
        subject = words[:at][:4] if at and words[0].folded not in small_words().prepositions else words[at + 1 : at + 4]
        return any(_agentive().fullmatch(word.folded) for word in subject)

    @property
    def speaks_as_government(self) -> bool:
        """Whether the cabinet or a minister acts, and not the country abroad."""
        return self.doer.group == "home" and self.doer.words.casefold() not in (
            "nederland",
            "ons land",
            "the netherlands",
        )

    @property
    def looks_ahead(self) -> bool:
        """Whether the clause tells of a day that was still to come, in the present tense."""
        if self.finished or self.memory.year == 0:
            return False
        ahead = (date for date in self.dates if date.relation not in ("since", "after") and date.edtf[:4].isdigit())
        return any(int(date.edtf[:4]) >= self.memory.year for date in ahead)

    @property
    def honours(self) -> str:
        """The words that say that something promised, asked or agreed is carried out."""
        if "honouring" in self.cues:
            return self.cues["honouring"]
        honoured = load_table("nl", "deciding")["honoured"]
        for sub in self.subs:
            if sub.clause.opener != "zoals":
                continue
            carrier = next((one for one in sub.predicate.carriers if one.lemma in honoured), None)
            if carrier is not None:
                return "zoals " + self.parsed.words[carrier.at].text
            if "honouring" in (cues := find_cues(sub.predicate.own_text)):  # "zoals toegezegd" has no finite verb
                return cues["honouring"]
        return ""

    @property
    def of_a_motion(self) -> bool:
        """Whether this is a relative clause that hangs on a motion named just before it."""
        if self.clause.opener not in ("die", "dat"):
            return False
        start = self.parsed.words[self.clause.first].start
        return re.search(r"\bmotie\b[^.;]{0,80}$", self.parsed.text[max(start - 90, 0) : start]) is not None

    @property
    def names_parliament(self) -> bool:
        """Whether parliament stands in the clause."""
        return any(mention.type == "parliament" for mention in self.actors.mentions)


def _is_term(date: DateMention) -> bool:
    """Tell whether a time can be a term: neither a length nor "nu"."""
    return date.type != "duration" and not date.row.endswith("/now")


def situation_of(parsed: ParsedSentence, clause: Clause, finds: DocumentFinds, memory: Memory) -> Situation:
    """Return all that is known about a main or subordinate clause."""
    predicate = predicate_of(parsed, clause)
    actors = ClauseActors.of(parsed, clause, finds.actors)
    start, end = parsed.span(clause)
    subject = subject_of(parsed, predicate, actors, memory)
    return Situation(
        parsed=parsed,
        clause=clause,
        predicate=predicate,
        acts=acts_of(predicate, parsed),
        cues=find_cues(predicate.own_text),
        actors=actors,
        subject=subject,
        agent=agent_of(parsed, actors, memory) if predicate.passive else NOBODY,
        amounts=within(finds.amounts, start, end),
        dates=[date for date in within(finds.dates, start, end) if _is_term(date)],
        memory=memory,
        last=memory.last,
    )


def with_subordinates(situation: Situation, finds: DocumentFinds) -> Situation:
    """Fill in the clauses inside a main clause; the first content clause after its verb is its content."""
    parsed, clause = situation.parsed, situation.clause
    number = next((at for at, main in enumerate(parsed.mains) if main is clause), -1)
    for sub in parsed.subs:
        if sub.parent != number and not clause.first <= sub.first < clause.last:
            continue
        inner = situation_of(parsed, sub, finds, situation.memory)
        situation.subs.append(inner)
        verb = clause.finite.at if clause.finite else clause.first
        if (
            situation.content is None
            and sub.opener in ("dat", "of", "hoe", "welke", "wat")
            and sub.first > verb
            and sub.finite
        ):
            situation.content = inner
    return situation
