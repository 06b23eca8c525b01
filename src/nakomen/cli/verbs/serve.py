"""The verb `serve`: the ledger in the browser, on this machine alone or for a team."""

from __future__ import annotations

import os
import secrets
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, archive_path
from nakomen.cli.verb import option, verb
from nakomen.model import ArchiveError
from nakomen.wording import language, say

if TYPE_CHECKING:
    from nakomen.web import Settings

_ALONE = "127.0.0.1"
_PORT = 8_017


@verb("serve")
@option("--port", type=click.IntRange(1, 65_535), metavar="PORT", help="serve-port")
@option("--reviewer", metavar="NAME", help="serve-reviewer")
@option("--config", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="serve-config")
@option("--check", is_flag=True, help="serve-check")
@archive_option
def command(port: int | None, reviewer: str | None, config: Path | None, check: bool, archive: Place | None) -> None:
    """Serve the ledger until it is stopped."""
    if config is not None:
        if port or reviewer or archive:
            raise click.UsageError(say("serve-in-config"))
        settings, host, at = _for_a_team(config)
    else:
        settings, host, at = _alone(port or _PORT, reviewer, archive), _ALONE, port or _PORT
    _serve(settings, (host, at), config, check=check)


def _serve(settings: Settings, where: tuple[str, int], config: Path | None, *, check: bool) -> None:
    import uvicorn

    from nakomen.web import make_app

    app = make_app(settings)
    host, port = where
    _refuse_taken(host, port)
    if check:
        click.echo(say("serve-checked", address=settings.address, archive=settings.archive))
        return
    if config is not None:
        _note_begin(settings, config)
    # A large archive is read while the user still goes to her browser.
    app.state.shelf.begin()
    click.echo(say("serving", address=settings.address, archive=settings.archive))
    # Who asks is told by our own doors: the server itself believes no header about it.
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False)


def _alone(port: int, reviewer: str | None, archive: Place | None) -> Settings:
    """Return the settings of a server for who sits at this machine."""
    from nakomen.archive import Archive
    from nakomen.cli.judging import reviewer_of
    from nakomen.web import Settings
    from nakomen.web.access.doors import OpenDoor

    place = archive_path(archive)
    if isinstance(place, Path) and not place.exists():
        # Who begins in the browser reads letters in there; the archive is made for her.
        Archive(place).close()
    return Settings(
        archive=place,
        secret=secrets.token_bytes(32),
        door=OpenDoor(reviewer_of(reviewer)),
        language=language(),
        address=f"http://{_ALONE}:{port}",
    )


def _for_a_team(config: Path) -> tuple[Settings, str, int]:
    """Return the settings that a file says, and where to listen."""
    from nakomen.cli.access_files import surroundings
    from nakomen.web.access.settings_file import read_settings
    from nakomen.web.access.starting import settings_of

    written = read_settings(config, os.environ)
    return settings_of(written, surroundings()), written.get("host"), written.get("port")


def _note_begin(settings: Settings, config: Path) -> None:
    """Note with which settings the server was begun: a change of them shows as another digest."""
    from hashlib import sha256

    from nakomen.web.access.deeds import Deed, Noted

    if settings.deeds is not None:
        digest = sha256(config.read_bytes()).hexdigest()[:12]
        settings.deeds.note(Noted(Deed.SETTINGS, "nakomen serve", settings.now(), about=f"{config.name} {digest}"))


def _refuse_taken(host: str, port: int) -> None:
    """Refuse a port that another program has, before the server says so in its own words."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            what = f"port {port} cannot be opened: {error.strerror}"
            raise ArchiveError(what, remedy="stop the other program, or name another port with --port") from error
