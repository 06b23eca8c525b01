"""The faults of tests/long at a size for every day; there the same commands print the figures at full size."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import kills
import migrations
import power_cuts
import reviewers
import write_faults
from nakomen.archive import Archive
from nakomen.archive.connecting import make_engine
from nakomen.archive.migrating import migrate
from nakomen.archive.places import place_of
from nakomen.model import ArchiveError, Judgement, JudgementKind
from nakomen.review import anchor_of
from postgres_server import why_not

pytestmark = pytest.mark.usefixtures("made_anew")


def test_power_cuts_lose_nothing_that_was_acknowledged():
    found, examples = power_cuts.run(40, each=20, writes=4)
    assert (found, examples) == ({"cuts": 40}, [])


def test_the_cuts_do_find_losses_where_nothing_is_synced():
    found, _ = power_cuts.run(20, each=20, writes=4, synchronous="OFF")
    assert found.get("loss", 0) + found.get("damage", 0) > 3


def test_a_disk_that_refuses_any_step_loses_nothing():
    steps, wrong = write_faults.run(stride=15)
    assert wrong == []
    assert steps > 6


def test_killed_readers_and_reviewers_lose_nothing():
    acknowledged, wrong = kills.kill_processes(6)
    assert wrong == []
    assert acknowledged.judgements


@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_a_killed_server_loses_nothing():
    acknowledged, wrong = kills.kill_servers(2)
    assert wrong == []
    assert acknowledged.judgements


def test_reviewers_at_once_lose_nothing_and_stale_words_are_refused(place, monkeypatch):
    # On so few statements they cannot but meet, however slow the machine is.
    monkeypatch.setattr(reviewers, "_LETTERS", 1)
    monkeypatch.setattr(reviewers, "_POINTS", 2)
    told, wrong = reviewers.run(place, reviewers=8, seconds=1.0, pause=0.05)
    assert wrong == []
    assert told.kept
    assert told.refused


def test_migrations_down_and_up_change_nothing(place):
    assert migrations.run(place, 300)[2] == []


def test_going_back_is_refused_where_it_would_lose_judgements(place, letter):
    one = letter(1)
    with Archive(place) as archive:
        archive.keep(*one)
        anchor = anchor_of(one.document, one.statements[0])
        noon = datetime(2025, 3, 1, 12, 0, tzinfo=UTC)
        archive.log.append(Judgement(JudgementKind.CONFIRM, "A. Verzonnen", noon, (anchor,)), bytes(32))
    engine = make_engine(place_of(place), foreign_keys=False)
    with pytest.raises(ArchiveError, match="has no place for judgement"):
        migrate(engine, "0001", "the archive")
    engine.dispose()
    with Archive(place) as archive:
        assert len(archive.log.judgements()) == 1
