from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from nakomen.archive import Filters, Kept, RunDocument, RunFailure, RunReport
from nakomen.model import ArchiveError, DocumentKind, Kind, Link, Relation


def fill(archive, letter):
    """Keep five letters in another order than that of their dates."""
    for number in (3, 1, 4, 0, 2):
        archive.keep(*letter(number, points=40))
    return archive


@pytest.fixture
def filled(archive, letter):
    """An archive of five letters of its own, for who writes to it."""
    return fill(archive, letter)


@pytest.fixture(scope="module")
def listed(standing_archive, letter):
    """The same for all who only look."""
    return fill(standing_archive, letter)


FILTERS = [
    (Filters(kind="pledge"), lambda s: s.kind is Kind.PLEDGE),
    (Filters(kind=(Kind.PLEDGE, Kind.REQUEST)), lambda s: s.kind in (Kind.PLEDGE, Kind.REQUEST)),
    (Filters(actor="netherlands"), lambda s: any(a.startswith("Netherlands") for a in s.actor)),
    (Filters(actor="Netherlands:minister of defence"), lambda s: "Netherlands:minister of defence" in s.actor),
    (Filters(actor=("NATO", "Norway")), lambda s: bool({"NATO", "Norway"} & set(s.actor))),
    (Filters(actor="Nether"), lambda _: False),
    (Filters(addressee="House of Representatives"), lambda s: bool(s.addressee)),
    (Filters(addressee="NATO"), lambda _: False),
    (Filters(theme="cyber"), lambda s: s.theme == "cyber"),
    (Filters(document="brief-0002"), lambda s: s.document == "brief-0002"),
    (Filters(document=("brief-0002", "brief-0004")), lambda s: s.document in ("brief-0002", "brief-0004")),
    (Filters(since=date(2019, 1, 3)), lambda s: s.document >= "brief-0002"),
    (Filters(until=date(2019, 1, 3)), lambda s: s.document <= "brief-0002"),
    (Filters(due_before=date(2022, 1, 1)), lambda s: s.due != "" and s.due < "2022"),
    (Filters(due_before=date(2021, 12, 31)), lambda s: s.due != "" and s.due < "2021"),
    (Filters(binding=True), lambda s: s.binding),
    (Filters(binding=False), lambda s: not s.binding),
    (
        Filters(kind="pledge", theme="cyber", actor="allies"),
        lambda s: s.kind == "pledge" and s.theme == "cyber" and "allies" in s.actor),
]  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "wanted"), FILTERS, ids=lambda value: str(value) if isinstance(value, Filters) else ""
)
def test_filters_keep_what_they_say_in_order(listed, letter, filters, wanted):
    everything = [one for number in range(5) for one in letter(number, points=40).statements]
    assert listed.statements(filters) == [one for one in everything if wanted(one)]


def test_limit_and_offset_cut_from_the_same_order(listed):
    everything = listed.statements()
    assert listed.statements(Filters(limit=7)) == everything[:7]
    assert listed.statements(Filters(limit=7, offset=50)) == everything[50:57]
    assert listed.statements(Filters(offset=190)) == everything[190:]
    assert listed.statements(Filters(limit=0)) == []


def test_documents_come_by_date_those_without_one_last(archive, letter):
    from dataclasses import replace

    undated = letter(0)
    identity = replace(undated.document.identity, date=None)
    archive.keep(replace(undated.document, identity=identity), undated.statements, undated.source)
    archive.keep(*letter(2))
    archive.keep(*letter(1), read_at=datetime(2025, 5, 1, tzinfo=UTC))
    rows = archive.documents()
    assert [row.id for row in rows] == ["brief-0001", "brief-0002", "brief-0000"]
    assert [one.document for one in archive.statements()][::6] == ["brief-0001", "brief-0002", "brief-0000"]
    assert archive.statements(Filters(until=date(2030, 1, 1)))[-1].document == "brief-0002"
    assert (rows[0].title, rows[0].statements, rows[0].undertakings) == ("Verslag van overleg 1", 6, 5)
    assert json.loads(json.dumps(rows[0].to_dict()))["read_at"] == "2025-05-01T00:00:00+00:00"


def test_an_unknown_kind_is_refused_with_the_known_ones():
    with pytest.raises(ArchiveError, match=r"no kind “pledges” \(choose from agreement"):
        Filters(kind="pledges")


def test_an_unknown_document_names_its_neighbours(listed):
    with pytest.raises(ArchiveError, match=r"there is no document brief-001 \(perhaps brief-000"):
        listed.document("brief-001")
    with pytest.raises(ArchiveError, match=r"no version 2"):
        listed.document("brief-0001", version=2)
    with pytest.raises(ArchiveError, match=r"there is no document x"):
        listed.source("x")


def test_a_statement_is_found_by_its_id_or_a_prefix_of_its_own(listed, letter):
    wanted = letter(3, points=40).statements[12]
    assert listed.statement("brief-0003-012") == wanted
    assert listed.statement("brief-0003-039").id == "brief-0003-039"
    for given, said in [
        ("bri", "too short"),
        ("brief-0003-01", r"10 statements .*give more of it: brief-0003-010 \(In brief 3"),
        ("Brief-0003-012", "no statement has an id that begins"),
        ("brief%0003-012", "no statement has an id that begins"),
        ("", "too short"),
    ]:
        with pytest.raises(ArchiveError, match=said):
            listed.statement(given)


def test_the_table_is_flat(listed):
    rows = listed.table(Filters(limit=3))
    assert all(isinstance(value, str | int | float | bool) for row in rows for value in row.values())
    assert (rows[0]["document_date"], rows[0]["document_number"]) == ("2019-01-01", "kst-28676-0")
    assert rows[0]["because"] == "kind: speech_acts.toezeggen «heeft toegezegd»"
    assert len({tuple(row) for row in rows}) == 1


LINKS = [
    Link("brief-0003-001", "brief-0001-001", Relation.REPEATS, "the same words", 0.9),
    Link("brief-0002-001", "brief-0001-001", Relation.FULFILS, "says so", 0.75),
]


def test_links_are_replaced_as_a_whole(filled):
    filled.replace_links(LINKS)
    assert filled.links() == LINKS
    filled.replace_links(LINKS[1:])
    assert filled.links() == LINKS[1:]
    filled.replace_links([])
    assert filled.links() == []


def test_a_link_to_nothing_is_refused_and_the_old_links_stay(filled):
    filled.replace_links(LINKS)
    with pytest.raises(ArchiveError, match="unknown statement brief-9"):
        filled.replace_links([Link("brief-9", "brief-0001-001", Relation.REPEATS, "", 1.0)])
    assert filled.links() == LINKS


def test_a_link_that_lost_its_statement_is_not_given(filled, letter):
    filled.replace_links(LINKS)
    filled.keep(*letter(3, points=1))
    assert filled.links() == LINKS[1:]


def test_runs_keep_what_was_added_and_what_failed(archive):
    noon = datetime(2025, 5, 1, 12, tzinfo=UTC)
    report = RunReport(
        started_at=noon,
        finished_at=noon,
        asked_for=("brieven/", "één.txt"),
        read=(RunDocument("brief-1", "één.txt", Kept.NEW), RunDocument("brief-2", "b.txt", Kept.UNCHANGED)),
        failures=(RunFailure("leeg.pdf", "the file is empty", "check the download"),),
        program_version="0.1.0",
    )
    archive.note_run(report)
    archive.note_run(RunReport(started_at=noon))
    first, second = archive.runs()
    assert (first.read, first.unchanged) == (report.read[:1], 1)
    assert (first.failures, first.asked_for, first.finished_at) == (report.failures, report.asked_for, noon)
    assert second == RunReport(started_at=noon)


def test_the_size_counts(filled, letter):
    filled.keep(*letter(1, points=2))
    filled.replace_links([])
    size = filled.size()
    assert (size.documents, size.versions, size.statements, size.sentences) == (5, 6, 162, 162)
    sources = [letter(number, points=40).source for number in range(5)] + [letter(1, points=2).source]
    assert size.source_bytes == sum(map(len, sources))
    assert size.bytes > 10_000


def test_the_lists_are_those_of_one_moment(filled, letter):
    """Show that a reader who began before a writer sees none of what the writer does."""
    with filled._reading() as connection:
        from nakomen.archive.listing import list_documents

        before = list_documents(connection)
        filled.keep(*letter(9))
        assert list_documents(connection) == before
    assert len(filled.documents()) == len(before) + 1


def test_names_of_a_role_are_those_of_current_versions_the_busiest_first(archive, letter):
    made = letter(1)
    archive.keep(*made)
    names = archive.names("actor")
    counted = [sum(name in one.actor for one in made.statements) for name in names]
    assert set(names) == {name for one in made.statements for name in one.actor}
    assert counted == sorted(counted, reverse=True)
    assert archive.names("addressee") == ["House of Representatives"]
    archive.keep(made.document, [], b"other bytes")
    assert archive.names("actor") == []


def test_meetings_are_those_of_current_documents_of_the_kinds_that_were_asked(archive, letter):
    for number in (2, 1):
        archive.keep(*letter(number))
    about = letter(1).document.identity.meeting
    assert archive.meetings({DocumentKind.REPORT}) == [("brief-0001", about), ("brief-0002", about)]
    assert archive.meetings({DocumentKind.AGENDA}) == []
