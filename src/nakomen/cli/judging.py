"""From the options of the verb `judge` to what a reviewer does."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from nakomen.cli.typed_values import pairs_of, rated, read_value
from nakomen.ledger.deeds import Deed, Deeds, Evidence
from nakomen.model import JudgementKind
from nakomen.wording import say

if TYPE_CHECKING:
    from nakomen.archive import Archive

Given = Mapping[str, Any]


def reviewer_of(given: str | None) -> str:
    """Return who judges: named behind the verb, or in the environment; in the one spelling that the log gets."""
    from nakomen.review.names import reviewer_named

    return reviewer_named(given or os.environ.get("NAKOMEN_REVIEWER") or "")


def tell_nearly_known(archive: Archive, reviewer: str) -> None:
    """Warn somebody who judges for the first time under a name that is nearly another one: they count as two."""
    from nakomen.review.names import nearly_known

    if near := nearly_known(reviewer, archive.log.reviewers()):
        click.echo(say("reviewer-nearly", name=reviewer, known=near), err=True)


def deed_of(deeds: Deeds, typed: str, given: Given) -> Deed:
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
    return groups.pop()(deeds, typed, given)


def _confirm(deeds: Deeds, typed: str, _: Given) -> Deed:
    return deeds.plain(JudgementKind.CONFIRM, typed)


def _reject(deeds: Deeds, typed: str, _: Given) -> Deed:
    return deeds.plain(JudgementKind.REJECT, typed)


def _comment(deeds: Deeds, typed: str, given: Given) -> Deed:
    return deeds.comment(typed, given["comment"])


def _correct(deeds: Deeds, typed: str, given: Given) -> Deed:
    """Correct a statement; with --add what was typed is the document, whose words are quoted."""
    if given["add"]:
        return deeds.add(typed, given["add"], pairs_of(given["set"]))
    return deeds.correct(typed, pairs_of(given["set"]))


def _merge(deeds: Deeds, typed: str, given: Given) -> Deed:
    return deeds.merge(typed, given["merge"])


def _split(deeds: Deeds, typed: str, given: Given) -> Deed:
    return deeds.split(typed, given["split"])


def _link(deeds: Deeds, typed: str, given: Given) -> Deed:
    relation = read_value("relation", given["relation"] or "")
    return deeds.link(typed, given["link"] or given["unlink"], relation, there=bool(given["link"]))


def _status(deeds: Deeds, typed: str, given: Given) -> Deed:
    values = {name: read_value(name, given[name]) for name in ("status", "amount_stage") if given[name]}
    values |= rated(given["compliance"], deeds.actors)
    return deeds.status(typed, values, _evidence(given))


def _term(deeds: Deeds, typed: str, given: Given) -> Deed:
    return deeds.term(typed, given["term"], _evidence(given))


def _withdraw(deeds: Deeds, typed: str, _: Given) -> Deed:
    return deeds.withdraw(typed)


def _evidence(given: Given) -> Evidence:
    return Evidence(given["evidence"] or "", given["evidence_in"] or "")


_PROVEN = ("status", "compliance", "amount_stage", "term")
#: What an option is said with; with anything else it would be dropped without a word.
_GOES_WITH: dict[str, tuple[str, ...]] = {
    "evidence": _PROVEN,
    "evidence_in": ("evidence",),
    "relation": ("link", "unlink"),
}
#: What each option does; options of one deed go together.
_DEEDS: dict[str, Callable[[Deeds, str, Given], Deed]] = {
    "confirm": _confirm,
    "reject": _reject,
    "set": _correct,
    "add": _correct,
    "merge": _merge,
    "split": _split,
    "link": _link,
    "unlink": _link,
    "status": _status,
    "compliance": _status,
    "amount_stage": _status,
    "term": _term,
    "comment": _comment,
    "withdraw": _withdraw,
}
