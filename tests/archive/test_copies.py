from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime

import pytest

from nakomen.archive import Archive, RunReport
from nakomen.archive.copies import back_up, move, restore
from nakomen.archive.places import place_of
from nakomen.model import ArchiveError, Judgement, JudgementKind, RegisterRow
from nakomen.model.motion_records import MotionRecord
from nakomen.review import anchor_of

NOON = datetime(2025, 3, 1, 12, 0, tzinfo=UTC)


def quietly(_):
    pass


def confirm(letter, at=0):
    anchor = anchor_of(letter.document, letter.statements[at])
    return Judgement(JudgementKind.CONFIRM, "A. Verzonnen", NOON, (anchor,), note="klopt")


@pytest.fixture
def filled(archive, letter):
    for number in range(3):
        archive.keep(*letter(number), read_at=NOON)
    archive.keep(*letter(1, points=8, extra="Nul: \x00, en het teken \x1a0."))
    archive.keep_register_rows([RegisterRow("TK", "TZ1", title="Een rij")], fetched_at=NOON)
    archive.keep_motions([MotionRecord.from_dict({"id": "m", "number": "2023Z1", "title": "Een motie"})])
    archive.note_run(RunReport(NOON, NOON, asked_for=("brieven",)))
    archive.log.append(confirm(letter(1)), bytes(32))
    return archive


def content_of(archive):
    return (
        archive.documents(),
        [archive.document(row.id) for row in archive.documents()],
        archive.source("brief-0001", version=1),
        archive.statements(),
        archive.register_rows(),
        archive.motions(),
        archive.runs(),
        archive.log.root(),
        {(hit.document, hit.start) for hit in archive.search("kabinet")},
    )


def test_a_whole_archive_has_nothing_wrong(filled):
    heard = []
    checked = filled.check(heard.append)
    assert checked.faults == ()
    assert (checked.rows["document"], checked.rows["document_version"], checked.rows["judgement"]) == (3, 4, 1)
    assert {"database", "references", "documents", "index", "judgements", "brief-0001"} <= set(heard)


DAMAGE = [
    ("UPDATE statement SET quote = 'iets anders' WHERE starts_at = 0 AND version = 2", "does not stand in the text"),
    ("UPDATE sentence SET starts_at = 1 WHERE starts_at = 0 AND document_id = 'brief-0000'", "does not stand"),
    ("UPDATE source SET bytes = bytes + 1 WHERE bytes < 700", "not the one that was read"),
    ("UPDATE document_version SET current = (1 = 1) WHERE version = 1", "2 current versions"),
    ("UPDATE document_version SET layout = compressed FROM source WHERE version = 2", "cannot be put together"),
]


@pytest.mark.parametrize(("deed", "said"), DAMAGE)
def test_what_is_wrong_is_named(filled, deed, said):
    with filled._engine.begin() as connection:
        connection.exec_driver_sql(deed)
    told = [fault.what for fault in filled.check().faults]
    assert any(said in what for what in told)


def test_an_index_with_other_words_is_found_out(filled):
    with filled._engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("INSERT INTO sentence_index (rowid, stems) VALUES (1, 'anders')")
        else:
            connection.exec_driver_sql("UPDATE sentence_index SET stems = '''anders'':1' WHERE key = 1")
    [fault] = filled.check().faults
    assert fault.step == "index"


def test_a_row_without_its_owner_is_found_out(path, letter):
    with Archive(path) as archive:
        archive.keep(*letter(1))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM statement WHERE key = 2")
        connection.commit()
    with Archive(path) as archive:
        assert any("belong to no row of statement" in fault.what for fault in archive.check().faults)


def test_a_backup_is_the_archive_and_is_never_written_over(filled, tmp_path):
    copy = tmp_path / "kopie.db"
    rows = back_up(filled, copy, quietly)
    assert rows["statement"] == 26
    with Archive(copy, create=False) as opened:
        assert content_of(opened) == content_of(filled)
    before = copy.read_bytes()
    with pytest.raises(ArchiveError, match="a file here already"):
        back_up(filled, copy, quietly)
    assert copy.read_bytes() == before
    back_up(filled, copy, quietly, force=True)
    assert [file.name for file in tmp_path.glob("*kopie*")] == ["kopie.db"]


def test_a_backup_is_of_one_moment_while_others_write(place, tmp_path, letter):
    stop = threading.Event()

    def keep_on_writing():
        with Archive(place) as other:
            for number in range(1000):
                if stop.is_set():
                    return
                other.keep(*letter(number, points=20))

    writer = threading.Thread(target=keep_on_writing)
    with Archive(place) as archive:
        writer.start()
        try:
            sizes = [back_up(archive, tmp_path / f"kopie-{at}.db", quietly) for at in range(3)]
        finally:
            stop.set()
            writer.join()
    for rows in sizes:
        assert rows["statement"] == 20 * rows["document"] == rows["sentence"]


def test_a_backup_over_the_archive_itself_is_refused(path, letter):
    with Archive(path) as archive:
        archive.keep(*letter(1))
    with Archive(path) as archive, pytest.raises(ArchiveError, match="the archive itself"):
        back_up(archive, path, quietly, force=True)


def test_what_was_backed_up_is_restored(filled, tmp_path, server):
    copy = tmp_path / "kopie.db"
    back_up(filled, copy, quietly)
    content = content_of(filled)
    for target in (tmp_path / "nieuw.db", place_of(server.new_address())):
        restore(copy, target, quietly)
        with Archive(target, create=False) as opened:
            assert content_of(opened) == content
            assert opened.check().faults == ()
        with pytest.raises(ArchiveError, match="here already"):
            restore(copy, target, quietly)


def test_a_damaged_or_newer_backup_is_refused_and_the_archive_stays(path, tmp_path, letter):
    copy = tmp_path / "kopie.db"
    with Archive(path) as archive:
        archive.keep(*letter(1))
        back_up(archive, copy, quietly)
    whole = copy.read_bytes()
    for damage, said in (
        ("UPDATE alembic_version SET version_num = '9999'", "newer nakomen"),
        ("UPDATE statement SET quote = 'x'", "copy is not whole"),
    ):
        copy.write_bytes(whole)
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute(damage)
            connection.commit()
        before = path.read_bytes()
        with pytest.raises(ArchiveError, match=said):
            restore(copy, path, quietly, force=True)
        assert path.read_bytes() == before
    copy.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ArchiveError, match=r"damaged|refused|not whole"):
        restore(copy, path, quietly, force=True)
    assert path.read_bytes() == before
    with pytest.raises(ArchiveError, match="there is no such file"):
        restore(tmp_path / "geen.db", path, quietly, force=True)


def test_an_archive_in_use_is_not_replaced(path, tmp_path, letter):
    copy = tmp_path / "kopie.db"
    with Archive(path) as archive:
        archive.keep(*letter(1))
        back_up(archive, copy, quietly)
        with pytest.raises(ArchiveError, match="in use"):
            restore(copy, path, quietly, force=True)
    restore(copy, path, quietly, force=True)


def test_an_archive_moves_to_a_server_and_back(filled, tmp_path, server):
    address = place_of(server.new_address())
    there = move(filled, address, quietly)
    content = content_of(filled)
    with Archive(address, create=False) as moved:
        assert content_of(moved) == content
        back = move(moved, tmp_path / "terug.db", quietly)
    assert there == back
    with Archive(tmp_path / "terug.db") as returned:
        assert content_of(returned) == content
        assert returned.check().faults == ()
    with pytest.raises(ArchiveError, match="an archive here already"):
        move(filled, address, quietly)
    with pytest.raises(ArchiveError, match="a file here already"):
        move(filled, tmp_path / "terug.db", quietly)


def test_a_move_that_breaks_off_leaves_nothing_and_can_be_done_again(filled, server, tmp_path):
    def break_at(name):
        if name == "statement_amount":
            raise KeyboardInterrupt

    address = place_of(server.new_address())
    for target in (address, tmp_path / "nieuw.db"):
        with pytest.raises(KeyboardInterrupt):
            move(filled, target, break_at)
    assert not list(tmp_path.glob("*nieuw*"))
    with Archive(address) as archive:
        assert archive.documents() == []
    move(filled, address, quietly)
    with Archive(address) as archive:
        assert content_of(archive) == content_of(filled)


def test_what_does_not_arrive_as_it_was_sent_is_found_out(filled, server, monkeypatch):
    from nakomen.archive import copying

    copy = copying._copy

    def lose_one(reader, writer, table, step):
        sent = copy(reader, writer, table, step)
        if table.name == "statement_reference":
            writer.execute(table.delete().where(table.c.position == 1))
        return sent

    monkeypatch.setattr(copying, "_copy", lose_one)
    address = place_of(server.new_address())
    with pytest.raises(ArchiveError, match="what arrived in statement_reference"):
        move(filled, address, quietly)
    with Archive(address) as archive:
        assert archive.documents() == []
