from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from nakomen.model import FetchError
from nakomen.sources.asking import Request
from nakomen.sources.fetched_folder import FetchedFolder
from nakomen.sources.keeping import KeepingFetcher
from nakomen.sources.stamps import Stamps

AT = datetime(2024, 3, 7, 12, tzinfo=UTC)


@pytest.fixture
def root(tmp_path):
    return tmp_path / "fetched"


def keeping(root, fetcher, at=AT):
    return KeepingFetcher(FetchedFolder(root), lambda: at, fetcher)


def contents(root):
    return sorted(path for path in (root / "content").rglob("*") if path.is_file())


def test_what_comes_is_kept_by_its_hash_and_listed_with_when_and_from_where(root, service, fetcher, answer):
    service.first("/a", answer(status=302, headers={"Location": "/b"}))
    service.put("/b", "inhoud", "text/plain", etag='"1"')
    keeping(root, fetcher).get(service.address("/a"))
    [row] = FetchedFolder(root).rows()
    assert (row.address, row.final_address) == (service.address("/a"), service.address("/b"))
    assert (row.at, row.bytes, row.media_type, row.etag) == ("2024-03-07T12:00:00+00:00", 6, "text/plain", '"1"')
    [path] = contents(root)
    assert path.name == row.digest
    assert path.read_bytes() == b"inhoud"


def test_what_did_not_change_is_asked_about_and_not_sent_again(root, service, fetcher):
    service.put("/a", "inhoud", etag='"1"')
    keeping(root, fetcher).get(service.address("/a"))
    again = keeping(root, fetcher, AT + timedelta(days=1))
    reply = again.get(service.address("/a"))
    assert (reply.status, reply.content, reply.media_type) == (200, b"inhoud", "application/xml")
    assert service.asked[1].headers["if-none-match"] == '"1"'
    assert (again.new, again.unchanged) == (0, 1)
    assert len(FetchedFolder(root).rows()) == 1


def test_a_server_without_etags_sends_the_same_and_it_is_kept_once(root, service, fetcher):
    service.put("/a", "inhoud")
    service.put("/b", "inhoud")
    for path in ("/a", "/a", "/b"):
        keeping(root, fetcher).get(service.address(path))
    assert len(contents(root)) == 1
    assert [row.address for row in FetchedFolder(root).rows()] == [service.address("/a"), service.address("/b")]


def test_a_day_of_change_will_do_where_there_is_no_etag(root, service, fetcher):
    service.put("/a", "inhoud", headers={"Last-Modified": "Thu, 07 Mar 2024 10:00:00 GMT"})
    for _ in range(2):
        keeping(root, fetcher).get(service.address("/a"))
    assert service.asked[1].headers["if-modified-since"] == "Thu, 07 Mar 2024 10:00:00 GMT"


def test_what_changed_is_kept_beside_what_was(root, service, fetcher):
    service.put("/a", "oud", etag='"1"')
    keeping(root, fetcher).get(service.address("/a"))
    service.put("/a", "nieuw", etag='"2"')
    assert keeping(root, fetcher).get(service.address("/a")).content == b"nieuw"
    assert len(contents(root)) == 2
    assert [row.etag for row in FetchedFolder(root).rows()] == ['"1"', '"2"']


def test_offline_answers_what_was_kept_and_asks_nobody(root, service, fetcher):
    service.put("/a", "inhoud", etag='"1"')
    keeping(root, fetcher).get(service.address("/a"))
    service.asked.clear()
    offline = keeping(root, None)
    assert offline.get(service.address("/a")).content == b"inhoud"
    with pytest.raises(FetchError, match="was not fetched before, and nothing is asked") as told:
        offline.get(service.address("/b"))
    assert told.value.remedy == "fetch it once without --offline"
    assert service.asked == []


def test_content_that_was_touched_is_fetched_again_and_offline_refused(root, service, fetcher):
    service.put("/a", "inhoud", etag='"1"')
    keeping(root, fetcher).get(service.address("/a"))
    contents(root)[0].write_text("andere inhoud")
    with pytest.raises(FetchError, match="is not kept whole"):
        keeping(root, None).get(service.address("/a"))
    assert keeping(root, fetcher).get(service.address("/a")).content == b"inhoud"
    assert "if-none-match" not in service.asked[-1].headers
    assert keeping(root, None).get(service.address("/a")).content == b"inhoud"


def test_a_304_that_was_not_asked_for_is_told(root, service, fetcher, answer):
    service.first("/a", answer(status=304))
    with pytest.raises(FetchError, match="answers 304"):
        keeping(root, fetcher).get(service.address("/a"))
    assert not (root / "fetched.jsonl").exists()


def test_a_line_that_a_kill_cut_short_is_dropped(root, service, fetcher):
    service.put("/a", "a")
    service.put("/b", "b")
    keeping(root, fetcher).get(service.address("/a"))
    path = root / "fetched.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"at": "2024-')
    keeping(root, fetcher).get(service.address("/b"))
    assert path.read_bytes().startswith(whole)
    assert [row.address for row in FetchedFolder(root).rows()] == [service.address("/a"), service.address("/b")]


@pytest.mark.parametrize("line", [b"no json\n", b"[]\n", b"{}\n", b"\xff\xfe\n"])
def test_a_list_that_is_damaged_is_told(root, line):
    root.mkdir()
    (root / "fetched.jsonl").write_bytes(line + b'{"at": "x"}\n')
    with pytest.raises(FetchError, match="the list of what was fetched is damaged") as told:
        FetchedFolder(root)
    assert told.value.where == str(root / "fetched.jsonl")


def test_a_folder_that_cannot_be_written_is_told(tmp_path, service, fetcher):
    (tmp_path / "fetched").write_text("a file")
    service.put("/a", "a")
    with pytest.raises(FetchError, match="cannot be written") as told:
        keeping(tmp_path / "fetched", fetcher).get(service.address("/a"))
    assert "--into" in told.value.remedy


def test_a_name_is_given_to_the_newest_content(root, service, fetcher):
    service.put("/a", "oud")
    first = keeping(root, fetcher)
    path = first.folder.name("papers", "kst-1.xml", first.get(service.address("/a")).content)
    service.put("/a", "nieuw")
    again = keeping(root, fetcher)
    assert again.folder.name("papers", "kst-1.xml", again.get(service.address("/a")).content) == path
    assert path.read_text() == "nieuw"
    assert {one.read_text() for one in contents(root)} == {"oud", "nieuw"}


# Stamps


def test_questions_are_kept_with_how_far_their_answers_went(tmp_path):
    request = Request(("dossier", "39412"), date(2017, 1, 1), None, "")
    stamps = Stamps(tmp_path / "stamps.json")
    stamps.note("koop", request, "2024-03-05")
    stamps.note("koop", Request(("kst-39412-7",)), "")
    [first, second] = Stamps(tmp_path / "stamps.json").continued()
    assert (first.source, first.request.since, first.request.changed_since) == ("koop", date(2017, 1, 1), "2024-03-05")
    assert (second.request.words, second.request.changed_since) == (("kst-39412-7",), "")


def test_the_same_question_moves_its_stamp_and_none_takes_it_back(tmp_path):
    stamps = Stamps(tmp_path / "stamps.json")
    for stamp in ("2024-03-05", "2024-04-01", ""):
        stamps.note("koop", Request(("dossier", "39412"), changed_since="whatever"), stamp)
    assert [one.stamp for one in Stamps(tmp_path / "stamps.json").questions()] == ["2024-04-01"]


@pytest.mark.parametrize("text", ["", "no json", "{}x", '[{"source": "koop"}]', "[1]", '{"a": 1}'])
def test_damaged_stamps_are_told(tmp_path, text):
    (tmp_path / "stamps.json").write_text(text)
    with pytest.raises(FetchError, match="the kept stamps are damaged"):
        Stamps(tmp_path / "stamps.json")
