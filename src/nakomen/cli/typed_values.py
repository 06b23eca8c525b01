"""What a reviewer typed behind an option, as the model writes it; what it cannot be is a wrong use of the option."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import click

from nakomen.cli.filtering import kind, theme
from nakomen.ledger import typed_values
from nakomen.ledger.typed_values import EMPTY, field_typed
from nakomen.model.judged_fields import check_value
from nakomen.wording import say

_REFUSED = {"kind": kind, "theme": theme}


def pairs_of(typed: Sequence[str]) -> dict[str, str]:
    """Return `field=value` as typed, each value as the model has it.

    >>> pairs_of(["kind=toezegging", "termijn=2024", "actor=-"])
    {'kind': 'assurance', 'due': '2024', 'actor': ''}
    """
    values = {}
    for pair in typed:
        name, equals, value = pair.partition("=")
        if not equals:
            raise click.UsageError(say("bad-pair", value=pair), click.get_current_context())
        field = field_typed(name.strip())
        values[field] = "" if value.strip() == EMPTY else read_value(field, value.strip())
    return values


def read_value(name: str, typed: str) -> str:
    """Return a field's value as the model writes it; a kind or theme that there is not is refused."""
    refusing = _REFUSED.get(name)
    return str(refusing(typed)) if refusing and typed else typed_values.read_value(name, typed)


def value_read(name: str, typed: str) -> str:
    """Return a value as the model writes it, `-` for none; refuses what the field cannot have."""
    value = "" if typed == EMPTY else read_value(name, typed)
    check_value(name, value)
    return value


def rated(typed: Sequence[str], acting: Collection[str] = ()) -> dict[str, str]:
    """Return `actor=value` pairs as fields of compliance; an actor is one of the registers, or one `acting` already.

    >>> rated(["Duitsland=+1"])
    {'compliance:Germany': '+1'}
    """
    found = {}
    for pair in typed:
        name, equals, value = pair.rpartition("=")
        if not equals:
            raise click.UsageError(say("bad-pair", value=pair), click.get_current_context())
        field, rating = typed_values.rated(name, value, acting)
        found[field] = rating
    return found
