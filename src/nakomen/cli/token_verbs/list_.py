"""The verb `token list`: the tokens that were made, without what opens the door."""

from __future__ import annotations

from pathlib import Path

import click

from nakomen.cli.access_files import config_option, open_tokens
from nakomen.cli.dates import now
from nakomen.cli.verb import verb
from nakomen.wording import name_of, say


@verb("list", of="token")
@config_option
def command(config: Path) -> None:
    """Print a line for each token."""
    with open_tokens(config) as (tokens, _):
        found = tokens.all()
    if not found:
        click.echo(say("token-none"))
    for one in found:
        stands = "token-holds" if one.holds(now()) else "token-revoked" if one.revoked_at else "token-ended"
        click.echo(
            say(
                "token-line",
                prefix=one.prefix,
                role=name_of(f"role-{one.role.word}"),
                stands=say(stands, day=one.ends_at.date()),
                owner=one.owner,
                label=one.label,
            ).rstrip()
        )
