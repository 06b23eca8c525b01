from __future__ import annotations

from datetime import date

import pytest

from nakomen.model import FetchError
from nakomen.sources import koop as source
from nakomen.sources.asking import Count, Publication, Request, Stamp

DOSSIER = Request(("dossier", "39412"))


def fetched(fetcher, koop, request=DOSSIER):
    return list(source.fetch(request, fetcher, koop.base))


def test_a_dossier_comes_page_after_page_with_what_is_known_of_each_paper(koop, fetcher, service):
    for number in range(1, 6):
        koop.add(f"kst-39412-{number}", modified=f"2024-03-0{number}")
    given = fetched(fetcher, koop)
    assert given[0] == Count(5)
    assert given[-1] == Stamp("2024-03-05")
    papers = [one for one in given if isinstance(one, Publication)]
    assert [paper.number for paper in papers] == [f"kst-39412-{number}" for number in range(1, 6)]
    assert papers[0] == Publication(
        number="kst-39412-1",
        title="Stand van de veerhavens",
        date=date(2024, 3, 5),
        kind="Brief",
        dossier="39412",
        creator="Ministerie van Waterwegen",
        modified="2024-03-01",
        addresses=((".xml", f"{koop.base}/kst-39412-1.xml"), (".pdf", f"{koop.base}/kst-39412-1.pdf")),
        metadata=f"{koop.base}/kst-39412-1/metadata.xml",
    )
    assert [asked.query["startRecord"] for asked in service.asked] == ["1", "3", "5"]


def test_what_narrows_a_search_stands_in_its_query(koop, fetcher, service):
    request = Request(
        ("dossier", "39", "412"), date(2017, 1, 1), date(2019, 12, 31), changed_since="2024-03-05T09:00:00"
    )
    koop.add("kst-39412-1")
    fetched(fetcher, koop, request)
    assert service.asked[0].query["query"] == (
        "c.product-area==officielepublicaties AND w.publicatienaam=Kamerstuk AND w.dossiernummer==39412"
        " AND dt.date>=2017-01-01 AND dt.date<=2019-12-31 AND dt.modified>=2024-03-05"
    )


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("39 412", "39412"),
        ("39.412", "39412"),
        ("36410-X", "36410-X"),
        ("36 410 x", "36410-X"),
        ("21501-02", "21501-02"),
    ],
)
def test_ways_to_name_a_dossier(typed, asked):
    assert f"w.dossiernummer=={asked}" in source.query_of(Request(("dossier", *typed.split())))


@pytest.mark.parametrize("typed", ["", "3941", "39412 OR 1==1", '39412" OR "', "394121", "de dijken"])
def test_what_is_no_dossier_is_refused_and_never_asked(typed):
    with pytest.raises(FetchError, match="is no number of a dossier"):
        source.query_of(Request(("dossier", *typed.split())))


def test_the_handelingen_of_a_session(koop, fetcher, service):
    fetched(fetcher, koop, Request(("handelingen", "2023-2024")))
    assert service.asked[0].query["query"].endswith("w.publicatienaam=Handelingen AND w.vergaderjaar=2023-2024")
    fetched(fetcher, koop, Request(("aanhangsel", "2023-2024")))
    last = '"Kamervragen (Aanhangsel)" AND w.vergaderjaar=2023-2024'
    assert service.asked[-1].query["query"].endswith(f"w.publicatienaam={last}")
    with pytest.raises(FetchError, match="is no session"):
        source.query_of(Request(("handelingen", "2023")))


def test_nothing_found_is_no_error(koop, fetcher):
    assert fetched(fetcher, koop) == [Count(0)]


@pytest.mark.parametrize("prefixes", [{"s": "srw", "g": "a"}, {"s": "ns0", "g": "ns1"}])
def test_prefixes_change(koop, fetcher, prefixes):
    koop.prefixes = prefixes
    koop.add("kst-39412-1")
    [_, paper, _] = fetched(fetcher, koop)
    assert paper.number == "kst-39412-1"
    assert paper.addresses[0][0] == ".xml"


def test_a_day_in_year_1_is_no_day(koop, fetcher):
    koop.add("kst-39412-1", day="0001-01-01T00:00:00")
    assert fetched(fetcher, koop)[1].date is None


def test_the_sort_of_a_paper_is_its_own_by_whatever_name(koop, fetcher, service, answer):
    page = koop.page([koop.add("kst-39412-1")], 1).decode().replace("ow:subrubriek", "ow:rubriek")
    own = '<ow:tpmeta><dcterms:type scheme="OVERHEIDop.KamerstukTypen">Motie</dcterms:type>'
    service.on("/sru", lambda _: answer(page.replace("<ow:tpmeta>", own).encode()))
    assert fetched(fetcher, koop)[1].kind == "Motie"


def test_what_stands_once_may_stand_twice(koop, fetcher):
    koop.add(
        "kst-39412-1", extra="<dcterms:identifier>kst-39412-1</dcterms:identifier><dcterms:title>Eerste</dcterms:title>"
    )
    assert (fetched(fetcher, koop)[1].number, fetched(fetcher, koop)[1].title) == ("kst-39412-1", "Eerste")


def test_a_record_without_a_number_is_told_and_the_others_come(koop, fetcher):
    koop.add("kst-39412-1")
    koop.add("").number = ""
    koop.add("kst-39412-3")
    given = fetched(fetcher, koop)
    assert [one.number for one in given if isinstance(one, Publication)] == ["kst-39412-1", "kst-39412-3"]
    [error] = [one for one in given if isinstance(one, FetchError)]
    assert error.what == "gives record 2 without a number"


def test_an_empty_page_before_the_end_is_told(koop, fetcher, service, answer):
    for number in range(1, 4):
        koop.add(f"kst-39412-{number}")
    first, empty = koop.page(koop.records[:2], 3), koop.page([], 3)
    service.first("/sru", answer(first), answer(empty))
    with pytest.raises(FetchError, match="gives an empty page at record 3 of 3"):
        fetched(fetcher, koop)


def test_a_page_that_repeats_is_told_and_ends(koop, fetcher, service, answer):
    for number in range(1, 6):
        koop.add(f"kst-39412-{number}")
    service.on("/sru", lambda _: answer(koop.page(koop.records[:2], 5)))
    with pytest.raises(FetchError, match="gives the same page again at record 3 of 5"):
        fetched(fetcher, koop)
    assert service.times("/sru") == 2


def test_no_stamp_is_given_by_a_search_that_broke_off(koop, fetcher, service, answer):
    koop.add("kst-39412-1")
    service.first("/sru", answer(koop.page(koop.records, 9)), answer(koop.page([], 9)))
    given = []
    with pytest.raises(FetchError):
        given.extend(source.fetch(DOSSIER, fetcher, koop.base))
    assert not [one for one in given if isinstance(one, Stamp)]


def test_a_diagnostic_is_an_error(koop, fetcher, service):
    told = (
        '<sru:diagnostics><d:diagnostic xmlns:d="http://docs.oasis-open.org/ns/search-ws/diagnostic">'
        "<d:uri>info:srw/diagnostic/1/16</d:uri><d:message>Unsupported index</d:message><d:details>w.dossier</d:details>"
        "</d:diagnostic></sru:diagnostics>"
    )
    service.put("/sru", koop.page([], 0, told))
    with pytest.raises(FetchError, match=r"refuses the search: Unsupported index: w\.dossier"):
        fetched(fetcher, koop)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"<html><body>Onderhoud</body></html>", "answers html where searchRetrieveResponse was asked"),
        (b"Onderhoud", "answers what cannot be read"),
        (b"", "answers what cannot be read"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "answers what cannot be read: declares entities"),
    ],
)
def test_another_thing_than_an_answer_is_told(koop, fetcher, service, body, told):
    service.put("/sru", body)
    with pytest.raises(FetchError, match=told):
        fetched(fetcher, koop)


@pytest.mark.parametrize("total", ["", "many", "-3"])
def test_a_number_of_records_that_is_none_is_told(koop, fetcher, service, total):
    service.put("/sru", koop.page([], total))
    with pytest.raises(FetchError, match="does not say how many records there are"):
        fetched(fetcher, koop)


def test_one_publication_is_looked_for_in_every_form_the_best_first(koop, fetcher, service):
    [paper] = fetched(fetcher, koop, Request(("KST-39412-7",)))
    assert paper.number == "kst-39412-7"
    assert [suffix for suffix, _ in paper.addresses] == [".xml", ".xml", ".html", ".pdf", ".pdf"]
    assert paper.addresses[1][1] == f"{koop.base}/officielepublicaties/kst-39412-7/kst-39412-7.xml"
    assert service.asked == []


def test_the_real_places_are_all_on_hosts_of_the_source(fetcher):
    from urllib.parse import urlsplit

    [paper] = source.fetch(Request(("ah-tk-20242025-1244",)), fetcher)
    places = [*(address for _, address in paper.addresses), paper.metadata]
    assert {urlsplit(place).scheme for place in places} == {"https"}
    assert {urlsplit(place).hostname for place in places} <= source.HOSTS


@pytest.mark.parametrize(
    "number",
    ["kst-28676-302", "kst-36410-X-33", "kst-21501-02-1466", "kst-36800-XVI-B", "kst-39412-7-n1", "kst-1268678",
     "blg-1184123", "ah-1271549", "ah-tk-20242025-1244", "kv-tk-2024Z12345", "h-tk-20172018-70-12",
     "h-tk-20062007-3564-3568", "h-ek-20152016-32-4"],
)  # fmt: skip
def test_every_sort_of_number_is_known_and_stays_what_it_is(number):
    assert source.answers(Request((number,)))
    assert source.official_number(number) == number


@pytest.mark.parametrize("word", ["kst", "kst-", "kst-a/../b", "kst-28676-302.xml", "brief", "https://x/kst-1", "h-vv"])
def test_what_is_no_number_is_not_answered(word):
    assert not source.answers(Request((word,)))


def test_old_records_say_http(koop, fetcher, service):
    page = koop.page([koop.add("kst-39412-1")], 1).replace(koop.base.encode(), b"http://repository.overheid.nl/frbr")
    service.put("/sru", page)
    assert fetched(fetcher, koop)[1].addresses[0][1] == "https://repository.overheid.nl/frbr/kst-39412-1.xml"
