"""What undertakings give, by actor, theme and dossier: amounts by year and currency, never added across currencies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nakomen.figures.contributions import MONEY, Contribution, contributions
from nakomen.figures.sums import Sum, sums
from nakomen.ledger.rows import dossier_of
from nakomen.model import AmountMention
from nakomen.wording import say
from nakomen.wording.amount_words import amounts_in_words

if TYPE_CHECKING:
    from nakomen.ledger import Ledger
    from nakomen.ledger.rows import LedgerRow
    from nakomen.model import Spoor

#: How many of the statements behind a sum are linked.
_WAYS = 6


@dataclass(frozen=True, slots=True)
class AmountShown:
    """A sum of a year: of which sort and how much, in words; `ids` are the first of the `number` statements behind."""

    year: str
    sort: str
    words: str
    number: int
    ids: Sequence[str]


@dataclass(frozen=True, slots=True)
class Money:
    """The contributions of a ledger, and those of each subject by facet and value."""

    found: Sequence[Contribution]
    of_subject: Mapping[tuple[str, str], Sequence[Contribution]]

    @classmethod
    def of(cls, ledger: Ledger, row_of: Mapping[str, LedgerRow], spoor_of: Mapping[str, Spoor]) -> Money:
        """Find the contributions; of money the stage that a reviewer established holds, where one did."""
        found = [_as_judged(one, row_of, spoor_of) for one in contributions(ledger)]
        of_subject: dict[tuple[str, str], list[Contribution]] = defaultdict(list)
        for one in found:
            for actor in one.actors:
                of_subject["actor", actor].append(one)
            of_subject["theme", one.theme].append(one)
            of_subject["dossier", dossier_of(ledger.documents[one.document].number)].append(one)
        return cls(found, dict(of_subject))

    def about(self, facet: str = "", value: str = "") -> Sequence[Contribution]:
        """Return the contributions of a subject; without one all."""
        return self.of_subject.get((facet, value), ()) if facet else self.found


def _as_judged(one: Contribution, row_of: Mapping[str, LedgerRow], spoor_of: Mapping[str, Spoor]) -> Contribution:
    spoor = spoor_of.get(one.statement) if one.stage is not None else None
    row = row_of.get(spoor.id) if spoor else None
    judged = row.status.amount_stage if row else None
    return replace(one, stage=judged) if judged else one


def amounts_by_year(found: Sequence[Contribution]) -> list[AmountShown]:
    """Return the sums of contributions, newest year first, money before the rest."""
    made = sorted(sums(found, ("year",)), key=lambda one: (-int(one.key[0]), one.sort != MONEY, one.sort, one.unit))
    return [_shown(one) for one in made]


def _shown(one: Sum) -> AmountShown:
    # What was given without an amount is counted, not summed.
    without = say("contributions-without", number=one.number)
    words = amounts_in_words([AmountMention(0, 0, "", "", one.value, one.unit)]) if one.value else without
    sort = f"{say(f'sort-{one.sort}')} ({say('jointly')})" if one.joint else say(f"sort-{one.sort}")
    return AmountShown(one.key[0], sort, words, one.number, one.statements[:_WAYS])


def currencies(found: Sequence[Contribution]) -> list[str]:
    """Return the currencies of what each gives by itself, that of most amounts first."""
    numbers: dict[str, int] = defaultdict(int)
    for one in found:
        if one.sort == MONEY and one.counted and not one.joint:
            numbers[one.unit] += 1
    return sorted(numbers, key=lambda unit: (-numbers[unit], unit))
