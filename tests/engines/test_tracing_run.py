"""Links kept in the archive: all anew, or only what a new letter touches; both come to the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from nakomen.archive import Archive
from nakomen.cli.growing import grow
from nakomen.engines.tracing_run import link_again
from nakomen.model import Document, Link, Statement
from shipped_letters import shipped_letters

Letter = tuple[Document, list[Statement]]


@cache
def letters() -> list[Letter]:
    return [(document, list(statements)) for document, statements in shipped_letters()]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "nakomen.db") as opened:
        yield opened


def keep(archive: Archive, letter: Letter) -> None:
    document, statements = letter
    archive.keep(document, statements, document.id.encode())


def ends(links: list[Link]) -> set[tuple[str, str, str]]:
    return {(link.later, link.earlier, str(link.relation)) for link in links}


def all_anew(tmp_path: Path, kept: list[Letter]) -> set[tuple[str, str, str]]:
    with Archive(tmp_path / "anew.db") as other:
        for letter in kept:
            keep(other, letter)
        link_again(other)
        return ends(other.links())


def test_letters_added_in_time_are_linked_as_all_anew(archive: Archive, tmp_path: Path) -> None:
    in_time = sorted(letters(), key=lambda one: one[0].identity.date or one[0].identity.date.min)
    for letter in in_time:
        keep(archive, letter)
        link_again(archive, few=0)
    found, wanted = ends(archive.links()), all_anew(tmp_path, in_time)
    assert len(found & wanted) >= 0.97 * len(found | wanted)


@pytest.mark.parametrize("late", range(0, 8, 3))
def test_a_letter_that_comes_late_ties_later_ones(archive: Archive, tmp_path: Path, late: int) -> None:
    kept = letters()[:late] + letters()[late + 1 :]
    for letter in kept:
        keep(archive, letter)
    link_again(archive, few=0)
    before = ends(archive.links())
    keep(archive, letters()[late])
    link_again(archive, few=0)
    found, wanted = ends(archive.links()), all_anew(tmp_path, [*kept, letters()[late]])
    assert before <= found, "what was linked stays"
    new = {one.id for one in letters()[late][1]}
    own = {link for link in found ^ wanted if link[0] in new}
    assert len(own) <= 0.2 * len({link for link in found | wanted if link[0] in new})
    back = {link for link in found & wanted if link[1] in new and link[0] not in new}
    assert late or back, "later letters are tied to the first one"


def test_nothing_new_writes_nothing(archive: Archive) -> None:
    keep(archive, letters()[0])
    number = link_again(archive)
    before = archive.path.read_bytes()
    assert link_again(archive) == number
    assert archive.path.read_bytes() == before


def test_a_changed_letter_makes_all_anew(archive: Archive, tmp_path: Path) -> None:
    document, statements = letters()[0]
    keep(archive, letters()[1])
    keep(archive, (document, statements))
    link_again(archive, few=0)
    archive.keep(document, statements[:5], b"other bytes")
    link_again(archive, few=0)
    assert ends(archive.links()) == all_anew(tmp_path, [letters()[1], (document, statements[:5])])


def test_grown_letters_are_letters() -> None:
    grown = list(grow(letters(), 20))
    assert len(grown) == 20
    assert len({document.id for document, _ in grown}) == 20
    for document, statements in grown:
        for one in statements:
            assert document.text[one.start : one.end] == one.quote
    again = list(grow(letters(), 20))
    assert [replace(one, id="") for _, some in grown for one in some] == [
        replace(one, id="") for _, some in again for one in some
    ]
