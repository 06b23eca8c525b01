import hashlib
import os
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nakomen.model import DocumentKind, Marking, ReadingError, RefusedError
from nakomen.readers import read_document, readable_suffixes
from nakomen.readers.bounds import MAX_TEXT_BYTES

LETTER = """Geachte voorzitter,

Hierbij ontvangt u het verslag van de Kusttop in Hamerveld van 4 en 5 juni 2019.
De leden spraken af de geul te verdiepen.

De minister van Zeevaart,
A.B. de Wit
"""


def write(tmp_path, data, name="brief.txt"):
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_letter_gets_its_identity(tmp_path):
    document = read_document(write(tmp_path, LETTER, "2019-06-11 Kusttop.txt"))
    assert document.id == "2019-06-11-kusttop"
    assert document.kind is DocumentKind.REPORT
    assert document.source_name == "2019-06-11 Kusttop.txt"
    assert document.media_type == "text/plain"
    assert document.digest == hashlib.sha256(LETTER.encode()).hexdigest()
    assert (document.identity.date, document.identity.date_source) == (date(2019, 6, 11), "file name")
    assert document.identity.meeting.start == date(2019, 6, 4)


def test_the_same_bytes_give_the_same_document(tmp_path):
    assert read_document(write(tmp_path, LETTER)) == read_document(str(write(tmp_path, LETTER)))


def test_the_date_given_counts_where_the_letter_tells_none(tmp_path):
    identity = read_document(write(tmp_path, LETTER), on=date(2020, 1, 2)).identity
    assert (identity.date, identity.date_source) == (date(2020, 1, 2), "given")
    dated = write(tmp_path, "Den Haag, 11 juni 2019\n\n" + LETTER, "2018-01-01.txt")
    identity = read_document(dated, on=date(2020, 1, 2)).identity
    assert (identity.date, identity.date_source) == (date(2019, 6, 11), "text")


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-16-le", b"")],
)
def test_every_encoding_gives_the_same_text(tmp_path, encoding, mark):
    text = LETTER.replace("de geul", "de coördinatie")
    document = read_document(write(tmp_path, mark + text.encode(encoding)))
    assert document.text == read_document(write(tmp_path, text)).text


def test_a_file_is_known_by_its_content_not_by_its_name(tmp_path):
    assert read_document(write(tmp_path, LETTER, "brief")).text == read_document(write(tmp_path, LETTER, "b.dat")).text


BAD = [
    (b"", "is empty", "fetch"),
    (b" \r\n\t\n", "holds no text", "letter"),
    (b"\xef\xbb\xbf", "holds no text", "letter"),
    (b"12 34 -- 56\n\n7", "holds no text", "letter"),
    (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4, "is not text", "check"),
    (bytes(range(256)) * 8, "is not text", "check"),
    (b"De Raad\x00 besloot.", "is not text", "check"),
    (b"\xff\xfe\x00\xd8\x00\xd8", "is not text", "check"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 90, "old Office file", ".docx"),
    (b"{\\rtf1 De Raad}", "RTF", ".docx"),
    (b"\x1f\x8b\x08\x00", "gzip", "unpack"),
    (b"\x89PNG\r\n\x1a\n", "image", "ocrmypdf"),
    (
        "Der Rat hat beschlossen, dass die Lage durch die Länder und den Bund zu prüfen ist. " * 5,
        "is in German",
        "Dutch",
    ),
    (
        "Le Conseil a décidé que la situation dans les pays de la côte est à revoir par les membres. " * 5,
        "French",
        "Dutch",
    ),
    ("Совет принял решение о том, что положение на побережье должно быть рассмотрено. " * 5, "Cyrillic", "Dutch"),
    ("lorem ipsum dolor sit amet consectetur adipiscing elit sed " * 40, "not recognised", "Dutch"),
]


@pytest.mark.usefixtures("no_programs")
@pytest.mark.parametrize(("data", "what", "remedy"), BAD)
def test_bad_input_is_one_clear_line(tmp_path, data, what, remedy):
    with pytest.raises(ReadingError) as caught:
        read_document(write(tmp_path, data))
    assert caught.value.where == "brief.txt"
    assert what in caught.value.what
    assert remedy in caught.value.remedy
    assert "\n" not in str(caught.value)


def test_a_missing_path_a_folder_and_a_pipe(tmp_path):
    with pytest.raises(ReadingError, match="no such file"):
        read_document(tmp_path / "geen.txt")
    with pytest.raises(ReadingError, match="is a folder"):
        read_document(tmp_path)
    os.mkfifo(tmp_path / "pijp.txt")
    with pytest.raises(ReadingError, match="not a regular file"):
        read_document(tmp_path / "pijp.txt")
    with pytest.raises(ReadingError):
        read_document("brief\0.txt")
    with pytest.raises(ReadingError):
        read_document("b" * 5000)


def test_a_text_above_the_limit_is_refused_with_the_limit(tmp_path):
    path = tmp_path / "archief.txt"
    with path.open("wb") as file:
        file.write(b"De Raad besloot. ")
        file.truncate(50_000_000)
    with pytest.raises(ReadingError, match=f"50.0 MB, above the limit of {MAX_TEXT_BYTES // 10**6} MB"):
        read_document(path)


MARKED = [
    ("GEHEIM", Marking.SECRET),
    ("Stg. CONFIDENTIEEL", Marking.CONFIDENTIAL),
    ("Stg. ZEER GEHEIM", Marking.TOP_SECRET),
    ("Dep.V.", Marking.INTERNAL),
    ("DEPARTEMENTAAL VERTROUWELIJK    Pagina 1 van 2", Marking.INTERNAL),
    ("Rubricering: Departementaal Vertrouwelijk", Marking.INTERNAL),
    ("Ministerie van Zeevaart\tCONFIDENTIEEL", Marking.CONFIDENTIAL),
    ("NATO RESTRICTED", Marking.INTERNAL),
    ("NATO SECRET", Marking.SECRET),
]


@pytest.mark.parametrize(("line", "marking"), MARKED)
@pytest.mark.parametrize(
    "layout", ["{line}\n\n{letter}", "{letter}\n\n{line}\n", "{letter}\f{line}\n\nDe haven bleef open.\n"]
)
def test_a_marking_above_unclassified_is_refused(tmp_path, line, marking, layout):
    path = write(tmp_path, layout.format(line=line, letter=LETTER))
    with pytest.raises(RefusedError, match="--allow-marking") as caught:
        read_document(path)
    assert str(marking) in caught.value.what
    assert read_document(path, allow_marking=True).identity.marking is marking


@pytest.mark.parametrize("line", [
    "De bijlage is geheim.", "Geheimhouding", "ONGERUBRICEERD / GEEN MERKING", "Ongerubriceerd", "NATO UNCLASSIFIED",
    "De stukken liggen departementaal vertrouwelijk ter inzage.", "Vertrouwelijk overleg bleef uit, aldus de leden.",
])  # fmt: skip
def test_a_word_in_a_sentence_is_no_marking(tmp_path, line):
    assert read_document(write(tmp_path, f"{line}\n\n{LETTER}")).identity.marking.open


def test_what_no_reader_foresaw_is_an_error_with_the_file_name(tmp_path, monkeypatch):
    def fails(*_):
        raise RecursionError("too deep\nby far")

    monkeypatch.setattr("nakomen.readers.plain_text.read", fails)
    with pytest.raises(ReadingError, match=r"could not be read .RecursionError: too deep.") as caught:
        read_document(write(tmp_path, LETTER))
    assert caught.value.where == "brief.txt"


def test_suffixes_are_found_by_walking_the_folder():
    assert {".txt", ".md"} <= set(readable_suffixes())
    assert list(readable_suffixes()) == sorted(readable_suffixes())


@settings(max_examples=300, deadline=None)
@given(
    data=st.binary(max_size=400) | st.text(max_size=200).map(str.encode),
    name=st.sampled_from(["b.txt", "b", "b.md", "b.xyz"]),
)
def test_arbitrary_bytes_never_end_in_a_traceback(tmp_path_factory, data, name):
    path = tmp_path_factory.mktemp("bytes") / name
    path.write_bytes(data)
    try:
        document = read_document(path, allow_marking=True)
    except ReadingError:
        return
    assert document.text
    assert document.id
