"""Decides what kind of statement a clause is, by rules in order of preference."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from nakomen.extraction.situation import Situation
from nakomen.extraction.who import opens_with_noun
from nakomen.finders.speech_acts import Act
from nakomen.languages import load_table
from nakomen.model import Force, Kind

_TIMES = frozenset({"days", "months", "years", "weeks", "hours"})
#: Kinds that a document reports when they happen, and not years later.
_TOLD_LATER = frozenset({Kind.AGREEMENT, Kind.FULFILMENT, Kind.FINDING, Kind.TASKING, Kind.PLEDGE})
_COMMITTING = frozenset({"agreement", "pledge", "assurance"})
_BINDING = frozenset({*_COMMITTING, "tasking", "request"})


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


#: A clause that begins with something known already.
_DEFINITE = re.compile(r"(?:de|het|deze|dit|dat|die|alle|beide|hun|zijn|haar|onze|ons)\b")


#: How the names of rows begin that promise by telling.
_TELLING = (
    "aankondig", "aanbied", "toezeg", "bereid", "beloof", "beloven", "voornem", "verbind", "committe", "beschikbaar",
    "garand", "openbaar", "uitspre",
)  # fmt: skip


def decide(situation: Situation) -> Verdict:
    """Return the verdict of the first rule that has one; what is history is left out."""
    for rule in _RULES:
        verdict = rule(situation)
        if verdict is not None:
            history = verdict.kind in _TOLD_LATER and _is_history(situation)
            return Verdict(None, "history", 0.6, act=verdict.act) if history else verdict
    return Verdict(None, "nothing said", 0.9)


def _is_history(s: Situation) -> bool:
    """Tell whether a clause tells what was done years ago: nothing that this document reports."""
    if not s.finished or s.amounts or s.honours or s.memory.year == 0:
        return False
    passed = [date for date in s.dates if date.relation in ("on", "during") and date.edtf[:4].isdigit()]
    return bool(passed) and all(int(date.edtf[:4]) <= s.memory.year - 2 for date in passed)


def force_of(situation: Situation, verdict: Verdict) -> Force:
    """Return how firmly a clause says what it says."""
    if situation.predicate.negated and verdict.kind is Kind.FINDING:
        return Force.NEGATED
    if "condition" in situation.cues or any(
        sub.clause.opener in ("mits", "indien", "als", "tenzij") for sub in situation.subs
    ):
        return Force.CONDITIONAL
    row = verdict.act.row.force if verdict.act else "firm"
    if row != "firm":
        return Force(row)
    if "exploring" in situation.cues and verdict.kind is Kind.ASSURANCE:
        return Force.EXPLORING
    if "intention" in situation.cues:
        return Force.INTENDED
    return Force.FIRM


# --- rules, in order of preference ---


def _transmittal(s: Situation) -> Verdict | None:
    if "transmittal" in s.cues and not s.honours:
        return Verdict(None, "transmittal", 0.9, s.cues["transmittal"])
    return None


def _to_parliament(s: Situation) -> Verdict | None:
    """Read what the government tells or will tell parliament: a promise, or its fulfilment once done."""
    act = next((act for act in s.acts if "minister_to_parliament" in act.row.kinds), None)
    if act is None or not (s.group in ("home", "unnamed") or s.subject.group == "parliament"):
        return None
    if s.group == "unnamed" and not _tells_of_home(s):
        return None
    kind = Kind(act.row.kinds["minister_to_parliament"])
    told = (
        s.names_parliament or s.subject.group == "parliament" or (s.content is not None and s.content.names_parliament)
    )
    if s.predicate.negated:
        return Verdict(Kind.FINDING, "negated promise", 0.6, act=act)
    if act.row.lemma in load_table("nl", "deciding")["of_promising"]:
        return Verdict(kind, "a promise told again", 0.75, act=act) if told or _speaks_as_government(s) else None
    if act.te:
        return Verdict(kind, "promise to parliament", 0.7, act=act) if told and not s.finished else None
    if s.finished or ("herewith" in s.cues and told and not s.future):
        return _told_parliament(s, act, told=told)
    if told or "homework" in s.cues or act.row.force == "exploring":
        return Verdict(kind, "promise to parliament", 0.85, act=act)
    return None


def _told_parliament(s: Situation, act: Act, *, told: bool) -> Verdict | None:
    if not told and not s.honours:
        return None
    if not s.finished and s.content is None and not s.honours:
        return Verdict(None, "what the letter is for", 0.7, act=act)
    return Verdict(Kind.FULFILMENT, "parliament has been told", 0.8, s.honours, act)


def _speaks_as_government(s: Situation) -> bool:
    """Tell whether the cabinet or a minister promises, and not the country abroad."""
    return s.doer.group == "home" and s.doer.words.casefold() not in ("nederland", "ons land", "the netherlands")


def _tells_of_home(s: Situation) -> bool:
    """Tell whether a passive without an agent is about the government: by who is told, or by whom the text is about."""
    told = s.names_parliament or s.subject.group == "parliament"
    return told or s.memory.default_collective == "Netherlands" or s.memory.last.group == "home"


def _honouring(s: Situation) -> Verdict | None:
    words = s.honours
    if not words or s.future or s.obliging or s.predicate.negated:
        return None
    if not s.finished and any(date.relation in ("by", "before") for date in s.dates):
        return None  # "ontvangt u zoals toegezegd voor 1 juli" is still to come
    return Verdict(Kind.FULFILMENT, "carries out what was asked or promised", 0.8, words, s.act)


def _kept(s: Situation) -> Verdict | None:
    """Read "is voldaan" and its kin: a duty met."""
    if "kept" in s.cues and s.predicate.perfect and not (s.future or s.obliging or s.predicate.negated):
        return Verdict(Kind.FULFILMENT, "a duty met", 0.75, s.cues["kept"], s.act)
    return None


def _negated_promise(s: Situation) -> Verdict | None:
    act = s.act
    if act and s.predicate.negated and act.row.kind in _COMMITTING | {"fulfilment"} and not s.future:
        return Verdict(Kind.FINDING, "negated act binds nobody", 0.7, act=act)
    return None


def _by_content(s: Situation) -> Verdict | None:
    """Let what a reporting verb's clause or infinitive says decide."""
    act = s.act
    if act is None or act.row.kind != "content":
        return None
    kind = _content_kind(s)
    return Verdict(kind, "what the reported clause says", 0.7, act=act, from_content=kind is Kind.PLEDGE)


def _content_kind(s: Situation) -> Kind:
    inner = s.content
    te = s.te_act
    if inner is not None:
        if inner.act and inner.act.row.kind == "request" and not inner.finished:
            return Kind.REQUEST
        if inner.obliging:
            return Kind.POSITION
        if inner.future or (
            inner.act and inner.act.row.kind in _COMMITTING and not inner.finished and not inner.predicate.negated
        ):
            return _promise_kind(s, inner)
        if _measures(inner):
            return Kind.FINDING
        return Kind.POSITION
    if te is not None and _row_kind(s, te) in _COMMITTING and not s.predicate.negated:
        return _promise_kind(s, s)
    if any(carrier.te for carrier in s.predicate.carriers) and "zullen" in s.predicate.helpers and not s.future:
        return _promise_kind(s, s)
    if te is not None and te.row.kind == "request":
        return Kind.REQUEST
    return Kind.POSITION


def _promise_kind(s: Situation, inner: Situation) -> Kind:
    """Return whether a reported promise is one state's, the government's to parliament, or a joint one."""
    group = inner.subject.group or s.doer.group
    if group in ("home", "") and ("homework" in inner.cues or s.names_parliament) and not s.finished:
        return Kind.ASSURANCE
    if group in ("home", "state", "some", ""):
        return Kind.PLEDGE
    return (
        Kind.POSITION
        if group == "collective" and not inner.future
        else Kind.PLEDGE
        if s.doer.group == "state"
        else Kind.AGREEMENT
    )


def _shares(s: Situation) -> bool:
    """Tell whether money or percentages stand in a clause."""
    return any(amount.unit.startswith("%") or (len(amount.unit) == 3 and amount.unit.isupper()) for amount in s.amounts)


def _measures(s: Situation) -> bool:
    """Tell whether a clause holds a measured figure, and not a norm."""
    figures = [amount for amount in s.amounts if amount.unit not in _TIMES]
    return bool(figures) and not s.obliging and not s.future and ("measure" in s.cues or "cost" in s.cues)


def _emphatic_demand(s: Situation) -> Verdict | None:
    """Stressing that somebody else must do something asks for it."""
    act, inner = s.act, s.content
    if act is None or inner is None or act.row.kind != "position":
        return None
    if inner.act and inner.act.row.kind == "request" and not inner.predicate.passive and inner.subject.known:
        return Verdict(Kind.REQUEST, "stresses what is expected", 0.7, act=act)
    demanding = act.row.lemma in ("beklemtonen", "benadrukken", "aandringen") and inner.obliging and inner.subject.known
    if demanding and inner.subject.names != s.doer.names and not inner.predicate.passive:
        return Verdict(Kind.REQUEST, "stresses what another must do", 0.65, act=act)
    return None


def _position_with_figure(s: Situation) -> Verdict | None:
    act = s.act
    if act is None or _row_kind(s, act) != "position":
        return None
    money = any(len(amount.unit) == 3 and amount.unit.isupper() for amount in s.amounts)
    if money or (s.content is not None and _measures(s.content)):
        return Verdict(Kind.FINDING, "a stance on a measured figure", 0.6, act=act)
    return None


def _row_kind(s: Situation, act: Act) -> str:
    """Return the kind that a row gives here, by who acts and by voice."""
    row = act.row
    if s.predicate.passive and not s.agent.known and row.passive_kind:
        return row.passive_kind
    return row.kinds.get(s.group, row.kind)


def _by_row(s: Situation) -> Verdict | None:
    act = s.act
    if act is None or act.row.kind == "content" or (act.carrier is None and "narrative" in s.cues):
        return None
    if act.row.kind == "narrative":
        return _narrative(s, act)
    kind = _row_kind(s, act)
    if kind in ("narrative", "content"):
        return Verdict(None, "narrative", 0.7, act=act)
    if kind in _COMMITTING and s.predicate.negated and not s.future:
        return Verdict(Kind.FINDING, "negated act binds nobody", 0.6, act=act)
    if act.carrier is None and s.obliging and s.dates and not s.predicate.negated:
        return Verdict(Kind.TASKING, "something must be so by a day", 0.65, act=act)
    own_voice = kind == "position" and act.carrier is None and "evaluation" in s.cues
    if kind == "finding" and _is_expected_effect(s):
        kind, own_voice = "position", True
    kind = _tempered(s, act, kind)
    if kind == "":
        return Verdict(None, "what happened", 0.5, act=act)
    confidence = 0.8 if s.doer.known or s.predicate.passive else 0.65
    return Verdict(Kind(kind), "speech act", confidence, act=act, own_voice=own_voice)


def _is_expected_effect(s: Situation) -> bool:
    """Tell whether something that is no actor does or will do something good or bad, without a figure."""
    if s.doer.known or s.amounts or s.finished or s.predicate.passive:
        return False
    return opens_with_noun(s.parsed, s.clause)


def _tempered(s: Situation, act: Act, kind: str) -> str:
    """Return a row's kind as tense, helping verbs and who acts leave it; empty when nothing is said."""
    past_only = s.predicate.past and not s.predicate.passive
    if s.predicate.perfect and not s.future:
        kind = _completed(s, act, kind)
    if (
        kind == "finding"
        and past_only
        and not s.predicate.negated
        and not s.predicate.perfect
        and not ((s.doer.known and s.amounts) or _shares(s))
    ):
        return ""
    if kind == "assurance" and s.finished:
        return "fulfilment" if s.names_parliament else "finding"
    if kind == "fulfilment" and past_only and not ("done" in s.cues or s.honours):
        return "finding" if s.doer.known and s.amounts else ""
    if kind in _BINDING | {"fulfilment"} and "kunnen" in s.predicate.helpers:
        return "position"
    if kind in ("pledge", "agreement") and s.obliging:
        return "tasking" if s.doer.known or s.dates else "position"
    if kind == "pledge" and s.finished and act.carrier is not None and not _announces(act.row.id) and s.group == "home":
        return "finding"
    return _without_doer(s, act, kind) if kind in _BINDING | {"fulfilment"} and not s.doer.known else kind


def _completed(s: Situation, act: Act, kind: str) -> str:
    """Return what a row says in the perfect: doing what was due carries it out, but deciding and asking do not."""
    lemma = act.row.lemma
    lemmas = load_table("nl", "deciding")
    if lemma in lemmas["of_ratification"] and s.doer.group in ("state", "some", "home"):
        return "fulfilment"
    if act.carrier is None or act.row.actor != "subject" or lemma in lemmas["of_agreement"]:
        return kind
    if lemma in lemmas["of_planning"]:
        return kind
    if kind == "pledge" and s.predicate.passive and not s.agent.known and not _announces(act.row.id):
        return "finding"
    if s.predicate.past:
        return kind
    if kind == "tasking" and not s.obliging:
        return "fulfilment"
    if kind == "agreement" and s.doer.group not in ("collective", "some") and _DEFINITE.match(s.predicate.own_text):
        return "fulfilment"
    return kind


def _without_doer(s: Situation, act: Act, kind: str) -> str:
    """Return what is left of a binding row where nobody who could bind himself acts."""
    lemmas = load_table("nl", "deciding")
    lemma = act.row.lemma
    if act.carrier is None or s.future or s.obliging or lemma in lemmas["of_agreement"]:
        return kind
    if s.predicate.passive:
        told_of_others = s.memory.default_collective != "Netherlands" or s.names_parliament or s.finished
        return kind if told_of_others or kind in ("assurance", "request") else "finding"
    if lemma in lemmas["of_texts"] or s.subject.group == "parliament" or not opens_with_noun(s.parsed, s.clause):
        return kind
    if kind == "fulfilment":
        return kind if s.predicate.perfect or "done" in s.cues else "position"
    return "" if s.finished and not s.predicate.perfect else "position"


def _announces(row: str) -> bool:
    """Tell whether a row promises by telling ("kondigde aan"), so that its past tense still pledges."""
    return any(part.startswith(_TELLING) for part in row.split("-"))


def _narrative(s: Situation, act: Act) -> Verdict | None:
    if s.obliging:
        return _obligation(s)
    inner = s.te_act
    if inner is not None and inner.row.kind in ("position", "request") and "door" in s.predicate.own_text.split():
        return Verdict(Kind(inner.row.kind), "done by saying so", 0.5, act=inner)
    if s.future and s.doer.group == "collective" and not s.dates:
        return Verdict(Kind.AGREEMENT, "settled joint conduct", 0.55, act=act)
    if s.future and (s.dates or "further_work" in s.cues):
        return Verdict(Kind.TASKING, "a meeting or step still to come", 0.55, act=act)
    if s.content is not None and s.content.clause.opener == "dat" and s.doer.known:
        return Verdict(_content_kind(s), "what was discussed", 0.5, act=act)
    if (
        s.dates
        and not s.finished
        and "evaluation" not in s.cues
        and any(date.relation in ("on", "during", "before", "by", "from") for date in s.dates)
    ):
        return Verdict(Kind.FINDING, "when and where it takes place", 0.5, act=act)
    return Verdict(None, "narrative", 0.8, act=act)


def _reported(s: Situation) -> Verdict | None:
    """Read an unknown verb with an actor and a dat-clause as one of telling."""
    if s.act is None and s.content is not None and s.content.clause.opener == "dat" and s.doer.known and s.finished:
        kind = _content_kind(s)
        return Verdict(kind, "what somebody told", 0.45, from_content=kind is Kind.PLEDGE)
    return None


def _told_story(s: Situation) -> Verdict | None:
    if "narrative" in s.cues and not s.future:
        return Verdict(None, "narrative words", 0.7, s.cues["narrative"])
    return None


def _duty(s: Situation) -> Verdict | None:
    """Read "het is aan X om" as X's task."""
    if "duty" not in s.cues or s.predicate.negated:
        return None
    return Verdict(Kind.TASKING, "it is up to somebody", 0.65, s.cues["duty"])


def _obligation(s: Situation) -> Verdict | None:
    if not s.obliging:
        return None
    named = s.agent.known or (s.subject.known and not s.predicate.passive)
    if s.predicate.negated or not (named or s.dates):
        return Verdict(Kind.POSITION, "what ought to be, nobody named", 0.55)
    if "evaluation" in s.cues and not named:
        return Verdict(Kind.POSITION, "an evaluation", 0.55, s.cues["evaluation"])
    return Verdict(Kind.TASKING, "somebody must", 0.7)


def _future(s: Situation) -> Verdict | None:
    if not s.future:
        return None
    group = s.group
    if group == "home":
        if s.names_parliament or "homework" in s.cues:
            return Verdict(Kind.ASSURANCE, "what the government will do at home", 0.7)
        return Verdict(Kind.PLEDGE, "what the government will do", 0.65)
    if group in ("state", "some"):
        return Verdict(Kind.PLEDGE, "what a state will do", 0.65)
    if group == "collective":
        if "further_work" in s.cues or s.dates:
            return Verdict(Kind.TASKING, "what a body is still to do", 0.6)
        return Verdict(Kind.AGREEMENT, "settled joint conduct", 0.6)
    if group == "unnamed":
        if "further_work" in s.cues:
            return Verdict(Kind.TASKING, "a step still to be taken", 0.6, s.cues["further_work"])
        at_home = s.before in (Kind.PLEDGE, Kind.ASSURANCE) or s.memory.last.group == "home"
        return Verdict(Kind.PLEDGE if at_home else Kind.AGREEMENT, "settled, nobody named", 0.5)
    if "evaluation" not in s.cues and s.before in (Kind.PLEDGE, Kind.AGREEMENT, Kind.ASSURANCE) and s.dates:
        return Verdict(s.before, "goes on with what was promised", 0.5)
    return Verdict(Kind.POSITION, "an expectation", 0.45)


def _figures(s: Situation) -> Verdict | None:
    if s.amounts and ("measure" in s.cues or "cost" in s.cues):
        return Verdict(Kind.FINDING, "a measured figure", 0.7, s.amounts[0].text)
    return None


def _state_of_work(s: Situation) -> Verdict | None:
    if "progress" in s.cues:
        return Verdict(Kind.FINDING, "work under way", 0.6, s.cues["progress"])
    if "done" in s.cues and (s.predicate.perfect or not s.predicate.past):
        return Verdict(Kind.FULFILMENT, "reported as done", 0.55, s.cues["done"])
    return None


def _evaluation(s: Situation) -> Verdict | None:
    if "evaluation" in s.cues and not (s.predicate.past and not s.predicate.perfect):
        return Verdict(
            Kind.POSITION, "an evaluation in the report's own voice", 0.6, s.cues["evaluation"], own_voice=True
        )
    return None


def _effect(s: Situation) -> Verdict | None:
    if "effect" in s.cues and not s.predicate.passive and not s.finished:
        words = s.cues["effect"]
        return Verdict(Kind.POSITION, "what the report expects of it", 0.5, words, own_voice=not s.subject.known)
    return None


def _present_passive(s: Situation) -> Verdict | None:
    if not s.predicate.passive or s.finished:
        return None
    if s.agent.group in ("home", "state"):
        return Verdict(Kind.PLEDGE, "what a state is doing", 0.5)
    if s.before in (Kind.PLEDGE, Kind.AGREEMENT):
        return Verdict(s.before, "goes on with what was decided", 0.45)
    return Verdict(Kind.FINDING, "what is being done", 0.4)


def _perfect(s: Situation) -> Verdict | None:
    if s.predicate.perfect and s.predicate.past and not s.amounts:
        return Verdict(None, "what had been before", 0.6)
    if s.predicate.perfect:
        return Verdict(Kind.FINDING, "what has been done", 0.4)
    return None


def _own_voice(s: Situation) -> Verdict | None:
    if s.predicate.past or s.clause.finite is None:
        return None
    if any(carrier.lemma in load_table("nl", "deciding")["of_state"] for carrier in s.predicate.carriers[:1]):
        return Verdict(None, "how things lie", 0.5)
    denied = s.predicate.negated and "volgens" not in s.predicate.own_text.split()
    if denied or any(amount.unit not in _TIMES for amount in s.amounts):
        return Verdict(Kind.FINDING, "a fact in figures or denied", 0.4)
    if s.subject.group == "collective":
        return Verdict(Kind.FINDING, "what a body does", 0.35)
    return Verdict(Kind.POSITION, "said in the report's own voice", 0.35, own_voice=True)


_RULES: tuple[Callable[[Situation], Verdict | None], ...] = (
    _transmittal,
    _to_parliament,
    _honouring,
    _kept,
    _negated_promise,
    _by_content,
    _emphatic_demand,
    _position_with_figure,
    _by_row,
    _told_story,
    _reported,
    _duty,
    _obligation,
    _future,
    _figures,
    _state_of_work,
    _evaluation,
    _effect,
    _present_passive,
    _perfect,
    _own_voice,
)
