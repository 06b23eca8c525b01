"""Pages read through what the visitor may see, and whatever the archive learns to do is guarded from its first day."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

import nakomen.web
from nakomen.archive import Archive, Filters
from nakomen.archive.judgement_log import JudgementLog
from nakomen.ledger import Ledger
from nakomen.ledger.spoor_values import spoor_as_values
from nakomen.model import Judgement, JudgementKind
from nakomen.review import judged
from nakomen.review.making import anchor_of
from nakomen.web.desk import NotHereError
from nakomen.web.guarded_archive import GuardedArchive
from nakomen.web.guarded_log import GuardedLog
from nakomen.web.restricted import restricted

HIDDEN = "kst-39412-9"
SEEN = "kst-39412-3"
WEB = Path(nakomen.web.__file__).parent
#: Who may hold the whole archive: who sets up a request, what tells whether it can be read at all, and what reads in.
WHOLE = {"desk.py", "frame.py", "pages/health.py", "reading_work.py"}
#: Who may keep something of the server itself: who reads letters in, and who sits down to review.
OF_THE_SERVER = {"app.py", "readings.py", "sittings.py"}
#: Reading methods that pages have a way of their own to, which answers 404 for what is not there.
OWN_WAY = {"document", "source", "search"}


def attributes(path: Path) -> Iterator[tuple[str, int]]:
    """Give what is asked of an archive in a module: `desk.archive.search` gives `archive.search`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            inner = node.value.attr if isinstance(node.value, ast.Attribute) else ""
            yield f"{inner}.{node.attr}", node.lineno


@pytest.mark.parametrize("path", sorted(WEB.rglob("*.py")), ids=lambda path: path.relative_to(WEB).as_posix())
def test_pages_read_through_the_desk(path: Path) -> None:
    name = path.relative_to(WEB).as_posix()
    asked = list(attributes(path))
    past_the_guard = {"shelf._archive", "request.app", "settings.archive"}
    found = [f"{name}:{line}: {one}" for one, line in asked if one in past_the_guard and name not in OF_THE_SERVER]
    found += [f"{name}:{line}: {one}" for one, line in asked if one.endswith(".whole_archive") and name not in WHOLE]
    if name.startswith(("pages/", "api/")):
        found += [
            f"{name}:{line}: write desk.{one.split('.')[1]}"
            for one, line in asked
            if one.startswith("archive.") and one.split(".")[1] in OWN_WAY
        ]
    assert found == []


@pytest.fixture(scope="module")
def whole(dossier_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive with a judgement about a statement of each of two documents."""
    import shutil

    path = Path(shutil.copy(dossier_archive, tmp_path_factory.mktemp("guards") / "nakomen.db"))
    with Archive(path, create=False) as archive:
        for document in (SEEN, HIDDEN):
            statement = archive.statements(Filters(document=document))[0]
            subject = anchor_of(archive.document(document), statement)
            for reviewer, due in (("A", "2030"), ("B", "2031")):
                when = datetime(2026, 1, 1).astimezone()
                one = Judgement(JudgementKind.CORRECT, reviewer, when, (subject,), {"due": due})
                archive.log.append(one, b"s" * 32)
        yield archive


@pytest.fixture(scope="module")
def seen(whole: Archive) -> Ledger:
    return restricted(Ledger.of(whole), frozenset({HIDDEN}))


@pytest.fixture(scope="module")
def guarded(whole: Archive, seen: Ledger) -> GuardedArchive:
    return GuardedArchive(whole, lambda: seen)


def test_a_restricted_ledger_is_that_of_an_archive_without_the_document(whole: Archive, seen: Ledger) -> None:
    everything = Ledger.of(whole)
    assert HIDDEN in everything.documents
    assert HIDDEN not in seen.documents
    assert {one.document for one in seen.statements.values()} == seen.documents.keys()
    assert {name for spoor in seen.sporen for name in spoor.statements} <= seen.statements.keys()
    assert {name for link in seen.links for name in (link.later, link.earlier)} <= seen.statements.keys()
    assert len(seen.sporen) < len(everything.sporen)
    assert seen.ids.items() <= everything.ids.items()
    assert len(everything.judged.conflicts) == 2
    assert len(seen.judged.conflicts) == 1
    assert len(everything.judged.touched) == len(seen.judged.touched) + 1
    told = str([seen.judged, [spoor_as_values(seen, one, max(seen.days.values())) for one in seen.sporen]])
    assert HIDDEN in str(everything.judged)
    assert f"'{HIDDEN}'" not in told
    assert not [name for name, one in everything.statements.items() if one.document == HIDDEN and name in told]


def test_judging_again_on_the_guarded_archive_gives_the_same(guarded: GuardedArchive, seen: Ledger) -> None:
    again = judged(guarded)
    assert [one.id for one in again.statements] == [one.id for one in seen.judged.statements]
    assert len(again.sporen) == len(seen.sporen)


def public(kind: type) -> set[str]:
    return {name for name in dir(kind) if not name.startswith("_")}


def test_no_method_of_an_archive_gives_what_is_hidden(guarded: GuardedArchive) -> None:
    """Each method is asked, whichever there are: for the hidden document, for what is there, or it is refused."""
    for name in sorted(public(Archive) - {"path", "close", "stamp", "register_rows", "log", "size"}):
        for given in ((), (HIDDEN,), ("actor",), ("minister",), (guarded.statements(),)):
            try:
                answer = getattr(guarded, name)(*given)
            except (RuntimeError, NotHereError, TypeError, AttributeError):
                continue
            assert HIDDEN not in repr(answer), name


@pytest.mark.parametrize(
    "name", ["keep", "replace_links", "tracing", "check", "copy_to", "note_run", "keep_register_rows"]
)
def test_what_needs_everything_is_refused(guarded: GuardedArchive, name: str) -> None:
    with pytest.raises(RuntimeError, match="needs the whole archive"):
        getattr(guarded, name)


def test_a_guarded_archive_still_answers(whole: Archive, guarded: GuardedArchive) -> None:
    assert guarded.document(SEEN).text == whole.document(SEEN).text
    assert guarded.source(SEEN) == whole.source(SEEN)
    with pytest.raises(NotHereError):
        guarded.document(HIDDEN)
    with pytest.raises(NotHereError):
        guarded.source(document_id=HIDDEN)
    visible = [hit for hit in whole.search("minister", Filters(limit=500)) if hit.document != HIDDEN]
    assert len(visible) < len(whole.search("minister", Filters(limit=500)))
    assert [hit.text for hit in guarded.search("minister", Filters(limit=3, offset=2))] == [
        hit.text for hit in visible[2:5]
    ]
    assert len(guarded.statements(Filters(limit=5, offset=2))) == 5
    assert guarded.statement(guarded.statements()[0].id) == guarded.statements()[0]
    assert {row["document"] for row in guarded.table()} == {one.document for one in guarded.statements()}
    assert 0 < guarded.size().sentences < whole.size().sentences
    assert guarded.size().statements == len(guarded.statements())
    assert [failure for run in guarded.runs() for failure in run.failures] == []


def test_a_log_leaves_out_what_is_hidden_and_takes_in_nothing_about_it(whole: Archive, guarded: GuardedArchive) -> None:
    assert len(whole.log.judgements()) == 4
    assert {one.subjects[0].document for one in guarded.log.judgements()} == {SEEN}
    assert len(guarded.log.records()) == 2
    hidden = [one for one in whole.log.judgements() if one.subjects[0].document == HIDDEN]
    with pytest.raises(NotHereError):
        guarded.log.append_all(hidden, b"s" * 32)
    with pytest.raises(NotHereError):
        guarded.log.append(hidden[0], b"s" * 32)
    with pytest.raises(NotHereError):
        guarded.log.erase([hidden[0].id], by="A", at=hidden[0].at, secret=b"s" * 32)
    with pytest.raises(RuntimeError):
        guarded.log.take_in([])
    assert len(whole.log.judgements()) == 4
    assert isinstance(guarded.log, GuardedLog)
    for name in public(JudgementLog) - {"append", "append_all", "erase", "take_in"}:
        for given in ((), (1,), (hidden[0].subjects[0].statement,)):
            try:
                answer = getattr(guarded.log, name)(*given)
            except (TypeError, AttributeError):
                continue
            assert HIDDEN not in repr(answer), name
