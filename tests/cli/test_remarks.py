"""What readers remark on letters is told by `nakomen read`, once for all letters that it holds for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.readers.test_verslag_xml import SITTING
from tests.readers.test_word_docx import docx, par
from tests.readers.test_word_docx import run as word_run
from tests.readers.test_word_traps import STALE, reference

from nakomen.readers import read_document
from nakomen.wording import speak
from nakomen.wording.remarks import remarks_told


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    speak("en")


CHANGED = par("Den Haag, 3 mei 2021") + par("De Raad ", f"<w:ins>{word_run('besloot dit')}</w:ins>", ".")
ODD = (
    CHANGED
    + par("Weg", '<w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r><w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>')
    + par(reference("1"))
    + '<w:altChunk r:id="rId9"/><w:sectPr><w:footerReference w:type="even" r:id="footer1"/></w:sectPr>'
)  # fmt: skip
PARTS = {"footer1": STALE, "comments": f'<w:comment w:id="0">{par("Klopt dit?")}</w:comment>'}


def test_letters_with_the_same_remark_stand_on_one_line(run: Callable, tmp_path: Path) -> None:
    for name in ("een", "twee"):
        (tmp_path / f"{name}.docx").write_bytes(docx(CHANGED + par(f"Dit is brief {name} over de dijk.")))
    ran = run("read", tmp_path / "een.docx", tmp_path / "twee.docx")
    assert "Tracked changes were read as accepted: een, twee" in ran.out
    dutch = run("--language", "nl", "read", tmp_path / "een.docx")
    assert "Bijgehouden wijzigingen zijn als aanvaard gelezen: een" in dutch.out
    told = json.loads(run("read", tmp_path / "een.docx", "--json").out)["remarks"]
    assert told == {"een": ["tracked changes were read as accepted"]}


def test_remarks_are_told_in_dutch(tmp_path: Path) -> None:
    files = {
        "vreemd.docx": docx(ODD, PARTS),
        "verslag.xml": SITTING.encode(),
        "stuk.xml": b"<kamerstuk><vreemd>Ja.</vreemd></kamerstuk>",
    }
    remarks: dict[str, tuple[str, ...]] = {}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        remarks[name] = read_document(tmp_path / name).remarks
    assert len(set(remarks_told(remarks))) == 8
    english = set(remarks_told(remarks))
    speak("nl")
    assert not english & set(remarks_told(remarks))
