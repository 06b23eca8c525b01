"""What the log takes in, what it refuses, and that nothing in it can be changed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from judging import NOON, SECRET, anchor, confirm, correct

from nakomen.archive import Archive
from nakomen.archive.connecting import writing
from nakomen.archive.judgement_log import LogRoot
from nakomen.archive.judgement_rows import record_of
from nakomen.model import ArchiveError, Judgement, JudgementError, JudgementKind

KINDS = [
    confirm(),
    confirm(kind=JudgementKind.REJECT, note="dit is een vraag, geen toezegging"),
    correct(due="2024-12-31", amounts=">=2 %GDP;5 months"),
    confirm(kind=JudgementKind.MERGE, subjects=(anchor("a"), anchor("b"))),
    confirm(kind=JudgementKind.SPLIT, subjects=(anchor("a"), anchor("b", "Het"), anchor("c", "kabinet", 4))),
    confirm(kind=JudgementKind.ADD, values={"kind": "assurance"}),
    confirm(kind=JudgementKind.CONFIRM_LINK, subjects=(anchor("b"), anchor("a")), values={"relation": "fulfils"}),
    confirm(kind=JudgementKind.REJECT_LINK, subjects=(anchor("b"), anchor("a"))),
    confirm(kind=JudgementKind.SET_STATUS, values={"status": "voldaan"}, subjects=(anchor(), anchor(""))),
    confirm(kind=JudgementKind.SET_STATUS, values={"compliance:Norway": "+1", "amount_stage": "spent"}),
    confirm(kind=JudgementKind.CHANGE_TERM, values={"due": "../2026-06"}),
    confirm(kind=JudgementKind.COMMENT, note="«ĳ» — twee\nregels"),
]


@pytest.mark.parametrize("judgement", KINDS, ids=lambda one: str(one.kind))
def test_what_was_judged_comes_back(archive: Archive, judgement: Judgement) -> None:
    kept = archive.log.append(judgement, SECRET)
    assert (kept.number, archive.log.judgements(), archive.log.last()) == (1, [kept], kept.id)
    assert replace(kept, number=0, id="", program_version="") == judgement
    [record] = archive.log.records()
    assert record_of(record.to_dict()) == replace(record, judgement=replace(kept, number=0))
    assert archive.log.check().problems == ()


def test_it_is_still_there_when_the_archive_is_opened_again(path) -> None:
    with Archive(path) as archive:
        kept = [archive.log.append(confirm(minute=minute), SECRET) for minute in range(5)]
        root = archive.log.root()
    with Archive(path, create=False) as archive:
        assert archive.log.judgements() == kept
        assert [one.number for one in kept] == [1, 2, 3, 4, 5]
        assert len({one.id for one in kept}) == 5
        assert archive.log.root() == root


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE judgement SET kind = 'reject'",
        "DELETE FROM judgement",
        "UPDATE judgement_subject SET quote = 'iets anders'",
        "DELETE FROM judgement_subject",
        "DELETE FROM judgement_person",
        "UPDATE judgement_person SET note = 'iets anders'",
        "UPDATE judgement_person SET reviewer = 'Bram'",
        "UPDATE judgement_person SET number = 7, note = '', note_salt = NULL",
    ],
)
def test_the_database_itself_refuses_a_change(archive: Archive, deed: str) -> None:
    """Past all code of ours: straight to the database, whichever it is."""
    kept = archive.log.append(confirm(), SECRET)
    with pytest.raises(ArchiveError) as error, writing(archive._open_engine()) as connection:
        connection.exec_driver_sql(deed)
    assert "only grows" in str(error.value.__cause__)
    assert archive.log.judgements() == [kept]


def refused(**fields: object) -> tuple[str, str]:
    with pytest.raises(JudgementError) as error:
        confirm(**fields)
    return error.value.what, error.value.remedy


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": "approve"}, "there is no judgement “approve”"),
        ({"reviewer": " "}, "has a reviewer"),
        ({"kind": JudgementKind.CORRECT, "values": {"kind": "belofte"}}, "“belofte” is no value of kind"),
        ({"kind": JudgementKind.CORRECT, "values": {"deadline": "2024"}}, "no field “deadline”"),
        ({"kind": JudgementKind.CORRECT, "values": {"due": "voor de zomer"}}, "no time in EDTF"),
        ({"kind": JudgementKind.CORRECT, "values": {"due": "2023-02-29"}}, "no time in EDTF"),
        ({"kind": JudgementKind.CORRECT, "values": {"amounts": "veel"}}, "“veel” is no amount"),
        ({"kind": JudgementKind.CORRECT, "values": {"amounts": "2 %GDP;"}}, "“” is no amount"),
        ({"kind": JudgementKind.CORRECT}, "nothing is corrected"),
        ({"kind": JudgementKind.CORRECT, "values": {"due": "2024\0"}}, "no time in EDTF"),
        ({"note": "half \ud800"}, "half a character"),
        ({"values": {"due": "2024"}}, "gives no field “due”"),
        ({"kind": JudgementKind.SET_STATUS, "values": {"status": "gedaan"}}, "“gedaan” is no value of status"),
        ({"kind": JudgementKind.SET_STATUS, "values": {"status": "voldaan"}}, "needs its evidence"),
        ({"kind": JudgementKind.SET_STATUS, "values": {"compliance:Norway": "2"}}, "“2” is no value of compliance"),
        ({"kind": JudgementKind.SET_STATUS, "values": {"compliance:": "0"}}, "gives no field"),
        ({"kind": JudgementKind.CHANGE_TERM}, "gives the field “due”"),
        ({"kind": JudgementKind.ADD, "values": {"due": "2024"}}, "gives the field “kind”"),
        ({"kind": JudgementKind.COMMENT}, "a comment says something"),
        ({"kind": JudgementKind.WITHDRAW, "subjects": ()}, "nothing is named"),
        ({"kind": JudgementKind.MERGE}, "about 2–50 passages, not 1"),
        ({"subjects": ()}, "about 1 passages, not 0"),
        ({"subjects": (anchor(quote="  "),)}, "words of a document"),
        ({"kind": JudgementKind.SPLIT, "subjects": (anchor(), anchor("b", "Het"), anchor("c", "x", 90))}, "outside"),
        ({"kind": JudgementKind.REJECT_LINK, "subjects": (anchor(), anchor())}, "two ends"),
        (
            {"kind": JudgementKind.MERGE, "subjects": (anchor(), replace(anchor(), document="brief-2"))},
            "different documents",
        ),
    ],
)
def test_what_cannot_be_judged_is_refused_with_a_remedy(fields: dict[str, object], said: str) -> None:
    what, remedy = refused(**fields)
    assert said in what
    assert remedy


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(JudgementError, match="zone"):
        Judgement(JudgementKind.CONFIRM, "Anna", NOON.replace(tzinfo=None), (anchor(),))


def test_a_stale_judgement_is_refused_with_what_came_between(archive: Archive) -> None:
    first = archive.log.append(confirm("Anna Vos", seen=""), SECRET)
    archive.log.append(replace(correct("Bram Kok", 1, due="2025"), seen=first.id), SECRET)
    with pytest.raises(JudgementError) as error:
        archive.log.append(replace(correct("Cleo Prins", 2, due="2026"), seen=first.id), SECRET)
    assert "Bram Kok: correct" in error.value.what
    assert "2025" in error.value.what
    assert error.value.where == "brief-0001-000"
    assert len(archive.log.judgements()) == 2
    archive.log.append(replace(correct("Cleo Prins", 3, due="2026"), seen=archive.log.last()), SECRET)


def test_comments_and_other_statements_make_nothing_stale(archive: Archive) -> None:
    archive.log.append(confirm(kind=JudgementKind.COMMENT, note="let op"), SECRET)
    archive.log.append(confirm(minute=1, subjects=(anchor("another"),)), SECRET)
    archive.log.append(confirm(minute=2, seen=""), SECRET)
    assert len(archive.log.judgements()) == 3


def test_what_was_seen_has_to_be_in_the_log(archive: Archive) -> None:
    with pytest.raises(JudgementError, match="no judgement ffff in the log"):
        archive.log.append(confirm(seen="ffff"), SECRET)


def test_all_or_none_is_added(archive: Archive) -> None:
    with pytest.raises(JudgementError):
        archive.log.append_all([confirm(), confirm(seen="ffff")], SECRET)
    assert archive.log.judgements() == []


def test_one_withdraws_ones_own_only(archive: Archive) -> None:
    kept = archive.log.append(confirm("Anna Vos"), SECRET)
    withdraw = {"kind": JudgementKind.WITHDRAW, "subjects": (), "judgements": (kept.id,)}
    with pytest.raises(JudgementError, match="of Anna Vos, who alone can withdraw it"):
        archive.log.append(confirm("Bram Kok", 1, **withdraw), SECRET)
    done = archive.log.append(confirm("Anna Vos", 1, **withdraw), SECRET)
    with pytest.raises(JudgementError, match="cannot be withdrawn itself"):
        archive.log.append(confirm("Anna Vos", 2, **withdraw | {"judgements": (done.id,)}), SECRET)
    with pytest.raises(JudgementError, match="there is no judgement 12ab"):
        archive.log.append(confirm("Anna Vos", 2, **withdraw | {"judgements": ("12ab",)}), SECRET)


def test_an_archive_that_cannot_be_written_is_read_but_not_judged_in(archive: Archive, path) -> None:
    archive.log.append(confirm(), SECRET)
    archive.close()
    path.chmod(0o444)
    if path.stat().st_mode & 0o200 == 0 and not __import__("os").access(path, 2):
        with Archive(path, create=False) as closed:
            assert len(closed.log.judgements()) == 1
            with pytest.raises(ArchiveError):
                closed.log.append(confirm(minute=1), SECRET)
    path.chmod(0o644)


def test_a_root_is_read_as_it_was_printed(archive: Archive) -> None:
    archive.log.append(confirm(), SECRET)
    root = archive.log.root()
    assert LogRoot.read(f" {root} \n") == root
    for wrong in ("", "1", f"x:{root.hash}", root.hash, f"1:{root.hash[1:]}", f"1:{root.hash[1:]}g"):
        with pytest.raises(JudgementError, match="is no root"):
            LogRoot.read(wrong)


def test_people_can_be_forgotten_and_the_tree_stays_whole(archive: Archive, path) -> None:
    kept = [archive.log.append(confirm("Anna Vos", minute, note=f"mijn noot {minute}"), SECRET) for minute in range(3)]
    archive.log.append(confirm("Bram Kok", 4, note="blijft staan"), SECRET)
    root = archive.log.root()
    deed = archive.log.erase([one.id for one in kept], by="privacy officer", at=NOON, secret=SECRET)
    check = archive.log.check([root])
    assert check.problems == ()
    assert check.erased == 3
    names = [one.reviewer for one in archive.log.judgements()]
    assert names[0].startswith("erased-")
    assert names == [names[0]] * 3 + ["Bram Kok", "privacy officer"]
    assert deed.number == 5
    archive.close()
    whole = b"".join(file.read_bytes() for file in path.parent.glob("nakomen.db*"))
    assert b"Anna Vos" not in whole
    assert b"mijn noot" not in whole
    assert b"blijft staan" in whole


def test_a_note_alone_can_be_erased(archive: Archive) -> None:
    kept = archive.log.append(confirm("Anna Vos", note="over een collega"), SECRET)
    archive.log.erase([kept.id], by="Anna Vos", at=NOON, secret=SECRET, notes_only=True)
    first = archive.log.judgements()[0]
    assert (first.reviewer, first.note) == ("Anna Vos", "")
    assert archive.log.check().problems == ()
    with pytest.raises(JudgementError, match="there is no judgement 12ab"):
        archive.log.erase(["12ab"], by="Anna Vos", at=NOON, secret=SECRET)


def test_an_erasure_that_nobody_noted_is_found(archive: Archive, path) -> None:
    archive.log.append(confirm("Anna Vos", note="weg ermee"), SECRET)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE judgement_person SET reviewer = 'x', reviewer_salt = NULL, note = '', note_salt = NULL")
    connection.commit()
    connection.close()
    problems = [what for _, what in archive.log.check().problems]
    assert "its reviewer was erased, and the log does not say by whom" in problems
