"""The verb `mcp`: the ledger for an assistant, over its own input and output."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from nakomen.archive.places import Place
from nakomen.cli.archives import address_option, archive_option, archive_path
from nakomen.cli.dates import today
from nakomen.cli.verb import verb
from nakomen.model import NakomenError


@verb("mcp")
@address_option
@archive_option
def command(address: str, archive: Place | None) -> None:
    """Answer an assistant until it leaves."""
    if find_spec("mcp") is None:
        remedy = "install nakomen with the extra assistants: pip install 'nakomen[assistants]'"
        raise NakomenError("the package mcp is not installed", remedy=remedy)
    from nakomen.archive import Archive
    from nakomen.engines.fetching_run import fetched_folder, motions_apart
    from nakomen.web.assistants.server import make_server
    from nakomen.web.assistants.telling import Consulted
    from nakomen.web.shelf import Shelf

    place = archive_path(archive)
    if sys.stdin.isatty():
        raise NakomenError(
            "an assistant starts this program and talks to it", where="mcp", remedy="docs/assistants.md tells how"
        )
    with Archive(place, create=False) as opened:
        kept = [*opened.motions(), *motions_apart(opened, fetched_folder(None, place))]
        records = [record.to_dict() for record in kept]
        make_server(Consulted(opened, Shelf(opened, today), address), records).run("stdio")
