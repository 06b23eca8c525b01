"""A group of verbs: the modules of a folder, each loaded when it is called."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType
from typing import Any

import click

from nakomen.cli.verb import everywhere, short_help, worded_help, write_help, write_options
from nakomen.wording import say


class VerbGroup(click.Group):
    """A group whose commands are the modules of a package; a trailing underscore is no part of a name.

    The package may tell their order in `ORDER`. The group's help is `help-<name>`, that of a subverb
    `help-<name>-<subverb>`.
    """

    def __init__(self, name: str, package: ModuleType, **settings: Any) -> None:  # noqa: ANN401 - passed on to click
        settings.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        super().__init__(name, invoke_without_command=True, **settings)
        self.package = package

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the verbs in the order in which a newcomer meets them, others after them by name."""
        found = set(self._modules())
        first = [name for name in getattr(self.package, "ORDER", ()) if name in found]
        return first + sorted(found - set(first))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - idem
        """Load one verb's module and return its command."""
        module = self._modules().get(cmd_name)
        if module is None:
            return None
        command = import_module(f"{self.package.__name__}.{module}").command
        return command if isinstance(command, click.Command) else None

    def _modules(self) -> dict[str, str]:
        """Return the modules of the package by the names of their verbs."""
        names = (module.name for module in pkgutil.iter_modules(self.package.__path__))
        return {name.rstrip("_").replace("_", "-"): name for name in names}

    def help_key(self, name: str) -> str:
        """Return under which key the wording table has the help of a verb of this group."""
        return f"{self.name}-{name}"

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - click's signature
        """Return the first line of the help."""
        return short_help(self.name or "")

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the group is called."""
        formatter.write_usage(ctx.command_path, say("usage-nakomen"), say("usage"))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write what the group is for, and how to begin."""
        write_help(self.name or "", formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs, whose modules are not loaded for it, and the options before a verb."""
        with formatter.section(say("heading-verbs")):
            formatter.write_dl([(name, short_help(self.help_key(name))) for name in self.list_commands(ctx)])
        write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, described in the language that is spoken."""
        return worded_help(super().get_help_option(ctx))


def verb_group(name: str, package: ModuleType) -> VerbGroup:
    """Return a group of verbs within the program; it takes the options that may stand before a verb as verbs do."""
    return VerbGroup(name, package, callback=_show_help, params=[*everywhere(hidden=True)])


@click.pass_context
def _show_help(ctx: click.Context) -> None:
    """Show what there is where no verb was named."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
