"""A site is there whole or not at all, the same each time, and nothing else is lost for it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from nakomen.model import ArchiveError


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_archive_on_the_same_day_gives_the_same_bytes(
    dikes: Path, make_site: Callable[..., Path], tmp_path: Path
) -> None:
    one, other = make_site(dikes, tmp_path / "een"), make_site(dikes, tmp_path / "twee")
    assert files_of(one) == files_of(other)
    assert len(files_of(one)) > 20


def test_a_site_is_made_again_in_its_place(dikes: Path, make_site: Callable[..., Path], tmp_path: Path) -> None:
    site = make_site(dikes, tmp_path / "site")
    (site / "oud.html").write_text("oud", encoding="utf-8")
    make_site(dikes, site)
    assert not (site / "oud.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_is_taken(dikes: Path, make_site: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    assert (make_site(dikes, tmp_path / "leeg") / "index.html").exists()


def test_a_folder_with_other_things_is_refused_unless_it_may_go(
    dikes: Path, make_site: Callable[..., Path], tmp_path: Path
) -> None:
    folder = tmp_path / "papieren"
    folder.mkdir()
    (folder / "brief.txt").write_text("van belang", encoding="utf-8")
    with pytest.raises(ArchiveError, match="other things than a site"):
        make_site(dikes, folder)
    assert files_of(folder) == {"brief.txt": b"van belang"}
    make_site(dikes, folder, replace=True)
    assert "brief.txt" not in files_of(folder)


def test_what_is_no_folder_is_refused(dikes: Path, make_site: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    (tmp_path / "echt").mkdir()
    (tmp_path / "verwijzing").symlink_to(tmp_path / "echt")
    for name in ("bestand", "verwijzing"):
        with pytest.raises(ArchiveError, match="is no folder"):
            make_site(dikes, tmp_path / name, replace=True)


def test_the_folder_where_the_user_is_stays(
    dikes: Path, make_site: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "map" / "onder").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "map" / "onder")
    for folder in (tmp_path / "map", Path(), Path("..")):
        with pytest.raises(ArchiveError, match="you are in that folder"):
            make_site(dikes, folder, replace=True)


def test_an_archive_in_the_folder_is_not_lost(dikes: Path, make_site: Callable[..., Path], tmp_path: Path) -> None:
    folder = tmp_path / "samen"
    folder.mkdir()
    archive = folder / "dijken.db"
    archive.write_bytes(dikes.read_bytes())
    with pytest.raises(ArchiveError, match="the archive is in that folder"):
        make_site(archive, folder, replace=True)
    assert archive.exists()


@pytest.mark.parametrize("after", [0, 3, 15])
def test_a_run_that_breaks_off_leaves_the_old_site(
    dikes: Path, make_site: Callable[..., Path], tmp_path: Path, after: int
) -> None:
    site = make_site(dikes, tmp_path / "site")
    before, told = files_of(site), []

    def stop(path: str) -> None:
        told.append(path)
        if len(told) > after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_site(dikes, site, "en", step=stop)
    assert files_of(site) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_disk_that_refuses_is_said_in_one_line(
    dikes: Path, make_site: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site(dikes, tmp_path / "site")
    before = files_of(site)
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name.endswith(".part"):
            raise OSError(28, os.strerror(28))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(ArchiveError, match="cannot be written: No space left"):
        make_site(dikes, site)
    assert files_of(site) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_marker_tells_what_the_folder_is(site: Path) -> None:
    told = json.loads((site / "nakomen-site.json").read_text(encoding="utf-8"))
    assert told == {"program": "nakomen", "version": told["version"], "day": "2024-03-01", "title": "Dijken"}
