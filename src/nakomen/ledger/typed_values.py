"""What a reviewer typed, as the model writes it: values by their Dutch or English names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from nakomen.model import AmountStage, Force, JudgementError, Relation, Status
from nakomen.model.judged_fields import COMPLIANCE, FIELDS, check_value
from nakomen.queries import actor_names, choice_named, field_of
from nakomen.queries.names import is_known_actor, near_actors
from nakomen.queries.reference_forms import reference_typed
from nakomen.review.status_ids import status_id
from nakomen.wording import LANGUAGES, table

#: What is typed for a field that is to say nothing.
EMPTY = "-"
#: How much a name is like one of the registers that it was meant to be.
_SLIP = 0.85


def field_typed(typed: str) -> str:
    """Return the field that was typed, perhaps by the name that a reader sees; what is none stays.

    >>> field_typed("termijn"), field_typed("kind")
    ('due', 'kind')
    """
    spoken = {table()[f"field-{one}"][language].casefold(): one for one in FIELDS for language in LANGUAGES}
    return typed if typed in FIELDS else spoken.get(typed.casefold(), typed)


def read_value(name: str, typed: str) -> str:
    """Return a field's value as the model writes it; names and kinds may be typed in Dutch.

    Raises BadValueError for a kind or theme that there is not, JudgementError for an actor that is nearly one of the
    registers and for what is no reference; the others are looked at by `check_value`.

    >>> read_value("actor", "Duitsland + NAVO"), read_value("kind", "toezegging")
    ('Germany + NATO', 'assurance')
    """
    if name in ("actor", "addressee"):
        return " + ".join(_actor(one.strip()) for one in typed.split(" + ") if one.strip())
    reader = _READERS.get(name)
    return reader(typed) if reader and typed else typed


def value_read(name: str, typed: str) -> str:
    """Return a value as the model writes it, `-` for none; refuses what the field cannot have.

    >>> value_read("actor", "Duitsland"), value_read("due", "-")
    ('Germany', '')
    """
    value = "" if typed == EMPTY else read_value(name, typed)
    check_value(name, value)
    return value


def rated(typed: str, value: str, acting: Collection[str] = ()) -> tuple[str, str]:
    """Return the rating of an actor as a field of compliance; it is one of the registers, or one `acting` already.

    >>> rated("Duitsland", "+1")
    ('compliance:Germany', '+1')
    """
    actor = actor_names(typed.strip())[-1]
    if not (is_known_actor(actor) or actor in acting):
        near = near_actors(actor)
        remedy = f"perhaps {', '.join(near)}" if near else "name a state or body, or an actor of the archive"
        raise JudgementError(f"the registers have no actor “{typed.strip()}”", remedy=remedy)
    return f"{COMPLIANCE}{actor}", value.strip()


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
    from nakomen.queries import BadValueError

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
    "kind": lambda typed: choice_named(field_of("kind"), typed),
    "theme": lambda typed: choice_named(field_of("theme"), typed),
    "status": _status,
    "relation": _spoken(Relation),
    "amount_stage": _spoken(AmountStage),
    "force": _force,
    "refs": _references,
}
