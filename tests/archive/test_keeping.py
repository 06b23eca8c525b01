from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from nakomen.archive import Archive, Kept
from nakomen.model import ArchiveError

MORNING = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
EVENING = datetime(2025, 3, 1, 21, 0, tzinfo=UTC)


def rows_of(archive, table):
    with archive._reading() as connection:
        return [dict(row) for row in connection.execute(text(f"SELECT * FROM {table}")).mappings()]  # noqa: S608 - a test's own word


def test_a_letter_comes_back_as_it_went_in(archive, letter):
    document, statements, source = letter(1)
    assert archive.keep(document, statements, source, read_at=MORNING) is Kept.NEW
    assert archive.document(document.id) == document
    assert archive.statements() == statements
    assert archive.source(document.id) == source


def test_reading_the_same_letter_twice_changes_no_byte(path, letter):
    for number in range(3):
        with Archive(path) as archive:
            archive.keep(*letter(number), read_at=MORNING)
    before = path.read_bytes()
    with Archive(path) as archive:
        assert [archive.keep(*letter(number), read_at=EVENING) for number in range(3)] == [Kept.UNCHANGED] * 3
        archive.replace_links([])
        assert archive.search("kabinet")
    assert path.read_bytes() == before


def test_a_changed_letter_is_a_new_version_and_the_old_one_stays(archive, letter):
    old = letter(1, extra="De gasvoorraad komt later.")
    new = letter(1, points=3, extra="De watervoorraad komt later.")
    archive.keep(*old, read_at=MORNING)
    assert archive.keep(*new, read_at=EVENING) is Kept.CHANGED
    [row] = archive.documents()
    assert (row.version, row.statements, row.read_at) == (2, 3, EVENING)
    assert archive.document(row.id) == new.document
    assert archive.document(row.id, version=1) == old.document
    assert archive.source(row.id, version=1) == old.source
    assert archive.statements() == new.statements
    assert archive.search("gasvoorraad") == []
    assert len(archive.search("watervoorraad")) == 1
    assert archive.size().versions == 2


def test_a_file_that_is_put_back_is_its_old_version_again(archive, letter):
    old, new = letter(1, points=2, extra="De gasvoorraad komt."), letter(1, points=3)
    archive.keep(*old)
    archive.keep(*new)
    assert archive.keep(*old) is Kept.CHANGED
    [row] = archive.documents()
    assert (row.version, archive.size().versions) == (1, 2), "there is no third version"
    assert archive.statements() == old.statements
    assert len(archive.search("gasvoorraad")) == 1
    assert archive.keep(*old) is Kept.UNCHANGED
    assert archive.keep(*new) is Kept.CHANGED
    assert (archive.documents()[0].version, archive.search("gasvoorraad")) == (2, [])
    assert archive.check().faults == ()


def test_an_old_version_under_another_name_does_not_come_back(archive, letter):
    old, new = letter(1, points=2), letter(1, points=3)
    copy = replace(old.document, source_name="b/brief.txt")
    archive.keep(copy, old.statements, old.source)
    archive.keep(*new)
    assert archive.keep(copy, old.statements, old.source) is Kept.UNCHANGED
    assert archive.documents()[0].version == 2


def test_the_same_bytes_under_another_name_are_noted_once(archive, letter):
    document, statements, source = letter(1)
    archive.keep(document, statements, source)
    copy = replace(document, id="kopie", source_name="kopie.txt")
    copied = [replace(one, document="kopie", id=f"kopie-{one.id}") for one in statements]
    for _ in range(2):
        assert archive.keep(copy, copied, source) is Kept.UNCHANGED
    [row] = archive.documents()
    assert (row.id, row.other_names) == (document.id, ("kopie.txt",))
    assert archive.statements() == statements
    assert len(rows_of(archive, "source_name")) == 2


def test_a_copy_in_another_folder_with_the_same_id_is_noted_too(archive, letter):
    document, statements, source = letter(1)
    archive.keep(document, statements, source)
    assert archive.keep(replace(document, source_name="b/brief.txt"), statements, source) is Kept.UNCHANGED
    assert archive.documents()[0].other_names == ("b/brief.txt",)
    assert archive.document(document.id) == document


def test_a_better_program_replaces_what_it_derived(archive, letter):
    document, statements, source = letter(1)
    archive.keep(document, statements, source, read_at=MORNING)
    better = [replace(statements[0], about="said better"), *statements[2:]]
    repaired = replace(document, text=document.text + " Nazin.")
    assert archive.keep(repaired, better, source, read_at=EVENING) is Kept.REREAD
    assert archive.statements() == better
    assert archive.document(document.id) == repaired
    assert archive.documents()[0].version == 1
    [note] = rows_of(archive, "rereading")
    assert (note["statements_before"], note["statements_after"]) == (6, 5)
    assert note["read_at"] == EVENING.isoformat()
    assert archive.keep(repaired, better, source) is Kept.UNCHANGED


def test_rereading_an_old_version_does_not_bring_it_back(archive, letter):
    old, new = letter(1, points=2, extra="De gasvoorraad komt."), letter(1, points=3)
    copy = replace(old.document, source_name="b/brief.txt")
    archive.keep(copy, old.statements, old.source)
    archive.keep(*new)
    assert archive.keep(copy, old.statements[:1], old.source) is Kept.REREAD
    assert archive.statements() == new.statements
    assert archive.search("gasvoorraad") == []


def test_a_program_that_names_documents_otherwise_renames_them(archive, letter):
    document, statements, source = letter(1)
    archive.keep(document, statements, source)
    renamed = replace(document, id="kst-28676-1")
    restated = [replace(one, document="kst-28676-1", id=f"r-{one.id}") for one in statements]
    assert archive.keep(renamed, restated, source) is Kept.REREAD
    assert [row.id for row in archive.documents()] == ["kst-28676-1"]
    assert archive.statements() == restated
    assert [hit.document for hit in archive.search("kabinet brief punt")] == ["kst-28676-1"] * 6
    assert archive.keep(renamed, restated, source) is Kept.UNCHANGED


def test_a_rename_to_a_name_that_is_taken_is_left_undone(archive, letter):
    one, other = letter(1), letter(2)
    archive.keep(*one)
    archive.keep(*other)
    renamed = replace(one.document, id=other.document.id)
    restated = [replace(s, document=other.document.id) for s in one.statements]
    assert archive.keep(renamed, restated, one.source) is Kept.UNCHANGED
    assert [row.id for row in archive.documents()] == [one.document.id, other.document.id]


@pytest.mark.parametrize("wrong", [{"start": 1}, {"quote": "iets anders"}, {"document": "brief-9"}])
def test_what_cannot_be_placed_is_not_kept(archive, letter, wrong):
    document, statements, source = letter(1)
    with pytest.raises(ArchiveError, match="does not stand"):
        archive.keep(document, [replace(statements[0], **wrong)], source)
    assert archive.documents() == []


def test_two_statements_with_one_id_are_refused(archive, letter):
    document, statements, source = letter(1)
    with pytest.raises(ArchiveError, match="two statements"):
        archive.keep(document, [statements[0], statements[0]], source)


def test_a_document_without_an_id_is_refused(archive, letter):
    with pytest.raises(ArchiveError, match="without an id"):
        archive.keep(replace(letter(1).document, id=""), [], b"")


def test_half_characters_are_refused_and_nothing_is_stored(archive, letter):
    document, _, source = letter(1)
    with pytest.raises(ArchiveError, match="half characters"):
        archive.keep(replace(document, text=document.text + "\ud83d"), [], source)
    assert archive.size().documents == 0


def test_an_error_in_the_middle_leaves_nothing_half_stored(archive, letter, monkeypatch):
    archive.keep(*letter(1))
    before = {table: rows_of(archive, table) for table in ("document", "source", "statement", "sentence")}

    def _fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("nakomen.archive.keeping.index_sentences", _fail)
    with pytest.raises(KeyboardInterrupt):
        archive.keep(*letter(2))
    assert {table: rows_of(archive, table) for table in before} == before
    monkeypatch.undo()
    assert archive.keep(*letter(2)) is Kept.NEW


def test_the_view_for_readers_of_the_bare_file_shows_current_statements(archive, letter):
    archive.keep(*letter(1))
    archive.keep(*letter(1, points=2))
    archive.keep(*letter(2))
    shown = [(row["document_id"], row["quote"]) for row in rows_of(archive, "current_statement")]
    assert sorted(shown) == sorted((one.document, one.quote) for one in archive.statements())


def test_all_versions_are_listed_with_what_became_of_each(archive, letter):
    old, new = letter(1), letter(1, points=3)
    archive.keep(*old, read_at=MORNING)
    archive.keep(*new, read_at=EVENING)
    fewer = replace(new.document, text=new.document.text + " Nazin.")
    assert archive.keep(fewer, new.statements[1:], new.source, read_at=EVENING) is Kept.REREAD
    newest, oldest = archive.versions(old.document.id)
    assert (newest.version, newest.current, newest.statements) == (2, True, 2)
    assert (oldest.version, oldest.current, oldest.statements) == (1, False, len(old.statements))
    assert oldest.read_at == MORNING
    assert [(one.statements_before, one.statements_after) for one in newest.rereadings] == [(3, 2)]
    assert oldest.rereadings == ()
    assert archive.statements_of(old.document.id, 1) == old.statements
    assert archive.statements_of(old.document.id, 2) == new.statements[1:]
    assert archive.versions("no such letter") == []
    assert archive.statements_of(old.document.id, 9) == []
