"""`nakomen read`: letters into the archive, and what cannot be read told in one clear line."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from nakomen.archive import Archive, Kept

LETTER = """Den Haag, 14 maart 2022

Geachte voorzitter,

De Dijkraad heeft besloten de zeewering voor eind 2024 te verhogen. Ik zal uw Kamer uiterlijk op 1 mei 2022 informeren.
"""
FRENCH = (
    "Monsieur le Président, le Conseil a décidé de renforcer les digues et de confier les travaux à la province. "
    "Les ministres ont été informés de la décision et ils ont demandé que le plan soit présenté avant la fin de "
    "l'année. Nous vous prions de croire, Monsieur le Président, à l'assurance de notre considération. "
) * 3
GERMAN = (
    "Der Rat hat beschlossen, dass die Deiche an der Küste bis zum Ende des Jahres erhöht werden. Die Minister haben "
    "sich darauf geeinigt, die Kosten zu teilen, und sie werden dem Parlament im Herbst über den Stand berichten. "
) * 3


def pdf(text: str = "", password: str = "") -> bytes:
    """Return a PDF: with a line of text, or none as a scan has, or locked."""
    from fpdf import FPDF

    made = FPDF()
    made.add_page()
    made.set_font("Helvetica", size=12)
    if text:
        made.multi_cell(0, 6, text)
    else:
        made.rect(20, 20, 100, 100, style="F")
    if password:
        made.set_encryption(owner_password=password, user_password=password)
    return bytes(made.output())


def broken_docx() -> bytes:
    """Return a Word file that was cut off while it was copied."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("word/document.xml", "<w:document/>" * 200)
    return stream.getvalue()[:150]


MARKED = f"STG. GEHEIM\n\n{LETTER}\nSTG. GEHEIM\n"
#: Name of the file, its bytes or what makes them, what is said of it, and what to do.
BAD = [
    ("leeg.txt", b"", "the file is empty", "fetch it again"),
    ("leeg.pdf", b"", "the file is empty", "fetch it again"),
    ("scan.pdf", pdf, "it is scanned", "ocrmypdf"),
    ("slot.pdf", lambda: pdf("Geheim plan voor de dijk.", "wachtwoord"), "locked with a password", "save it without"),
    ("stuk.pdf", b"%PDF-1.7\n" + b"\x00\x01" * 80, "damaged", "fetch it again"),
    ("stuk.docx", broken_docx(), "is damaged", "again"),
    ("plaatje.txt", bytes(range(256)) * 40, "is not text", "check that the file is what its name says"),
    ("frans.txt", FRENCH.encode(), "is in French", "translation"),
    ("duits.txt", GERMAN.encode(), "is in German", "translation"),
    ("gemerkt.txt", MARKED.encode(), "bears the marking geheim", "--allow-marking"),
    ("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "is an old Office file", "soffice"),
]
GOOD = {
    "goed.txt": LETTER.encode(),
    "windows.txt": LETTER.replace("Dijkraad", "Coördinatieraad").encode("cp1252"),
    "breed.txt": LETTER.replace("Dijkraad", "Zeeraad").encode("utf-16"),
}


@pytest.fixture
def mixed(tmp_path: Path, no_programs: Path) -> Path:  # noqa: ARG001 - what the machine has must not count
    """Return a folder of good and bad files."""
    folder = tmp_path / "brieven"
    folder.mkdir()
    for name, data in [*GOOD.items(), *((name, data) for name, data, *_ in BAD)]:
        (folder / name).write_bytes(data() if callable(data) else data)
    return folder


def test_bad_files_are_named_one_line_each_and_the_good_ones_are_read(run: Callable, mixed: Path) -> None:
    ran = run("read", mixed)
    assert ran.status == 1
    assert "Read 3 documents into nakomen.db: 3 new" in ran.out
    lines = ran.err.splitlines()
    assert lines[0] == f"Not read, {len(BAD)} files:"
    assert len(lines) == 1 + len(BAD)
    for name, _, what, remedy in BAD:
        [line] = [line for line in lines if f"/{name}: " in line]
        assert what in line
        assert remedy in line
    with Archive("nakomen.db") as archive:
        assert sorted(row.source_name for row in archive.documents()) == sorted(GOOD)
        assert "Coördinatieraad" in archive.document("windows").text
        assert "Zeeraad" in archive.document("breed").text
        assert len(archive.runs()[0].failures) == len(BAD)


def test_in_dutch_every_line_is_dutch(run: Callable, mixed: Path) -> None:
    english = run("read", mixed).err.splitlines()[1:]
    dutch = run("--language", "nl", "read", mixed).err.splitlines()[1:]
    assert len(english) == len(dutch) == len(BAD)
    for one, other in zip(english, dutch, strict=True):
        path = one.partition(": ")[0]
        assert other.startswith(f"{path}: ")
        for part in (one.partition(": ")[2].partition(" (")[0], one.partition(" (")[2].rstrip(")")):
            assert part not in other


def test_reading_twice_changes_nothing(run: Callable, mixed: Path) -> None:
    assert run("read", mixed).status == 1
    before = Path("nakomen.db").read_bytes(), sizes()
    ran = run("read", mixed)
    assert ran.status == 1
    assert "3 unchanged" in ran.out
    assert "new" not in ran.out.splitlines()[0]
    assert (Path("nakomen.db").read_bytes(), sizes()) == before


def sizes() -> tuple[object, ...]:
    """Return what the archive holds: rows of all sorts, and its ids."""
    with Archive("nakomen.db", create=False) as archive:
        return (archive.size(), archive.statements(), archive.links(), archive.runs(), archive.documents())


def test_a_given_day_dates_a_letter_that_only_cites_a_date(run: Callable, tmp_path: Path) -> None:
    cites = LETTER.partition("\n\n")[2] + "\nDat stond in de brief van 9 september 2021 (Kamerstuk 39 412, nr. 9).\n"
    (tmp_path / "brief.txt").write_text(cites, encoding="utf-8")
    assert "Undated: brief (give a date with --on)" in run("read", "brief.txt").out
    ran = run("read", "brief.txt", "--on", "2022-03-14")
    assert "1 read anew, now with another date" in ran.out
    assert "newer nakomen" not in ran.out
    assert "Undated" not in ran.out
    assert dates() == ["2022-03-14"]
    assert "1 unchanged" in run("read", "brief.txt", "--on", "2022-03-14").out
    told = json.loads(run("read", "brief.txt", "--on", "2022-03-15", "--json").out)
    assert told["redated"] == ["brief"]
    assert dates() == ["2022-03-15"]
    assert "1 unchanged" in run("read", "brief.txt").out  # the day given before is not lost
    assert dates() == ["2022-03-15"]


def dates() -> list[str]:
    """Return the dates of the archive's documents."""
    with Archive("nakomen.db", create=False) as archive:
        return [str(row.date) for row in archive.documents()]


def test_a_marked_letter_is_read_where_that_is_permitted(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "gemerkt.txt").write_text(MARKED, encoding="utf-8")
    ran = run("read", "gemerkt.txt")
    assert ran.status == 1
    with Archive("nakomen.db") as archive:
        assert archive.size().documents == 0
        assert b"Dijkraad" not in Path("nakomen.db").read_bytes()
    assert run("read", "gemerkt.txt", "--allow-marking").status == 0
    with Archive("nakomen.db") as archive:
        assert [row.marking for row in archive.documents()] == ["geheim"]


def test_a_changed_letter_is_a_new_version(run: Callable, letters: Path) -> None:
    run("read", letters)
    [letter] = letters.iterdir()
    letter.write_text(letter.read_text(encoding="utf-8").replace("1 mei", "1 juli"), encoding="utf-8")
    ran = run("read", letters)
    assert "1 changed" in ran.out
    assert "New version of: 2022-03-14-dijkraad" in ran.out
    with Archive("nakomen.db") as archive:
        assert "2022-07-01" in {one.due for one in archive.statements()}
        assert archive.runs()[-1].read[0].kept is Kept.CHANGED


def test_two_files_that_are_one_document_do_not_hide_each_other(run: Callable, letters: Path) -> None:
    below = letters / "kopie"
    below.mkdir()
    [letter] = letters.glob("*.txt")
    (below / letter.name).write_text(LETTER.replace("mei", "juni"), encoding="utf-8")
    ran = run("read", letters)
    assert ran.status == 1
    assert "says it is the same document as" in ran.err
    # The same bytes under the same name are no matter.
    (below / letter.name).write_bytes(letter.read_bytes())
    assert run("read", letters).status == 0


@pytest.mark.parametrize(
    ("names", "status", "documents"),
    [
        (["brieven/a.txt"], 0, 1),
        (["brieven"], 0, 3),
        (["brieven/*.txt"], 0, 2),
        (["brieven/**/*.txt"], 0, 3),
        (["brieven/a.txt", "brieven", "brieven/*"], 0, 3),
        (["brieven/a.txt", "niets.txt"], 1, 1),
        (["brieven/*.pdf"], 1, 0),
        (["leeg"], 1, 0),
    ],
)
def test_files_folders_and_patterns(
    run: Callable, tmp_path: Path, names: list[str], status: int, documents: int
) -> None:
    (tmp_path / "brieven" / "oud").mkdir(parents=True)
    (tmp_path / "leeg").mkdir()
    (tmp_path / "leeg" / "foto.jpg").touch()
    for name in ("a.txt", "b.txt", "oud/c.txt", ".verborgen.txt", "~$b.docx", "lijst.xlsx"):
        (tmp_path / "brieven" / name).write_text(LETTER.replace("Dijkraad", f"Raad {name}"), encoding="utf-8")
    ran = run("read", *names)
    assert ran.status == status
    assert (f"Read {documents} document" in ran.out) is bool(documents)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("niets.txt", "niets.txt: there is no such file (check the path)"),
        ("geen/*.txt", "geen/*.txt: no file fits this pattern (check the path)"),
        ("leeg", "leeg: there are no letters in this folder (what is read:"),
    ],
)
def test_what_is_not_there(run: Callable, tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "leeg").mkdir()
    ran = run("read", name)
    assert ran.status == 1
    assert said in ran.err


def test_a_misspelt_path_makes_no_archive(run: Callable, tmp_path: Path) -> None:
    run("read", "niets.txt", "geen/*.txt")
    assert not list(tmp_path.glob("*.db*"))


def test_the_summary_as_json(run: Callable, letters: Path) -> None:
    (letters / "leeg.txt").touch()
    (letters / "foto.png").write_bytes(b"\x89PNG")
    told = json.loads(run("read", letters, "--json").out)
    assert told["kept"] == {"new": 1}
    assert told["passed_over"] == 1
    assert [Path(one["file"]).name for one in told["failures"]] == ["leeg.txt"]
    assert told["undertakings_with_term"] >= 1
    assert sum(told["statements"].values()) >= 2


def test_letters_without_a_date(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "notitie.txt").write_text("De raad zal de Kamer in mei over de sluizen informeren.", encoding="utf-8")
    assert "Undated: notitie (give a date with --on)" in run("read", "notitie.txt").out
    assert "Undated" not in run("read", "notitie.txt", "--on", "2020-02-01").out
    with Archive("nakomen.db") as archive:
        assert str(archive.documents()[0].date) == "2020-02-01"


def test_a_big_text_is_read_or_refused_but_never_breaks(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "groot.txt").write_bytes(LETTER.encode() * 350_000)
    (tmp_path / "goed.txt").write_text(LETTER, encoding="utf-8")
    assert (tmp_path / "groot.txt").stat().st_size > 50_000_000
    ran = run("read", "groot.txt", "goed.txt")
    assert ran.status == 1
    assert "groot.txt: has" in ran.err
    assert "split it into one file a letter" in ran.err
    assert "Read 1 document" in ran.out


def test_a_letter_that_breaks_the_program_does_not_stop_the_run(
    run: Callable, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import nakomen.extraction

    (letters / "a.txt").write_text("Dit breekt het programma in mei 2020.", encoding="utf-8")
    extract = nakomen.extraction.extract

    def fragile(document: object) -> object:
        if "breekt" in document.text:  # type: ignore[attr-defined]
            raise IndexError("list index out of range")
        return extract(document)  # type: ignore[arg-type]

    monkeypatch.setattr("nakomen.extraction.extract", fragile)
    ran = run("read", letters)
    assert ran.status == 1
    assert "a.txt: the program broke on it: IndexError: list index out of range (report this" in ran.err
    assert "Read 1 document" in ran.out


def test_read_as_a_program_of_its_own(start: Callable, letters: Path) -> None:
    (letters / "leeg.txt").touch()
    ran = start("read", letters, NAKOMEN_LANGUAGE="nl")
    assert ran.status == 1
    assert "1 document gelezen in nakomen.db: 1 nieuw" in ran.out
    assert "leeg.txt: het bestand is leeg (haal het opnieuw op waar het vandaan kwam)" in ran.err
