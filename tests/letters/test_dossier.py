"""The shipped dossier: what is expected of it can be read in it, and its sources make it as it is."""

from __future__ import annotations

import io
import json
import re
import sys
import unicodedata
import zipfile
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from nakomen.demo import dossier_folder
from nakomen.model import BINDING, Kind, Relation, Status, Termijnstand
from nakomen.readers import read_document

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parents[1] / "dossier_src"
DOCUMENTS = sorted(dossier_folder().iterdir())
KEYS = ["quote", "kind", "actor", "addressee", "due", "amounts", "refs", "theme", "about"]
# fmt: off
THEMES = {
    "burden-sharing", "deterrence-defence", "readiness", "military-mobility", "cyber", "hybrid", "resilience",
    "russia", "china", "ukraine", "georgia", "enlargement", "afghanistan", "south", "counter-terrorism", "nuclear",
    "eu-nato", "partnerships", "technology", "climate", "industry", "common-funding", "strategic-concept",
    "women-peace-security", "parliament", "summit-organisation", "munitions", "middle-east", "mission-other",
    "alliance",
}
# fmt: on
DAY = r"\d{4}(-\d\d(-\d\d)?)?"
EDTF = re.compile(rf"({DAY}|\.\./{DAY}|{DAY}/\.\.|{DAY}/{DAY})?")
AMOUNT = re.compile(r"(~|>=|<=|>|<)?\d+(\.\d+)? [^;]+")
REF = re.compile(
    r"kst-\d+-\w+|tz-\d{6}-\d{3}|h-\d{4}-\d{4}-\d+-\d+|motion:[^;]+|treaty:\w+/\w+|decl:[^;]+|ah-tk-\d{8}-\d+"
)


def expected(document: Path) -> list[dict[str, str]]:
    path = HERE / f"{document.stem}.expected.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def inside(content: bytes) -> object:
    """Return what a file holds, whatever release of a compressing library packed it."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return {name: packed.read(name) for name in packed.namelist()}
    if content.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(content) as pdf:
            return [page.get_textpage().get_text_range() for page in pdf]
    return content


def letters(text: str) -> str:
    """Keep letters and digits only, as the scorer does."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def test_eight_documents_each_with_its_expected_statements() -> None:
    assert len(DOCUMENTS) == 8
    assert {path.name.removesuffix(".expected.jsonl") for path in HERE.glob("*.jsonl")} == {
        path.stem for path in DOCUMENTS
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_quote_stands_in_its_document(document: Path) -> None:
    text = letters(read_document(document).text)
    lost = [row["quote"] for row in expected(document) if letters(row["quote"]) not in text]
    assert not lost


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_identity_is_read(document: Path) -> None:
    identity = read_document(document).identity
    assert identity.date == date.fromisoformat(document.name[:10])
    number = {"2019": "kst-39412-3", "2020": "kst-39412-9", "2021-06": "kst-39412-17", "2025": "kst-39412-63"}
    number["2023"] = "ah-tk-20232024-412"
    told = next((value for key, value in number.items() if document.name.startswith(key)), "")
    assert identity.number == told


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_expected_statements_are_well_formed(document: Path) -> None:
    rows = expected(document)
    assert len(rows) >= 20
    for row in rows:
        assert list(row) == KEYS, row
        assert row["kind"] in set(Kind), row
        assert row["theme"] in THEMES, row
        assert row["actor"], row
        assert EDTF.fullmatch(row["due"]), row
        assert all(AMOUNT.fullmatch(amount) for amount in row["amounts"].split(";") if amount), row
        assert all(REF.fullmatch(ref) for ref in row["refs"].split(";") if ref), row
        assert 2 <= len(row["about"].split()) <= 11, row


def test_sporen_are_well_formed() -> None:
    sporen = json.loads((HERE / "sporen.expected.json").read_text(encoding="utf-8"))
    rows = {(document.stem, row["quote"]): row for document in DOCUMENTS for row in expected(document)}
    days = {day for spoor in sporen for day in spoor["status_on"]}
    assert len(days) >= 10
    for spoor in sporen:
        statements = spoor["statements"]
        told = [statement["document"] for statement in statements]
        assert told == sorted(told), spoor["id"]
        assert Kind(statements[0]["kind"]) in BINDING, spoor["id"]
        for at, statement in enumerate(statements):
            assert rows[statement["document"], statement["quote"]]["kind"] == statement["kind"]
            if at:
                assert Relation(statement["relation"])
                assert 0 <= statement["to"] < at
        for found in spoor["status_on"].values():
            assert Status(found["status"])
            assert Termijnstand(found["termijnstand"])
            assert EDTF.fullmatch(found["due"])


def test_documents_are_what_their_sources_make_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("fpdf", reason="fpdf2 makes the dossier's PDF")
    monkeypatch.setattr(sys, "path", [str(SOURCES), *sys.path])
    import make_dossier  # type: ignore[import-not-found]

    for path, content in make_dossier.make_all():
        assert inside(path.read_bytes()) == inside(content), f"{path.name}: run python dossier_src/make_dossier.py"


# The score of the program against these statements, with its floors, comes here.
