"""The verb `token make`: a token in somebody's name, shown once."""

from __future__ import annotations

from pathlib import Path

import click

from nakomen.cli.access_files import BY, config_option, open_tokens
from nakomen.cli.dates import now
from nakomen.cli.verb import option, verb
from nakomen.wording import say


@verb("make", of="token")
@click.argument("owner", metavar="NAME")
@option("--role", type=click.Choice(["reader", "reviewer", "admin"]), default="reader", help="token-role")
@option("--days", type=click.IntRange(1, 365), default=90, metavar="NUMBER", help="token-days")
@option("--for", "label", default="", metavar="TEXT", help="token-for")
@option("--group", "groups", multiple=True, metavar="GROUP", help="token-group")
@config_option
def command(owner: str, role: str, days: int, label: str, groups: tuple[str, ...], config: Path) -> None:  # noqa: PLR0913, PLR0917 - an argument an option
    """Make a token and print it."""
    from nakomen.web.access.deeds import Deed, Noted
    from nakomen.web.access.visitors import Role, Visitor

    with open_tokens(config) as (tokens, deeds):
        maker = Visitor(owner.strip(), Role.ADMIN, frozenset(groups))
        shown, made = tokens.make(maker, label, Role[role.upper()], days, now())
        deeds.note(Noted(Deed.TOKEN, BY, now(), about=f"make {made.prefix}"))
    click.echo(shown)
    click.echo(say("token-made", owner=made.owner, day=made.ends_at.date()), err=True)
