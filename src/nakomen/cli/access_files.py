"""The tokens of a team's server from the command line, and what a server takes from outside."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nakomen.cli.dates import now
from nakomen.cli.verb import option

if TYPE_CHECKING:
    import httpx

    from nakomen.web.access.deeds import Deeds
    from nakomen.web.access.starting import Surroundings
    from nakomen.web.access.tokens import Tokens

config_option = option(
    "--config", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", required=True, help="serve-config"
)

#: Who did what is done at the command line, where whoever is allowed on the server may do everything.
BY = "nakomen token"


@contextmanager
def open_tokens(config: Path) -> Iterator[tuple[Tokens, Deeds]]:
    """Open the tokens of the server that a settings file describes, and what is noted of it."""
    from nakomen.web.access.deeds import Deeds
    from nakomen.web.access.settings_file import read_settings
    from nakomen.web.access.starting import store_of
    from nakomen.web.access.tokens import Tokens

    written = read_settings(config, os.environ)
    with closing(store_of(written)) as store:
        yield Tokens(store, secrets.token_bytes), Deeds(store, written.get("audit_days"))


def surroundings() -> Surroundings:
    """Return what a server takes from outside: randomness, the clock, and the network to its sign-in service."""
    from nakomen.web.access.starting import Surroundings

    return Surroundings(secrets.token_bytes, now, _client)


def _client() -> httpx.Client:
    import httpx

    return httpx.Client(timeout=10, follow_redirects=False)
