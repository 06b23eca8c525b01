from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from alembic import command
from sqlalchemy import inspect

from nakomen.archive import Archive, Kept
from nakomen.archive.connecting import make_engine, writing
from nakomen.archive.migrating import migration_config
from nakomen.model import RegisterRow

ROW = RegisterRow(
    chamber="TK",
    number="TZ202403-014",
    text="De minister informeert de Kamer voor de zomer over de veerhavens.",
    minister="A. Verzonnen",
    office="minister",
    ministry="Ministerie van Waterwegen",
    made_on=date(2024, 3, 5),
    due="",
    status="Openstaand",
    fulfilled_by=("2024D01234", "2024D01235"),
    asked_by=("B. Bedacht (Veerpartij)",),
    source_id="0c5b8f6e-0000-4000-8000-000000000001",
    changed_at="2024-03-06T10:00:00Z",
)
AT = datetime(2024, 3, 7, 12, tzinfo=UTC)


def test_a_row_comes_back_as_it_was_kept(archive):
    full = replace(
        ROW,
        title="De veerhavens",
        fulfilled_on=date(2024, 6, 1),
        papers=("39412, A",),
        passage="Eén zin.\nEn nog een.",
        citation="Handelingen I",
        notes="n",
        repeats=("TZ202302-001",),
        unknown_words=("status: Gepauzeerd",),
    )
    assert archive.keep_register_rows([full], fetched_at=AT) == [Kept.NEW]
    assert archive.register_rows() == [full]


def test_the_same_row_again_changes_nothing_and_neither_does_a_stamp(archive):
    archive.keep_register_rows([ROW], fetched_at=AT)
    assert archive.keep_register_rows([ROW]) == [Kept.UNCHANGED]
    assert archive.keep_register_rows([replace(ROW, changed_at="2025-01-01T00:00:00Z")]) == [Kept.UNCHANGED]


def test_a_row_that_changed_is_a_new_version_and_the_old_one_stays(archive):
    archive.keep_register_rows([ROW], fetched_at=AT)
    met = replace(ROW, status="Voldaan", fulfilled_on=date(2024, 6, 1))
    assert archive.keep_register_rows([met], fetched_at=AT) == [Kept.CHANGED]
    assert archive.register_rows() == [met]
    with archive._reading() as connection:
        kept = connection.exec_driver_sql("SELECT version, current, status FROM register_row ORDER BY version").all()
    assert kept == [(1, 0, "Openstaand"), (2, 1, "Voldaan")]


def test_a_row_that_the_register_removed_is_no_longer_listed_but_comes_back_when_it_does(archive):
    archive.keep_register_rows([ROW])
    gone = RegisterRow("TK", "", source_id=ROW.source_id, removed=True)
    assert archive.keep_register_rows([gone]) == [Kept.CHANGED]
    assert archive.keep_register_rows([gone]) == [Kept.UNCHANGED]
    assert archive.register_rows() == []
    assert archive.keep_register_rows([ROW]) == [Kept.CHANGED]
    assert archive.register_rows() == [ROW]


def test_what_was_never_kept_cannot_be_removed(archive):
    assert archive.keep_register_rows([RegisterRow("TK", "", source_id="x", removed=True)]) == [Kept.UNCHANGED]


def test_the_same_number_in_the_other_chamber_is_another_row(archive):
    archive.keep_register_rows([ROW, replace(ROW, chamber="EK", source_id="")])
    assert [row.chamber for row in archive.register_rows()] == ["EK", "TK"]


def test_all_or_none(archive):
    with pytest.raises(AttributeError):
        archive.keep_register_rows([ROW, None])
    assert archive.register_rows() == []


def test_an_archive_of_before_gets_the_table_and_keeps_its_letters(path, letter):
    with Archive(path) as archive:
        archive.keep(*letter(1))
    engine = make_engine(path, foreign_keys=False)
    with writing(engine) as connection:
        command.downgrade(migration_config(connection), "0001")
        assert "register_row" not in inspect(connection).get_table_names()
    engine.dispose()
    with Archive(path) as archive:
        assert archive.keep_register_rows([ROW]) == [Kept.NEW]
        assert len(archive.documents()) == 1
        assert len(archive.statements()) == 6
