"""The verb `figures check`: what letters measure, beside the tables of that time."""

from __future__ import annotations

from collections import Counter
from typing import Any

from nakomen.cli.archives import open_archive
from nakomen.cli.figure_tables import Column, country, figure, show_rows
from nakomen.cli.figure_values import editions_at_hand, figure_options
from nakomen.cli.verb import option, verb
from nakomen.figures.checking import Checked, check_letters
from nakomen.ledger import Ledger
from nakomen.ledger.known_archive import document_named
from nakomen.wording import count, say


@verb("check", of="figures")
@option("--document", metavar="NAME", help="document")
@figure_options
def command(document: str | None, **how: Any) -> None:  # noqa: ANN401 - where and how
    """Print the checks."""
    with open_archive(how["archive"]) as opened:
        ledger = Ledger.of(opened)
        where = str(opened.path)
    wanted = {document_named(ledger, document, where)} if document else set(ledger.documents)
    editions = editions_at_hand(how)
    statements = [one for one in ledger.statements.values() if one.document in wanted]
    found = list(check_letters(statements, ledger.days, editions))
    rows = [_row(one, ledger) for one in found]
    shown = [{**row, **_shown(one)} for row, one in zip(rows, found, strict=True)]
    columns = [Column("id"), Column("date"), Column("said"), Column("tabled"), Column("difference"), Column("verdict")]
    columns.append(Column("how"))
    tally = Counter(str(one.verdict) for one in found)
    notes = [say("check-sum", checks=count("checks", len(found)), verdicts=_tally(tally))]
    if any(one.later for one in found):
        notes.append(say("check-later", editions=", ".join(one.name for one in editions.all)))
    show_rows(rows if how["as_json"] or how["as_csv"] else shown, columns, notes, how)


def _shown(one: Checked) -> dict[str, str]:
    """Return the figures of a check as a reader reads them: the letter's as written, the table's as printed."""
    written = max(-int(one.measured.step.as_tuple().exponent), 0)
    decimals = one.beside.decimals
    unit = {"%GDP": "%", "%": "%", "allies": ""}.get(one.measured.amount.unit, f" {one.measured.amount.unit}")
    return {
        "said": f"{one.measured.amount.qualifier}{figure(one.measured.value, written)}{unit}",
        "tabled": f"{figure(one.beside.value, decimals)}{unit}",
        "difference": figure(one.difference, decimals),
        "verdict": say(f"verdict-{one.verdict}"),
    }


def _tally(tally: Counter[str]) -> str:
    return ", ".join(f"{number} {say(f'verdict-{verdict}')}" for verdict, number in tally.items()) or "-"


def _row(one: Checked, ledger: Ledger) -> dict[str, Any]:
    measured = one.measured
    return {
        "id": ledger.ids[measured.statement.id],
        "statement": measured.statement.id,
        "document": measured.statement.document,
        "date": str(ledger.days[measured.statement.document]),
        "check": measured.check,
        "words": measured.amount.text,
        "country": country(measured.country),
        "year": measured.year,
        "qualifier": measured.amount.qualifier,
        "said": measured.value,
        "tabled": one.beside.value,
        "difference": one.difference,
        "unit": measured.amount.unit,
        "how": one.beside.how,
        "edition": one.edition,
        "edition_is_later": one.later,
        "verdict": str(one.verdict),
    }
