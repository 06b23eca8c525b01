"""The verb `token revoke`: a token opens nothing any more."""

from __future__ import annotations

from pathlib import Path

import click

from nakomen.cli.access_files import BY, config_option, open_tokens
from nakomen.cli.dates import now
from nakomen.cli.verb import verb
from nakomen.wording import say


@verb("revoke", of="token")
@click.argument("prefix", metavar="TOKEN")
@config_option
def command(prefix: str, config: Path) -> None:
    """Revoke the token that begins so."""
    from nakomen.web.access.deeds import Deed, Noted

    # The whole token may be given, and its eight letters are enough.
    bare = prefix.removeprefix("nkm_").partition("_")[0]
    with open_tokens(config) as (tokens, deeds):
        tokens.revoke(bare, now())
        deeds.note(Noted(Deed.TOKEN, BY, now(), about=f"revoke {bare}"))
    click.echo(say("token-is-revoked", prefix=bare))
