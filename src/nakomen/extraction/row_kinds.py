"""What kind a row gives in a clause: by who acts, by tense and voice, by whether anybody can bind himself."""

from __future__ import annotations

import re

from nakomen.extraction.home_kinds import announces, kind_at_home, own_task
from nakomen.extraction.situation import Situation
from nakomen.extraction.verdicts import BINDING_KINDS, shares
from nakomen.extraction.who import opens_with_noun
from nakomen.finders.speech_acts import Act
from nakomen.languages import load_table
from nakomen.model import TIME_UNITS

#: A clause that begins with something known already.
_DEFINITE = re.compile(r"(?:de|het|deze|dit|dat|die|alle|beide|hun|zijn|haar|onze|ons)\b")


#: What one did with what was one's own to do ("heeft zijn plan ingediend").
_OWN_DUE = re.compile(r"\b(?:zijn|hun|haar)\b(?! (?:in|op|er|de|het)\b)")


def row_kind(s: Situation, act: Act) -> str:
    """Return the kind that a row gives here, by who acts and by voice."""
    row = act.row
    if s.predicate.passive and not s.agent.known and row.passive_kind:
        return row.passive_kind
    if s.memory.domestic and s.doer.group == "state" and act.carrier is not None:
        own = own_task(s, act)
        if own:
            return own
    return row.kinds.get(s.group, row.kind)


def is_expected_effect(s: Situation) -> bool:
    """Tell whether something that is no actor does or will do something good or bad, without a figure."""
    if s.doer.known or s.amounts or s.finished or s.predicate.passive:
        return False
    if s.act is not None and s.act.row.lemma in load_table("nl", "deciding")["of_describing"]:
        return False
    return opens_with_noun(s.parsed, s.clause)


def tempered(s: Situation, act: Act, kind: str) -> str:
    """Return a row's kind as tense, helping verbs and who acts leave it; empty when nothing is said."""
    if _obliges(s, kind):
        return "tasking"
    kind = kind_at_home(s, act, kind)
    if kind == "finding" and s.future and s.doer.group == "collective" and not s.predicate.negated:
        kind = "agreement"  # "gaat nauwer samenwerken": settled joint conduct
    if kind in ("agreement", "fulfilment") and counted(s):
        kind = "finding"
    if s.predicate.perfect and not s.future and not s.obliging:
        kind = _completed(s, act, kind)
    if _is_background(s, kind):
        return ""
    if kind == "position" and s.future and s.predicate.passive and not s.agent.known and act.row.force == "intended":
        kind = "assurance" if s.at_home else "agreement"  # "zal worden ingezet op": settled, nobody named
    return _after_the_deed(s, act, kind)


def _obliges(s: Situation, kind: str) -> bool:
    """Tell whether a clause that holds or tells something says what must be: by a day, or by whom rules oblige."""
    if s.predicate.negated:
        return False
    return (kind == "position" and s.obliging and bool(s.dates)) or (kind in ("position", "finding") and s.lays_duty)


def _is_background(s: Situation, kind: str) -> bool:
    """Tell whether a clause tells what had been before, or what merely happened."""
    if s.predicate.past and s.predicate.perfect and kind in BINDING_KINDS and not s.honours:
        return True  # what had been agreed before
    past_only = s.predicate.past and not s.predicate.passive
    told = s.predicate.negated or s.predicate.perfect or _tells_figures(s)
    return kind == "finding" and past_only and not told


def _after_the_deed(s: Situation, act: Act, kind: str) -> str:
    """Return what is left of a kind when it is done, can be done or must be done."""
    past_only = s.predicate.past and not s.predicate.passive
    if kind == "assurance" and s.finished and not announces(act.row.id):
        return "fulfilment" if s.names_parliament else "finding"
    if kind == "fulfilment" and past_only and not ("done" in s.cues or s.honours):
        return "finding" if s.doer.known and s.amounts else ""
    if kind in BINDING_KINDS | {"fulfilment"} and "kunnen" in s.predicate.helpers and not s.future:
        return "position"
    if kind in ("pledge", "agreement") and s.obliging:
        return "tasking" if s.doer.known or s.dates or s.lays_duty else "position"
    if kind == "pledge" and s.finished and act.carrier is not None and not announces(act.row.id) and s.group == "home":
        return "finding"
    return _without_doer(s, act, kind) if kind in BINDING_KINDS | {"fulfilment"} and not s.doer.known else kind


def counted(s: Situation) -> bool:
    """Tell whether a clause counts who has done it by now ("inmiddels hebben 22 landen het verdrag getekend")."""
    if not s.predicate.perfect:
        return False
    told = "done" in s.cues
    dated = s.predicate.passive and not s.agent.known and bool(s.dates)  # of things; money and shares measure
    return any(told or (dated and amount.unit.islower()) for amount in s.amounts if amount.unit not in TIME_UNITS)


def _tells_figures(s: Situation) -> bool:
    """Tell whether a clause about the past holds figures worth telling."""
    return bool(s.amounts) and (s.doer.known or "measure" in s.cues or "cost" in s.cues or shares(s))


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
    if kind == "pledge" and s.predicate.passive and not s.agent.known and not announces(act.row.id):
        return "finding"
    if s.predicate.past:
        return kind
    if kind == "tasking" and (act.row.kind == "tasking" or (s.doer.known and not s.predicate.passive)):
        return "fulfilment"
    if kind == "pledge" and not announces(act.row.id) and s.doer.group in ("state", "some"):
        return "fulfilment" if _OWN_DUE.search(s.predicate.own_text) else "finding"
    if kind == "agreement" and s.doer.group not in ("collective", "some") and _DEFINITE.match(s.predicate.own_text):
        return "fulfilment"
    return kind


def _without_doer(s: Situation, act: Act, kind: str) -> str:
    """Return what is left of a binding row where nobody who could bind himself acts."""
    lemmas = load_table("nl", "deciding")
    lemma = act.row.lemma
    if kind == "assurance" and s.names_parliament:
        return kind
    lays = kind == "tasking" and (lemma in lemmas["of_duty"] or act.row.actor not in ("subject", "recipient"))
    if act.carrier is None or s.future or s.obliging or lemma in lemmas["of_agreement"] or lays:
        return kind
    if s.predicate.passive:
        told_of_others = not s.memory.without_allies or s.names_parliament or s.finished
        return kind if told_of_others or kind in ("assurance", "request") else "finding"
    if lemma in lemmas["of_texts"] or s.subject.group == "parliament" or not opens_with_noun(s.parsed, s.clause):
        return kind
    if kind == "fulfilment":
        return kind if s.predicate.perfect or "done" in s.cues else "position"
    return "" if s.finished and not s.predicate.perfect else "position"
