"""Workbooks that mean harm, or that were torn on the way: one line each, and no edition."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from nakomen.figures.errors import FiguresError
from nakomen.figures.workbook import read_workbook

_ENTITIES = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
DOCTYPE = f'<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa">{_ENTITIES}]>'


def with_entities(data: bytes) -> bytes:
    """Put a text of ten milliard letters, in a few entities, in the place of a heading."""
    assert b"Share of real GDP" in data
    body = data[data.index(b"<worksheet") :].replace(b"Share of real GDP", b"&j;")
    return b'<?xml version="1.0"?>' + DOCTYPE.encode() + body


def changed(workbook: Path, ending: str, change) -> Path:
    """Write the workbook anew with one of its parts changed."""
    other = workbook.with_name("180601.xlsx")
    with zipfile.ZipFile(workbook) as kept, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in kept.namelist():
            data = kept.read(name)
            packed.writestr(name, change(data) if name.endswith(ending) else data)
    return other


@pytest.mark.parametrize(
    ("ending", "change"),
    [
        ("sheet2.xml", with_entities),
        ("sheet1.xml", lambda data: data[: len(data) // 2]),
        ("sheet2.xml", lambda _: b"no XML"),
        ("workbook.xml", lambda _: b""),
    ],
    ids=["entities", "torn sheet", "no sheet", "empty"],
)
def test_what_is_broken_inside_is_refused(workbook, ending, change):
    with pytest.raises(FiguresError):
        read_workbook(changed(workbook, ending, change))


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_half_a_workbook_is_refused(workbook, part):
    data = workbook.read_bytes()
    workbook.write_bytes(data[: int(len(data) * part)])
    with pytest.raises(FiguresError, match="no Excel workbook"):
        read_workbook(workbook)


def test_words_in_place_of_numbers_give_no_value(workbook):
    changed_one = changed(workbook, "sheet2.xml", lambda data: data.replace(b"<v>3.7</v>", b"<v>NaN</v>"))
    try:
        edition = read_workbook(changed_one)
    except FiguresError:
        return
    assert all(one.value.is_finite() for one in edition.values.values())
