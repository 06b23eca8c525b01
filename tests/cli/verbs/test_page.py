"""`nakomen page` and `nakomen show --page-image`: pages of PDFs as pictures."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from nakomen.archive import Archive
from nakomen.demo import dossier_folder

YELLOW = (255, 235, 89)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive with the shipped PDF and a letter in plain text."""
    from nakomen.extraction import extract
    from nakomen.readers import read_document

    file = tmp_path_factory.mktemp("pages") / "archive.db"
    with Archive(file) as made:
        for path in sorted(dossier_folder().iterdir()):
            if path.suffix == ".pdf" or "esbjerg" in path.name:
                document = read_document(path)
                made.keep(document, extract(document), path.read_bytes())
    return file


def colours(path: Path) -> set[tuple[int, ...]]:
    with Image.open(io.BytesIO(path.read_bytes())) as picture:
        return {colour for _, colour in picture.convert("RGB").getcolors(maxcolors=1 << 24) or ()}


def test_a_page_is_drawn_as_it_is(run: Callable, archive: Path, tmp_path: Path) -> None:
    ran = run("page", "kst-39412-9", 2, "-o", "page.png", "--archive", archive)
    assert (ran.status, ran.out) == (0, "")
    assert "page 2 with 0 statements marked, written to page.png" in ran.err
    assert YELLOW not in colours(tmp_path / "page.png")


def test_statements_on_a_page_are_marked(run: Callable, archive: Path, tmp_path: Path) -> None:
    ran = run("page", "kst-39412-9", 2, "--mark", "-o", "page.png", "--archive", archive)
    assert ran.status == 0
    assert YELLOW in colours(tmp_path / "page.png")


def test_a_statement_is_shown_on_its_page(run: Callable, archive: Path, tmp_path: Path) -> None:
    with Archive(archive) as opened:
        statement = next(one for one in opened.statements() if one.document == "kst-39412-9")
    ran = run("show", statement.id, "--page-image", "page.png", "--archive", archive)
    assert ran.status == 0
    assert statement.quote[:20] in ran.out
    assert YELLOW in colours(tmp_path / "page.png")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("kst-39412-9", 9, "-o", "page.png"), "has no page 9 (its pages are numbered from 1 to 2)"),
        (("kst-39412-3", 1, "-o", "page.png"), "is no PDF"),
        (("kst-39412-9", 1, "-o", "nowhere/page.png"), "cannot be written"),
        (("kst-99999-9", 1, "-o", "page.png"), "kst-99999-9"),
    ],
    ids=["no such page", "no PDF", "cannot be written", "no such document"],
)
def test_refusals(run: Callable, archive: Path, tmp_path: Path, arguments: tuple[object, ...], said: str) -> None:
    ran = run("page", *arguments, "--archive", archive)
    assert ran.status == 1
    assert said in ran.err
    assert not list(tmp_path.rglob("*.p*"))


def test_a_letter_in_plain_text_has_no_page(run: Callable, archive: Path, tmp_path: Path) -> None:
    with Archive(archive) as opened:
        statement = next(one for one in opened.statements() if one.document == "kst-39412-3")
    ran = run("--language", "nl", "show", statement.id, "--page-image", "page.png", "--archive", archive)
    assert ran.status == 1
    assert "is geen pdf" in ran.err
    assert not (tmp_path / "page.png").exists()
