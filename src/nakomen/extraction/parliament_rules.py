"""Rules for what the government tells, promises and carries out before parliament."""

from __future__ import annotations

import re

from nakomen.extraction.situation import Situation
from nakomen.extraction.verdicts import COMMITTING, Verdict
from nakomen.finders.speech_acts import Act
from nakomen.languages import load_table
from nakomen.model import Kind

#: A part only of what was promised is a figure on the way.
#: "Een derde heeft aan de norm voldaan" counts who has; "aan de afspraak is voor een derde voldaan" tells how far.
_PARTLY = re.compile(r"(?<!voor )(?<!voor een )(?<!voor de )\b(?:helft|deel|kwart|derde|(?<!voor \d\d )procent)\b")


def transmittal(s: Situation) -> Verdict | None:
    """Leave out sentences that hand a paper over."""
    if "transmittal" in s.cues and not s.honours and not (s.looks_ahead and "intention" in s.cues):
        return Verdict(None, "transmittal", 0.9, s.cues["transmittal"])
    return None


def to_parliament(s: Situation) -> Verdict | None:
    """Read what the government tells or will tell parliament: a promise, or its fulfilment once done."""
    act = next((act for act in s.acts if "minister_to_parliament" in act.row.kinds), None)
    if act is None or not (s.group in ("home", "unnamed") or s.subject.group == "parliament"):
        return None
    if s.group == "unnamed" and (s.obliging or not _tells_of_home(s)):
        return None
    kind = Kind(act.row.kinds["minister_to_parliament"])
    told = s.names_parliament or s.subject.group == "parliament" or _tells_content(s)
    if s.predicate.negated:
        return Verdict(Kind.FINDING, "negated promise", 0.6, act=act)
    if act.row.lemma in load_table("nl", "deciding")["of_promising"]:
        return Verdict(kind, "a promise told again", 0.75, act=act) if told or s.speaks_as_government else None
    if act.te:
        return Verdict(kind, "promise to parliament", 0.7, act=act) if told and not s.finished else None
    asks = act.row.kind == "request"  # "verzoekt de regering ... en hierbij ...": nothing is handed over
    if s.finished or ("herewith" in s.cues and told and not s.future and not asks):
        return _told_parliament(s, act, told=told)
    if told or "homework" in s.cues or act.row.force == "exploring":
        return Verdict(kind, "promise to parliament", 0.85, act=act)
    return None


def _tells_content(s: Situation) -> bool:
    """Tell whether what is reported is about parliament ("is toegezegd dat uw Kamer inzicht krijgt")."""
    return s.content is not None and (s.content.names_parliament or s.content.subject.group == "parliament")


def _told_parliament(s: Situation, act: Act, *, told: bool) -> Verdict | None:
    """Read what was told to parliament, by this letter or before it."""
    if not told and not s.honours:
        return None
    if not s.finished and s.content is None and not s.honours:
        return Verdict(None, "what the letter is for", 0.7, act=act)
    return Verdict(Kind.FULFILMENT, "parliament has been told", 0.8, s.honours, act)


def _tells_of_home(s: Situation) -> bool:
    """Tell whether a passive without an agent is about the government: by who is told, or by whom the text is about."""
    told = s.names_parliament or s.subject.group == "parliament" or _tells_content(s)
    if any(word in s.predicate.own_text for word in load_table("nl", "deciding")["home_events"]):
        return True
    return told or s.memory.without_allies or s.last.group == "home"


def honouring(s: Situation) -> Verdict | None:
    """Read "conform de motie" and its kin: what was asked or promised is carried out."""
    words = s.honours
    if not words or s.future or s.obliging or s.predicate.negated:
        return None
    if not s.finished and any(date.relation in ("by", "before") for date in s.dates):
        return None  # "ontvangt u zoals toegezegd voor 1 juli" is still to come
    return Verdict(Kind.FULFILMENT, "carries out what was asked or promised", 0.8, words, s.act)


def kept(s: Situation) -> Verdict | None:
    """Read "is voldaan" and its kin: a duty met."""
    partly = _PARTLY.search(s.predicate.own_text)
    if "kept" in s.cues and s.predicate.perfect and not partly and not (s.future or s.obliging or s.predicate.negated):
        return Verdict(Kind.FULFILMENT, "a duty met", 0.75, s.cues["kept"], s.act)
    return None


def negated_promise(s: Situation) -> Verdict | None:
    """Read a promise denied as a fact."""
    act = s.act
    if act and s.predicate.negated and act.row.kind in COMMITTING | {"fulfilment"} and not s.future:
        return Verdict(Kind.FINDING, "negated act binds nobody", 0.7, act=act)
    return None
