"""A stamp changes with the archive; what it says beside the judgements does not change with these."""

from __future__ import annotations

from datetime import UTC, datetime

from nakomen.archive import Archive, RunReport
from nakomen.archive.stamping import contents_of
from nakomen.model import Document, Judgement, JudgementKind
from nakomen.review import anchor_of_passage


def test_a_judgement_changes_the_stamp_and_not_the_contents(archive: Archive) -> None:
    letter = Document("brief-1", "Het kabinet zal de Kamer in mei informeren.")
    at = datetime(2026, 3, 10, tzinfo=UTC)
    empty = archive.stamp()
    archive.keep(letter, [], b"bytes")
    read = archive.stamp()
    assert contents_of(read) != contents_of(empty)
    added = Judgement(JudgementKind.ADD, "Anna", at, (anchor_of_passage(letter, letter.text),), {"kind": "assurance"})
    archive.log.append(added, b"0" * 32)
    judged = archive.stamp()
    assert judged != read
    assert contents_of(judged) == contents_of(read)
    archive.note_run(RunReport(started_at=at))
    assert contents_of(archive.stamp()) != contents_of(judged)
