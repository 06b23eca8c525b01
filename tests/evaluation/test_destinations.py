"""What cannot be written is refused before the work, and nothing is left behind by looking."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nakomen.evaluation.destinations import check_folder, check_writable
from nakomen.model import ReadingError

#: A folder of the system in which nobody can make a file, whatever his rights.
CLOSED = Path("/proc")
needs_closed = pytest.mark.skipif(not CLOSED.is_dir(), reason="no folder here is closed to everybody")


def test_what_can_be_written_is_left_as_it_is(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    check_writable(kept)
    check_folder(tmp_path / "a" / "b")
    assert not any(tmp_path.iterdir())
    kept.write_text("{}", encoding="utf-8")
    check_writable(kept)
    assert kept.read_text(encoding="utf-8") == "{}"


def test_a_file_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="its folder does not exist") as refused:
        check_writable(tmp_path / "nergens" / "kept.json")
    assert refused.value.remedy == f"make the folder {tmp_path / 'nergens'} first"


def test_a_folder_under_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Geachte voorzitter,", encoding="utf-8")
    for folder in (tmp_path / "brief.txt", tmp_path / "brief.txt" / "kept"):
        with pytest.raises(ReadingError, match="cannot be written"):
            check_folder(folder)


@needs_closed
def test_a_closed_folder_is_refused() -> None:
    with pytest.raises(ReadingError, match="cannot be written"):
        check_writable(CLOSED / "kept.json")
    with pytest.raises(ReadingError, match="cannot be written"):
        check_folder(CLOSED / "kept" / "deep")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_rights_are_looked_at(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ReadingError, match="cannot be written"):
            check_folder(tmp_path / "kept")
    finally:
        tmp_path.chmod(0o700)
