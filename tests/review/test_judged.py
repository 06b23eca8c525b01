"""What counts when people have ruled: fields, existence, shapes, links, and what they disagree on."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest
from judging import DIKE, DONE, LETTER, PUMP, Desk

from nakomen.archive import Archive, Filters
from nakomen.model import Kind, Link, Relation, Standing
from nakomen.review import anchor_of_passage, judged
from nakomen.review.listing import judged_statements
from nakomen.review.standing import judged_status


def quotes(archive: Archive) -> list[str]:
    return [one.quote for one in judged(archive).statements]


def test_without_judgements_all_is_as_the_program_has_it(desk: Desk) -> None:
    assert judged(desk.archive).statements == desk.archive.statements()


def test_a_corrected_field_counts_and_says_why(desk: Desk) -> None:
    ruled = desk.rule("Anna", "correct", "dijk", values={"due": "2025", "kind": "pledge", "actor": "Norway + Germany"})
    one = desk.at("dijk")
    assert (one.due, one.kind, one.actor) == ("2025", Kind.PLEDGE, ("Norway", "Germany"))
    assert {f"judgement/{ruled.id}"} == {reason.row for reason in one.because if reason.field == "due"}
    touched = judged(desk.archive).touched[one.id]
    assert touched.standing is Standing.ESTABLISHED
    assert touched.derived is not None
    assert touched.derived.due == "2024"
    assert desk.at("gemaal").due == "2024"


def test_what_is_rejected_is_left_out(desk: Desk) -> None:
    desk.rule("Anna", "reject", "dijk")
    assert quotes(desk.archive) == [PUMP, DONE]


def test_a_statement_added_by_hand_is_there(desk: Desk) -> None:
    document = desk.archive.document("brief-1")
    anchor = anchor_of_passage(document, "Dat is van belang voor de omwonenden.")
    desk.rule("Anna", "add", subjects=(anchor,), values={"kind": "position", "actor": "Netherlands"})
    added = desk.at("omwonenden")
    assert (added.kind, added.actor, added.id) == (Kind.POSITION, ("Netherlands",), anchor.statement)
    assert document.text[added.start : added.end] == added.quote
    assert quotes(desk.archive)[1] == added.quote
    # When a later program finds it too, it is one statement, with what the person said of it.
    desk.read(LETTER, DIKE, PUMP, f"finding: {DONE}", "finding: Dat is van belang voor de omwonenden.", due="2024")
    assert desk.at("omwonenden").kind is Kind.POSITION
    assert len(quotes(desk.archive)) == 4


def test_merged_statements_are_one_over_all_their_words(desk: Desk) -> None:
    desk.rule("Anna", "merge", "gemaal", "sluis")
    one = desk.at("sluis")
    assert one.quote == f"{PUMP} {DONE}"
    assert len(quotes(desk.archive)) == 2
    found = judged(desk.archive)
    assert set(found.merged.values()) == {one.id}


def test_a_split_statement_gives_way_to_its_parts(desk: Desk) -> None:
    document = desk.archive.document("brief-1")
    parts = tuple(
        anchor_of_passage(document, words)
        for words in ("Het kabinet zegt toe", "de dijk bij Meerveld in 2024 te verhogen.")
    )
    ruled = desk.rule("Anna", "split", subjects=(desk.anchor("dijk"), *parts))
    assert quotes(desk.archive)[:2] == [part.quote for part in parts]
    assert desk.at("verhogen").actor == ("Netherlands",)
    desk.rule("Anna", "correct", "verhogen", values={"due": "2026"})
    assert desk.at("verhogen").due == "2026"
    desk.rule("Anna", "withdraw", subjects=(), judgements=(ruled.id,))
    found = quotes(desk.archive)
    assert DIKE in found
    assert parts[0].quote not in found


def test_a_part_that_holds_nearly_all_words_is_not_taken_for_the_whole(desk: Desk) -> None:
    document = desk.archive.document("brief-1")
    parts = tuple(anchor_of_passage(document, words) for words in (DIKE[:3], DIKE[4:]))
    desk.rule("Anna", "split", subjects=(desk.anchor("dijk"), *parts))
    assert quotes(desk.archive)[:2] == [DIKE[:3], DIKE[4:]]


def test_what_is_withdrawn_counts_no_more(desk: Desk) -> None:
    ruled = desk.rule("Anna", "reject", "dijk")
    desk.rule("Anna", "withdraw", subjects=(), judgements=(ruled.id,))
    assert DIKE in quotes(desk.archive)


def test_who_changes_her_mind_is_in_no_conflict(desk: Desk) -> None:
    desk.rule("Anna", "correct", "dijk", values={"due": "2025"})
    desk.rule("Anna", "correct", "dijk", values={"due": "2026"})
    assert desk.at("dijk").due == "2026"
    assert judged(desk.archive).conflicts == []


def test_two_who_disagree_are_a_conflict_until_it_is_settled(desk: Desk) -> None:
    first = desk.rule("Anna", "correct", "dijk", values={"due": "2025", "theme": "cyber"})
    second = desk.rule("Bram", "correct", "dijk", values={"due": "2026"})
    found = judged(desk.archive)
    [conflict] = found.conflicts
    assert [(one.reviewer, one.value) for one in conflict.positions] == [("Anna", "2025"), ("Bram", "2026")]
    assert (conflict.field, found.touched[conflict.statement].disputed) == ("due", ("due",))
    assert desk.at("dijk").due == "2024", "neither counts: the program's value stands until it is settled"
    assert desk.at("dijk").theme == "cyber", "what nobody disputes counts"
    desk.rule("Cleo", "correct", "dijk", values={"due": "2026-06"}, judgements=(first.id, second.id))
    found = judged(desk.archive)
    assert found.conflicts == []
    assert desk.at("dijk").due == "2026-06"
    desk.rule("Bram", "correct", "dijk", values={"due": "2027"})
    assert [c.field for c in judged(desk.archive).conflicts] == ["due"], "a later word against it is a new conflict"


def test_the_order_of_names_is_no_conflict(desk: Desk) -> None:
    desk.rule("Anna", "correct", "dijk", values={"actor": "Norway + Denmark"})
    desk.rule("Bram", "correct", "dijk", values={"actor": "Denmark + Norway"})
    assert judged(desk.archive).conflicts == []
    desk.rule("Bram", "correct", "dijk", values={"actor": "Denmark"})
    assert [conflict.field for conflict in judged(desk.archive).conflicts] == ["actor"]


def test_two_who_agree_are_none(desk: Desk) -> None:
    desk.rule("Anna", "correct", "dijk", values={"due": "2025"})
    desk.rule("Bram", "confirm", "dijk")
    assert judged(desk.archive).conflicts == []
    assert desk.at("dijk").due == "2025"


def test_a_rejection_against_a_confirmation_keeps_the_statement_in_sight(desk: Desk) -> None:
    desk.rule("Anna", "confirm", "dijk")
    desk.rule("Bram", "reject", "dijk")
    assert DIKE in quotes(desk.archive)
    assert [one.field for one in judged(desk.archive).conflicts] == ["exists"]


def test_links_are_rejected_confirmed_and_added(desk: Desk) -> None:
    dike, pump, done = (desk.at(words).id for words in ("dijk", "gemaal", "sluis"))
    desk.archive.replace_links([Link(done, dike, Relation.FOLLOWS_UP, "share dijk", 0.6)])
    desk.rule("Anna", "reject_link", "sluis", "dijk", values={"relation": "follows_up"})
    assert judged(desk.archive).links == []
    desk.rule("Anna", "confirm_link", "sluis", "gemaal", values={"relation": "fulfils"})
    [link] = judged(desk.archive).links
    assert (link.later, link.earlier, link.relation, link.confidence) == (done, pump, Relation.FULFILS, 1.0)
    assert judged(desk.archive).established_links == {(done, pump, "fulfils")}


def test_a_confirmed_link_of_another_sort_replaces_the_programs(desk: Desk) -> None:
    dike, done = (desk.at(words).id for words in ("dijk", "sluis"))
    desk.archive.replace_links([Link(done, dike, Relation.FOLLOWS_UP, "share dijk", 0.6)])
    desk.rule("Anna", "confirm_link", "sluis", "dijk", values={"relation": "fulfils"})
    assert [one.relation for one in judged(desk.archive).links] == [Relation.FULFILS]


def test_links_of_merged_statements_lead_to_the_whole(desk: Desk) -> None:
    dike, done = (desk.at(words).id for words in ("dijk", "sluis"))
    desk.archive.replace_links([Link(done, dike, Relation.FULFILS, "share dijk", 0.6)])
    desk.rule("Anna", "merge", "gemaal", "sluis")
    [link] = judged(desk.archive).links
    assert link.later == desk.at("sluis").id


def test_disagreement_about_a_link_is_a_conflict(desk: Desk) -> None:
    desk.rule("Anna", "confirm_link", "sluis", "gemaal", values={"relation": "fulfils"})
    desk.rule("Bram", "reject_link", "sluis", "gemaal", values={"relation": "fulfils"})
    found = judged(desk.archive)
    assert [one.field for one in found.conflicts] == ["link fulfils"]
    assert found.links == []


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_the_log_does_not_matter(desk: Desk, tmp_path, order: tuple[int, ...]) -> None:
    """Two laptops that have the same judgements show the same, in whatever order they came."""
    desk.rule("Anna", "correct", "dijk", values={"due": "2025"})
    desk.rule("Bram", "correct", "gemaal", values={"due": "2026"})
    desk.rule("Anna", "correct", "dijk", values={"due": "2027"})
    records = desk.archive.log.records()
    with Archive(tmp_path / "other.db") as archive:
        other = Desk(archive)
        other.read(LETTER, DIKE, PUMP, f"finding: {DONE}", due="2024")
        done = archive.log.take_in([(at, records[at]) for at in order])
        assert (done.added, done.known) == (3, 0)
        assert archive.log.take_in(enumerate(records)).known == 3
        assert judged(archive).statements == judged(desk.archive).statements
        assert archive.log.check().problems == ()


def test_a_second_link_that_is_confirmed_leaves_the_first_in_force(desk: Desk) -> None:
    """One report of two undertakings stands in the spoor of both; the program's link gives way to a person's."""
    done, pump, dike = (desk.at(words).id for words in ("sluis", "gemaal", "dijk"))
    desk.rule("Anna", "confirm_link", "sluis", "gemaal", values={"relation": "fulfils"})
    desk.rule("Anna", "confirm_link", "sluis", "dijk", values={"relation": "fulfils"})
    found = judged(desk.archive)
    assert [(one.id, one.statements, [each.earlier for each in one.links]) for one in found.sporen] == [
        (dike, (dike, done), [dike]),
        (pump, (pump, done), [pump]),
    ]
    desk.rule("Anna", "reject_link", "sluis", "dijk", values={"relation": "fulfils"})
    assert [one.statements for one in judged(desk.archive).sporen] == [(dike,), (pump, done)]


def test_an_undertaking_that_carries_on_two_makes_one_spoor_of_them(desk: Desk) -> None:
    again = "Het kabinet zegt nogmaals toe de dijk te verhogen en over het gemaal te informeren."
    desk.read(f"Geachte voorzitter,\n{again}", again, document="brief-2", day=date(2025, 1, 10), due="2026")
    dike, pump, both = (desk.at(words).id for words in ("Meerveld", "voor de zomer", "nogmaals"))
    assert len(judged(desk.archive).sporen) == 3
    desk.rule("Anna", "confirm_link", "nogmaals", "Meerveld", values={"relation": "changes"})
    desk.rule("Anna", "confirm_link", "nogmaals", "voor de zomer", values={"relation": "changes"})
    [spoor] = judged(desk.archive).sporen
    assert spoor.statements == (dike, pump, both)
    assert [(one.later, one.earlier) for one in spoor.links] == [(both, dike), (both, pump)]
    found = judged(desk.archive)
    status = judged_status(found, spoor, {one.id: one for one in found.statements}, date(2025, 6, 1))
    assert status is not None
    assert (status.due, dict(status.replaced)) == ("2026", {dike: both, pump: both})


def test_a_list_makes_no_sporen_and_no_events(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are made when first asked for, and once."""
    desk.rule("Anna", "confirm", "dijk")
    made: list[str] = []
    # The package has a function of the module's name.
    judged_module = import_module("nakomen.review.judged")
    sporen, events = judged_module.find_sporen, judged_module.dated_events
    monkeypatch.setattr(judged_module, "find_sporen", lambda *given: made.append("sporen") or sporen(*given))
    monkeypatch.setattr(judged_module, "dated_events", lambda *given: made.append("events") or events(*given))
    found = judged(desk.archive)
    assert len(judged_statements(desk.archive, Filters(kind="assurance"), found)) == 2
    assert found.conflicts == []
    assert made == []
    assert found.sporen is found.sporen
    assert made == ["sporen"]


def test_the_log_can_be_read_from_an_entry_on(desk: Desk) -> None:
    first, second = (desk.rule("Anna", "confirm", words) for words in ("dijk", "sluis"))
    assert [one.id for one in desk.archive.log.between(first.number + 1)] == [second.id]
    assert desk.archive.log.between(1) == desk.archive.log.judgements()
    assert desk.archive.log.reviewers() == ["Anna"]
