"""Reading in from the browser: letters, bad files, a folder, a dossier; each with its result or its named error."""

from __future__ import annotations

import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from reviewing import Tab, open_tab, words_of
from starlette.testclient import TestClient

from nakomen.archive import Archive
from nakomen.web.access.visitors import Role, Visitor

LETTER = """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Datum 4 maart 2026
Betreft Veerhavens in Zeeland

Geachte voorzitter,

De regering zegt toe uw Kamer voor de zomer van 2026 een brief over de veerhavens te sturen.

De minister van Defensie
"""


def send(client: TestClient, *files: tuple[str, bytes], **values: str) -> Tab:
    """Send files as the page's form does."""
    tab = open_tab(client, "/upload")
    [form] = [one for one in tab.page.forms if one.action == "/upload"]
    given = {"form_token": dict(form.form_values())["form_token"], **values}
    parts = [("letters", file) for file in files] or [("letters", ("", b""))]
    return Tab(client, client.post("/upload", data=given, files=parts))


def done(tab: Tab) -> Tab:
    """Return the page of a reading when nothing of it is still to come."""
    for _ in range(600):
        if tab.page.xpath("//div[@id='reading'][@data-done]"):
            return tab
        assert "no-store" in tab.answer.headers["cache-control"]
        time.sleep(0.1)
        tab = Tab(tab.client, tab.client.get(str(tab.answer.url)))
    raise AssertionError(tab.words)


@pytest.fixture(autouse=True)
def _reading_at_once(request: pytest.FixtureRequest) -> None:
    """Let one process read for all tests but the first, which starts its own as a server does."""
    if request.function is not test_letters_are_read_and_lead_to_their_documents:
        request.getfixturevalue("reading_at_once")


def test_letters_are_read_and_lead_to_their_documents(writer: TestClient) -> None:
    assert "No undertaking answers" in words_of(writer, "/ledger?q=veerhavens")
    tab = done(send(writer, ("brief-2026-03-04.txt", LETTER.encode()), ("leeg.pdf", b"")))
    assert "1 document, " in tab.words
    assert "1 failed" in tab.words
    assert "leeg.pdf: the file is emptyfetch it again from where it came from" in tab.words
    [link] = tab.page.xpath("//tbody//a/@href")
    assert link == "/documents/brief-2026-03-04"
    assert "veerhavens te sturen" in words_of(writer, "/ledger?q=veerhavens")
    assert "1 document" in open_tab(writer, "/upload").words


def test_a_bad_file_says_what_is_wrong_and_what_to_do(writer: TestClient) -> None:
    tab = done(send(writer, ("stuk.pdf", b"%PDF-1.7 dit is geen pdf"), ("foto.docx", b"\x00\x01\x02")))
    failed = tab.page.xpath("//ul[@class='failed']/li")
    assert [one.xpath("string(b)") for one in failed] == ["stuk.pdf", "foto.docx"]
    assert all(one.xpath("string(.//span[@class='small'])") for one in failed)
    assert "Traceback" not in tab.answer.text


def test_two_letters_of_one_name_are_both_told_of(writer: TestClient) -> None:
    other = LETTER.replace("veerhavens", "sluizen")
    tab = done(send(writer, ("brief.txt", LETTER.encode()), ("brief.txt", other.encode())))
    assert len(tab.page.xpath("//tbody/tr")) == 2
    assert "1 failed" in tab.words


def test_a_zip_tells_of_each_letter_in_it(writer: TestClient) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("een/brief-a.txt", LETTER)
        made.writestr("een/kapot.pdf", b"%PDF-")
        made.writestr("foto.jpg", b"x")
    tab = done(send(writer, ("brieven.zip", packed.getvalue())))
    assert "1 document, " in tab.words
    assert "brieven.zip/een/kapot.pdf" in tab.words


def test_the_day_of_a_letter_without_one_can_be_given(writer: TestClient, own_archive: Path) -> None:
    undated = LETTER.replace("Datum 4 maart 2026\n", "")
    done(send(writer, ("ongedateerd.txt", undated.encode()), on="2026-02-01"))
    with Archive(own_archive) as opened:
        assert str(opened.document("ongedateerd").identity.date) == "2026-02-01"


def test_a_marked_letter_is_refused_unless_the_manager_says_so(writer: TestClient) -> None:
    secret = f"NATO CONFIDENTIAL\n\n{LETTER}"
    tab = done(send(writer, ("geheim.txt", secret.encode())))
    assert "1 failed" in tab.words
    assert "1 document, " in done(send(writer, ("geheim.txt", secret.encode()), **{"allow-marking": "yes"})).words


def test_no_file_chosen_is_said(writer: TestClient) -> None:
    tab = send(writer)
    assert tab.answer.status_code == 422
    assert "no letter was chosen" in tab.words


def test_too_much_at_once_is_refused_before_it_is_kept(writer: TestClient) -> None:
    tab = open_tab(writer, "/review")
    _, values = tab.form("confirm")
    answer = writer.post("/review", data={**values, "comment": "x" * 2_100_000})
    assert answer.status_code == 413
    assert "what was sent has 2.1 MB, above the limit of 2 MB" in answer.text
    chunks: Iterator[bytes] = iter([b"x" * 1_000_000] * 3)
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert writer.post("/review", content=chunks, headers=form).status_code == 413


def test_the_run_is_noted_under_the_names_that_were_sent(writer: TestClient, own_archive: Path) -> None:
    done(send(writer, ("brief-2026-03-04.txt", LETTER.encode()), ("../../leeg.txt", b"")))
    with Archive(own_archive) as opened:
        run = opened.runs()[-1]
    assert [one.source_name for one in run.read] == ["brief-2026-03-04.txt"]
    assert [one.file for one in run.failures] == ["leeg.txt"]
    assert run.asked_for == ("brief-2026-03-04.txt", "leeg.txt")


def test_what_was_judged_stays_when_letters_come(writer: TestClient) -> None:
    tab = open_tab(writer, "/review?kind=request")
    first = tab.statement
    tab.send("confirm")
    done(send(writer, ("brief-2026-03-04.txt", LETTER.encode())))
    after = open_tab(writer, "/review?kind=request")
    assert after.statement != first
    assert "1 of 15" in after.words
    assert "0 of 1 " in open_tab(writer, "/review?document=brief-2026-03-04&binding=yes").words


def token(client: TestClient) -> str:
    return str(open_tab(client, "/upload").page.xpath("//input[@name='form_token']/@value")[0])


def test_a_folder_of_the_server_is_read(writer: TestClient, tmp_path: Path) -> None:
    folder = tmp_path / "brieven"
    folder.mkdir()
    (folder / "brief-b.txt").write_text(LETTER, encoding="utf-8")
    (folder / "lijst.xyz").write_text("x", encoding="utf-8")
    answer = writer.post("/upload/folder", data={"form_token": token(writer), "path": str(folder)})
    assert "1 document, " in done(Tab(writer, answer)).words
    answer = writer.post("/upload/folder", data={"form_token": token(writer), "path": str(tmp_path / "nergens")})
    assert "there is no such file" in done(Tab(writer, answer)).words


class _Door:
    """Lets in who a header names, as a reviewer."""

    def visitor(self, connection: object) -> Visitor:
        name = connection.headers.get("x-test-name", "Anna")  # type: ignore[attr-defined]
        return Visitor(name, Role.REVIEWER, session=name)


def test_a_reviewer_reads_no_folder_of_the_server_and_sees_no_reading_of_another(
    behind: Callable[[object], TestClient],
) -> None:
    client = behind(_Door())
    page = open_tab(client, "/upload").page
    assert not [one for one in page.forms if one.action == "/upload/folder"]
    assert not page.xpath("//input[@name='allow-marking']")
    assert client.post("/upload/folder", data={"form_token": token(client), "path": "/"}).status_code == 403
    mine = done(send(client, ("brief.txt", LETTER.encode())))
    assert client.get(str(mine.answer.url), headers={"x-test-name": "Bram"}).status_code == 404
    secret = f"NATO CONFIDENTIAL\n\n{LETTER}"
    assert "1 failed" in done(send(client, ("geheim.txt", secret.encode()), **{"allow-marking": "yes"})).words


def test_what_no_source_knows_is_said_at_once(writer: TestClient) -> None:
    for what, words in (("", "nothing is named to fetch"), ("gemompel", "no source knows this")):
        answer = writer.post("/upload/fetch", data={"form_token": token(writer), "what": what})
        assert answer.status_code == 422
        assert words in answer.text


def test_one_reading_waits_for_another_and_too_many_are_refused(
    writer: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()

    def slowly(*_: object) -> Callable[[object], None]:
        return lambda _: held.wait(30) and None

    monkeypatch.setattr("nakomen.web.pages.upload.read_folder", slowly)
    given = {"form_token": token(writer), "path": "/brieven"}
    answers = [writer.post("/upload/folder", data=given) for _ in range(22)]
    assert [one.status_code for one in answers].count(200) in (20, 21)
    assert answers[-1].status_code == 422
    assert "20 readings wait already" in answers[-1].text
    assert "Waiting for an earlier reading." in Tab(writer, answers[5]).words
    held.set()
    assert "Done." in done(Tab(writer, answers[5])).words


def test_a_mistake_of_ours_is_told_and_the_next_reading_goes_on(
    writer: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> Callable[[object], None]:
        def work(_: object) -> None:
            raise KeyError("no such thing")

        return work

    with monkeypatch.context() as patched:
        patched.setattr("nakomen.web.pages.upload.read_folder", broken)
        answer = writer.post("/upload/folder", data={"form_token": token(writer), "path": "/brieven"})
        words = done(Tab(writer, answer)).words
    assert "KeyError" in words
    assert "Traceback" not in words
    assert "Traceback" in caplog.text
    assert "1 document, " in done(send(writer, ("brief.txt", LETTER.encode()))).words
