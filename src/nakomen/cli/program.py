"""The program as a group of verbs."""

from __future__ import annotations

import click

from nakomen import __version__
from nakomen.cli import verbs
from nakomen.cli.verb import Worded, everywhere
from nakomen.cli.verb_group import VerbGroup


class Program(VerbGroup):
    """The outermost group, whose verbs are the modules of `nakomen.cli.verbs`."""

    def help_key(self, name: str) -> str:
        """Return the verb itself: no other group stands above it."""
        return name


@click.command("nakomen", cls=Program, package=verbs)
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
