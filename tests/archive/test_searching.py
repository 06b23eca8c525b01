from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakomen.archive import Archive, Filters
from nakomen.archive.query_words import marks_in, parse_query
from nakomen.archive.stems import analyser_version, stem_words, stems_of_word
from nakomen.model import ArchiveError, Block, BlockKind, Document, Identity, NakomenError, QueryError

SENTENCES = [
    "Nederland heeft toegezegd een bijdrage van 200.000 euro te leveren.",
    "De bijdragen van de bondgenoten aan de oefening blijven achter.",
    "De motie over munitievoorraden is aangehouden.",
    "Eén van de moties gaat over Oekraïne en de financiële gevolgen.",
    "Binnen dertig dagen zijn dertig bataljons gereed.",
    "De bataljons zijn binnen dagen gereed, op dertig na.",
    "De EU-lidstaten en de NAVO's secretaris-generaal spraken elkaar.",
]


def build(sentences, **more):
    text = "\n\n".join(sentences)
    blocks, at = [], 0
    for sentence in sentences:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(sentence)))
        at += len(sentence) + 2
    return Document("brief", text, blocks=tuple(blocks), **more)


@pytest.fixture
def searched(archive):
    """An archive of its own, for who writes to it."""
    archive.keep(build(SENTENCES), [], b"1")
    return archive


@pytest.fixture(scope="module")
def found_in(standing_archive):
    """The same for all who only search."""
    standing_archive.keep(build(SENTENCES), [], b"1")
    return standing_archive


QUERIES = [
    ("toezegging", [0], ["toegezegd"]),
    ("toezeggen", [0], ["toegezegd"]),
    ("BIJDRAGE", [0, 1], ["bijdrage", "bijdragen"]),
    ("motie", [2, 3], ["motie", "moties"]),
    ("moties -munitievoorraad", [3], ["moties"]),
    ("oekraine", [3], ["Oekraïne"]),
    ("Oekraïne financiele", [3], ["Oekraïne", "financiële"]),
    ("een", [0, 3], ["een", "Eén"]),
    ("dertig dagen", [4, 5], ["dertig", "dagen", "dertig", "dagen", "dertig"]),
    ('"dertig dagen"', [4], ["dertig dagen"]),
    ("“dertig dagen” bataljon", [4], ["dertig dagen", "bataljons"]),
    ('dertig -"dertig dagen"', [5], ["dertig"]),
    ("200.000", [0], ["200.000"]),
    ("EU-lidstaat", [6], ["EU-lidstaten"]),
    ("secretaris", [6], ["secretaris"]),
    ("lidstaten & ( de )", [6], ["De", "lidstaten", "de"]),
    ("nergens", [], []),
    ("motie bataljon", [], []),
    ("AND OR NOT NEAR", [], []),
]


@pytest.mark.parametrize(("query", "found", "marked"), QUERIES)
def test_a_query_finds_its_sentences_and_marks_its_words(found_in, query, found, marked):
    hits = sorted(found_in.search(query), key=lambda hit: hit.start)
    assert [SENTENCES.index(hit.text) for hit in hits] == found
    assert [hit.text[mark.start : mark.end] for hit in hits for mark in hit.marks] == marked


def test_a_hit_stands_where_it_says(found_in):
    document = found_in.document("brief")
    hits = found_in.search("de")
    assert hits
    for hit in hits:
        assert document.text[hit.start : hit.end] == hit.text
        assert hit.statements == ()
        assert hit.statement is None


@pytest.mark.parametrize(
    ("query", "said"),
    [("", "no word"), ("  ", "no word"), ("-motie", "no word"), ("& -", "no word"), ('motie "dertig', "not closed")],
)
def test_a_query_without_words_is_refused(found_in, query, said):
    with pytest.raises(ArchiveError, match=said):
        found_in.search(query)


ODD = st.text(st.sampled_from("aé1 -\"*():^.“”'{}+,;\\\0ijĳ motie"), max_size=15) | st.text(max_size=15)


@given(query=ODD)
def test_no_query_breaks_the_search(found_in, query):
    try:
        hits = found_in.search(query)
    except NakomenError as error:
        assert isinstance(error, QueryError)  # noqa: PT017
    else:
        assert all(hit.marks for hit in hits)


@given(
    st.lists(
        st.sampled_from(["motie", "Oekraïne", "e\u0301e\u0301n", "½", "ĳs", "28 676", "nr.", "O'Neill"]), min_size=1
    )
)
def test_a_sentence_is_found_by_each_of_its_words(words):
    text = " ".join(words)
    query = parse_query(f'"{text}"')
    assert [(mark.start, mark.end) for mark in marks_in(text, query)][:1] == [
        (stem_words(text)[0].start, stem_words(text)[-1].end)
    ]


def test_stems_hold_no_sign_that_the_index_would_part():
    for word in ("Oekraïne", "e\u0301e\u0301n", "½", "ŉ", "ﬁnancieel", "İzmir", "ß", "ǰ", "²", "五"):
        for found in stem_words(word):
            for stem in stems_of_word(found and word):
                assert stem
                assert all(character.isalnum() for character in stem)


def test_headings_and_questions_are_found_and_letterheads_are_not(archive):
    kinds = [BlockKind.LETTERHEAD, BlockKind.HEADING, BlockKind.QUESTION, BlockKind.NOTE, BlockKind.SIGNATURE]
    document = build(["Postbus gezien"] * 5)
    blocks = tuple(replace(block, kind=kind) for block, kind in zip(document.blocks, kinds, strict=True))
    archive.keep(replace(document, blocks=blocks), [], b"")
    assert len(archive.search("postbus")) == 3


def test_filters_narrow_a_search(archive, letter):
    for number in range(4):
        archive.keep(*letter(number, points=12, extra="Het kabinet dankt de Kamer voor punt één."))
    assert len(archive.search("kabinet")) == 52
    hits = archive.search("kabinet", Filters(kind="pledge", document="brief-0002"))
    assert [(hit.document, hit.statement.kind) for hit in hits] == [("brief-0002", "pledge")] * 2
    assert {hit.document for hit in archive.search("dankt", Filters(since=date(2019, 1, 3)))} == {
        "brief-0002",
        "brief-0003",
    }
    assert archive.search("dankt", Filters(binding=True)) == []
    assert archive.search("dankt")[0].statement is None
    assert len(archive.search("kabinet", Filters(limit=5))) == 5
    everything = archive.search("kabinet", Filters(limit=52))
    assert everything[20:30] == archive.search("kabinet", Filters(limit=10, offset=20))


def test_filters_that_leave_few_are_looked_for_beyond_the_best(archive, letter):
    """Ask for what ranks last: longer sentences than the 3,000 others."""
    for number in range(3):
        archive.keep(*letter(number, points=1000))
    last = Document("lang", "Het kabinet " + "en nog een punt " * 20 + "zwijgt.", Identity(date=date(2030, 1, 1)))
    archive.keep(last, [], b"")
    assert [hit.document for hit in archive.search("kabinet", Filters(since=date(2029, 1, 1)))] == ["lang"]


def test_better_hits_come_first(archive):
    archive.keep(build(["De motie is besproken en de rest van deze lange zin gaat over heel andere zaken.",
                        "De motie, alweer een motie."]), [], b"")  # fmt: skip
    assert [hit.text[:9] for hit in archive.search("motie")] == ["De motie,", "De motie "]


def test_another_analyser_makes_the_index_again(searched):
    found = searched.search("motie")
    with searched._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE archive_setting SET value = 'an older one' WHERE name = 'analyser'")
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("INSERT INTO sentence_index (sentence_index) VALUES ('delete-all')")
        else:
            connection.exec_driver_sql("DELETE FROM sentence_index")
    assert searched.search("motie") == found
    with searched._reading() as connection:
        value = connection.exec_driver_sql("SELECT value FROM archive_setting WHERE name = 'analyser'").scalar()
    assert value == analyser_version()


def test_a_reread_document_leaves_no_stems_behind(searched):
    searched.keep(build(["Geheel nieuwe woorden."]), [], b"1")
    assert searched.search("motie") == []
    assert len(searched.search("woorden")) == 1
    with searched._reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sentence_index").scalar() == 1
    with searched._engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("INSERT INTO sentence_index (sentence_index) VALUES ('integrity-check')")


def test_a_word_of_monstrous_length_is_kept_and_found(archive):
    blob = "ĳ" * 1_500
    archive.keep(build([f"De bijlage {blob} hoort erbij.", " ".join(f"woord{n}" for n in range(60_000))]), [], b"1")
    assert [hit.text[:10] for hit in archive.search(f"bijlage {blob}")] == ["De bijlage"]
    assert archive.search(blob[:-1]) == []
    assert len(archive.search('"woord7 woord8"')) == 1


def test_both_databases_give_the_same_hits(path, server, letter):
    with Archive(path) as one, Archive(server.new_address()) as other:
        for archive in (one, other):
            archive.keep(build(SENTENCES), [], b"1")
            for number in range(5):
                archive.keep(*letter(number, points=12))
        for query, *_ in QUERIES:
            hits = [{(h.document, h.start, h.marks, h.statements) for h in a.search(query)} for a in (one, other)]
            assert hits[0] == hits[1], query
