"""The verb `compliance`: norms against measurements, for each holder, on a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.dates import day, today
from nakomen.cli.showing import console, print_json, shorten, table
from nakomen.cli.verb import option, verb
from nakomen.ledger import Ledger
from nakomen.ledger.known_archive import known_of
from nakomen.wording import say
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.errors_in_words import translate
from nakomen.wording.term_words import term_in_words

if TYPE_CHECKING:
    from nakomen.tracing.compliance import Rating


@verb("compliance")
@option("--norm", metavar="ID|WORDS", help="norm")
@option("--on", type=day, metavar="DAY", help="on-status")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(norm: str | None, on: date | None, as_json: bool, archive: Place | None) -> None:
    """Print ratings."""
    from nakomen.tracing.compliance import ratings_on

    when = on or today()
    with open_archive(archive) as opened:
        ledger = Ledger.of(opened)
    known = known_of(ledger)
    every = [found for spoor in ledger.sporen if (found := ratings_on(known, spoor, when))]
    wanted = [found for found in every if not norm or _is_wanted(ledger, found[0], norm)]
    if as_json:
        print_json([_values(ledger, rating) for found in wanted for rating in found])
    elif not ledger.statements:
        click.echo(say("archive-empty"))
    elif not wanted:
        click.echo(say("no-norms" if not every else "no-such-norm", norm=norm or "-", on=when))
    else:
        for found in wanted:
            _print(ledger, found, when)


def _is_wanted(ledger: Ledger, rating: Rating, typed: str) -> bool:
    """Tell whether a norm is meant: by the beginning of an id of its spoor, its theme, or words of its sentence."""
    told = [ledger.statements[one] for one in rating.spoor.statements]
    words = typed.casefold().replace("%", " ").split()
    sentence = f"{ledger.statements[rating.norm.statement].quote} {rating.norm.amount}".casefold()
    by_id = len(typed) >= 4 and any(one.id.startswith(typed) for one in told)
    return by_id or typed.casefold() in {one.theme for one in told} or all(word in sentence for word in words)


def _print(ledger: Ledger, found: list[Rating], when: date) -> None:
    out, norm = console(), found[0].norm
    due = term_in_words(norm.due) if norm.due else say("no-term")
    out.print(f"[{ledger.ids[found[0].spoor.id]}] {norm.amount} · {due} · {when}", style="bold")
    out.print(f"“{shorten(ledger.statements[norm.statement].quote, 200)}”")
    rows = table(*(say(f"column-{name}") for name in ("actor", "measured", "gap", "rating", "source", "because")))
    for one in found:
        value = f"{one.value} / {_number(one.whole)}" if one.whole is not None else one.value or "-"
        time = f" ({term_in_words(one.measurement.time)})" if one.measurement and one.measurement.time else ""
        signs = (f"{value}{time}", _signed(one.gap), _rating(one), _source(ledger, one), translate(one.why))
        rows.add_row(actors_in_words(one.holder), *signs)
    out.print(rows)
    out.print()


def _source(ledger: Ledger, one: Rating) -> str:
    if one.measurement is None:
        return "-"
    row = ledger.documents[one.measurement.edition]
    return f"{row.number or row.id} [{ledger.ids[one.measurement.statement]}]"


def _rating(one: Rating) -> str:
    return say("not-rated") if one.rating is None else f"{one.rating:+d}" if one.rating else "0"


def _signed(value: Decimal | None) -> str:
    return "-" if value is None else f"{value.normalize():+f}"


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _values(ledger: Ledger, one: Rating) -> dict[str, Any]:
    measured = one.measurement
    return {
        "spoor": one.spoor.id,
        "norm": {"statement": one.norm.statement, "amount": one.norm.amount, "due": one.norm.due},
        "holder": " + ".join(one.holder),
        "measured": one.value,
        "of": _number(one.whole),
        "time": measured.time if measured else "",
        "statement": measured.statement if measured else "",
        "quote": ledger.statements[measured.statement].quote if measured else "",
        "edition": measured.edition if measured else "",
        "gap": _number(one.gap),
        "rating": one.rating,
        "why": one.why,
    }
