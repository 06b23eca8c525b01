import pytest

from nakomen.readers.office_text import find_office_debris
from nakomen.readers.page_furniture import is_furniture
from nakomen.readers.plain_text import read_text
from nakomen.readers.source_lines import Source, cut_lines, layout_of
from nakomen.readers.text_notes import take_out_notes

BODY = "De Raad sprak over de haven{0} en over de sluis{1}, die in 2019{2} werd verdiept."


def marks_and_notes(text):
    source = Source(text)
    lines = cut_lines(source)
    _, notes = take_out_notes(source, lines, layout_of(lines))
    return [(cut.mark, text[: cut.start].split()[-1]) for cut in source.cuts], [note.mark for note in notes]


@pytest.mark.parametrize(
    ("text", "marks", "notes"),
    [
        (BODY.format(1, 2, 3) + "\n\n1 Zie kaart.\n2 Zie brief.\n3 Zie nota.", ["haven", "sluis", "2019"], "123"),
        (
            BODY.format("[1]", "[2]", "[3]") + "\n\n[1] zie kaart\n\n[2] zie brief\n\n[3] nota",
            ["haven", "sluis", "2019"],
            "123",
        ),
        (BODY.format("¹", "²", "³") + "\n\n¹ Zie kaart.\n² Zie brief.\n³ Zie nota.", ["haven", "sluis", "2019"], "123"),
        (BODY.format(1, "", "") + "\n\n1 Zie kaart.\n2 Zie brief.", ["haven"], "12"),
        (BODY.format("", "", "") + "\n\n1 Zie kaart.\n2 Zie brief.", [], ""),
        (BODY.format(1, "", "") + "\n1 miljoen euro gaat naar de haven.", [], ""),
        (
            "De kosten» van (de haven)1 en «de sluis»2 stegen.\n\n1 Zie kaart.\n2 10 euro per boot.",
            ["haven)", "sluis»"],
            "12",
        ),
        ("De haven bleef dicht.1 De sluis ook.2\n\n1 Zie kaart.\n\n2 Zie brief.", ["dicht.", "ook."], "12"),
        ("De G1, de CO1 en de MH1 voeren uit.\n\n1 Zie kaart.", [], ""),
        ("De haven kreeg 3.1 miljoen en artikel 2.1 bleef.\n\n1 Zie kaart.", [], ""),
    ],
)
def test_notes_and_marks(text, marks, notes):
    found_marks, found_notes = marks_and_notes(text)
    assert [word.rstrip() for _, word in found_marks] == marks
    assert "".join(found_notes) == notes


def test_notes_that_start_anew_on_each_page():
    text = "De haven1 ging open.\n\n1 Zie kaart.\n\fDe sluis1 ging dicht.\n\n1 Zie brief.\n"
    document = read_text(text)
    assert document.text == "De haven ging open.\n\nDe sluis ging dicht.\n\nZie kaart.\n\nZie brief."
    assert [document.text[: note.anchor].split()[-1] for note in document.notes] == ["haven", "sluis"]


@pytest.mark.parametrize(
    ("text", "marks", "notes"),
    [
        ("Zie[footnoteRef:2] hier. [2:  Kaart. ]", ["2"], ["Kaart."]),
        ("Zie[endnoteRef:7] hier.\n[7: Een kaart [van de kust], 2019.]", ["7"], ["Een kaart [van de kust], 2019."]),
        ("Zie [2: geen noot] hier.", [], []),
        ("Zie[footnoteRef:2] hier. [2:  Kaart zonder eind", ["2"], []),
        ("[bookmark: _Hlk1]Zie hier.", [""], []),
        ('Zie HYPERLINK "https://kust.example" de kaart.', [""], []),
    ],
)
def test_office_debris(text, marks, notes):
    cuts, found = find_office_debris(text)
    whole = [cut for cut in cuts if not any(note.start > cut.start and note.end < cut.end for note in found)]
    assert [cut.mark for cut in whole] == marks
    assert [text[note.start : note.end].strip() for note in found] == notes


@pytest.mark.parametrize("line", [
    "Tweede Kamer, vergaderjaar 2018–2019, 39 412, nr. 88 3", "Eerste Kamer, vergaderjaar 2018–2019, 39 412, B 2",
    "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 2", "Pagina 2 van 5", "Page 3 of 9", "- 4 -", "kst-39412-88",
    "Ministerie van Zeevaart Pagina 2 van 5", "Vergaderjaar 2018–2019",
])  # fmt: skip
def test_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize("line", [
    "De Tweede Kamer vroeg hiernaar.", "Pagina 2 meldt dit.", "2019", "3. Vaarwegen", "Vraag 1", "Den Haag, 3 mei 2020",
])  # fmt: skip
def test_what_is_no_furniture(line):
    assert not is_furniture(line)
