"""What a reviewer typed behind an option, as the model writes it: fields and values by their Dutch or English names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

import click

from nakomen.cli.filtering import kind, theme
from nakomen.ledger.status_ids import status_id
from nakomen.model import AmountStage, Force, JudgementError, Relation, Status
from nakomen.model.judged_fields import COMPLIANCE, FIELDS
from nakomen.queries import actor_names
from nakomen.queries.names import is_known_actor, near_actors
from nakomen.queries.reference_forms import reference_typed
from nakomen.wording import LANGUAGES, say, table

#: What is typed for a field that is to say nothing.
EMPTY = "-"
#: How much a name is like one of the registers that it was meant to be.
_SLIP = 0.85


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
        field = _field_typed(name.strip())
        values[field] = "" if value.strip() == EMPTY else read_value(field, value.strip())
    return values


def _field_typed(typed: str) -> str:
    """Return the field that was typed, perhaps by the name that a reader sees; what is none stays."""
    spoken = {table()[f"field-{one}"][language].casefold(): one for one in FIELDS for language in LANGUAGES}
    return typed if typed in FIELDS else spoken.get(typed.casefold(), typed)


def read_value(name: str, typed: str) -> str:
    """Return a field's value as the model writes it; names and kinds may be typed in Dutch.

    >>> read_value("actor", "Duitsland + NAVO")
    'Germany + NATO'
    """
    if name in ("actor", "addressee"):
        return " + ".join(_actor(one.strip()) for one in typed.split(" + ") if one.strip())
    reader = _READERS.get(name)
    return reader(typed) if reader and typed else typed


def _actor(typed: str) -> str:
    """Return an actor as statements have it; one that no register has may be right, unless it is nearly theirs."""
    name = actor_names(typed)[-1]
    near = [] if is_known_actor(name) else near_actors(name, _SLIP)
    if near:
        raise JudgementError(f"the registers have no actor “{typed}”", remedy=f"perhaps {', '.join(near)}")
    return name


def _references(typed: str) -> str:
    """Return references as statements have them; refuses what is none."""
    found = []
    for one in (part.strip() for part in typed.split(";")):
        reference = reference_typed(one) if one else ""
        if one and not reference:
            remedy = "write kst-28676-302, motion:Karabulut or Kamerstuk 28 676, nr. 302, several parted by ;"
            raise JudgementError(f"“{one}” is no reference", remedy=remedy)
        found += [reference] if reference else []
    return ";".join(dict.fromkeys(found))


def _status(typed: str) -> str:
    names = {word: str(one) for one in Status for word in (str(one), status_id(one))}
    return names.get(typed.casefold(), typed)


def _force(typed: str) -> str:
    """Return how firmly it is said, as queries have it or as it is shown; another stays as it is."""
    from nakomen.queries import BadValueError, choice_named, field_of

    try:
        return choice_named(field_of("force"), typed)
    except BadValueError:
        return _spoken(Force)(typed)


def _spoken(values: Iterable[str]) -> Callable[[str], str]:
    """Return what reads one of these values, also by its name in Dutch or English; another stays as it is."""

    def read(typed: str) -> str:
        known = {table()[f"name-{one}"][language].casefold(): str(one) for one in values for language in LANGUAGES}
        return known.get(typed.casefold(), typed)

    return read


_READERS: dict[str, Callable[[str], str]] = {
    "kind": lambda typed: str(kind(typed)),
    "theme": theme,
    "status": _status,
    "relation": _spoken(Relation),
    "amount_stage": _spoken(AmountStage),
    "force": _force,
    "refs": _references,
}


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
        actor = actor_names(name.strip())[-1]
        if not (is_known_actor(actor) or actor in acting):
            near = near_actors(actor)
            remedy = f"perhaps {', '.join(near)}" if near else "name a state or body, or an actor of the archive"
            raise JudgementError(f"the registers have no actor “{name.strip()}”", remedy=remedy)
        found[f"{COMPLIANCE}{actor}"] = value.strip()
    return found
