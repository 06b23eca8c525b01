"""A reviewer at work: what she has to do and sees, in which order, and what others do meanwhile."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from judging import NOON, SECRET, Desk

from nakomen.archive import Archive, Filters
from nakomen.model import Judgement, JudgementError, JudgementKind, Kind, Statement
from nakomen.review.ordering import by_worth, sample_of
from nakomen.review.sitting import Sitting


def statement(identity: str, kind: str, confidence: float, due: str = "") -> Statement:
    return Statement(identity, "brief-1", 0, 4, "Ja .", "Ja .", Kind(kind), confidence=confidence, due=due)


def test_what_a_judgement_is_worth() -> None:
    """Each row is worth more than the next."""
    rows = [
        statement("unsure", "pledge", 0.42, "2030"),
        statement("near", "assurance", 0.85, "2026-04"),
        statement("past", "request", 0.81, "../2025-06-01"),
        statement("far", "tasking", 0.88, "2031"),
        statement("without a term", "agreement", 0.8),
        statement("view", "position", 0.3),
        statement("stand", "finding", 0.9),
        statement("ruled", "pledge", 0.1),
    ]
    found = by_worth(rows[::-1], date(2026, 3, 1), {"ruled"})
    assert [one.id for one in found] == [one.id for one in rows]


def test_a_sample_hardly_changes_with_what_is_read_later() -> None:
    first = [statement(f"s{number}", "pledge", 0.5) for number in range(200)]
    more = [*first, *(statement(f"t{number}", "pledge", 0.5) for number in range(10))]
    drawn = {one.id for one in sample_of(first, 50, 3)}
    assert len(drawn) == 50
    assert drawn == {one.id for one in sample_of(first[::-1], 50, 3)}
    assert len(drawn & {one.id for one in sample_of(more, 50, 3)}) >= 40
    assert drawn != {one.id for one in sample_of(first, 50, 4)}


def test_a_reviewer_sees_her_own_value_where_others_disagree(desk: Desk, archive: Archive) -> None:
    """Confirming what she sees then never gives up what she said."""
    desk.rule("Anna", "correct", "dijk", values={"due": "2025"})
    desk.rule("Bram", "correct", "dijk", values={"due": "2026"})
    identity = desk.at("dijk").id
    assert desk.at("dijk").due == "2024"
    looks = {name: Sitting(archive, name).look(identity) for name in ("Anna", "Bram", "Carla")}
    assert {name: look.statement.due for name, look in looks.items()} == {
        "Anna": "2025",
        "Bram": "2026",
        "Carla": "2024",
    }
    assert [one.value for one in looks["Carla"].positions["due"]] == ["2025", "2026"]
    blind = Sitting(archive, "Carla", blind=True).look(identity)
    assert (blind.statement.due, blind.positions, blind.judgements, blind.seen) == ("2024", {}, (), None)


def test_what_others_do_meanwhile_is_seen(desk: Desk, archive: Archive, path: Path) -> None:
    sitting = Sitting(archive, "Anna")
    identity = desk.at("dijk").id
    before = sitting.look(identity)
    with Archive(path) as other:
        Desk(other).rule("Bram", "correct", "dijk", values={"kind": "pledge"})
    with pytest.raises(JudgementError, match="Bram: correct"):
        sitting.rule(
            Judgement(JudgementKind.CONFIRM, "Anna", NOON, (sitting.anchor(before.statement),), seen=before.seen),
            SECRET,
        )
    after = sitting.look(identity)
    assert after.statement.kind is Kind.PLEDGE
    assert not after.reviewed_by("Anna")
    sitting.rule(
        Judgement(JudgementKind.CONFIRM, "Anna", NOON, (sitting.anchor(after.statement),), seen=after.seen), SECRET
    )
    assert sitting.look(identity).reviewed_by("Anna")
    last = sitting.own_last()
    assert last is not None
    sitting.withdraw(last, NOON, SECRET)
    assert not sitting.reviewed(identity)
    assert sitting.own_last() is None


def test_the_scope(desk: Desk, archive: Archive) -> None:
    """What others rejected is not hers to review; what she rejected counts as reviewed; a comment as nothing."""
    desk.rule("Bram", "reject", "sluis")
    desk.rule("Anna", "reject", "dijk")
    desk.rule("Anna", "comment", "gemaal", note="later")
    sitting = Sitting(archive, "Anna")
    scope = {one.quote[:11]: sitting.reviewed(one.id) for one in sitting.scope(Filters())}
    assert scope == {"De minister": False, "Het kabinet": True}
    blind = Sitting(archive, "Anna", blind=True)
    assert len(blind.scope(Filters())) == 3
    assert len(sitting.scope(Filters(), (2, 1))) == 2
    assert len(sitting.scope(Filters(kind="finding"))) == 0


def test_a_reread_letter_keeps_what_was_reviewed(desk: Desk, archive: Archive) -> None:
    """Ids and places change with the words before a statement; what she ruled on stays reviewed."""
    desk.rule("Anna", "confirm", "dijk")
    text = "Den Haag, 3 mei.\nHet kabinet zegt toe de dijk bij Meerveld in 2024 te verhogen!"
    desk.read(text, "Het kabinet zegt toe de dijk bij Meerveld in 2024 te verhogen!", due="2024")
    sitting = Sitting(archive, "Anna")
    assert [sitting.reviewed(one.id) for one in sitting.scope(Filters())] == [True]
