"""A common word is looked for from the newest document back; what is found is what looking at all would find."""

from __future__ import annotations

import pytest

from nakomen.archive import Archive, Filters, newest_first
from nakomen.archive.matching import match_expression
from nakomen.archive.query_words import parse_query
from synthetic_archive import fill, vocabulary

#: Grammar in every second sentence, and words of every twentieth.
COMMON = [*vocabulary()[:3], *vocabulary()[20:24]]
CONDITIONS = ["", " kind:pledge", " date:2000-03..2000-09", " -document:brief-00003", " actor:Norway"]
PAGES = [Filters(limit=25), Filters(limit=60, offset=380), Filters(limit=500, offset=40)]


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    with Archive(tmp_path_factory.mktemp("common") / "nakomen.db") as archive:
        fill(archive, 3_000)
        yield archive


@pytest.fixture
def asked(monkeypatch):
    """Tell which answers were looked for from the newest document back, and what came of it."""
    answers = []
    whole = newest_first._in_order

    def noted(*given):
        answers.append(whole(*given))
        return answers[-1]

    monkeypatch.setattr(newest_first, "_in_order", noted)
    return answers


@pytest.mark.parametrize("page", PAGES, ids=("first", "over blocks", "many"))
@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_common_word_finds_the_same_either_way(filled, asked, monkeypatch, condition, page):
    monkeypatch.setattr(newest_first, "_TIMES", 10**6)
    whole = [filled.search(word + condition, page) for word in COMMON]
    assert not asked
    monkeypatch.setattr(newest_first, "_TIMES", 0)
    assert [filled.search(word + condition, page) for word in COMMON] == whole
    assert len(asked) == len(COMMON)
    assert any(whole) or page.offset


def test_it_stops_where_there_is_enough(filled, asked):
    """Grammar stands in every second sentence: 20 times as many as are asked for."""
    assert len(filled.search(vocabulary()[0], Filters(limit=25))) == 25
    assert not asked, "400 are ranked together, and 20 times that is more than all there are"
    with filled._reading() as connection:
        asked_for = newest_first.Asked(match_expression(parse_query(vocabulary()[0])))
        keys = newest_first.newest_of_many(connection, asked_for, 50)
    assert len(keys) == 50
    assert len(asked) == 1


def test_it_gives_up_where_few_documents_pass(filled, asked, monkeypatch):
    """Words that are common and conditions that are rarely met: all that answer are looked at, as for a rare word."""
    whole = filled.search(vocabulary()[0] + " theme:cyber", Filters(limit=300))
    monkeypatch.setattr(newest_first, "_TIMES", 0)
    monkeypatch.setattr(newest_first, "_FIRST", 2)
    monkeypatch.setattr(newest_first, "_A_DOCUMENT", 10**6)
    assert filled.search(vocabulary()[0] + " theme:cyber", Filters(limit=300)) == whole
    assert asked == [None]


def test_it_goes_on_where_so_many_answer_that_looking_at_all_takes_longer(filled, asked, monkeypatch):
    whole = filled.search(vocabulary()[0] + " theme:cyber", Filters(limit=300))
    monkeypatch.setattr(newest_first, "_TIMES", 0)
    monkeypatch.setattr(newest_first, "_FIRST", 2)
    monkeypatch.setattr(newest_first, "_A_DOCUMENT", 1)
    assert filled.search(vocabulary()[0] + " theme:cyber", Filters(limit=300)) == whole
    assert asked[0] is not None
