"""What a reviewer sees: the statement in its paragraph, its fields with why, what was ruled, how far she is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from nakomen.cli.showing import table
from nakomen.cli.statement_page import print_page
from nakomen.ledger.judged_words import field_name, judgement_in_words, value_in_words
from nakomen.ledger.statement_page import fields_of
from nakomen.model import Document, Statement
from nakomen.review import Conflict
from nakomen.review.making import fields_of as written
from nakomen.review.sitting import Look
from nakomen.wording import count, say
from nakomen.wording.reasons_in_words import reason_in_words, words_of

if TYPE_CHECKING:
    from rich.console import Console


def print_look(out: Console, document: Document, look: Look, progress: str) -> None:
    """Print a statement with all that a ruling needs."""
    out.print()
    out.rule(progress)
    print_page(out, document, look.statement)
    rows = table(say("column-field"), say("column-value"), say("column-why"))
    why = _reasons(look.statement)
    for name, value in fields_of(document, look.statement):
        rows.add_row(name, value, why.get(name, ""))
    out.print(rows)
    for one in look.judgements:
        out.print(f"  {judgement_in_words(one)}")
    for name, held in look.positions.items():
        if len({one.value for one in held}) > 1:
            sides = ", ".join(f"{one.reviewer}: {value_in_words(name, one.value)}" for one in held)
            out.print(f"  {say('judged-conflict', conflict=f'{field_name(name)} ({sides})')}")


def _reasons(statement: Statement) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for reason in statement.because:
        words = f" «{words_of(reason)}»" if reason.words else ""
        found.setdefault(say(f"field-{reason.field}"), []).append(f"{reason_in_words(reason.row)}{words}")
    return {name: "; ".join(dict.fromkeys(each)) for name, each in found.items()}


def print_sides(out: Console, look: Look, derived: Statement | None, conflict: Conflict) -> None:
    """Print who holds what, side by side: the field that is to be settled, and the others for what they tell."""
    names = [one.reviewer for one in conflict.positions]
    own = {} if derived is None else {"exists": "yes", **written(derived)}
    heads = [f"{at} {name}" for at, name in enumerate(names, 1)]
    rows = table("", say("column-field"), *heads, f"0 {say('review-program')}")
    others = [name for name in look.positions if name != conflict.field]
    for name in (conflict.field, *others):
        held = conflict.positions if name == conflict.field else look.positions[name]
        said = {one.reviewer: value_in_words(name, one.value) for one in held}
        told = value_in_words(name, own[name]) if name in own else ""
        mark = "»" if name == conflict.field else ""
        rows.add_row(mark, field_name(name), *(said.get(reviewer, "") for reviewer in names), told)
    out.print(rows)
    for one in conflict.positions:
        out.print(f"  {judgement_in_words(one.judgement)}")


def print_keys(out: Console, keys: Sequence[tuple[str, str]]) -> None:
    """Print which key does what."""
    rows = table("", "")
    rows.show_header = False
    for name, does in keys:
        rows.add_row(name, say(does))
    out.print(rows)


def tell_kept(made: int, resume: bool) -> None:
    """Say how many judgements were kept, and how to go on."""
    click.echo(say("review-kept", judgements=count("judgements", made)))
    if resume:
        click.echo(say("review-resume"))
