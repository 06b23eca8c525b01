"""What the finders see in a text: places with a value and the table row that made them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Find:
    """A stretch of a text that a finder recognised; `row` names the table row or rule behind it."""

    start: int
    end: int
    text: str
    row: str


@dataclass(frozen=True, slots=True)
class DateMention(Find):
    """A time in a text.

    `edtf` is the time itself (`2018-12-31`, `2017-12`, `2018-23`, `../2021-12`) or empty when it waits for an event.
    `relation` says how the text stands to it: on, by, before, from, until, after, during, since, between, about.
    `anchor` says what it was reckoned from: `said` (nothing), `document`, `meeting`, `reference` or `event`.
    `event` keeps the words of an event deadline (`de top in Madrid`); `said` is what stays unresolved
    (`zo spoedig mogelijk`). `type` is date, period, duration, time or set (`jaarlijks`); `value` holds an ISO 8601
    duration (`P3M`) or a repetition (`R/P1Y`) for the last two.
    """

    edtf: str
    relation: str = "on"
    anchor: str = "said"
    type: str = "date"
    event: str = ""
    value: str = ""


#: Units of an amount that measure how long something lasts, and no money, people or things.
TIME_UNITS = frozenset({"hours", "days", "weeks", "months", "years"})


@dataclass(frozen=True, slots=True)
class AmountMention(Find):
    """A quantity in a text.

    `value` is in whole units (8,7 mln euro is 8700000 EUR); `upper` closes a range. `unit` is an ISO 4217 code, `%`,
    `%GDP`, a time unit (hours, days, weeks, months, years) or an English plural of what is counted.
    `qualifier` is one of ~ >= <= > < or nothing. `relation` is extra, on top of, of which, total, to, by or empty.
    `rate` is the period that a rate is reckoned over (`year`).
    """

    value: Decimal
    unit: str
    qualifier: str = ""
    upper: Decimal | None = None
    relation: str = ""
    rate: str = ""

    def __str__(self) -> str:
        """Write it as the guidelines do: `>=40000000000 EUR`.

        >>> print(AmountMention(0, 3, "2 %", "row", Decimal("2"), "%"))
        2 %
        """
        number = f"{self.value.normalize():f}"
        return f"{self.qualifier}{number} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class ReferenceMention(Find):
    """A pointer to another paper or rule; `id` is its canonical form: `kst-28676-302`, `treaty:Washington/5`."""

    id: str


@dataclass(frozen=True, slots=True)
class ActorMention(Find):
    """Somebody who can act, by canonical English name: `allies`, `Netherlands:minister of defence`.

    `type` is state, home, body, group, role, person, parliament, pronoun or other; `plural` tells the verb's number.
    """

    name: str
    type: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class SpeechActMention(Find):
    """A verb or phrase that does something by being said; `kind` is the kind its row names, or `content`."""

    lemma: str
    kind: str
    negated: bool = False
