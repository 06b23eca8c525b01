"""Questions to a reviewer: a field with its value, asked again until the answer holds."""

from __future__ import annotations

import click

from nakomen.cli.reviewing.keys import END, Keys
from nakomen.cli.typed_values import value_read
from nakomen.ledger.judged_words import field_name, value_in_words
from nakomen.model import JudgementError, Statement
from nakomen.review.making import fields_of
from nakomen.wording import say
from nakomen.wording.errors_in_words import refusal_in_words

#: The key of each field that can be corrected.
FIELD_KEYS = {
    "k": "kind",
    "a": "actor",
    "t": "addressee",
    "d": "due",
    "m": "amounts",
    "r": "refs",
    "h": "theme",
    "o": "about",
    "f": "force",
}


def ask_correction(keys: Keys, statement: Statement) -> dict[str, str]:
    """Return a field with its right value, or nothing where the reviewer thought better of it."""
    click.echo(
        say("review-which-field") + " " + "  ".join(f"[{key}] {field_name(name)}" for key, name in FIELD_KEYS.items())
    )
    pressed = keys.key()
    name = FIELD_KEYS.get(pressed) or (pressed if pressed in FIELD_KEYS.values() else "")
    if not name:
        if pressed != END:
            click.echo(say("review-nothing-done"))
        return {}
    value = ask_value(keys, name, fields_of(statement)[name])
    return {} if value is None else {name: value}


def ask_value(keys: Keys, name: str, now: str) -> str | None:
    """Return a value that the field can have, as the model writes it; None where nothing was given.

    Who pipes values in cannot look at what is refused: the last refusal, with no value behind it, is raised.
    """
    question = say("review-value", field=field_name(name), value=value_in_words(name, now))
    refused: JudgementError | None = None
    while (typed := keys.line(question)) is not None:
        try:
            return value_read(name, typed)
        except JudgementError as error:
            refused = error
        except click.UsageError as error:
            refused = JudgementError(error.message)
        click.echo(refusal_in_words(refused))
    if refused is not None and keys.piped:
        raise refused
    click.echo(say("review-nothing-done"))
    return None
