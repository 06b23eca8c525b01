"""Some hundreds of steps of the machine in tests/long; that it can fail is shown by breaking what it checks."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "long"))

import judging_machine

from nakomen.review import effective


def test_nothing_that_was_judged_is_lost_or_overruled() -> None:
    assert judging_machine.run(150) >= 150


def last_writer_wins(positions):
    return positions[-1] if positions else None


@pytest.mark.parametrize(
    ("module", "name", "broken"),
    [
        (effective, "agreed", last_writer_wins),
    ],
)
def test_the_machine_sees_what_is_broken(monkeypatch, module, name, broken) -> None:
    monkeypatch.setattr(module, name, broken)
    with pytest.raises(AssertionError):
        judging_machine.run(300)
