"""Mistakes of the caller in the language that is spoken, by kind."""

from __future__ import annotations

import click

from nakomen.wording import say
from nakomen.wording.errors_in_words import translate


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
