"""Rules for clauses in which a row of the table of speech acts fires."""

from __future__ import annotations

from nakomen.extraction.plain_rules import obligation
from nakomen.extraction.reporting_rules import content_kind
from nakomen.extraction.row_kinds import counted, is_expected_effect, row_kind, tempered
from nakomen.extraction.situation import Situation
from nakomen.extraction.verdicts import COMMITTING, Verdict
from nakomen.finders.speech_acts import Act
from nakomen.model import Kind


def by_row(s: Situation) -> Verdict | None:
    """Read the kind that the row of the clause's act gives here."""
    act = s.act
    if act is None or act.row.kind == "content" or (act.carrier is None and "narrative" in s.cues):
        return None
    if act.row.kind == "narrative":
        return _narrative(s, act)
    kind = row_kind(s, act)
    if kind in ("narrative", "content"):
        return Verdict(None, "narrative", 0.7, act=act)
    if kind in COMMITTING and s.predicate.negated:
        return Verdict(Kind.FINDING, "negated act binds nobody", 0.6, act=act)
    if act.carrier is None and s.obliging and s.dates and not s.predicate.negated:
        return Verdict(Kind.TASKING, "something must be so by a day", 0.65, act=act)
    own_voice = kind == "position" and act.carrier is None and "evaluation" in s.cues
    if kind == "finding" and is_expected_effect(s):
        kind, own_voice = "position", True
    kind = tempered(s, act, kind)
    if kind == "":
        return Verdict(None, "what happened", 0.5, act=act)
    confidence = 0.8 if s.doer.known or s.predicate.passive else 0.65
    return Verdict(Kind(kind), "speech act", confidence, act=act, own_voice=own_voice)


def _narrative(s: Situation, act: Act) -> Verdict | None:
    """Read verbs of meeting and talking, which bind only by what is still to come or was said."""
    if s.obliging:
        return obligation(s)
    inner = s.te_act
    if inner is not None and inner.row.kind in ("position", "request") and "door" in s.predicate.own_text.split():
        return Verdict(Kind(inner.row.kind), "done by saying so", 0.5, act=inner)
    if s.future and s.doer.group == "collective" and not s.dates:
        return Verdict(Kind.AGREEMENT, "settled joint conduct", 0.55, act=act)
    if s.future and (s.dates or "further_work" in s.cues):
        return Verdict(Kind.TASKING, "a meeting or step still to come", 0.55, act=act)
    if s.content is not None and s.content.clause.opener == "dat" and s.doer.known:
        return Verdict(content_kind(s), "what was discussed", 0.5, act=act)
    if (
        s.dates
        and not s.finished
        and "evaluation" not in s.cues
        and any(date.relation in ("on", "during", "before", "by", "from") for date in s.dates)
    ):
        return Verdict(Kind.FINDING, "when and where it takes place", 0.5, act=act)
    if s.memory.domestic and counted(s):
        return Verdict(Kind.FINDING, "a measured figure", 0.6, act=act)
    return Verdict(None, "narrative", 0.8, act=act)


def told_story(s: Situation) -> Verdict | None:
    """Leave out what only tells who met, where and about what."""
    if "narrative" in s.cues and not s.future:
        return Verdict(None, "narrative words", 0.7, s.cues["narrative"])
    return None
