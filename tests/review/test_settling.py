"""Settling: each kind of conflict ends with the side that was taken, and no other field is drawn in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging import NOON, SECRET, Desk

from nakomen.archive import Archive
from nakomen.model import Judgement, JudgementError, JudgementKind
from nakomen.review import Conflict, anchor_of_passage, judged
from nakomen.review.coders import coded_by
from nakomen.review.settling import settle_for, settle_with
from nakomen.review.sitting import Sitting


def first_conflict(archive: Archive) -> Conflict:
    return judged(archive).conflicts[0]


def settle(archive: Archive, reviewer: str) -> Judgement:
    """Let Carla take the side of a reviewer in the first conflict."""
    conflict = first_conflict(archive)
    [position] = [one for one in conflict.positions if one.reviewer == reviewer]
    sitting = Sitting(archive, "Carla")
    anchor = sitting.anchor(sitting.look(conflict.statement).statement)
    return sitting.rule(settle_for(position, conflict, anchor, "Carla", NOON.replace(hour=20)), SECRET)


@pytest.mark.parametrize("side", ["Anna", "Bram"])
@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("correct", {"due": "2025"}, {"due": "2026"}),
        ("correct", {"kind": "pledge"}, {"kind": "tasking"}),
        ("change_term", {"due": "2025"}, {"due": "2026"}),
        ("set_status", {"status": "voldaan"}, {"status": "vervallen"}),
        ("set_status", {"compliance:Netherlands": "+1"}, {"compliance:Netherlands": "-1"}),
        ("set_status", {"amount_stage": "budgeted"}, {"amount_stage": "spent"}),
    ],
)
def test_values(
    desk: Desk, archive: Archive, side: str, kind: str, first: dict[str, str], second: dict[str, str]
) -> None:
    desk.rule("Anna", kind, "dijk", values=first, note="gelezen")
    desk.rule("Bram", kind, "dijk", values=second, note="gelezen")
    kept = settle(archive, side)
    assert judged(archive).conflicts == []
    assert kept.values == (first if side == "Anna" else second)
    assert kept.settles


def test_only_the_field_of_the_conflict_is_ruled_on(desk: Desk, archive: Archive) -> None:
    desk.rule("Anna", "correct", "dijk", values={"due": "2025", "theme": "cyber"})
    desk.rule("Bram", "correct", "dijk", values={"due": "2026", "theme": "cyber"})
    assert settle(archive, "Bram").values == {"due": "2026"}
    assert (desk.at("dijk").due, desk.at("dijk").theme) == ("2026", "cyber")


def test_whether_it_is_a_statement_settles_nothing_about_its_fields(desk: Desk, archive: Archive) -> None:
    desk.rule("Anna", "confirm", "dijk")
    desk.rule("Bram", "reject", "dijk")
    kept = settle(archive, "Anna")
    assert kept.kind is JudgementKind.CONFIRM
    assert kept.subjects[0].then == {}
    desk.rule("Anna", "confirm", "gemaal")
    desk.rule("Bram", "reject", "gemaal")
    assert settle(archive, "Bram").kind is JudgementKind.REJECT
    assert judged(archive).conflicts == []


def test_a_merger_and_a_link(desk: Desk, archive: Archive) -> None:
    desk.rule("Anna", "confirm_link", "gemaal", "dijk", values={"relation": "follows_up"})
    desk.rule("Bram", "reject_link", "gemaal", "dijk", values={"relation": "follows_up"})
    settle(archive, "Anna")
    assert [str(one.relation) for one in judged(archive).links] == ["follows_up"]
    desk.rule("Anna", "merge", "dijk", "gemaal")
    conflict = Conflict("", "shape", ())
    with pytest.raises(JudgementError, match="settled for one of its sides"):
        settle_with("merge", conflict, desk.anchor("dijk"), "Carla", NOON)


def test_a_value_that_nobody_gave(desk: Desk, archive: Archive) -> None:
    desk.rule("Anna", "correct", "dijk", values={"due": "2025"})
    desk.rule("Bram", "correct", "dijk", values={"due": "2026"})
    conflict = first_conflict(archive)
    archive.log.append(settle_with("2027", conflict, desk.anchor("dijk"), "Carla", NOON.replace(hour=20)), SECRET)
    assert desk.at("dijk").due == "2027"
    assert judged(archive).conflicts == []


def test_coders_are_held_to_their_own_last_word(desk: Desk, archive: Archive) -> None:
    """Who withdrew said nothing, who rejected says nothing of fields, and the order of names does not count."""
    desk.rule("Anna", "correct", "dijk", values={"actor": "Norway + Denmark", "kind": "pledge"})
    desk.rule("Anna", "correct", "dijk", values={"kind": "tasking"})
    desk.rule("Bram", "correct", "dijk", values={"actor": "Denmark + Norway", "kind": "request"})
    settle(archive, "Bram")
    gone = desk.rule("Anna", "confirm", "gemaal")
    desk.rule("Bram", "confirm", "gemaal")
    archive.log.append(Judgement(JudgementKind.WITHDRAW, "Anna", NOON, judgements=(gone.id,)), SECRET)
    desk.rule("Anna", "confirm", "sluis")
    desk.rule("Bram", "reject", "sluis")
    coded = coded_by(archive, ["Anna", "Bram"])
    assert len(coded.statements) == 2
    assert coded.fields["kind"] == [{"Anna": "tasking", "Bram": "request"}, {"Anna": "finding"}]
    assert coded.fields["actor"][0] == {"Anna": "Denmark + Norway", "Bram": "Denmark + Norway"}
    assert coded.fields["exists"] == [{"Anna": "yes", "Bram": "yes"}, {"Anna": "yes", "Bram": "no"}]
    assert coded.of_kind("finding") == [{"Anna": "no", "Bram": "no"}, {"Anna": "yes", "Bram": "no"}]
    assert coded_by(archive, ["Anna", "Bram"], {desk.at("dijk").id}).statements == (desk.at("dijk").id,)


def test_words_that_a_coder_added_are_coded_too(desk: Desk, archive: Archive) -> None:
    letter = archive.document("brief-1")
    anchor = anchor_of_passage(letter, "Dat is van belang voor de omwonenden.")
    desk.rule("Anna", "add", subjects=(anchor,), values={"kind": "position"})
    other = replace(anchor, statement=judged(archive).statements[1].id)
    desk.rule("Bram", "correct", subjects=(other,), values={"kind": "finding"})
    assert coded_by(archive, ["Anna", "Bram"]).fields["kind"] == [{"Anna": "position", "Bram": "finding"}]
