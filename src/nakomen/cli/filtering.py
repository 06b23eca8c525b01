"""The filters that lists, exports and searches share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from nakomen.cli.dates import day
from nakomen.cli.known_names import refuse_unknown_actors, refuse_unknown_documents
from nakomen.cli.verb import option
from nakomen.cli.wording import LANGUAGES, name_of, say, table
from nakomen.model import Kind

if TYPE_CHECKING:
    from nakomen.archive import Archive, Filters


def kind(text: str) -> Kind:
    """Return the kind that was typed, in Dutch or English, one or many.

    >>> str(kind("toezegging"))
    'assurance'
    """
    typed = text.casefold()
    for one in Kind:
        for language in LANGUAGES:
            if typed in (str(one), *table()[f"count-{one}"][language].split("|")):
                return one
    raise click.BadParameter(say("bad-kind", value=text, kinds=", ".join(name_of(one) for one in Kind)))


def theme(text: str) -> str:
    """Return the theme that was typed, or refuse it with those that are near."""
    from nakomen.registers import load_register

    known = [row["name"] for row in load_register("themes")["theme"]]
    if text.casefold() in known:
        return text.casefold()
    near = get_close_matches(text.casefold(), known, n=3) or known
    raise click.BadParameter(say("bad-theme", value=text, themes=", ".join(near)))


def with_filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb the options that narrow what it shows."""
    options = [
        option("--kind", type=kind, metavar="KIND", multiple=True, help="kind"),
        option("--actor", metavar="NAME", multiple=True, help="actor"),
        option("--addressee", metavar="NAME", multiple=True, help="addressee"),
        option("--theme", type=theme, metavar="THEME", multiple=True, help="theme"),
        option("--document", metavar="ID", multiple=True, help="document"),
        option("--since", type=day, metavar="DAY", help="since"),
        option("--until", type=day, metavar="DAY", help="until"),
        option("--due-before", type=day, metavar="DAY", help="due-before"),
        option("--binding/--not-binding", default=None, help="binding"),
        option("--limit", type=click.IntRange(min=1), metavar="N", help="limit"),
    ]
    for one in reversed(options):
        command = one(command)
    return command


def filters_of(given: dict[str, Any], archive: Archive) -> Filters:
    """Return the filters that were typed; an actor may be typed in Dutch, what the archive does not know is refused."""
    from nakomen.archive import Filters

    refuse_unknown_documents(archive, given["document"])
    wanted = {role: actors_of(given[role], archive, role) for role in ("actor", "addressee")}
    return Filters(**{**given, **wanted})


def actors_of(typed: tuple[str, ...], archive: Archive, role: str) -> tuple[str, ...]:
    """Return the names that were typed for a role, with those that they stand for; one that nobody has is refused."""
    refuse_unknown_actors(archive, role, {name: actor_names((name,)) for name in typed})
    return actor_names(typed)


def actor_names(typed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that were typed, with those of the registers that they stand for.

    >>> actor_names(("Duitsland",))
    ('Duitsland', 'Germany')
    >>> actor_names(("minister of defence",))
    ('minister of defence', 'Netherlands:minister of defence')
    """
    from nakomen.finders.actors import find_actors
    from nakomen.registers import holdings

    names = dict.fromkeys(typed)
    offices = {holding.role for holding in holdings()}
    for name in typed:
        found = find_actors(name)
        if f"Netherlands:{name}" in offices:
            # Tables show a Dutch office without its country.
            names[f"Netherlands:{name}"] = None
        elif len(found) == 1 and found[0].text == name and found[0].type != "pronoun":
            names[found[0].name] = None
    return tuple(names)


def why_empty(archive: Archive, filters: Filters) -> str:
    """Return why nothing is left: an empty archive, or which filters took it away."""
    from nakomen.archive import Filters

    if not archive.size().statements:
        return say("archive-empty")
    given = [
        f.name for f in fields(filters) if f.name not in ("limit", "offset") and getattr(filters, f.name) != f.default
    ]
    without = {name: _size(archive, replace(filters, **{name: getattr(Filters(), name)})) for name in given}
    key = "filters-without"
    if not any(without.values()):
        key, without = (
            "filters-only",
            {name: _size(archive, Filters(**{name: getattr(filters, name)})) for name in given},
        )
    lines = [say(key, option=f"--{name.replace('_', '-')}", number=number) for name, number in without.items()]
    return "\n".join([say("filters-left-nothing"), *lines])


def _size(archive: Archive, filters: Filters) -> int:
    return len(archive.statements(replace(filters, limit=None)))
