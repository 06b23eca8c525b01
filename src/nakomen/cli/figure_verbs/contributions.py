"""The verb `figures contributions`: what was given and pledged, each amount once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.dates import day, today
from nakomen.cli.figure_tables import Column, figure, show_rows
from nakomen.cli.figure_values import number
from nakomen.cli.verb import option, verb
from nakomen.figures.contributions import Contribution, Counting, contributions
from nakomen.figures.sums import KEYS, Rate, Sum, converted_total, sums
from nakomen.ledger import Ledger
from nakomen.queries import actor_names
from nakomen.wording import count, name_of, say
from nakomen.wording.actor_words import actors_in_words

_RATE = re.compile(r"(?P<currency>[A-Z]{3})=(?P<value>[\d.,]+)(?P<into>[A-Z]{3})?@(?P<day>[\d-]+)")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the verb is asked for beside its archive."""

    by: tuple[str, ...]
    actor: str
    rates: tuple[Rate, ...]
    listed: bool


def rate(text: str | Rate) -> Rate:
    """Return a dated rate that was typed: USD=0.92@2024-07-10, into euros, or USD=0.79GBP@2024-07-10.

    >>> str(rate("USD=0.92@2024-07-10").value)
    '0.92'
    """
    if isinstance(text, Rate):
        return text
    found = _RATE.fullmatch(text)
    if found is None:
        raise click.BadParameter(say("bad-rate", value=text))
    return Rate(found["currency"], found["into"] or "EUR", number(found["value"]).value, day(found["day"]))


@verb("contributions", of="figures")
@option(
    "--by",
    type=click.Choice(KEYS),
    multiple=True,
    default=("year", "actor", "partner", "stage"),
    help="contributions-by",
)
@option("--actor", metavar="NAME", default="", help="contributions-actor")
@option("--rate", "rates", type=rate, multiple=True, metavar="RATE", help="contributions-rate")
@option("--list", "listed", is_flag=True, help="contributions-list")
@option("--since", type=day, metavar="DAY", help="since")
@option("--json", "as_json", is_flag=True, help="json")
@option("--csv", "as_csv", is_flag=True, help="csv")
@archive_option
def command(archive: Place | None, since: date | None, **how: Any) -> None:  # noqa: ANN401 - what and how
    """Print the sums."""
    asked = _Asked(how["by"], how["actor"], how["rates"], how["listed"])
    with open_archive(archive) as opened:
        ledger = Ledger.of(opened)
    name = actor_names(asked.actor)[-1] if asked.actor else ""
    found = [
        one for one in contributions(ledger, today()) if _wanted(one, name) and (since is None or one.day >= since)
    ]
    if asked.listed:
        _show_list(found, ledger, how)
    else:
        _show_sums(sums(found, asked.by, asked.rates), found, ledger, asked, how)


def _wanted(one: Contribution, actor: str) -> bool:
    return not actor or any(name.partition(":")[0] == actor for name in one.actors)


def _show_sums(
    told: Sequence[Sum], found: Sequence[Contribution], ledger: Ledger, asked: _Asked, how: dict[str, Any]
) -> None:
    exact = how["as_json"] or how["as_csv"]
    rows = [{**dict(zip(asked.by, one.key, strict=True)), **_values(one, ledger, exact=exact)} for one in told]
    if not exact:
        for row in rows:
            row.update({name: _in_words(name, row[name]) for name in asked.by})
    columns = [*map(Column, asked.by), Column("sort"), Column("amount"), Column("converted"), Column("ids")]
    columns = [one for one in columns if one.key != "converted" or asked.rates]
    left = sum(one.counting not in (Counting.COUNTED, Counting.RAISED) for one in found)
    notes = [say("contributions-sum", contributions=count("contributions", len(found)), left=count("amounts", left))]
    if len({one.unit for one in told if one.sort == "money"}) > 1 and not asked.rates:
        notes.append(say("contributions-currencies"))
    for one in asked.rates:
        total = converted_total(told, one.into)
        notes.append(say("contributions-rate", currency=one.currency, rate=one.value, into=one.into, day=one.day))
        notes += [say("contributions-total", total=figure(total, 0), into=one.into)] if total is not None else []
    show_rows(rows, columns, notes, how)


def _in_words(key: str, value: str) -> str:
    if key in ("actor", "partner"):
        return actors_in_words(value.split(" + ")) if value else "-"
    return (name_of(value) if value else "-") if key == "stage" else value


def _values(one: Sum, ledger: Ledger, *, exact: bool) -> dict[str, Any]:
    if exact:
        extra = {"statements": list(one.statements)}
        if one.rate is not None:
            extra |= {"converted": one.converted, "into": one.rate.into, "rate_day": str(one.rate.day)}  # type: ignore[dict-item]
        return {
            "sort": one.sort,
            "unit": one.unit,
            "amount": one.value,
            "number": one.number,
            "joint": one.joint,
            **extra,
        }
    ids = ", ".join(ledger.ids[name] for name in one.statements)
    amount = _amount(one.value, one.unit) if one.value else say("contributions-without", number=one.number)
    converted = _amount(one.converted, one.rate.into) if one.rate and one.converted is not None else ""
    sort = say(f"sort-{one.sort}")
    return {
        "sort": f"{sort} ({say('jointly')})" if one.joint else sort,
        "amount": amount,
        "converted": converted,
        "ids": ids,
    }


def _amount(value: Decimal, unit: str) -> str:
    return f"{figure(value, 0)} {unit}"


def _show_list(found: Sequence[Contribution], ledger: Ledger, how: dict[str, Any]) -> None:
    exact = how["as_json"] or how["as_csv"]
    rows = [
        {
            "id": one.statement if exact else ledger.ids[one.statement],
            "document": one.document,
            "date": str(one.day),
            "actor": " + ".join(one.actors) if exact else actors_in_words(one.actors),
            "partner": " + ".join(one.partners) if exact else actors_in_words(one.partners),
            "theme": one.theme,
            "sort": one.sort if exact else say(f"sort-{one.sort}"),
            "value": one.value if exact else _said(one),
            "unit": one.unit,
            "qualifier": one.qualifier,
            "relation": one.relation,
            "stage": str(one.stage or "") if exact else (name_of(one.stage) if one.stage else ""),
            "counting": str(one.counting) if exact else say(f"counting-{one.counting}"),
            "counted": one.counted,
        }
        for one in found
    ]
    names = ("id", "date", "actor", "partner", "sort", "value", "stage", "counting")
    show_rows(rows, list(map(Column, names)), [say("contributions-listed")], how)


def _said(one: Contribution) -> str:
    return f"{one.qualifier}{_amount(one.value, one.unit)}" if one.value is not None else "-"
