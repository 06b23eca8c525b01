"""What sort of thing an actor is, for forms that tell persons, offices, public bodies and states apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from nakomen.registers import bodies, chambers, country_named, groups, is_state


@dataclass(frozen=True, slots=True)
class ActorEntity:
    """An actor by its canonical name: `sort` is state, office, body, chamber, group, role or other.

    `country` is the ISO 3166 code of the state that it is or belongs to, or nothing; `label` goes without that state.
    """

    name: str
    sort: str
    label: str
    country: str = ""


def entity_of(name: str) -> ActorEntity:
    """Return what sort of thing an actor is.

    >>> entity_of("Netherlands:minister of defence")
    ActorEntity(name='Netherlands:minister of defence', sort='office', label='minister of defence', country='NL')
    >>> entity_of("Norway").sort, entity_of("House of Representatives").sort, entity_of("allies").sort
    ('state', 'chamber', 'group')
    >>> entity_of("secretary general").sort, entity_of("Noordzeeraad").sort
    ('role', 'other')
    """
    country_name, _, part = name.partition(":")
    country = country_named(country_name).code if is_state(country_name) else ""
    if country:
        return ActorEntity(name, "office" if part else "state", part or name, country)
    # Canonical names of bodies have a capital; what has none is what somebody is.
    sort = _sorts().get(name) or ("role" if name[:1].islower() else "other")
    return ActorEntity(name, sort, name, "NL" if sort == "chamber" else "")


@cache
def _sorts() -> dict[str, str]:
    sorts: dict[str, str] = {}
    for sort, found in (("body", bodies()), ("chamber", chambers()), ("group", groups())):
        for one in found:
            sorts.setdefault(one.name, sort)
            if one.some:
                sorts.setdefault(one.some, sort)
    return sorts
