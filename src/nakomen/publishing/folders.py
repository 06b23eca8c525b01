"""Writes a site to a folder, whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from itertools import chain
from pathlib import Path

from nakomen import __version__
from nakomen.model import ArchiveError
from nakomen.publishing.contents import Contents
from nakomen.publishing.pages import pages_of
from nakomen.publishing.search_index import search_index

#: By this file a folder is known as a site that was made here, which may be made again.
SITE = "nakomen-site.json"
#: Files that pages use: the looks of the pages that are served, and the site's own.
_USED = (
    ("web/static", ("tokens.css", "page.css", "mark.svg")),
    ("publishing/assets", ("site.css", "search.js")),
)


def _quietly(_: str) -> None:
    """Tell nobody."""


def publish(
    contents: Contents, folder: Path, *, replace: bool = False, step: Callable[[str], None] = _quietly
) -> list[str]:
    """Write the site of an archive and return the paths of its files, sorted.

    It is made in a folder beside `folder` and takes its place when all is there; an error leaves `folder` as it was.
    A folder that holds anything but a site made here is refused, unless it may be replaced: then all that was in it is
    gone. `step` is told each page that was written.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - a link to a folder stays one, so that it can be refused
    _check(folder, contents.file, replace=replace)
    draft = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        draft.mkdir(parents=True)
        paths = sorted(_write(draft, contents, step))
        _put_in_place(draft, folder)
    except OSError as error:
        what, remedy = f"cannot be written: {error.strerror}", "check the disk and your rights, or name another folder"
        raise ArchiveError(what, where=str(folder), remedy=remedy) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return paths


def _check(folder: Path, archive: Path | None, *, replace: bool) -> None:
    """Refuse a folder in which something would be lost."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise ArchiveError("is no folder", where=str(folder), remedy="name a folder")
    if folder.parent == folder or Path.cwd().is_relative_to(folder.resolve()):
        raise ArchiveError("you are in that folder", where=str(folder), remedy="name a folder for the site alone")
    if archive is not None and archive.resolve().is_relative_to(folder.resolve()):
        raise ArchiveError(
            "the archive is in that folder", where=str(folder), remedy="name a folder for the site alone"
        )
    if replace or not folder.exists() or (folder / SITE).is_file() or not any(folder.iterdir()):
        return
    what = "the folder holds other things than a site"
    raise ArchiveError(what, where=str(folder), remedy="name another folder, or replace all that is in it with --force")


def _put_in_place(draft: Path, folder: Path) -> None:
    """Give the draft the folder's name; what was there goes only when the draft stands."""
    if not folder.exists():
        draft.rename(folder)
        return
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    folder.rename(old)
    try:
        draft.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old)


def _write(draft: Path, contents: Contents, step: Callable[[str], None]) -> Iterator[str]:
    pages = ((page.path, page.render(contents)) for page in pages_of(contents))
    for path, text in chain(pages, _files(contents)):
        target = draft / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(text.encode())
        step(path)
        yield path


def _files(contents: Contents) -> Iterable[tuple[str, str]]:
    """Yield what pages use, and last the file that tells what the folder is."""
    for folder, names in _USED:
        for name in names:
            yield f"files/{name}", files("nakomen").joinpath(folder, name).read_text(encoding="utf-8")
    yield "files/index.js", search_index(contents)
    made = {"program": "nakomen", "version": __version__, "day": contents.day.isoformat(), "title": contents.title}
    yield SITE, f"{json.dumps(made, ensure_ascii=False, indent=1)}\n"
