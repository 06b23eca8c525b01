"""A statement by hand: from a selection, from a page without script, and what is refused with a clear word."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html
from starlette.requests import HTTPConnection
from starlette.testclient import TestClient
from tests.web.conftest import settings_for

from nakomen.archive import Archive
from nakomen.model import JudgementKind
from nakomen.web import make_app
from nakomen.web.access.forms import token_of
from nakomen.web.access.visitors import Role, Visitor

LETTER = "kst-39412-3"


def fields_of(client: TestClient, address: str) -> dict[str, str]:
    """Return what a page's form to add would send."""
    page = html.fromstring(client.get(address).text)
    [form] = page.xpath("//form[@method='post']")
    return {one.get("name"): one.value or "" for one in form.xpath(".//input[@type='hidden'] | .//textarea")}


def unstated(archive: Path) -> tuple[int, str]:
    """Return a place and words of the letter that are no statement."""
    with Archive(archive, create=False) as opened:
        document = opened.document(LETTER)
        taken = [(one.start, one.end) for one in opened.statements() if one.document == LETTER]
        for block in document.blocks:
            if block.kind.running and not any(start < block.end and end > block.start for start, end in taken):
                words = document.text[block.start : block.end]
                return block.start, words
    raise LookupError(LETTER)


def post(client: TestClient, fields: dict[str, str], **more: str) -> tuple[int, str, str]:
    answer = client.post(f"/documents/{LETTER}/add", data={**fields, **more}, follow_redirects=False)
    text = html.fromstring(answer.text).text_content() if answer.text else ""
    return answer.status_code, answer.headers.get("location", ""), " ".join(text.split())


def test_a_selection_becomes_a_statement(writer: TestClient, own_archive: Path) -> None:
    start, words = unstated(own_archive)
    fields = fields_of(writer, f"/documents/{LETTER}")
    end = start + len(words)
    # White space around a selection is left out.
    status, target, _ = post(
        writer, fields, start=str(max(start - 1, 0)), end=str(end), kind="pledge", actor="Nederland + Duitsland",
        due="2027-12", reviewer="Noor Tjaarda",
    )  # fmt: skip
    assert status == 303
    page = html.fromstring(writer.get(target).text)
    identity = target.partition("#")[2]
    assert (
        "".join(one.text_content() for one in page.xpath("//mark[@id=$n or @data-of=$n]", n=identity)) == words.strip()
    )
    assert page.xpath("//mark[@id=$n]/@class", n=identity) == ["pledge"]
    with Archive(own_archive, create=False) as archive:
        [judgement] = archive.log.judgements()
    assert (judgement.kind, judgement.reviewer) == (JudgementKind.ADD, "Noor Tjaarda")
    assert judgement.values == {"kind": "pledge", "actor": "Netherlands + Germany", "due": "2027-12"}
    assert writer.cookies["nakomen_reviewer"] == "Noor%20Tjaarda"
    # The same words again are refused, under the name that is known now.
    status, _, told = post(writer, fields, start=str(start), end=str(end), kind="pledge")
    assert status == 422
    assert "these words are a statement already" in told


def test_without_script_the_sentence_is_looked_up_and_narrowed(writer: TestClient, own_archive: Path) -> None:
    start, words = unstated(own_archive)
    page = html.fromstring(writer.get(f"/documents/{LETTER}/add", params={"words": words[:25].upper()}).text)
    assert page.xpath("string(//textarea)").strip()
    fields = fields_of(writer, f"/documents/{LETTER}/add?at={start}")
    assert words.startswith(fields["quote"])
    part = fields["quote"].partition(" ")[2]
    status, target, _ = post(writer, fields, quote=part, kind="finding", reviewer="Noor")
    assert status == 303
    shown = html.fromstring(writer.get(target).text)
    assert shown.xpath("string(//mark[@id=$n])", n=target.partition("#")[2]) == part
    nothing = writer.get(f"/documents/{LETTER}/add", params={"words": "zeekoeien"}).text
    assert "do not stand in this document" in nothing


@pytest.mark.parametrize(
    ("more", "status", "words"),
    [
        ({"kind": ""}, 422, "a statement has a kind"),
        ({"kind": "promise"}, 422, "“promise” is no value of kind"),
        ({"due": "volgend jaar"}, 422, "is no time in EDTF"),
        ({"quote": "Deze woorden staan er niet."}, 422, "does not stand in"),
        ({"quote": "", "start": "0", "end": ""}, 422, "no words are marked"),
        ({"start": "5", "end": "99999999"}, 422, "has no characters"),
        ({"start": "-5", "end": "9"}, 422, "is no place in a text"),
        ({"read_as": "0" * 16}, 409, "was read anew"),
        ({"reviewer": ""}, 422, "a judgement has a reviewer"),
        ({"form_token": "forged"}, 403, "not sent from a page"),
    ],
)
def test_what_cannot_be_is_refused_with_its_remedy(
    writer: TestClient, own_archive: Path, more: dict[str, str], status: int, words: str
) -> None:
    start, _ = unstated(own_archive)
    fields = {**fields_of(writer, f"/documents/{LETTER}/add?at={start}"), "kind": "pledge", "reviewer": "Noor"}
    got, _, told = post(writer, fields, **more)
    assert (got, words in told) == (status, True), told[:600]
    with Archive(own_archive, create=False) as archive:
        assert archive.log.judgements() == []


@dataclass(frozen=True)
class ReadersDoor:
    """A door through which everybody may read and nobody may judge."""

    def visitor(self, connection: HTTPConnection) -> Visitor:
        return Visitor("Sam", Role.READER, session=connection.cookies.get("session", "sam"))


def test_who_only_reads_gets_no_form_and_adds_nothing(own_archive: Path) -> None:
    with TestClient(make_app(settings_for(own_archive, door=ReadersDoor()))) as client:
        page = html.fromstring(client.get(f"/documents/{LETTER}").text)
        assert page.xpath("//article//mark")
        assert not page.xpath("//main//form")
        assert client.get(f"/documents/{LETTER}/add?at=5").status_code == 403
        token = token_of(Visitor(session="sam"), b"s" * 32)
        fields = {"form_token": token, "kind": "pledge", "start": "0", "quote": "Geachte"}
        assert client.post(f"/documents/{LETTER}/add", data=fields).status_code == 403
    with Archive(own_archive, create=False) as archive:
        assert archive.log.judgements() == []


def test_an_error_keeps_what_was_filled_in(writer: TestClient, own_archive: Path) -> None:
    start, _ = unstated(own_archive)
    fields = fields_of(writer, f"/documents/{LETTER}/add?at={start}")
    more = {"kind": "request", "actor": "IJsland", "due": "ooit", "reviewer": "Noor"}
    answer = writer.post(f"/documents/{LETTER}/add", data={**fields, **more}, headers={"accept-language": "nl"})
    page = html.fromstring(answer.text)
    assert page.xpath("string(//textarea)").strip() == fields["quote"]
    assert page.xpath("//input[@name='kind'][@checked]/@value") == ["request"]
    assert page.xpath("//input[@name='actor']/@value") == ["IJsland"]
    assert "EDTF" in page.xpath("string(//div[@role='alert'])")
