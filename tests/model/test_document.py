"""Documents turn into plain values and lead back to their source."""

import json
from datetime import date

from nakomen.model import Block, BlockKind, Document, Identity, Meeting, Place, Segment, Signatory

DOCUMENT = Document(
    "kst-39412-99",
    "Inleiding\n\nDe Raad besloot.",
    Identity(
        number="kst-39412-99",
        date=date(2024, 5, 2),
        signatories=(Signatory("E. de Wit", "de Minister van Defensie"),),
        meeting=Meeting("top", date(2024, 4, 1), None, "Bergen"),
    ),
    blocks=(Block(BlockKind.HEADING, 0, 9), Block(BlockKind.PARAGRAPH, 11, 27)),
    places=(Segment(0, 9, Place(offset=3)), Segment(11, 27, Place(offset=20))),
)


def test_a_document_turns_into_json():
    values = json.loads(json.dumps(DOCUMENT.to_dict()))
    assert values["identity"]["date"] == "2024-05-02"
    assert values["identity"]["meeting"] == {"name": "top", "start": "2024-04-01", "end": None, "place": "Bergen"}
    assert values["blocks"][1] == {"kind": "paragraph", "start": 11, "end": 27, "level": 0, "speaker": ""}
    assert "places" not in values


def test_an_undated_document_turns_into_json_too():
    assert json.loads(json.dumps(Document("x", "").to_dict()))["identity"]["date"] is None


def test_places_start_at_the_first_character_asked_for():
    assert DOCUMENT.places_of(14, 18) == [Place(offset=23)]
    assert DOCUMENT.places_of(9, 11) == []
    assert DOCUMENT.places_of(5, 12) == [Place(offset=8), Place(offset=20)]


def test_blocks_and_headings_are_found_by_place():
    block = DOCUMENT.block_at(12)
    assert block is not None
    assert block.kind is BlockKind.PARAGRAPH
    assert DOCUMENT.block_at(10) is None
    assert DOCUMENT.heading_at(20) == "Inleiding"
