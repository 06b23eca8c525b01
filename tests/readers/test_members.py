"""Zips: each member a document of its own, and one bad member loses no other."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest
from packed_letters import DOSSIER, LETTER, packed, read, told

from nakomen.model import ReadingError
from nakomen.readers import read_document, zip_members


def test_a_zip_of_every_format(tmp_path: Path) -> None:
    outcomes = read(tmp_path, "alle.zip", packed(*((f"map/stuk{suffix}", data) for suffix, data in DOSSIER.items())))
    assert len(outcomes) == len(DOSSIER) == 5
    for suffix, data in DOSSIER.items():
        outcome = outcomes[f"alle.zip/map/stuk{suffix}"]
        (tmp_path / f"stuk{suffix}").write_bytes(data)
        alone = read_document(tmp_path / f"stuk{suffix}")
        assert outcome.document is not None
        assert (outcome.document.text, outcome.document.digest) == (alone.text, alone.digest)
        assert outcome.document.source_name == f"alle.zip/map/stuk{suffix}"
        assert outcome.document.id == (alone.identity.number or "alle-map-stuk")
        assert outcome.content == data


def test_one_bad_member_loses_no_other(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    outcomes = read(
        tmp_path,
        "b.zip",
        packed(
            ("a.txt", LETTER), ("leeg.txt", ""), ("stuk.pdf", b"%PDF-1.7 x"), (link, "/etc/passwd"), ("foto.jpg", b"\xff"),
            ("__MACOSX/._a.txt", b"x"), (".DS_Store", b"x"), ("geheim.txt", f"GEHEIM\n\n{LETTER}"), ("map/", b""),
            ("e.docx", DOSSIER[".docx"]),
        ),
    )  # fmt: skip
    found = told(outcomes)
    assert list(found) == [
        f"b.zip/{name}" for name in ("a.txt", "leeg.txt", "stuk.pdf", "link.txt", "foto.jpg", "geheim.txt", "e.docx")
    ]
    assert "coördinatie" in found["b.zip/a.txt"]
    assert found["b.zip/leeg.txt"] == "the file is empty"
    assert found["b.zip/stuk.pdf"] == "is damaged or no PDF at all"
    assert found["b.zip/link.txt"] == "is a link to another file"
    assert found["b.zip/foto.jpg"] == ""
    assert found["b.zip/geheim.txt"] == "bears the marking geheim"
    assert outcomes["b.zip/e.docx"].document
    assert all(outcome.error is None or outcome.error.where == outcome.name for outcome in outcomes.values())


def test_names_that_lead_outside_are_only_names(tmp_path: Path) -> None:
    outcomes = read(
        tmp_path, "n.zip", packed(("../../../etc/passwd.txt", LETTER), ("/abs.txt", LETTER), ("C:\\d\\e.txt", LETTER))
    )
    assert set(outcomes) == {"n.zip/etc/passwd.txt", "n.zip/abs.txt", "n.zip/d/e.txt"}
    assert [path.name for path in tmp_path.iterdir()] == ["n.zip"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice_is_two_members(tmp_path: Path) -> None:
    outcomes = read(tmp_path, "t.zip", packed(("a.txt", LETTER), ("a.txt", LETTER.replace("2021", "2022"))))
    assert set(outcomes) == {"t.zip/a.txt", "t.zip/2/a.txt"}
    assert len({outcome.document.id for outcome in outcomes.values() if outcome.document}) == 2


def test_a_locked_member_and_an_unknown_manner_are_named(tmp_path: Path) -> None:
    data = packed(("a.txt", LETTER))
    locked = data.replace(b"PK\1\2\x14\x03\x14\0\0\0", b"PK\1\2\x14\x03\x14\0\1\0")
    assert locked != data
    assert told(read(tmp_path, "slot.zip", locked)) == {"slot.zip/a.txt": "is locked with a password"}
    strange = data.replace(b"\0\0\x08\0", b"\0\0\x63\0")
    assert told(read(tmp_path, "vreemd.zip", strange)) == {"vreemd.zip/a.txt": "is damaged in its zip"}


def test_a_zip_in_a_zip_is_opened_and_deeper_ones_are_refused(tmp_path: Path) -> None:
    data = packed(("a.txt", LETTER))
    for number in range(1, 5):
        outcomes = told(read(tmp_path, "z.zip", data))
        assert len(outcomes) == 1
        assert ("coördinatie" in next(iter(outcomes.values()))) == (number < 4)
        data = packed((f"z{number}.zip", data))
    assert list(outcomes) == ["z.zip/z3.zip/z2.zip/z1.zip"]
    assert "packed too deep" in outcomes["z.zip/z3.zip/z2.zip/z1.zip"]


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [
        ("MAX_MEMBERS", 3, "holds more than 3 files: the rest was not read"),
        ("MAX_UNPACKED", 2_000_000, "unpacks to more than 2 MB: the rest was not read"),
    ],
)
def test_what_a_zip_may_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, said: str
) -> None:
    monkeypatch.setattr(zip_members, limit, value)
    inner = packed(*((f"{n}.jpg", LETTER * 5000) for n in range(3)))
    outcomes = told(read(tmp_path, "veel.zip", packed(("x.zip", inner), ("y.txt", LETTER))))
    assert said in outcomes.values()
    assert 1 < len(outcomes) < 5


def test_a_member_that_bursts_is_refused_unopened(tmp_path: Path) -> None:
    found = told(read(tmp_path, "b.zip", packed(("a.txt", b" " * 20_000_000), ("b.txt", LETTER))))
    assert found["b.zip/a.txt"] == "unpacks to more than 250 times its size"
    assert "coördinatie" in found["b.zip/b.txt"]


def test_members_that_burst_together_are_not_all_read(tmp_path: Path) -> None:
    found = told(read(tmp_path, "b.zip", packed(*((f"{n}.jpg", LETTER + " " * 6_000_000) for n in range(9)))))
    assert list(found) == ["b.zip/0.jpg", "b.zip/1.jpg", "b.zip/2.jpg", "b.zip"]
    assert found["b.zip"] == "unpacks to more than 20 MB: the rest was not read"


@pytest.mark.parametrize("members", [(), (("a.jpg", b"x"), ("b.png", b"x")), (("map/", b""),)])
def test_a_zip_without_letters_is_an_error(tmp_path: Path, members: tuple[tuple[str, bytes], ...]) -> None:
    assert told(read(tmp_path, "foto.zip", packed(*members)))["foto.zip"] == "holds no letters"


def test_an_office_file_is_no_zip_of_letters(tmp_path: Path) -> None:
    assert list(read(tmp_path, "brief.zip", DOSSIER[".docx"])) == ["brief.zip"]
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("a.docx", DOSSIER[".docx"])
    assert list(read(tmp_path, "los.zip", stored.getvalue())) == ["los.zip/a.docx"]


def test_one_document_is_asked_of_a_zip_in_vain(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed(("a.txt", LETTER)))
    with pytest.raises(ReadingError, match="is a zip of several files"):
        read_document(tmp_path / "a.zip")
    (tmp_path / "b.zip").write_bytes(packed(("a.txt", LETTER))[:60])
    with pytest.raises(ReadingError, match="no sound zip"):
        read_document(tmp_path / "b.zip")
