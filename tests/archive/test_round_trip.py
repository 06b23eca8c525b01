from __future__ import annotations

import tempfile
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nakomen.archive import Archive
from nakomen.archive.packing import pack_layout, unpack_layout
from nakomen.model import (
    AmountMention,
    Block,
    BlockKind,
    Document,
    DocumentKind,
    Force,
    GivenMotion,
    GivenReference,
    Identity,
    Kind,
    Link,
    Marking,
    Meeting,
    Note,
    Place,
    Reason,
    Role,
    Segment,
    Signatory,
    Statement,
    Turn,
)

# Any character that a file can hold, with those that join values in the readable columns well represented.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(["a + b", ";", "NUL\0", " + "])
number = st.integers(0, 10**9)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
maybe_day = st.none() | days
coordinates = st.floats(allow_nan=False, allow_infinity=False)
places = st.builds(
    Place,
    offset=st.none() | number,
    page=st.none() | number,
    box=st.none() | st.tuples(*[coordinates] * 4),
    node=st.none() | st.sampled_from(["word/document.xml#p1", "#p2"]) | words,
)
amounts = st.builds(
    AmountMention, number, number, words, words, st.decimals(allow_nan=False, allow_infinity=False), words,
    qualifier=words, upper=st.none() | st.decimals(allow_nan=False, allow_infinity=False), relation=words, rate=words,
)  # fmt: skip
identities = st.builds(
    Identity,
    number=words,
    title=words,
    date=maybe_day,
    date_source=words,
    signatories=st.lists(st.builds(Signatory, words, words), max_size=3).map(tuple),
    marking=st.sampled_from(Marking),
    meeting=st.none() | st.builds(Meeting, words, maybe_day, maybe_day, words),
    language=st.sampled_from(["nl", "en", "de", ""]),
)

motions = st.builds(GivenMotion, number, number, words, st.lists(words, max_size=2).map(tuple))


@st.composite
def documents(draw):
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    blocks = [
        Block(draw(st.sampled_from(BlockKind)), start, end, draw(st.integers(0, 9)), draw(words))
        for start, end in pairwise(cuts)
    ]
    segments = draw(st.lists(st.builds(Segment, number, number, places), max_size=5))
    notes = draw(st.lists(st.builds(Note, words, number, number, number), max_size=3))
    return Document(
        id=draw(words.filter(bool)),
        text=text,
        identity=draw(identities),
        kind=draw(st.sampled_from(DocumentKind)),
        blocks=tuple(blocks),
        notes=tuple(notes),
        places=tuple(segments),
        source_name=draw(words),
        media_type=draw(words),
        digest=draw(words),
        remarks=tuple(draw(st.lists(words, max_size=3))),
        turns=tuple(draw(st.lists(st.builds(Turn, number, number, words, st.sampled_from(Role), words), max_size=2))),
        given_references=tuple(draw(st.lists(st.builds(GivenReference, number, number, words), max_size=2))),
        given_motions=tuple(draw(st.lists(motions, max_size=2))),
    )


@st.composite
def readings(draw):
    document = draw(documents())
    statements = []
    several = st.lists(words, max_size=3).map(tuple)
    for at in range(draw(st.integers(0, 3))):
        start, end = sorted((draw(st.integers(0, len(document.text))), draw(st.integers(0, len(document.text)))))
        statements.append(
            Statement(
                id=f"{at}-{draw(words)}",
                document=document.id,
                start=start,
                end=end,
                quote=document.text[start:end],
                sentence=draw(words),
                kind=draw(st.sampled_from(Kind)),
                actor=draw(several),
                addressee=draw(several),
                due=draw(words | st.sampled_from(["../2021-12", "2018-23", "0000", "2018-02-30"])),
                due_said=draw(words),
                due_event=draw(words),
                amounts=tuple(draw(st.lists(amounts, max_size=2))),
                refs=draw(several),
                theme=draw(words),
                about=draw(words),
                force=draw(st.sampled_from(Force)),
                confidence=draw(st.floats(0, 1)),
                because=tuple(draw(st.lists(st.builds(Reason, words, words, words), max_size=2))),
            )
        )
    return document, statements, draw(st.binary(max_size=50))


@given(documents())
def test_a_layout_survives_packing(document):
    parts = unpack_layout(pack_layout(document))
    assert (parts["blocks"], parts["notes"], parts["places"]) == (document.blocks, document.notes, document.places)
    assert (parts["remarks"], parts["digest"]) == (document.remarks, document.digest)
    assert (parts["turns"], parts["given_motions"]) == (document.turns, document.given_motions)
    assert parts["given_references"] == document.given_references


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_a_document_and_its_statements_survive_the_archive(reading):
    document, statements, source = reading
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "nakomen.db") as archive:
        archive.keep(document, statements, source)
        assert archive.document(document.id) == document
        assert archive.source(document.id) == source
        kept = archive.statements()
        assert sorted(kept, key=lambda one: one.id) == sorted(statements, key=lambda one: one.id)
        assert [str(a.value) for one in sorted(kept, key=lambda o: o.id) for a in one.amounts] == [
            str(a.value) for one in sorted(statements, key=lambda o: o.id) for a in one.amounts
        ]


#: Every field that the archive keeps. A field that the model gains must get a column (and a migration) and a line here.
KEPT_FIELDS = {
    Document: "id text identity kind blocks notes places source_name media_type digest remarks turns"
    " given_references given_motions",
    Turn: "start end speaker role party",
    GivenReference: "start end target",
    GivenMotion: "start end number movers",
    Identity: "number title date date_source signatories marking meeting language",
    Meeting: "name start end place",
    Signatory: "name role",
    Block: "kind start end level speaker",
    Note: "mark anchor start end",
    Segment: "start end place",
    Place: "offset page box node",
    Statement: "id document start end quote sentence kind actor addressee due due_said due_event amounts refs theme"
    " about force confidence because",
    AmountMention: "start end text row value unit qualifier upper relation rate",
    Reason: "field row words",
    Link: "later earlier relation why confidence",
}


@pytest.mark.parametrize(("noun", "kept"), KEPT_FIELDS.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_no_field_of_the_model_is_forgotten(noun, kept):
    assert [field.name for field in fields(noun)] == kept.split()


def test_an_exact_decimal_keeps_its_zeros(archive, letter):
    document, statements, source = letter(1)
    amount = AmountMention(0, 4, "2,50", "row", Decimal("2.50"), "%")
    archive.keep(document, [replace(statements[0], amounts=(amount,))], source)
    assert str(archive.statements()[0].amounts[0].value) == "2.50"
