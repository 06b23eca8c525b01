"""A verb of the command line: a click command that takes its help from the wording table when it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import click

from nakomen.wording import LANGUAGES, say

#: What stands for the minus of an unwanted word while click looks for options.
SHIELDED_MINUS = "−"
#: Where a click context keeps that a programmer wants to see what lies behind an error.
DEBUG = "nakomen.debug"


class Worded(click.Option):
    """An option whose `help` is a key of the wording table."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option with its help in the language that is spoken."""
        key, self.help = self.help, say(f"option-{self.help}") if self.help else None
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = key


class Verb(click.Command):
    """A command whose help is `help-<name>`; it also takes the options that stand before a verb.

    The help of a verb `of` a group is `help-<group>-<name>`.
    """

    def __init__(self, name: str, *, of: str = "", **settings: Any) -> None:  # noqa: ANN401 - passed on to click
        super().__init__(name, **settings)
        self.help_key = f"{of}-{name}" if of else name
        self.params.extend([*everywhere(hidden=True)])

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - click's signature
        """Return the first line of the help."""
        return short_help(self.help_key)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the verb is called."""
        self.options_metavar = say("usage-options")
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), say("usage"))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write what the verb does, with its examples."""
        write_help(self.help_key, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verb's options."""
        write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, described in the language that is spoken."""
        return worded_help(super().get_help_option(ctx))


class AskingVerb(Verb):
    """A verb that takes a query, in which -word and -kind:pledge are no options but ask for what must be absent."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Shield the minus of what must be absent; options of one letter stand by themselves: -o FILE."""
        end = args.index("--") if "--" in args else len(args)
        return super().parse_args(ctx, [*map(_shielded, args[:end]), *args[end:]])


def _shielded(argument: str) -> str:
    return SHIELDED_MINUS + argument[1:] if re.match(r"-(?:[^\W_].|[\"“”„«])", argument) else argument


def verb(name: str, **settings: Any) -> Callable[[Callable[..., Any]], Verb]:  # noqa: ANN401 - passed on to click
    """Make a function the command of a verb."""
    settings.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
    settings.setdefault("cls", Verb)
    return click.command(name, **settings)


def option(*names: str, **settings: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # noqa: ANN401 - idem
    """Give a verb an option; `help` is its key in the wording table."""
    return click.option(*names, cls=Worded, **settings)


def everywhere(*, hidden: bool) -> list[click.Option]:
    """Return the options that may stand before a verb and behind it; they are read before anything else."""
    language = Worded(["--language"], type=click.Choice(LANGUAGES), expose_value=False, hidden=hidden, help="language")
    debug = Worded(["--debug"], is_flag=True, expose_value=False, hidden=hidden, help="debug", callback=_debug)
    return [language, debug]


def _debug(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        ctx.meta[DEBUG] = True


def short_help(name: str) -> str:
    """Return the first line of a verb's help."""
    return say(f"help-{name}").partition("\n")[0]


def write_help(name: str, formatter: click.HelpFormatter) -> None:
    """Write a verb's help; a paragraph that begins with a backspace keeps its lines."""
    formatter.write_paragraph()
    with formatter.indentation():
        for paragraph in say(f"help-{name}").strip("\n").split("\n\n"):
            if paragraph.startswith("\b"):
                for line in paragraph.splitlines()[1:]:
                    formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
            else:
                formatter.write_text(" ".join(paragraph.split()))
            formatter.write_paragraph()
    # One empty line before the options is enough.
    formatter.buffer.pop()


def write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write a command's options under a heading in the language that is spoken."""
    options = [parameter for parameter in command.get_params(ctx) if isinstance(parameter, click.Option)]
    records = [record for one in options if (record := one.get_help_record(ctx))]
    if records:
        with formatter.section(say("heading-options")):
            formatter.write_dl(records)


def worded_help(option_: click.Option | None) -> click.Option | None:
    """Describe click's own `--help` in the language that is spoken."""
    if option_ is not None:
        option_.help = say("option-help")
    return option_
