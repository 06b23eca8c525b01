"""Questions to a reviewer: a field with its value, or a filter; asked again until the answer holds."""

from __future__ import annotations

import re
import shlex
from typing import Any

import click

from nakomen.cli.filtering import with_filters
from nakomen.cli.judged_words import field_name, value_in_words
from nakomen.cli.judging import read_value
from nakomen.cli.refusals import refusal_in_words, usage_in_words
from nakomen.cli.reviewing.keys import END, Keys
from nakomen.cli.wording import say
from nakomen.model import JudgementError, Statement
from nakomen.model.judged_fields import check_value
from nakomen.review.making import fields_of

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
#: What is typed for a field that is to say nothing.
EMPTY = "-"
_PAIR = re.compile(r"-{0,2}(?P<name>[a-z][a-z-]*)[:=](?P<value>.+)", re.DOTALL)
_FLAG = re.compile(r"(?:--)?(?P<name>binding|not-binding)")


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
    """Return a value that the field can have, as the model writes it; None where nothing was given."""
    question = say("review-value", field=field_name(name), value=value_in_words(name, now))
    while (typed := keys.line(question)) is not None:
        try:
            value = value_read(name, typed)
        except JudgementError as error:
            click.echo(refusal_in_words(error))
        except click.UsageError as error:
            click.echo(error.message)
        else:
            return value
    click.echo(say("review-nothing-done"))
    return None


def value_read(name: str, typed: str) -> str:
    """Return a value as the model writes it, `-` for none; refuses what the field cannot have.

    >>> value_read("actor", "Duitsland"), value_read("due", "-")
    ('Germany', '')
    """
    value = "" if typed == EMPTY else read_value(name, typed)
    check_value(name, value)
    return value


@click.command("filter")
@with_filters
def _filters(**given: Any) -> None:  # noqa: ANN401 - the filters
    """Take filters; only what they were read as is used."""


def filters_typed(typed: str) -> dict[str, Any]:
    """Return the filters of a line: `kind:pledge due-before:2024-01-01`, or as they stand behind a verb.

    >>> filters_typed("kind:toezegging --binding")["kind"], filters_typed("")["kind"]
    ((<Kind.ASSURANCE: 'assurance'>,), ())
    """
    try:
        words = shlex.split(typed)
    except ValueError as error:
        raise click.UsageError(say("review-open-quote")) from error
    arguments: list[str] = []
    for word in words:
        pair, flag = _PAIR.fullmatch(word), _FLAG.fullmatch(word)
        if pair:
            arguments += [f"--{pair['name']}", pair["value"]]
        else:
            arguments.append(f"--{flag['name']}" if flag else word)
    with _filters.make_context("filter", arguments) as ctx:
        return dict(ctx.params)


def usage_said(error: click.UsageError) -> str:
    """Return what was wrong in a filter, without where to read about a verb that is none."""
    return usage_in_words(error).rpartition("; ")[0]
