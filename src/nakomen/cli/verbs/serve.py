"""The verb `serve`: the ledger in the browser, on this machine alone."""

from __future__ import annotations

import secrets
import socket
from pathlib import Path

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, archive_path
from nakomen.cli.verb import option, verb
from nakomen.model import ArchiveError
from nakomen.wording import language, say

_ALONE = "127.0.0.1"


@verb("serve")
@option("--port", type=click.IntRange(1, 65_535), default=8_017, metavar="PORT", help="serve-port")
@option("--reviewer", metavar="NAME", help="serve-reviewer")
@archive_option
def command(port: int, reviewer: str | None, archive: Place | None) -> None:
    """Serve the ledger until it is stopped."""
    import uvicorn

    from nakomen.archive import Archive
    from nakomen.cli.judging import reviewer_of
    from nakomen.web import Settings, make_app
    from nakomen.web.access.doors import OpenDoor

    place = archive_path(archive)
    if isinstance(place, Path) and not place.exists():
        # Who begins in the browser reads letters in there; the archive is made for her.
        Archive(place).close()
    settings = Settings(
        archive=place,
        secret=secrets.token_bytes(32),
        door=OpenDoor(reviewer_of(reviewer)),
        language=language(),
        address=f"http://{_ALONE}:{port}",
    )
    app = make_app(settings)
    _refuse_taken(port)
    click.echo(say("serving", address=settings.address, archive=place))
    uvicorn.run(app, host=_ALONE, port=port, log_level="warning", server_header=False)


def _refuse_taken(port: int) -> None:
    """Refuse a port that another program has, before the server says so in its own words."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((_ALONE, port))
        except OSError as error:
            what = f"port {port} cannot be opened: {error.strerror}"
            raise ArchiveError(what, remedy="stop the other program, or name another port with --port") from error
