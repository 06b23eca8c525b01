from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from nakomen.model import Document, FetchError, Identity, MissingError
from nakomen.sources.asking import Publication
from nakomen.sources.fetched_folder import FetchedFolder
from nakomen.sources.keeping import KeepingFetcher
from nakomen.sources.papers import describe, fetch_paper

AT = datetime(2024, 3, 7, 12, tzinfo=UTC)
PDF, PAGE, XML = b"%PDF-1.7 text", b"<!DOCTYPE html><p>tekst", b"<?xml version='1.0'?><stuk/>"


@pytest.fixture
def keeping(fetcher, tmp_path):
    return KeepingFetcher(FetchedFolder(tmp_path / "fetched"), lambda: AT, fetcher)


def publication(service, *suffixes, **more):
    places = tuple((suffix, service.address(f"/p{suffix}")) for suffix in suffixes or (".xml", ".html", ".pdf"))
    return Publication("kst-39412-7", addresses=places, **more)


def test_the_xml_comes_first(service, keeping):
    service.put("/p.xml", XML)
    service.put("/p.pdf", PDF)
    paper = fetch_paper(keeping, publication(service))
    assert paper.path.name == "kst-39412-7.xml"
    assert paper.path.read_bytes() == XML
    assert [asked.path for asked in service.asked] == ["/p.xml"]
    assert service.asked[0].headers["accept"] == "application/xml"


def test_then_html_then_pdf(service, keeping):
    service.put("/p.pdf", PDF, "application/octet-stream")
    assert fetch_paper(keeping, publication(service)).path.name == "kst-39412-7.pdf"
    service.put("/p.html", PAGE, "text/html")
    assert fetch_paper(keeping, publication(service)).path.name == "kst-39412-7.html"


@pytest.mark.parametrize(
    ("content", "name"), [(PDF, "kst-39412-7.pdf"), (PAGE, "kst-39412-7.html"), (b"?", "kst-39412-7")]
)
def test_what_the_source_does_not_name_is_named_by_its_bytes(service, keeping, content, name):
    service.put("/p", content, "application/octet-stream")
    assert fetch_paper(keeping, publication(service, "")).path.name == name


def test_fout404_with_status_200_is_there_is_none(service, keeping, answer):
    service.on("/p.xml", lambda _: answer(status=302, headers={"Location": "/fout404.html"}))
    service.put("/fout404.html", b"<?xml version='1.0'?><p>Niet gevonden</p>")
    service.put("/p.pdf", PDF)
    assert fetch_paper(keeping, publication(service)).path.name == "kst-39412-7.pdf"


def test_wrong_types_are_gone_past_and_told(service, keeping):
    service.put("/p.xml", PAGE, "application/xml")
    service.put("/p.html", b"", "text/html")
    service.put("/p.pdf", b"<html>Onderhoud</html>", "text/html")
    with pytest.raises(MissingError, match=r"text/html where \.pdf was asked") as told:
        fetch_paper(keeping, publication(service))
    assert told.value.where == "kst-39412-7"


def test_nothing_at_all_is_told_with_the_number(service, keeping):
    with pytest.raises(MissingError, match="is not there as XML, HTML or PDF") as told:
        fetch_paper(keeping, publication(service))
    assert told.value.where == "kst-39412-7"


def test_a_failing_server_is_no_missing_form(service, keeping, answer):
    service.on("/p.xml", lambda _: answer(status=503))
    service.put("/p.pdf", PDF)
    with pytest.raises(FetchError, match="answers 503") as told:
        fetch_paper(keeping, publication(service))
    assert not isinstance(told.value, MissingError)


def test_metadata_is_kept_beside_and_fills_in_what_was_not_known(service, keeping, koop):
    service.put("/p.xml", XML)
    koop.add("kst-39412-7")
    wanted = publication(service, metadata=service.address("/kst-39412-7/metadata.xml"))
    paper = fetch_paper(keeping, wanted)
    told = paper.publication
    assert (told.title, told.date, told.dossier) == ("Uit de metadata", date(2024, 3, 4), "39412")
    assert (keeping.folder.root / "metadata" / "kst-39412-7.xml").read_bytes().startswith(b"<metadata_gegevens>")


def test_metadata_that_are_not_there_or_are_a_page_do_not_matter(service, keeping):
    service.put("/p.xml", XML)
    wanted = publication(service, metadata=service.address("/m.xml"))
    assert fetch_paper(keeping, wanted).publication == wanted
    service.put("/m.xml", PAGE)
    assert fetch_paper(keeping, wanted).publication == wanted


def test_metadata_in_pieces_are_told(service, keeping):
    service.put("/p.xml", XML)
    service.put("/m.xml", b"<metadata><a>")
    with pytest.raises(FetchError, match="answers what cannot be read"):
        fetch_paper(keeping, publication(service, metadata=service.address("/m.xml")))


@pytest.mark.parametrize("number", ["../../etc/passwd", "a/b", "..", "kst 1\n"])
def test_a_number_is_never_a_way_out_of_the_folder(service, keeping, number):
    service.put("/p.xml", XML)
    wanted = Publication(number, addresses=((".xml", service.address("/p.xml")),))
    path = fetch_paper(keeping, wanted).path
    assert path.resolve().parent == (keeping.folder.root / "papers").resolve()


# What the reading gets to know


def test_a_source_tells_what_the_paper_does_not():
    known = Publication("kst-39412-7", title="Uit de bron", date=date(2024, 3, 5))
    said = describe(Document("kst-39412-7-pdf", "tekst"), known)
    assert (said.id, said.identity.number, said.identity.title) == ("kst-39412-7", "kst-39412-7", "Uit de bron")
    assert (said.identity.date, said.identity.date_source) == (date(2024, 3, 5), "metadata")


def test_what_the_paper_says_of_itself_stays():
    own = Document("x", "tekst", Identity(title="Eigen titel", date=date(2024, 3, 1), date_source="text"))
    said = describe(own, Publication("kst-39412-7", title="Uit de bron", date=date(2024, 3, 5)))
    assert (said.identity.title, said.identity.date, said.identity.date_source) == (
        "Eigen titel",
        date(2024, 3, 1),
        "text",
    )
