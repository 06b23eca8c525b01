"""From what a reviewer typed to a judgement: which statement, which fields, with which words as evidence."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from nakomen.cli.typed_values import pairs_of, rated, read_value
from nakomen.ledger import Ledger
from nakomen.model import Anchor, ArchiveError, Judgement, JudgementError, JudgementKind, Statement
from nakomen.model.judged_fields import FIELDS
from nakomen.wording import say

if TYPE_CHECKING:
    from nakomen.archive import Archive

_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Deed:
    """What a reviewer does: the kind of judgement with its subjects and values."""

    kind: JudgementKind
    subjects: tuple[Anchor, ...] = ()
    values: Mapping[str, str] | None = None
    note: str = ""
    judgements: tuple[str, ...] = ()


def reviewer_of(given: str | None) -> str:
    """Return who judges: named behind the verb, or in the environment; in the one spelling that the log gets."""
    from nakomen.review.names import reviewer_named

    return reviewer_named(given or os.environ.get("NAKOMEN_REVIEWER") or "")


def tell_nearly_known(archive: Archive, reviewer: str) -> None:
    """Warn somebody who judges for the first time under a name that is nearly another one: they count as two."""
    from nakomen.review.names import nearly_known

    if near := nearly_known(reviewer, archive.log.reviewers()):
        click.echo(say("reviewer-nearly", name=reviewer, known=near), err=True)


def statement_named(archive: Archive, ledger: Ledger, typed: str) -> Statement:
    """Return the statement of an id or its beginning: one in force, one that was rejected, or one of the program's."""
    known = {**{one: each.statement for one, each in ledger.judged.touched.items()}, **ledger.statements}
    if typed in known:
        return known[typed]
    found = [one for one in known if one.startswith(typed)] if len(typed) >= _SHORTEST else []
    if len(found) == 1:
        return known[found[0]]
    one = archive.statement(typed)
    return known.get(one.id, one)


def judgement_named(archive: Archive, typed: str) -> Judgement:
    """Return the judgement of an id, its beginning, or its number."""
    all_of_them = archive.log.judgements()
    found = [one for one in all_of_them if typed in (one.id, str(one.number))]
    if not found and len(typed) >= _SHORTEST:
        found = [one for one in all_of_them if one.id.startswith(typed)]
    if len(found) != 1:
        remedy = "nakomen judgements list shows the ids"
        raise JudgementError(f"there is no judgement {typed}", where=str(archive.path), remedy=remedy)
    return found[0]


def anchor_in_force(archive: Archive, ledger: Ledger, typed: str) -> Anchor:
    """Return the anchor of a statement as it counts now."""
    from nakomen.review import anchor_of

    statement = statement_named(archive, ledger, typed)
    return anchor_of(archive.document(statement.document), statement)


def evidence_of(archive: Archive, statement: Anchor, quote: str | None, document: str | None) -> tuple[Anchor, ...]:
    """Return the anchor of the words that prove something, in the document named or the statement's own."""
    from nakomen.review import anchor_of_passage

    if not quote:
        return ()
    found = archive.document(document or statement.document)
    return (anchor_of_passage(found, quote, statement="", near=statement.start),)


def deed_of(archive: Archive, ledger: Ledger, typed: str, given: Mapping[str, Any]) -> Deed:
    """Return what the options ask for; exactly one of them says what is done."""
    asked = [name for name in _DEEDS if given[name]]
    groups = {_DEEDS[name] for name in asked}
    if len(groups) != 1 or (given["link"] and given["unlink"]):
        options = ", ".join(f"--{name.replace('_', '-')}" for name in _DEEDS)
        raise click.UsageError(say("one-deed", options=options), click.get_current_context())
    for name, needed in _GOES_WITH.items():
        if given[name] and not any(given[one] for one in needed):
            options = ", ".join(f"--{one.replace('_', '-')}" for one in needed)
            words = say("judge-goes-with", option=f"--{name.replace('_', '-')}", options=options)
            raise click.UsageError(words, click.get_current_context())
    return groups.pop()(archive, ledger, typed, given)


def _plain(of: JudgementKind) -> Callable[..., Deed]:
    def make(archive: Archive, ledger: Ledger, typed: str, _: Mapping[str, Any]) -> Deed:
        return Deed(of, (anchor_in_force(archive, ledger, typed),))

    return make


def _comment(archive: Archive, ledger: Ledger, typed: str, given: Mapping[str, Any]) -> Deed:
    return Deed(JudgementKind.COMMENT, (anchor_in_force(archive, ledger, typed),), note=given["comment"])


def _correct(archive: Archive, ledger: Ledger, typed: str, given: Mapping[str, Any]) -> Deed:
    if given["add"]:
        return _add(archive, ledger, typed, given)
    return Deed(JudgementKind.CORRECT, (anchor_in_force(archive, ledger, typed),), pairs_of(given["set"]))


def _add(archive: Archive, ledger: Ledger, typed: str, given: Mapping[str, Any]) -> Deed:
    """Add a statement: what was typed is the document, whose words are quoted."""
    from nakomen.review import anchor_of_passage

    anchor = anchor_of_passage(archive.document(typed), given["add"])
    known = ledger.statements.get(anchor.statement)
    if known is not None:
        remedy = "confirm or correct it"
        raise JudgementError("these words are a statement already", where=known.id, remedy=remedy)
    return Deed(JudgementKind.ADD, (anchor,), pairs_of(given["set"]))


def _merge(archive: Archive, ledger: Ledger, typed: str, given: Mapping[str, Any]) -> Deed:
    anchors = [anchor_in_force(archive, ledger, one) for one in (typed, *given["merge"])]
    if len({one.statement for one in anchors}) < len(anchors):
        raise JudgementError("a statement is merged with others than itself", remedy="name another statement")
    return Deed(JudgementKind.MERGE, tuple(sorted(anchors, key=lambda one: one.start)))


def _split(archive: Archive, ledger: Ledger, typed: str, given: Mapping[str, Any]) -> Deed:
    from nakomen.review import anchor_of_passage

    if len(given["split"]) < 2:
        raise JudgementError("a split makes two parts or more", remedy="give the words of each part behind a --split")
    whole = anchor_in_force(archive, ledger, typed)
    document = archive.document(whole.document)
    parts = tuple(anchor_of_passage(document, quote, near=whole.start) for quote in given["split"])
    return Deed(JudgementKind.SPLIT, (whole, *parts))


def _link(archive: Archive, ledger: Ledger, typed: str, given: Mapping[str, Any]) -> Deed:
    other = given["link"] or given["unlink"]
    ends = tuple(anchor_in_force(archive, ledger, one) for one in (typed, other))
    of = JudgementKind.CONFIRM_LINK if given["link"] else JudgementKind.REJECT_LINK
    here, there = ends[0].statement, ends[1].statement
    derived = [str(link.relation) for link in ledger.links if (link.later, link.earlier) == (here, there)]
    relation = read_value("relation", given["relation"]) if given["relation"] else derived[0] if derived else ""
    if not relation:
        what = f"no link leads from {here} to {there}"
        raise ArchiveError(what, remedy="say which there is with --relation, such as fulfils")
    days = [archive.document(end.document).identity.date for end in ends]
    if given["link"] and days[0] and days[1] and days[0] < days[1]:
        what = f"a link leads to an earlier statement, and {there} is of a later day than {here}"
        raise JudgementError(what, remedy=f"name the later one first: nakomen judge {there} --link {here}")
    return Deed(of, ends, {"relation": relation})


def _status_of(archive: Archive, ledger: Ledger, typed: str, given: Mapping[str, Any]) -> Deed:
    anchor = anchor_in_force(archive, ledger, typed)
    values = {name: read_value(name, given[name]) for name in ("status", "amount_stage") if given[name]}
    acting = {name for one in ledger.statements.values() for name in (*one.actor, *one.addressee)}
    values |= rated(given["compliance"], acting)
    evidence = evidence_of(archive, anchor, given["evidence"], given["evidence_in"])
    return Deed(JudgementKind.SET_STATUS, (anchor, *evidence), values)


def _term(archive: Archive, ledger: Ledger, typed: str, given: Mapping[str, Any]) -> Deed:
    anchor = anchor_in_force(archive, ledger, typed)
    evidence = evidence_of(archive, anchor, given["evidence"], given["evidence_in"])
    return Deed(JudgementKind.CHANGE_TERM, (anchor, *evidence), {"due": given["term"]})


def _withdraw(archive: Archive, _: Ledger, typed: str, __: Mapping[str, Any]) -> Deed:
    return Deed(JudgementKind.WITHDRAW, judgements=(judgement_named(archive, typed).id,))


_CONFIRM, _REJECT = _plain(JudgementKind.CONFIRM), _plain(JudgementKind.REJECT)
_PROVEN = ("status", "compliance", "amount_stage", "term")
#: What an option is said with; with anything else it would be dropped without a word.
_GOES_WITH: dict[str, tuple[str, ...]] = {
    "evidence": _PROVEN,
    "evidence_in": ("evidence",),
    "relation": ("link", "unlink"),
}
#: What each option does; options of one deed go together.
_DEEDS: dict[str, Callable[..., Deed]] = {
    "confirm": _CONFIRM,
    "reject": _REJECT,
    "set": _correct,
    "add": _correct,
    "merge": _merge,
    "split": _split,
    "link": _link,
    "unlink": _link,
    "status": _status_of,
    "compliance": _status_of,
    "amount_stage": _status_of,
    "term": _term,
    "comment": _comment,
    "withdraw": _withdraw,
}


def settled_by(ledger: Ledger, deed: Deed) -> tuple[str, ...]:
    """Return the judgements between which a deed decides: all positions of the conflicts about its statements."""
    named = {anchor.statement for anchor in deed.subjects}
    spoor = {one for each in ledger.sporen if named & set(each.statements) for one in each.statements}
    found = [
        position.judgement.id
        for one in ledger.judged.conflicts
        if one.statement in named or (one.statement in spoor and one.field not in FIELDS)
        for position in one.positions
    ]
    if not found:
        remedy = "nakomen judgements conflicts shows what is open"
        raise JudgementError("there is no conflict to settle", where=", ".join(sorted(named)), remedy=remedy)
    return tuple(dict.fromkeys(found))
