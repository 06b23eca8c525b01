"""In which order hits come, and that a page of them is the same however it is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nakomen.archive import Filters
from nakomen.archive.query_words import parse_query
from nakomen.archive.ranking import RANKED_TOGETHER, points_of
from nakomen.model import Block, BlockKind, Document, Identity, Kind, Statement


def build(name, day, sentences):
    text, blocks, at = "\n\n".join(sentences), [], 0
    for sentence in sentences:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(sentence)))
        at += len(sentence) + 2
    return Document(name, text, Identity(date=day), blocks=tuple(blocks))


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("motie", "De motie, alweer een motie.", "De motie is besproken."),
        ("motie", "De motie is besproken.", "De motie is besproken in een lange vergadering over van alles."),
        ("dertig dagen", "Binnen dertig dagen zijn er schepen.", "Dertig schepen zijn er binnen dagen."),
        ("dagen dertig", "Binnen dertig dagen zijn er schepen.", "Dertig schepen zijn er binnen dagen."),
    ],
)
def test_points(query, better, worse):
    assert points_of(better, parse_query(query)) > points_of(worse, parse_query(query))


def test_equal_sentences_come_with_undertakings_first_then_the_newest(archive):
    line = "Over de motie nu."
    for name, day in (
        ("oud", date(2018, 1, 1)),
        ("nieuw", date(2022, 1, 1)),
        ("zonder", None),
        ("b", date(2020, 1, 1)),
    ):
        made = [Statement("s" + name, name, 0, len(line), line, line, Kind.PLEDGE)] if name == "oud" else []
        archive.keep(build(name, day, [line]), made, name.encode())
    assert [hit.document for hit in archive.search("motie")] == ["oud", "nieuw", "b", "zonder"]


def test_pages_of_hits_make_the_whole(archive):
    """More hits than are ranked together: the best of the newest, then the best of the rest."""
    many = RANKED_TOGETHER + 50
    lines = [f"Over de motie {'en meer ' * (at % 7)}punt {at}." for at in range(many)]
    archive.keep(build("oud", date(2018, 1, 1), lines[:90]), [], b"1")
    archive.keep(build("nieuw", date(2022, 1, 1), lines[90:]), [], b"2")
    whole = archive.search("motie", Filters(limit=many))
    assert len(whole) == many == len({(hit.document, hit.start) for hit in whole})
    assert {hit.document for hit in whole[RANKED_TOGETHER:]} == {"oud"}
    pages = [hit for at in range(0, many, 60) for hit in archive.search("motie", Filters(limit=60, offset=at))]
    assert pages == whole
    assert archive.search("motie", Filters(limit=0)) == []


def test_a_statement_that_runs_over_sentences_stands_in_each(archive):
    lines = ["De motie begint.", "x" * 1200 + " midden.", "De munitie eindigt."]
    document = build("lang", None, lines)
    long = Statement("lang", "lang", 0, len(document.text), document.text, lines[0], Kind.PLEDGE)
    archive.keep(document, [long, replace(long, id="kort", end=8, quote="De motie", kind=Kind.REQUEST)], b"1")
    assert [one.id for one in archive.search("munitie kind:pledge")[0].statements] == ["lang"]
    assert archive.search("munitie kind:request") == []
    assert [one.id for one in archive.statements(Filters(query="munitie"))] == ["lang"]
    assert [one.id for one in archive.statements(Filters(query="-munitie"))] == ["kort"]
