"""The verb `figures gap`: the money that is missing to a norm and to the average of others."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import click

from nakomen.cli.figure_tables import Column, country, edition_note, figure, show_rows
from nakomen.cli.figure_values import Typed, edition_asked_for, edition_option, figure_options, number, share
from nakomen.cli.figure_values import year as year_typed
from nakomen.cli.verb import option, verb
from nakomen.figures.countries import code_of
from nakomen.figures.edition import Edition
from nakomen.figures.gaps import (
    Gap,
    Inputs,
    averages,
    inputs_of,
    missing_to,
    norm,
    rounded_target,
    share_at_current_prices,
    typed_inputs,
)
from nakomen.wording import say

_MILLION = 1_000_000
#: How far a share at current prices may lie from the published one before it is worth telling.
_APART = Decimal("0.05")


@verb("gap", of="figures")
@click.argument("name", metavar="COUNTRY")
@option("--norm", "norm_", type=share, default="2%", metavar="SHARE", help="figures-norm")
@option("--year", type=year_typed, metavar="YEAR", help="figures-year")
@option("--spending", type=number, metavar="AMOUNT", help="gap-spending")
@option("--at", type=share, metavar="SHARE", help="gap-at")
@option("--from", "from_", type=share, metavar="SHARE", help="gap-from")
@option("--average", type=share, metavar="SHARE", help="gap-average")
@edition_option
@figure_options
def command(name: str, **how: Any) -> None:  # noqa: ANN401 - inputs, where and how
    """Print what is missing."""
    edition, code = edition_asked_for(how), code_of(name)
    typed: Typed | None = how["spending"]
    year = how["year"] or edition.years("expenditure")[-1]
    if typed is None:
        inputs, targets = inputs_of(edition, code, year), averages(edition, year)
    else:
        inputs, targets = _as_typed(typed, how), []
    if how["average"] is not None:
        targets = [rounded_target("average", how["average"])]
    gaps = [missing_to(inputs, target) for target in (norm(how["norm_"]), *targets)]
    rows = [{**_row(gap, inputs), "code": code} for gap in gaps]
    columns = [Column("target"), Column("share", 2), Column("missing", 0)]
    # Cells of the table are hardly rounded: only what somebody wrote has a span to show.
    columns += [Column("low", 0), Column("high", 0)] if typed else []
    show_rows(rows, columns, _notes(inputs, edition, code, None if typed else year), how)


def _as_typed(typed: Typed, how: dict[str, Any]) -> Inputs:
    at = how["at"]
    if at is None:
        raise click.UsageError(say("gap-needs-at"), click.get_current_context())
    currency = typed.unit or "EUR"
    return typed_inputs(typed.value / _MILLION, at, how["from_"] or at, currency, typed.step / _MILLION)


def _row(gap: Gap, inputs: Inputs) -> dict[str, Any]:
    return {
        "target": say(f"target-{gap.target.name}"),
        "share": gap.target.share,
        "missing": gap.missing,
        "low": gap.span.low,
        "high": gap.span.high,
        "unit": f"million {inputs.currency}",
        "spending": inputs.spending,
        "at": inputs.at,
        "from": inputs.share,
        "gdp": inputs.gdp,
    }


def _notes(inputs: Inputs, edition: Edition, code: str, year: int | None) -> list[str]:
    """Return the inputs of the calculation, and what makes it uncertain; `year` is None for inputs that were typed."""
    told = {"spending": figure(inputs.spending, 0), "currency": inputs.currency, "at": figure(inputs.at, 2)}
    notes = [say("gap-inputs", country=country(code), gdp=figure(inputs.gdp, 0), **told)]
    notes.append(say("gap-formula", share=figure(inputs.share, 2)))
    if year is None:
        return [*notes, say("gap-typed"), say("gap-span")]
    value = edition.value("share_gdp", code, year)
    current = share_at_current_prices(edition, code, year)
    if abs(current - value.value) >= _APART:
        notes.append(say("gap-current", current=figure(current, 2), published=figure(value.value, 2)))
    notes.append(edition_note(edition, prices=value.prices))
    return [*notes, say("gap-estimate", year=year)] if value.estimate else notes
