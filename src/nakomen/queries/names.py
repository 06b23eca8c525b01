"""Names as people type them: whom they mean, and which known name is near to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

_SHOWN = 3


def near_names(typed: str, known: Iterable[str]) -> list[str]:
    """Return the known names that are most like what was typed, or begin with it, in their own spelling.

    >>> near_names("knid", ["kind", "actor"]), near_names("north", ["NATO", "North Atlantic Council"])
    (['kind'], ['North Atlantic Council'])
    """
    folded = typed.casefold()
    forms = {name.casefold(): name for name in known}
    beginning = [name for form, name in forms.items() if len(folded) > 1 and form.startswith(folded)]
    close = [forms[form] for form in get_close_matches(folded, forms, n=_SHOWN)]
    return list(dict.fromkeys([*beginning, *close]))[:_SHOWN]


def actor_names(typed: str) -> tuple[str, ...]:
    """Return a name as it was typed, with those of the registers that it stands for.

    >>> actor_names("Duitsland")
    ('Duitsland', 'Germany')
    >>> actor_names("navo")
    ('navo', 'NATO')
    >>> actor_names("minister of defence")
    ('minister of defence', 'Netherlands:minister of defence')
    """
    from nakomen.finders.actors import find_actors
    from nakomen.registers import holdings

    found = find_actors(typed)
    if f"Netherlands:{typed}" in {holding.role for holding in holdings()}:
        # Tables show a Dutch office without its country.
        return (typed, f"Netherlands:{typed}")
    if len(found) == 1 and found[0].text == typed and found[0].type != "pronoun":
        return tuple(dict.fromkeys((typed, found[0].name)))
    # In a text a name has its capitals; who types may leave them out.
    known = _names_by_word().get(typed.casefold())
    return (typed, known) if known else (typed,)


def is_known_actor(name: str) -> bool:
    """Tell whether the registers know a name as statements have it: a state, a body, or an office of one.

    >>> is_known_actor("Germany"), is_known_actor("Netherlands:minister of defence"), is_known_actor("Germny")
    (True, True, False)
    """
    return name.partition(":")[0] in {own for own, _ in _words()}


def near_actors(typed: str, likeness: float = 0.6) -> list[str]:
    """Return the states and bodies whose words are most like a name, each by the word that is like it.

    >>> near_actors("Germny", 0.85)
    ['Germany']
    """
    forms = {word.casefold(): word for own, word in reversed(_words())}
    forms |= {own.casefold(): own for own, _ in _words()}
    return [forms[form] for form in get_close_matches(typed.casefold(), forms, n=_SHOWN, cutoff=likeness)]


@cache
def register_words(name: str) -> tuple[str, ...]:
    """Return the words, Dutch and English, by which a state or body goes.

    >>> "Duitsland" in register_words("Germany")
    True
    """
    return tuple(word for own, word in _words() if own == name)


@cache
def _names_by_word() -> dict[str, str]:
    return {word.casefold(): name for name, word in reversed(_words())}


@cache
def _words() -> tuple[tuple[str, str], ...]:
    """Return the states and bodies of the registers, each with each of its words."""
    from nakomen.registers import bodies, chambers, countries, groups

    named = [(one.name, one.names) for one in countries()]
    named += [(one.name, one.names) for one in (*bodies(), *groups(), *chambers())]
    return tuple((name, word) for name, names in named for words in names.values() for word in words)
