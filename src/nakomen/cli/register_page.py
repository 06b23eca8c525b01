"""The official registers beside the letters, as a page for the terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from nakomen.cli.showing import console, indented, shorten
from nakomen.ledger import Ledger
from nakomen.model import RegisterRow
from nakomen.wording import count, name_of, say
from nakomen.wording.link_reasons import link_in_words
from nakomen.wording.term_words import term_in_words

if TYPE_CHECKING:
    from nakomen.tracing.register_compare import Beside, Comparison

#: How much of a text is shown.
_LONGEST = 240


def print_comparison(ledger: Ledger, found: Comparison, when: date) -> None:
    """Print where register and letters differ, then what only one of them has."""
    beside = found.matched
    _section("register-done-only", [one for one in beside if one.done_in_register_only], _matched(ledger))
    _section("register-letters-done", [one for one in beside if one.done_in_letters_only], _matched(ledger))
    terms = [(one.match.row, one.terms) for one in beside if one.terms] + list(found.terms_of_rows)
    _section("register-terms", terms, _terms)
    _section("register-unknown", [one for one in beside if one.register is None], _matched(ledger))
    _section("register-only", found.only_register, _row)
    _section("register-unsure", found.unsure, _row)
    _section("register-letters-only", found.only_letters, lambda pair: _letters(ledger, pair[1].id))
    agree = sum(one.register is one.letters.status for one in beside)
    words = say("register-compare-foot", rows=count("rows", len(beside)), agree=agree, on=when)
    click.echo(words)


def _section(key: str, found: Sequence[Any], words: Callable[[Any], Sequence[str]]) -> None:
    """Print a heading with how many there are, then each: its first line, and the others further in."""
    if not found:
        return
    out = console()
    out.print(f"{say(key)}: {len(found)}", style="bold")
    for one in found:
        for at, line in enumerate(words(one)):
            out.print(indented(line, out.width, 6 if at else 2))
    out.print()


def _matched(ledger: Ledger) -> Callable[[Beside], Sequence[str]]:
    def words(one: Beside) -> Sequence[str]:
        row, statement = one.match.row, one.match.statement
        letters = f"{name_of(one.letters.status)} ({name_of(one.letters.standing)})"
        why = link_in_words(one.match.why)
        says = say("register-says", words=row.status or "-"), say("letters-say", words=letters)
        quote = f"[{ledger.ids[statement.id]}] “{shorten(statement.quote, _LONGEST)}”"
        return " · ".join((row.number, *says)), shorten(row.text, _LONGEST), quote, f"({why})"

    return words


def _terms(pair: tuple[RegisterRow, Sequence[str]]) -> Sequence[str]:
    row, terms = pair
    return (f"{row.number} · {' → '.join(map(term_in_words, terms))}", shorten(row.text, _LONGEST))


def _row(row: RegisterRow) -> Sequence[str]:
    return (f"{row.number} · {row.made_on or '-'} · {row.status or '-'}", shorten(row.text or row.title, _LONGEST))


def _letters(ledger: Ledger, identity: str) -> Sequence[str]:
    one = ledger.statements[identity]
    row = ledger.documents[one.document]
    head = f"[{ledger.ids[identity]}] {row.date or '-'} · {row.number or row.id}"
    return head, f"“{shorten(one.quote, _LONGEST)}”"
