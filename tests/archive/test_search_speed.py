"""Search keeps its pace: a smaller archive of the sort that tests/long/search_speed.py measures with a million."""

from __future__ import annotations

import time
from functools import partial

import pytest

from nakomen.archive import Archive
from search_speed import count_sentences, words_below
from synthetic_archive import fill


def search_all(archive, words, condition):
    for word in words:
        archive.search(f"{word}{condition}")


def cpu(work, rounds=3):
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


@pytest.fixture(scope="module")
def archives(tmp_path_factory):
    opened = []
    for sentences in (500, 4_000):
        archive = Archive(tmp_path_factory.mktemp("speed") / "nakomen.db")
        fill(archive, sentences)
        opened.append(archive)
    yield opened
    for archive in opened:
        archive.close()


def test_work_grows_with_what_matches_at_most(archives):
    """Eight times the sentences: eight times the matches at most, and of those only a block is ranked."""
    words = words_below(archives[1], 0.02, 12)
    assert max(count_sentences(archives[1], word) for word in words) < 0.02 * 4_000
    for condition in ("", " kind:pledge actor:Netherlands", " date:2005..2012"):
        small, large = (cpu(partial(search_all, archive, words, condition)) for archive in archives)
        assert large / small < 8, f"eight times the archive takes {large / small:.1f} times as long{condition}"


def test_a_search_takes_less_than_looking_at_every_sentence(archives):
    """The yardstick reads all sentences once; a search takes less, with its ranking and statements."""
    words = words_below(archives[1], 0.02, 12)
    with archives[1]._reading() as connection:
        yardstick = cpu(lambda: connection.exec_driver_sql("SELECT * FROM sentence").fetchall())
    searched = cpu(partial(search_all, archives[1], words, " has:due")) / len(words)
    assert searched < yardstick, f"{searched * 1000:.1f} ms against {yardstick * 1000:.1f} ms"
