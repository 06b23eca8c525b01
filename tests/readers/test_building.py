import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from nakomen.model import BlockKind, Place
from nakomen.readers.building import DocumentBuilder, NoteMark, Run

ODD = st.text(alphabet="aB1 \t\n\r\u00a0\u00ad\u2009\u200bĳﬁ.-\x02é", max_size=30)


@given(st.lists(st.tuples(ODD, st.booleans()), max_size=6))
def test_every_character_leads_back_to_its_source(pieces):
    source = "".join(text for text, _ in pieces)
    builder, at, runs = DocumentBuilder(), 0, []
    for text, new_block in pieces:
        if new_block and runs:
            builder.add_block(BlockKind.PARAGRAPH, runs)
            runs = []
        runs.append(Run(text, Place(offset=at)))
        at += len(text)
    builder.add_block(BlockKind.PARAGRAPH, runs)
    document = builder.build()
    for block in document.blocks:
        text = document.text[block.start : block.end]
        assert text == text.strip()
        assert "  " not in text
        assert text
        for offset in range(block.start, block.end):
            (place,) = document.places_of(offset, offset + 1)
            origin = source[place.offset]
            said = document.text[offset]
            assert said == origin or (said == " " and origin.isspace()) or said in unicodedata.normalize("NFKC", origin)


def test_marks_of_the_same_note_are_taken_in_turn():
    builder = DocumentBuilder()
    builder.add_block(BlockKind.PARAGRAPH, [Run("Een"), NoteMark("1"), Run(" haven.")])
    builder.add_note("1", [Run("Zie de kaart.")])
    builder.add_block(BlockKind.PARAGRAPH, [Run("Twee havens."), NoteMark("1")])
    builder.add_note("1", [Run("Zie de lijst.")])
    document = builder.build()
    assert [(note.anchor, document.text[note.start : note.end]) for note in document.notes] == [
        (3, "Zie de kaart."),
        (24, "Zie de lijst."),
    ]


def test_a_block_without_text_leaves_nothing_behind():
    builder = DocumentBuilder()
    builder.add_block(BlockKind.PARAGRAPH, [Run("De kust.")])
    builder.add_block(BlockKind.PARAGRAPH, [Run(" \u00ad\n"), NoteMark("3"), Run("")])
    builder.add_note("3", [Run("Noot.")])
    document = builder.build()
    assert document.text == "De kust.\n\nNoot."
    assert document.notes[0].anchor == 8
