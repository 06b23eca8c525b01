"""Old Word files and RTF: read as LibreOffice turns them into DOCX, where it is there, and refused with a word else."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from nakomen import demo
from nakomen.model import ReadingError
from nakomen.readers import office_conversion, read_document

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
RTF = b"{\\rtf1\\ansi Geachte voorzitter,\\par De minister zegt toe de Kamer in 2021 te informeren.\\par}"
AGENDA = next(path for path in demo.dossier_folder().iterdir() if path.suffix == ".docx")
#: The same, as LibreOffice saves it for old Word.
OLD_AGENDA = Path(__file__).parent / "texts" / "agenda.doc"
WITH_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not installed on this machine")


def program(folder: Path, name: str, script: str) -> None:
    """Put a program of our own where programs are looked for."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def refusal(folder: Path, data: bytes = RTF, name: str = "brief.rtf") -> ReadingError:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(ReadingError) as caught:
        read_document(path)
    assert caught.value.where == name
    return caught.value


@WITH_OFFICE
def test_rtf_is_read(tmp_path: Path) -> None:
    path = tmp_path / "brief.rtf"
    path.write_bytes(RTF.replace(b" de Kamer", b" de Kamer{\\super\\chftn{\\footnote\\pard Kamerstuk 12 345.}}"))
    read = read_document(path)
    assert read.text.startswith("Geachte voorzitter,\n")
    assert "De minister zegt toe de Kamer" in read.text
    assert [read.text[note.start : note.end] for note in read.notes] == ["Kamerstuk 12 345."]
    assert read.media_type == "application/rtf"


@WITH_OFFICE
def test_an_old_letter_is_that_of_the_word_file_that_it_was(tmp_path: Path) -> None:
    # The name on disk does not tell the format: the bytes do.
    shutil.copy(OLD_AGENDA, tmp_path / f"{AGENDA.stem}.bin")
    word, old = read_document(AGENDA), read_document(tmp_path / f"{AGENDA.stem}.bin")
    assert old.text == word.text
    assert [note.mark for note in old.notes] == [note.mark for note in word.notes]
    assert old.identity == word.identity
    assert old.media_type == "application/msword"
    assert "read by way of LibreOffice" in old.remarks


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [(OLD_OFFICE, "brief.doc", "is an old Office file"), (RTF, "brief.rtf", "is an RTF file")],
)
def test_without_libreoffice_there_is_a_word(
    tmp_path: Path,
    no_programs: Path,  # noqa: ARG001
    data: bytes,
    name: str,
    what: str,
) -> None:
    error = refusal(tmp_path, data, name)
    assert error.what == what
    assert "install soffice" in error.remedy


def test_what_is_neither_is_only_text(tmp_path: Path, no_programs: Path) -> None:  # noqa: ARG001
    assert refusal(tmp_path, OLD_AGENDA.read_bytes()[12_000:], "brief.doc").what == "is not text"
    (tmp_path / "tekst.doc").write_text("Geachte voorzitter,\n\nDe minister zegt toe.\n", encoding="utf-8")
    assert read_document(tmp_path / "tekst.doc").text == "Geachte voorzitter,\n\nDe minister zegt toe."


def test_a_file_that_office_makes_nothing_of(tmp_path: Path, no_programs: Path) -> None:
    program(no_programs, "soffice", "echo 'Error: source file could not be loaded'")
    assert refusal(tmp_path).what == "could not be read by soffice (Error: source file could not be loaded)"
    program(no_programs, "soffice", "exit 0")
    assert refusal(tmp_path).what == "could not be read by soffice (it made nothing of it)"
    program(no_programs, "soffice", "kill -11 $$")
    assert refusal(tmp_path).what == "could not be read by soffice (it ended with -11)"


def test_office_that_hangs_is_ended(tmp_path: Path, no_programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_conversion, "_SECONDS", 0.5)
    program(no_programs, "soffice", "/bin/sleep 60 & /bin/sleep 60")
    started = time.monotonic()
    assert refusal(tmp_path).what == "took soffice more than 0 seconds"
    assert time.monotonic() - started < 10


def test_office_works_in_a_profile_of_its_own_and_leaves_nothing(
    tmp_path: Path, no_programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user's own profile is not touched, macros are off, and the file's name never reaches the command."""
    temporary, seen = tmp_path / "tijdelijk", tmp_path / "gezien"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    settings = (
        'for one in "$@"; do case "$one" in -env:UserInstallation=file://*) profile="${one#*file://}";; esac; done'
    )
    program(
        no_programs,
        "soffice",
        f'{settings}\nprintf "%s\\n" "$@" > {seen}; /bin/cat "$profile/user/registrymodifications.xcu" >> {seen}',
    )
    refusal(tmp_path, RTF, "--accept=$(x).rtf")
    told = seen.read_text(encoding="utf-8")
    assert f"UserInstallation=file://{temporary}/nakomen-office-" in told
    assert "DisableMacrosExecution" in told
    assert "--accept" not in told
    assert list(temporary.iterdir()) == []
