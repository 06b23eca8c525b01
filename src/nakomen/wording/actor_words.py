"""Actors in the language that is spoken: the registers keep the Dutch words behind each canonical name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from nakomen.wording.speaking import language, name_of


def actors_in_words(names: Sequence[str]) -> str:
    """Return who, in one line; a dash for nobody.

    >>> actors_in_words(("Netherlands:minister of defence", "Germany"))
    'minister of defence, Germany'
    """
    return ", ".join(map(_word, names)) or "-"


def _word(name: str) -> str:
    state, _, office = name.partition(":")
    if not office:
        return _dutch().get(name) or name_of(name) if language() == "nl" else name
    # A body of a state is in the register with its state: Netherlands:police.
    if state == "Netherlands" and language() == "nl" and name in _dutch():
        return _dutch()[name].removeprefix("de ")
    # Dutch offices go without their country, as in a Dutch letter.
    of = "" if state == "Netherlands" else f" ({_word(state)})"
    return f"{_office(office)}{of}"


def _office(office: str) -> str:
    """Return `minister of defence` in Dutch, as far as the register knows the field."""
    head, _, field = office.partition(" of ")
    if language() != "nl":
        return office
    return f"{name_of(head)} van {_dutch()[f'field {field}']}" if f"field {field}" in _dutch() else name_of(office)


@cache
def _dutch() -> dict[str, str]:
    """Return the Dutch word for each canonical name: the first that the registers list."""
    from nakomen.registers import bodies, chambers, countries, groups, portfolios

    words: dict[str, str] = {}
    named = [(one.name, one.names) for one in countries()]
    named += [(one.name, one.names) for one in (*bodies(), *groups(), *chambers())]
    parts = [(one.some, one.names) for one in groups() if one.some]
    for some, (name, forms) in [*((False, one) for one in named), *((True, one) for one in parts)]:
        if forms.get("nl"):
            words.setdefault(name, f"{name_of('some')} {forms['nl'][0]}" if some else forms["nl"][0])
    for portfolio in portfolios():
        if portfolio.names.get("nl"):
            words[f"field {portfolio.name}"] = portfolio.names["nl"][0]
    return words
