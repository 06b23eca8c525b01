"""Errors in the language that is spoken: those of the house by the table `refusals`, the caller's by kind."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

import click

from nakomen.cli.wording import language, say
from nakomen.model import NakomenError, QueryError


@cache
def _rows() -> tuple[tuple[re.Pattern[str], str], ...]:
    text = (files("nakomen.cli") / "refusals.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["message"]
    return tuple((_pattern(row["en"]), row["nl"]) for row in rows)


def _pattern(words: str) -> re.Pattern[str]:
    """Return the pattern of a message in which `{name}` stands for anything."""
    parts = re.split(r"\{(\w+)\}", words)
    return re.compile(
        "".join(f"(?P<{part}>.+)" if at % 2 else re.escape(part) for at, part in enumerate(parts)), re.DOTALL
    )


def translate(words: str) -> str:
    """Return what an error says in the language that is spoken; words that the table does not know stay English.

    >>> translate("the file is empty")
    'the file is empty'
    """
    if language() == "en":
        return words
    for pattern, dutch in _rows():
        match = pattern.fullmatch(words)
        if match:
            return dutch.format(**match.groupdict())
    return words


def refusal_in_words(error: NakomenError) -> str:
    """Return an error of the house as one line: where, what, and what to do about it."""
    place = f"{translate(error.where)}: " if error.where else ""
    remedy = f" ({translate(error.remedy)})" if error.remedy else ""
    return " ".join(f"{place}{translate(error.what)}{remedy}".split())


def usage_in_words(error: click.UsageError) -> str:
    """Return what was wrong in how the program was called, and where to read how it should be."""
    called = error.ctx.command_path if error.ctx else "nakomen"
    return f"{_mistake(error)}; {say('see-help', called=called)}"


def _mistake(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f" ({say('perhaps')} {', '.join(error.possibilities)})" if error.possibilities else ""
        return say("no-such-option", name=error.option_name) + near
    if isinstance(error, click.MissingParameter):
        return say("missing", name=_name_of(error.param))
    if isinstance(error, click.BadParameter):
        name = _name_of(error.param)
        return f"{name}: {translate(error.message.rstrip('.'))}" if name else error.message.rstrip(".")
    # Click knows errors about verbs apart from its release 8.4 on.
    unknown: str | None = getattr(error, "command_name", None)
    if unknown is not None:
        likely: list[str] = getattr(error, "possibilities", None) or []
        return say("no-such-verb", name=unknown) + (f" ({say('perhaps')} {', '.join(likely)})" if likely else "")
    return translate(error.format_message().rstrip("."))


def _name_of(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.metavar or parameter.name or ""


def query_refused(error: QueryError) -> str:
    """Return what is wrong in a query, and below it the query with the place marked."""
    return "\n".join([refusal_in_words(error), *(f"  {line}" for line in error.picture().split("\n"))])
