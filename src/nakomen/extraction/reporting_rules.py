"""Rules for verbs that report: what their clause or infinitive says decides."""

from __future__ import annotations

from nakomen.extraction.row_kinds import row_kind
from nakomen.extraction.situation import Situation
from nakomen.extraction.verdicts import COMMITTING, Verdict, measures
from nakomen.languages import load_table
from nakomen.model import Kind


def by_content(s: Situation) -> Verdict | None:
    """Let what a reporting verb's clause or infinitive says decide."""
    act = s.act
    if act is None or act.row.kind != "content":
        return None
    kind = content_kind(s)
    return Verdict(
        kind, "what the reported clause says", 0.7, act=act, from_content=kind in (Kind.PLEDGE, Kind.TASKING)
    )


def content_kind(s: Situation) -> Kind:
    """Return the kind of what a reporting verb's clause or infinitive says."""
    inner = s.content
    te = s.te_act
    if s.act and s.act.row.lemma in load_table("nl", "deciding")["of_evidence"] and inner is not None:
        held = set(load_table("nl", "deciding")["held"]) & set(s.predicate.own_text.split())
        return Kind.POSITION if inner.obliging or held else Kind.FINDING
    if inner is not None:
        return _kind_of_clause(s, inner)
    if te is not None and row_kind(s, te) in COMMITTING and not s.predicate.negated:
        return _promise_kind(s, s)
    if any(carrier.te for carrier in s.predicate.carriers) and "zullen" in s.predicate.helpers and not s.future:
        return _promise_kind(s, s)
    if te is not None and te.row.kind == "request":
        return Kind.REQUEST
    return Kind.POSITION


def _kind_of_clause(s: Situation, inner: Situation) -> Kind:
    """Return the kind of what the clause says that a reporting verb governs."""
    if inner.act and inner.act.row.kind == "request" and not inner.finished:
        return Kind.REQUEST
    if inner.obliging:
        return Kind.TASKING if _is_rule(s) else Kind.POSITION
    if inner.names_parliament and not inner.finished and inner.doer.group == "home" and _to_parliament(inner):
        return Kind.ASSURANCE
    commits = inner.act is not None and inner.act.row.kind in COMMITTING
    if inner.future or (commits and not inner.finished and not inner.predicate.negated):
        return _promise_kind(s, inner)
    return Kind.FINDING if measures(inner) else Kind.POSITION


def _to_parliament(inner: Situation) -> bool:
    """Tell whether a reported clause serves parliament ("dat het kabinet uw Kamer informeert")."""
    return any("minister_to_parliament" in act.row.kinds for act in inner.acts)


def _is_rule(s: Situation) -> bool:
    """Tell whether a text or arrangement, and no person, says what must be ("de richtlijn schrijft voor dat")."""
    says = s.act is not None and s.act.row.lemma in load_table("nl", "deciding")["of_rules"]
    return says and not s.doer.known and not s.finished and not s.predicate.negated


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


def emphatic_demand(s: Situation) -> Verdict | None:
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


def position_with_figure(s: Situation) -> Verdict | None:
    """Read a stance on a measured figure as a finding."""
    act = s.act
    if act is None or row_kind(s, act) != "position":
        return None
    money = any(len(amount.unit) == 3 and amount.unit.isupper() for amount in s.amounts)
    if money or (s.content is not None and measures(s.content)):
        return Verdict(Kind.FINDING, "a stance on a measured figure", 0.6, act=act)
    return None


def reported(s: Situation) -> Verdict | None:
    """Read an unknown verb with an actor and a dat-clause as one of telling."""
    if s.act is None and s.content is not None and s.content.clause.opener == "dat" and s.doer.known and s.finished:
        kind = content_kind(s)
        return Verdict(kind, "what somebody told", 0.45, from_content=kind is Kind.PLEDGE)
    return None
