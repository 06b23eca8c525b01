from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from nakomen.archive import Archive, Kept
from nakomen.model.motion_records import MotionOutcome, MotionRecord, Mover, Vote, VoteChoice

MOTION = MotionRecord(
    id="0c5b8f6e-0000-4000-8000-000000000002",
    number="2023Z10149",
    paper="kst-39412-88",
    dossiers=("39412",),
    title="Motie van het lid Wouda over de veerhavens",
    subject="Motie",
    moved_on=date(2023, 6, 1),
    movers=(Mover("A. Wouda", "Veerpartij", first=True),),
    appreciation="Oordeel Kamer",
    outcome=MotionOutcome.ADOPTED,
    outcome_said="Stemmen - aangenomen",
    decided_on=date(2023, 6, 6),
    votes=(Vote("Veerpartij", "", VoteChoice.FOR, 30), Vote("Duin", "B. Bedacht", VoteChoice.AGAINST, 1, mistake=True)),
    source="https://gegevensmagazijn.example/Zaak",
    unknown_words=("Kabinetsappreciatie: Omarmd",),
)
AT = datetime(2023, 6, 7, 12, tzinfo=UTC)


def test_a_motion_comes_back_as_it_was_kept(archive):
    assert archive.keep_motions([MOTION], fetched_at=AT) == [Kept.NEW]
    assert archive.motions() == [MOTION]
    assert archive.keep_motions([MOTION]) == [Kept.UNCHANGED]


def test_one_that_changed_is_a_new_version_and_the_old_one_stays(archive):
    held = replace(MOTION, outcome=MotionOutcome.HELD, outcome_said="Aangehouden", decided_on=None)
    before = archive.stamp()
    archive.keep_motions([held], fetched_at=AT)
    assert archive.stamp() != before
    assert archive.keep_motions([MOTION]) == [Kept.CHANGED]
    assert archive.motions() == [MOTION]
    with archive._reading() as connection:
        kept = connection.exec_driver_sql("SELECT version, outcome, decided_on FROM motion ORDER BY version").all()
    assert kept == [(1, "held", None), (2, "adopted", "2023-06-06")]


def test_one_that_the_register_removed_keeps_its_words_and_is_not_listed(archive):
    gone = replace(MotionRecord.from_dict({"id": MOTION.id}), removed=True)
    assert archive.keep_motions([gone]) == [Kept.UNCHANGED]
    archive.keep_motions([MOTION])
    assert archive.keep_motions([gone]) == [Kept.CHANGED]
    assert archive.keep_motions([gone]) == [Kept.UNCHANGED]
    assert (archive.motions(), archive.motion_ids()) == ([], {MOTION.id})
    assert archive.keep_motions([MOTION]) == [Kept.CHANGED]
    assert archive.motions() == [MOTION]


def test_all_or_none(archive):
    with pytest.raises(AttributeError):
        archive.keep_motions([MOTION, None])
    assert archive.motions() == []


def test_motions_move_with_the_archive(archive, tmp_path):
    archive.keep_motions([MOTION], fetched_at=AT)
    with Archive(tmp_path / "moved.db") as moved:
        assert archive.copy_to(moved)["motion"] == 1
        assert moved.motions() == [MOTION]
