"""What a row's kind becomes in a document about doings at home: what is promised there is promised to parliament."""

from __future__ import annotations

from nakomen.extraction.situation import Situation
from nakomen.finders.speech_acts import Act
from nakomen.languages import load_table

#: How the names of rows begin that promise by telling.
_TELLING = (
    "aankondig", "aanbied", "toezeg", "bereid", "beloof", "beloven", "voornem", "verbind", "committe", "beschikbaar",
    "garand", "openbaar", "uitspre",
)  # fmt: skip


def kind_at_home(s: Situation, act: Act, kind: str) -> str:
    """Return a row's kind as a document about doings at home means it; elsewhere the kind itself."""
    if not s.memory.domestic:
        return kind
    if kind == "fulfilment" and not (s.honours or s.names_parliament or s.of_a_promise):
        return "finding"  # work that nobody is said to have promised
    if kind == "finding" and s.future and s.doer.group == "state" and not s.predicate.negated:
        return "pledge"  # what an institution is going to do
    if kind == "pledge" and act.carrier is None and not (s.doer.known or s.amounts):
        return "assurance"  # "de planning is dat ...": the government's
    if kind == "pledge" and s.at_home and s.speaks_as_government and not (s.amounts or _gives(act)):
        return "assurance" if not s.finished or announces(act.row.id) else kind
    return kind


def own_task(s: Situation, act: Act) -> str:
    """Return what an institution at home does by itself: its task, its plan or what it did; nothing for other rows."""
    lemmas = load_table("nl", "deciding")
    if act.row.lemma in lemmas["of_competence"] and not (s.finished or s.dates or s.future):
        return "tasking"
    if act.row.kind != "tasking" or "state" in act.row.kinds or act.row.lemma in lemmas["of_duty"]:
        return ""
    return "finding" if s.finished else "pledge"


def _gives(act: Act) -> bool:
    """Tell whether an act gives something to others, at home too ("stelt middelen beschikbaar")."""
    return act.row.lemma in load_table("nl", "deciding")["of_giving"]


def announces(row: str) -> bool:
    """Tell whether a row promises by telling ("kondigde aan"), so that its past tense still pledges."""
    return any(part.startswith(_TELLING) for part in row.split("-"))
