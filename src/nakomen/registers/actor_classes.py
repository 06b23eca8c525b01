"""What the rules of extraction ask of an actor: is it our own state, a collective, a state, parliament or another."""

from __future__ import annotations

from functools import cache

from nakomen.registers.bodies import chambers, groups
from nakomen.registers.countries import is_state
from nakomen.registers.offices import HOME
from nakomen.registers.tables import load_register


def actor_class(name: str) -> str:
    """Return the class of a canonical name: home, collective, some, state, parliament or other.

    `some` is a part of a collective that does not bind the rest of it. Bodies of states, such as NATO, are collective;
    a named organ of our own state (`Netherlands:police`) is home, and one of another state is state.

    >>> [actor_class(name) for name in ("allies", "some allies", "Netherlands:minister of defence", "Canada")]
    ['collective', 'some', 'home', 'state']
    """
    state = name.partition(":")[0]
    if state == HOME:
        return "home"
    if is_state(state):
        return "state"
    return _classes().get(name, "other")


@cache
def clubs() -> frozenset[str]:
    """Return the bodies of states that undertake what no other body is held to.

    >>> "G7" in clubs(), "allies" in clubs()
    (True, False)
    """
    return frozenset(load_register("bodies").get("clubs", ()))


@cache
def _classes() -> dict[str, str]:
    found = dict.fromkeys(load_register("bodies").get("collective", ()), "collective")
    for group in groups():
        found.setdefault(group.name, group.actor_class)
        if group.some:
            found.setdefault(group.some, "some")
    for chamber in chambers():
        found[chamber.name] = "parliament"
    return found
