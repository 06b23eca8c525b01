"""Many who judge at once: nothing is lost, and of those who saw the same only one is first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from judging import SECRET, anchor, confirm

from nakomen.archive import Archive
from nakomen.model import JudgementError


def test_all_that_was_acknowledged_is_there(path: Path) -> None:
    """Each with an archive of her own, as processes have."""
    Archive(path).close()

    def judge(number: int) -> list[str]:
        with Archive(path) as archive:
            own = anchor(f"statement-{number}")
            return [
                archive.log.append(confirm(f"reviewer {number}", minute, subjects=(own,)), bytes([number]) * 32).id
                for minute in range(8)
            ]

    with ThreadPoolExecutor(8) as pool:
        acknowledged = [one for ids in pool.map(judge, range(8)) for one in ids]
    with Archive(path) as archive:
        kept = archive.log.judgements()
        assert {one.id for one in kept} == set(acknowledged)
        assert [one.number for one in kept] == list(range(1, 65))
        assert archive.log.check().problems == ()


def test_of_those_who_saw_the_same_only_one_is_first(archive: Archive) -> None:
    first = archive.log.append(confirm(), SECRET)

    def judge(number: int) -> bool:
        try:
            archive.log.append(replace(confirm(f"reviewer {number}", number), seen=first.id), bytes([number]) * 32)
        except JudgementError as error:
            return "somebody judged this meanwhile" not in error.what
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(judge, range(1, 13))) == 1
    assert len(archive.log.judgements()) == 2
