"""Which archive a verb works on, and opening it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nakomen.cli.verb import option

if TYPE_CHECKING:
    from nakomen.archive import Archive

_DEFAULT = "nakomen.db"
archive_option = option("--archive", type=click.Path(path_type=Path), metavar="FILE", help="archive")


def archive_path(given: Path | None) -> Path:
    """Return the archive's file: named behind the verb, before it, in the environment, or nakomen.db here."""
    before_the_verb = click.get_current_context().find_root().params.get("archive")
    return Path(given or before_the_verb or os.environ.get("NAKOMEN_ARCHIVE") or _DEFAULT)


def open_archive(given: Path | None) -> Archive:
    """Open the archive to look into it; one that is not there is refused and not made."""
    from nakomen.archive import Archive

    return Archive(archive_path(given), create=False)
