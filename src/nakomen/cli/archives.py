"""Which archive a verb works on, and opening it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

import click

from nakomen.archive.places import Place, place_of
from nakomen.cli.verb import option
from nakomen.wording import say

if TYPE_CHECKING:
    from nakomen.archive import Archive

    _ParamType = click.ParamType[Place]
else:
    # Generic from click 8.2 on only.
    _ParamType = click.ParamType

_DEFAULT = "nakomen.db"


class PlaceType(_ParamType):
    """A file, or the address of a database on a PostgreSQL server."""

    name = "place"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Place:  # noqa: ANN401, ARG002 - click's
        """Return the place that was named."""
        return place_of(value)


archive_option = option("--archive", type=PlaceType(), metavar="FILE", help="archive")


def web_address(text: str) -> str:
    """Return the address of pages that was typed, without a slash at its end; one that a browser could run is none.

    >>> web_address("https://nakomen.example/")
    'https://nakomen.example'
    """
    if text and not re.fullmatch(r"https?://[^\s\"'<>]+", text):
        raise click.BadParameter(say("bad-address", value=text))
    return text.rstrip("/")


address_option = option("--address", type=web_address, metavar="URL", default="", help="address")


def archive_path(given: Place | None) -> Place:
    """Return the archive's place: named behind the verb, before it, in the environment, or nakomen.db here."""
    before_the_verb = click.get_current_context().find_root().params.get("archive")
    return place_of(given or before_the_verb or os.environ.get("NAKOMEN_ARCHIVE") or _DEFAULT)


def open_archive(given: Place | None) -> Archive:
    """Open the archive to look into it; one that is not there is refused and not made."""
    from nakomen.archive import Archive

    return Archive(archive_path(given), create=False)
