"""The program as a group of verbs, each loaded when it is called."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import click

from nakomen import __version__
from nakomen.cli import verbs
from nakomen.cli.verb import Worded, everywhere, short_help, worded_help, write_help, write_options
from nakomen.cli.wording import say


class VerbGroup(click.Group):
    """A group whose commands are the modules of `nakomen.cli.verbs`; a trailing underscore is no part of a name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the verbs in the order in which a newcomer meets them, others after them by name."""
        found = {module.name.rstrip("_") for module in pkgutil.iter_modules(verbs.__path__)}
        first = [name for name in verbs.ORDER if name in found]
        return first + sorted(found - set(first))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one verb's module and return its command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        names = {module.name.rstrip("_"): module.name for module in pkgutil.iter_modules(verbs.__path__)}
        command = import_module(f"nakomen.cli.verbs.{names[cmd_name]}").command
        return command if isinstance(command, click.Command) else None

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the program is called."""
        formatter.write_usage(ctx.command_path, say("usage-nakomen"), say("usage"))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write what the program is for, and how to begin."""
        write_help("nakomen", formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs, whose modules are not loaded for it, and the options before a verb."""
        with formatter.section(say("heading-verbs")):
            formatter.write_dl([(name, short_help(name)) for name in self.list_commands(ctx)])
        write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, described in the language that is spoken."""
        return worded_help(super().get_help_option(ctx))


@click.group(cls=VerbGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    __version__, "--version", prog_name="nakomen", message="%(prog)s %(version)s", cls=Worded, help="version"
)
@click.option("--archive", "archive", type=click.Path(), metavar="FILE", cls=Worded, help="archive")
@click.pass_context
def program(ctx: click.Context, archive: str | None) -> None:  # noqa: ARG001 - verbs read it from the context
    """Run the verb that was named; without one, show what there is."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


program.params.extend(everywhere(hidden=False))
