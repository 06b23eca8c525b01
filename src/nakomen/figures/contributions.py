"""Contributions that letters tell of: money, people, materiel and missions, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from nakomen.figures.letters import is_money
from nakomen.figures.repeats import Repeats, givers
from nakomen.figures.rows import load_rows
from nakomen.ledger import Ledger
from nakomen.model import AmountMention, AmountStage, Kind, Statement

MONEY = "money"
_GIVING = frozenset({Kind.FINDING, Kind.FULFILMENT})


class Counting(StrEnum):
    """Whether an amount adds to a sum, or why it does not."""

    COUNTED = "counted"
    OF_WHICH = "of which"
    REPEATED = "repeated"
    IN_TOTAL = "in total"
    RAISED = "raised"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One amount of a contribution, or one without an amount (`value` None), tied to its statement.

    `joint` is what many pledge together: it is never added to what each gives. `value` is in whole units; `counted` is
    what it adds to a sum: of an amount that was raised, the difference.
    """

    statement: str
    document: str
    day: date
    actors: tuple[str, ...]
    joint: bool
    partners: tuple[str, ...]
    theme: str
    sort: str
    value: Decimal | None
    unit: str
    qualifier: str
    relation: str
    stage: AmountStage | None
    counting: Counting
    counted: Decimal


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds one of the words; ` * ` stands for up to six words, `*` at an end for any ending."""
    forms = [re.escape(word).replace(r"\ \*\ ", r"(?:\s+\S+){0,6}?\s+").replace(r"\*", r"\w*") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


def fits(row: dict[str, Any], text: str) -> bool:
    """Tell whether a text has one of the words of a row."""
    return _pattern(tuple(row["words"])).search(" ".join(text.split())) is not None


def contributions(ledger: Ledger, on: date | None = None) -> list[Contribution]:
    """Return the contributions of an archive in the order of their letters and places.

    With a day, the stage of money is the one that a reviewer had established by then, where one had.
    """
    days = ledger.days
    told = [one for one in ledger.statements.values() if one.document in days and _gives(one)]
    told.sort(key=lambda one: (days[one.document], one.document, one.start))
    repeats = Repeats(ledger)
    found: list[Contribution] = []
    for statement in told:
        amounts = list(_amounts(statement))
        for amount in amounts:
            one = _with_amount(statement, amount, days[statement.document], repeats)
            found.append(_for_whom(one, found[-1] if found else None))
        if not amounts and statement.kind is Kind.PLEDGE and (sort := _sort("", statement.quote)):
            found.append(_contribution(statement, days[statement.document], sort=sort))
    return [_as_judged(one, ledger, on) for one in found] if on else found


def _as_judged(one: Contribution, ledger: Ledger, on: date) -> Contribution:
    """Give a contribution the stage that a reviewer established for its undertaking."""
    spoor = ledger.spoor_of(one.statement) if one.stage is not None else None
    status = ledger.status(spoor, on) if spoor else None
    judged = status.amount_stage if status else None
    return replace(one, stage=judged) if judged else one


def _gives(statement: Statement) -> bool:
    """Tell whether a statement tells of a contribution: a pledge, a joint one with money, or money that was given."""
    if statement.theme in load_rows("contributions")["not_given"]["themes"]:
        return False
    if statement.kind is Kind.PLEDGE:
        return True
    money = any(is_money(one.unit) for one in statement.amounts)
    if statement.kind is Kind.AGREEMENT:
        return money
    return money and statement.kind in _GIVING and fits(load_rows("contributions")["giving"], statement.sentence)


def _amounts(statement: Statement) -> Iterator[AmountMention]:
    """Yield the amounts of a statement that are given; a length of time belongs to what is sent for so long."""
    for amount in statement.amounts:
        if is_money(amount.unit) or _sort(amount.unit, "") not in ("", "missions"):
            yield amount


def _sort(unit: str, words: str) -> str:
    """Return the sort of a contribution by the unit of its amount, or by its words; nothing where none fits."""
    if is_money(unit):
        return MONEY
    rows = load_rows("contributions")["sort"]
    return next((row["id"] for row in rows if unit in row["units"] or (words and fits(row, words))), "")


def _with_amount(statement: Statement, amount: AmountMention, day: date, repeats: Repeats) -> Contribution:
    counting, counted = _count(statement, amount, repeats)
    repeats.add(statement, amount)
    return _contribution(statement, day, amount=amount, counting=counting, counted=counted)


def _for_whom(one: Contribution, before: Contribution | None) -> Contribution:
    """Give what is a part of an amount, or comes on top of it, the partners of that amount where it names none."""
    leans = one.relation in ("of which", "on top of") and not one.partners
    if leans and before is not None and before.document == one.document:
        return replace(one, partners=before.partners)
    return one


def _count(statement: Statement, amount: AmountMention, repeats: Repeats) -> tuple[Counting, Decimal]:
    """Return how an amount counts and what it adds.

    A part ("waarvan") is in its whole; a total is left out beside the increase that led to it; of "from 12 to 18" six
    are new; the same actor, theme and amount as before is the same contribution told again.
    """
    beside = [one for one in statement.amounts if one.unit == amount.unit and one is not amount]
    if amount.relation == "of which":
        return Counting.OF_WHICH, Decimal(0)
    if amount.relation in ("total", "to") and any(one.relation in ("by", "extra") for one in beside):
        return Counting.IN_TOTAL, Decimal(0)
    if repeats.known(statement, amount):
        return Counting.REPEATED, Decimal(0)
    former = [one.value for one in beside if one.start < amount.start and not one.relation]
    if amount.relation == "to" and former:
        return Counting.RAISED, max(amount.value - former[-1], Decimal(0))
    return Counting.COUNTED, amount.value


def _contribution(  # noqa: PLR0913 - the parts of what is made
    statement: Statement,
    day: date,
    *,
    sort: str = "",
    amount: AmountMention | None = None,
    counting: Counting = Counting.COUNTED,
    counted: Decimal = Decimal(0),
) -> Contribution:
    return Contribution(
        statement=statement.id,
        document=statement.document,
        day=day,
        actors=statement.actor,
        joint=not givers(statement.actor),
        partners=statement.addressee,
        theme=statement.theme,
        sort=_sort(amount.unit, "") if amount else sort,
        value=amount.value if amount else None,
        unit=amount.unit if amount else "",
        qualifier=amount.qualifier if amount else "",
        relation=amount.relation if amount else "",
        stage=stage_of(statement) if amount and is_money(amount.unit) else None,
        counting=counting,
        counted=counted,
    )


def stage_of(statement: Statement) -> AmountStage:
    """Return how far the money of a statement is, by its words; what tells nothing was announced."""
    rows = load_rows("contributions")["stage"]
    found = next((row["id"] for row in rows if fits(row, statement.quote)), "announced")
    return AmountStage(found)
