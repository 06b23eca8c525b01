"""What a member of the government says that binds: promises first, then what he tells of motions, papers and duties."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from nakomen.extraction.debate_motions import Motions, told_motion
from nakomen.extraction.debate_promises import promise_row, refuses, speaker_words
from nakomen.extraction.debate_reported import reported_row
from nakomen.extraction.debate_rows import spoken_phrase, spoken_rows, spoken_words
from nakomen.extraction.deciding import decide, force_of
from nakomen.extraction.memory import NOBODY, Memory, Who
from nakomen.extraction.said import Said, single
from nakomen.extraction.situation import Situation
from nakomen.extraction.speakers import Cast
from nakomen.extraction.verdicts import Verdict, measures
from nakomen.extraction.whom import addressee_of
from nakomen.extraction.whose import actor_of
from nakomen.model import TIME_UNITS, Force, Kind

#: Fewer than this many of a counted thing are a way of speaking ("twee elementen").
_MANY = 20
_ALREADY = re.compile(r"\b(?:inmiddels|ondertussen|al|reeds)\b")
_MINE = re.compile(r"\bik\b")
_POINTS_BACK = frozenset({"daar", "dat", "dit", "hier", "die", "dan", "daarop", "hierop", "daarover"})
_SHORT_CLAUSE = 9
#: Words for others than the speaker, of whom it is not certain who is meant.
_POINTING_AWAY = frozenset({"hij", "zij", "ze", "je", "jij", "u", "men"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A main clause of a minister with what is needed to judge it."""

    situation: Situation
    start: int
    end: int
    text: str
    memory: Memory
    cast: Cast
    motions: Motions

    @property
    def points_back(self) -> bool:
        """Whether a short clause points to the one before it, so that both make one statement."""
        clause, words = self.situation.clause, self.situation.parsed.words
        return clause.last - clause.first <= _SHORT_CLAUSE and words[clause.first].folded in _POINTS_BACK

    def said(self, kind: Kind, rule: str, actor: Who, addressee: Who, confidence: float = 0.75) -> Said:
        """Return this clause as something said."""
        s = self.situation
        force = force_of(s, Verdict(kind, rule, confidence))
        return Said(
            self.start, self.end, kind, rule, "", actor, addressee, (), force, confidence, self.points_back, s.finished
        )


def answered(answer: Answer, *, member: bool = False) -> Said | None:
    """Return what a clause binds to, by the first rule that has something; a member only tells of others."""
    for rule in _MEMBER_RULES if member else _RULES:
        said = rule(answer)
        if said is not None:
            return said
    return None


def _motion(answer: Answer) -> Said | None:
    """Read a motion told by what it asks."""
    return told_motion((answer.start, answer.end), answer.text, answer.motions, answer.memory.parliament)


def _refusal(answer: Answer) -> Said | None:
    """Read a promise refused: nobody is bound."""
    if not refuses(answer.situation):
        return None
    me = single(answer.memory.signatory, "who speaks")
    return Said(answer.start, answer.end, Kind.FINDING, "a promise refused", actor=me, force=Force.NEGATED)


def _duty(answer: Answer) -> Said | None:
    """Read whose responsibility a thing is said to be."""
    for row in spoken_rows("duty"):
        found = row.match(answer.text)
        if found is not None:
            whose = _whose(answer, found.groupdict())
            return Said(answer.start, answer.end, Kind.TASKING, row.id, found[0][:40], whose)
    return None


def _whose(answer: Answer, groups: dict[str, str | None]) -> Who:
    """Return whose duty it is: the office or the body that is named, else the speaker."""
    rule = "whose duty it is"
    if whom := groups.get("whom"):
        return single(answer.cast.asked(whom, answer.start), rule, whom)
    if body := groups.get("body"):
        named = [mention for mention in answer.situation.actors.mentions if mention.text in body]
        return single(named[0].name, rule, body) if named else NOBODY
    return single(answer.memory.signatory, rule)


def _promise(answer: Answer) -> Said | None:
    """Read a promise to parliament in the speaker's own name or the cabinet's."""
    row = promise_row(answer.situation, answer.text)
    if not row or spoken_phrase("speaking").search(answer.text):
        return None
    words = speaker_words(answer.situation)
    mine = words in ("ik", "ikzelf") or (not words and (row == "krijgt-de-kamer" or _MINE.search(answer.text)))
    actor = single(answer.memory.signatory, "who speaks") if mine else single("Netherlands", "the cabinet speaks")
    return answer.said(Kind.ASSURANCE, row, actor, single(answer.memory.parliament, "promises go to parliament"))


def _reported(answer: Answer) -> Said | None:
    """Read what was agreed, ordered, advised, announced or carried out."""
    row = reported_row(answer.situation, answer.text)
    if row is None:
        return None
    kind, memory = Kind(row.kind), answer.memory
    verdict = Verdict(kind, row.id, 0.6)
    addressee = addressee_of(answer.situation, verdict, memory)
    if row.id == "heeft-gestuurd":
        addressee = single(memory.parliament, "parliament is told")
    return answer.said(kind, row.id, actor_of(answer.situation, verdict, memory), addressee, 0.6)


def _done(answer: Answer) -> Said | None:
    """Read what was told to parliament, and what the government has done already."""
    s = answer.situation
    if s.predicate.negated or not s.predicate.perfect or s.future or s.obliging or s.doer.group != "home":
        return None
    told = s.names_parliament and any(one.lemma in spoken_words("telling") for one in s.predicate.carriers)
    if not told and (_ALREADY.search(s.predicate.own_text) is None or "worden" in s.predicate.helpers):
        return None
    acted = spoken_phrase("acted").search(s.predicate.own_text) is not None
    if not told and not acted and not any(one.lemma in spoken_words("acting") for one in s.predicate.carriers):
        return None
    verdict = Verdict(Kind.FULFILMENT, "done already", 0.6)
    addressee = (
        single(answer.memory.parliament, "parliament is told") if told else addressee_of(s, verdict, answer.memory)
    )
    return answer.said(Kind.FULFILMENT, "done already", actor_of(s, verdict, answer.memory), addressee, 0.6)


def _must(answer: Answer) -> Said | None:
    """Read what somebody named, and not the speaker or his hearers, must do, or what must be done by a day."""
    s = answer.situation
    if not s.obliging or s.predicate.negated or speaker_words(s) or "evaluation" in s.cues:
        return None
    dated = any(date.edtf and date.type == "date" for date in s.dates)
    if (s.predicate.past and not dated) or spoken_phrase("view").search(answer.text):
        return None
    named = (
        s.subject.known
        and "behoren" not in s.predicate.helpers
        and s.subject.group not in ("home", "parliament")
        and s.subject.words.casefold() not in _POINTING_AWAY
    )
    if not named and not (dated or (s.predicate.passive and any(date.edtf for date in s.dates))):
        return None
    verdict = Verdict(Kind.TASKING, "somebody must", 0.55)
    return answer.said(Kind.TASKING, "somebody must", actor_of(s, verdict, answer.memory), Who(), 0.55)


def _settled(answer: Answer) -> Said | None:
    """Read what the speaker and others agreed, and what somebody else has bound himself to."""
    s = answer.situation
    verdict = decide(s)
    if verdict.kind not in (Kind.AGREEMENT, Kind.PLEDGE) or not verdict.explicit or s.predicate.negated:
        return None
    away = s.doer.words.casefold() in _POINTING_AWAY or s.names_parliament
    vague = verdict.kind is Kind.PLEDGE and not (s.amounts or s.dates or s.future or s.doer.group == "home")
    if not s.doer.known or away or vague or "willen" in s.predicate.helpers:
        return None
    if speaker_words(s) and not (s.amounts or (verdict.kind is Kind.AGREEMENT and s.finished)):
        return None
    actor, addressee = actor_of(s, verdict, answer.memory), addressee_of(s, verdict, answer.memory)
    return answer.said(verdict.kind, verdict.rule, actor, addressee, 0.6)


def _figure(answer: Answer) -> Said | None:
    """Read a figure that tells how things stand."""
    s = answer.situation
    if not tells_figure(s) or speaker_words(s) in ("ik", "ikzelf") or decide(s).kind is not Kind.FINDING:
        return None
    verdict = Verdict(Kind.FINDING, "a figure", 0.5)
    return answer.said(Kind.FINDING, "a figure", actor_of(s, verdict, answer.memory), Who(), 0.5)


def tells_figure(s: Situation) -> bool:
    """Tell whether a clause states a large count, or measures money or a share, as a fact."""
    if s.future or s.obliging or s.clause.finite is None or "condition" in s.cues:
        return False
    if "zouden" in s.predicate.own_text or re.search(r"\b(?:zou|stel|als)\b", s.predicate.own_text):
        return False
    counted = any(amount.value >= _MANY and not _is_share(amount.unit) for amount in s.amounts)
    return counted or measures(s)


def _is_share(unit: str) -> bool:
    """Tell whether a unit is money, a share, a time or a distance: telling only where something is measured."""
    return unit.startswith("%") or (len(unit) == 3 and unit.isupper()) or unit in TIME_UNITS or unit == "metres"


def _must_by(answer: Answer) -> Said | None:
    """Read what must be done by a day; what else a member thinks must be done is his view."""
    dated = any(date.edtf and date.type == "date" for date in answer.situation.dates)
    return _must(answer) if dated else None


_RULES: tuple[Callable[[Answer], Said | None], ...] = (
    _motion,
    _refusal,
    _duty,
    _promise,
    _done,
    _reported,
    _settled,
    _must,
    _figure,
)

_MEMBER_RULES: tuple[Callable[[Answer], Said | None], ...] = (_motion, _reported, _must_by)

__all__ = ["Answer", "answered", "tells_figure"]
