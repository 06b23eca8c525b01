"""The filters that lists, exports and searches share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from nakomen.cli.dates import day, today
from nakomen.cli.known_names import refuse_unknown_actors, refuse_unknown_documents
from nakomen.cli.verb import SHIELDED_MINUS, option
from nakomen.model import Kind
from nakomen.wording import name_of, say

if TYPE_CHECKING:
    from nakomen.archive import Archive, Filters


#: Fields that narrow nothing by themselves.
_NO_FILTERS = ("limit", "offset", "on", "left_out")


def kind(text: str) -> Kind:
    """Return the kind that was typed, in Dutch or English, one or many.

    >>> str(kind("toezegging"))
    'assurance'
    """
    from nakomen.queries import BadValueError, choice_named, field_of

    try:
        return Kind(choice_named(field_of("kind"), text))
    except BadValueError:
        kinds = ", ".join(name_of(one) for one in Kind)
        raise click.BadParameter(say("bad-kind", value=text, kinds=kinds)) from None


def theme(text: str) -> str:
    """Return the theme that was typed, or refuse it with those that are near."""
    from nakomen.queries import BadValueError, choice_named, field_of

    themes = field_of("theme")
    try:
        return choice_named(themes, text)
    except BadValueError:
        known = [choice.name for choice in themes.choices]
        near = get_close_matches(text.casefold(), known, n=3) or known
        raise click.BadParameter(say("bad-theme", value=text, themes=", ".join(near))) from None


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
        option("--on", type=day, metavar="DAY", help="on-status"),
        option("--limit", type=click.IntRange(min=1), metavar="N", help="limit"),
    ]
    for one in reversed(options):
        command = one(command)
    return command


def with_query(*, required: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a verb of class `AskingVerb` the words and conditions of a query; it gets them as one text."""
    return click.argument(
        "query", nargs=-1, required=required, metavar="QUERY..." if required else "[QUERY...]", callback=_joined
    )


def _joined(_ctx: click.Context, _argument: click.Parameter, typed: tuple[str, ...]) -> str:
    return " ".join(re.sub(f"^{SHIELDED_MINUS}", "-", part) for part in typed)


def filters_of(given: dict[str, Any], archive: Archive) -> Filters:
    """Return the filters that were typed; an actor may be typed in Dutch, what the archive does not know is refused."""
    from nakomen.archive import Filters

    refuse_unknown_documents(archive, given["document"])
    wanted = {role: actors_of(given[role], archive, role) for role in ("actor", "addressee")}
    return Filters(**{**given, **wanted, "on": given["on"] or today()})


def statements_asked_for(
    query: str, actor: tuple[str, ...], archive: Archive, on: date | None = None
) -> frozenset[str] | None:
    """Return the ids of the statements that pass a query and are by an actor; None where neither was typed.

    What became of undertakings is seen from a day, by default today.
    """
    from nakomen.archive import Filters
    from nakomen.review.listing import judged_statements

    if not query and not actor:
        return None
    filters = Filters(query=query, actor=actors_of(actor, archive, "actor"), on=on or today())
    return frozenset(one.id for one in judged_statements(archive, filters))


def actors_of(typed: tuple[str, ...], archive: Archive, role: str) -> tuple[str, ...]:
    """Return the names that were typed for a role, with those that they stand for; one that nobody has is refused."""
    from nakomen.queries import actor_names

    refuse_unknown_actors(archive, role, {name: actor_names(name) for name in typed})
    return tuple(name for one in typed for name in actor_names(one))


def why_empty(archive: Archive, filters: Filters) -> str:
    """Return why nothing is left: an empty archive, or which filters took it away."""
    from nakomen.archive import Filters

    if not archive.size().statements:
        return say("archive-empty")
    given = [f.name for f in fields(filters) if f.name not in _NO_FILTERS and getattr(filters, f.name) != f.default]
    without = {name: _size(archive, replace(filters, **{name: getattr(Filters(), name)})) for name in given}
    key = "filters-without"
    if not any(without.values()):
        key, without = (
            "filters-only",
            {name: _size(archive, Filters(**{name: getattr(filters, name), "on": filters.on})) for name in given},
        )
    lines = [
        say(key, option=filters.query if name == "query" else f"--{name.replace('_', '-')}", number=number)
        for name, number in without.items()
    ]
    return "\n".join([say("filters-left-nothing"), *lines])


def _size(archive: Archive, filters: Filters) -> int:
    from nakomen.review.listing import judged_statements

    return len(judged_statements(archive, replace(filters, limit=None)))
