"""`nakomen read` of a zip: each letter in it a document, each failure a line, and the rest of the folder read too."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from nakomen.archive import Archive

LETTER = """Den Haag, 14 maart 2022

Geachte voorzitter,

De Dijkraad heeft besloten de zeewering voor eind 2024 te verhogen. Ik zal uw Kamer uiterlijk op 1 mei 2022 informeren.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a letter, and a zip of two letters, a torn one and a drawing."""
    made = tmp_path / "brieven"
    made.mkdir()
    (made / "los.txt").write_text(LETTER.replace("zeewering", "kade"), encoding="utf-8")
    with zipfile.ZipFile(made / "pakket.zip", "w") as packed:
        packed.writestr("map/een.txt", LETTER)
        packed.writestr("../twee.txt", LETTER.replace("zeewering", "sluis"))
        packed.writestr("stuk.pdf", b"%PDF-1.7 x")
        packed.writestr("tekening.jpg", b"\xff\xd8\xff")
    return made


def test_a_zip_is_read_member_by_member(run: Callable, folder: Path) -> None:
    ran = run("read", folder, "--json")
    told = json.loads(ran.out)
    assert ran.status == 1
    names = ["los.txt", "pakket.zip/map/een.txt", "pakket.zip/twee.txt"]
    assert [one["file"] for one in told["documents"]] == [str(folder / name) for name in names]
    assert told["passed_over"] == 1
    [failure] = told["failures"]
    assert (failure["file"], failure["error"]) == (
        str(folder / "pakket.zip" / "stuk.pdf"),
        "is damaged or no PDF at all",
    )
    with Archive("nakomen.db") as archive:
        assert "sluis" in archive.document("pakket-twee").text
    assert "3 unchanged" in run("read", folder).out


def test_limits_can_be_set_and_too_small_ones_are_refused(run: Callable, folder: Path) -> None:
    assert run("read", folder / "los.txt", "--seconds", "5", "--memory", "512").status == 0
    refused = run("read", folder / "los.txt", "--memory", "10")
    assert refused.status == 2
    assert "--memory" in refused.err


def test_extract_reads_a_zip_too(run: Callable, folder: Path) -> None:
    rows = [json.loads(line) for line in run("extract", folder / "pakket.zip", "--json").out.splitlines()]
    assert {row["document"] for row in rows} == {"pakket-map-een", "pakket-twee"}
