"""Changes of the log behind the program's back: a kept root shows every one; tests/long makes a thousand."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "long"))

import log_mutations


def test_every_change_of_the_log_is_detected() -> None:
    done = log_mutations.run(400)
    assert done.missed == []
    assert done.made.total() == 400
    assert set(done.made) == {sort.__name__ for sort in log_mutations.SORTS}


def test_the_test_can_miss_a_change(monkeypatch) -> None:
    """Without the kept root an entry that was forged whole goes unseen: it is the root that shows it."""
    checked = log_mutations.check_log
    monkeypatch.setattr(log_mutations, "check_log", lambda log, _: checked(log, []))
    monkeypatch.setattr(log_mutations, "SORTS", (log_mutations.forge_entry, log_mutations.cut_off))
    assert len(log_mutations.run(20).missed) == 20
