"""Pages of OData over a real server, that goes wrong in every way we could think of."""

from __future__ import annotations

import json

import pytest
import tk_records as tk

from nakomen.model import FetchError
from nakomen.sources import tweede_kamer_pages
from nakomen.sources.tweede_kamer_addresses import PAGE, Query
from nakomen.sources.tweede_kamer_pages import entities, parse_page

PATH = "/OData/Zaak"
QUERY = Query("Zaak", ("Soort eq 'Motie'",))


def rows(first: int, last: int) -> list[dict]:
    return [tk.entity(f"zaak {number}", Nummer=f"2023Z{number:05}") for number in range(first, last)]


def read(service, fetcher) -> list[str]:
    return [row["Nummer"] for row in entities(fetcher, service.address("/OData"), QUERY)]


def numbers(first: int, last: int) -> list[str]:
    return [row["Nummer"] for row in rows(first, last)]


def of_json(answer, body: bytes, **how):
    return answer(body, "application/json", **how)


def by_skip(answer, total: int, *, count: bool = True, most: int = PAGE):
    """A service without links, that gives a part from `$skip` on."""

    def answering(asked):
        start = int(asked.query.get("$skip", 0))
        end = min(start + min(int(asked.query["$top"]), most), total)
        return of_json(answer, tk.odata(rows(start, end), count=total if count else None))

    return answering


def test_the_query_as_the_service_sees_it(service, fetcher, answer):
    service.on(PATH, by_skip(answer, 3))
    assert read(service, fetcher) == numbers(0, 3)
    [asked] = service.asked
    assert asked.query["$filter"] == "Verwijderd eq false and Soort eq 'Motie'"
    assert (asked.query["$top"], asked.headers["accept"]) == ("250", "application/json")


@pytest.mark.parametrize("total", [0, 1, 249, 250, 251, 500, 612])
@pytest.mark.parametrize("count", [True, False])
def test_without_links_the_count_goes_on(service, fetcher, answer, total, count):
    service.on(PATH, by_skip(answer, total, count=count))
    assert read(service, fetcher) == numbers(0, total)


def test_a_service_with_smaller_pages_is_read_whole(service, fetcher, answer):
    service.on(PATH, by_skip(answer, 250, most=100))
    assert read(service, fetcher) == numbers(0, 250)
    assert [one.query.get("$skip") for one in service.asked] == [None, "100", "200"]


def test_links_are_followed(service, fetcher, answer):
    link = service.address(f"{PATH}?$skiptoken=two")
    service.first(PATH, of_json(answer, tk.odata(rows(0, 2), link=link)), of_json(answer, tk.odata(rows(2, 3))))
    assert read(service, fetcher) == numbers(0, 3)
    assert service.asked[1].query == {"$skiptoken": "two"}


def test_a_relative_link_is_followed(service, fetcher, answer):
    service.first(
        PATH, of_json(answer, tk.odata(rows(0, 2), link="Zaak?$skip=2")), of_json(answer, tk.odata(rows(2, 3)))
    )
    assert read(service, fetcher) == numbers(0, 3)


def test_a_row_that_moved_between_pages_comes_once(service, fetcher, answer):
    service.first(PATH, of_json(answer, tk.odata(rows(0, 3), count=5)), of_json(answer, tk.odata(rows(2, 4), count=5)))
    assert read(service, fetcher) == numbers(0, 4)


def test_what_came_before_trouble_is_given(service, fetcher, answer):
    """Who asks for thousands of rows has those that came, and is told that there are more."""
    service.first(PATH, of_json(answer, tk.odata(rows(0, 2), count=9)), of_json(answer, b"{"))
    given = entities(fetcher, service.address("/OData"), QUERY)
    assert [next(given)["Nummer"], next(given)["Nummer"]] == numbers(0, 2)
    with pytest.raises(FetchError, match="answers what cannot be read"):
        next(given)


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ([tk.odata(rows(0, 2), count=9), tk.odata([], count=9)], "gives an empty page after 2 of 9"),
        ([tk.odata([], link="Zaak?$skip=250")], "gives an empty page after 0 of more"),
        ([tk.odata(rows(0, 2), count=9), tk.odata(rows(0, 2), count=9)], "gives a page again that was read before"),
        ([tk.odata(rows(0, 2), link="Zaak?$skip=2"), tk.odata(rows(0, 2), link="Zaak?$skip=4")], "gives a page again"),
        ([tk.odata(rows(0, 2), link="Zaak?a"), tk.odata(rows(2, 4), link="Zaak?a")], "leads back to a page"),
        ([tk.odata(rows(0, 2), link="https://elders.example/Zaak")], "leads out of the service"),
        ([tk.odata([{"Nummer": "2023Z1"}])], "gives an entity without Id"),
        ([b"[]"], "answers what is no page of OData"),
        ([b'{"error": {"message": "no"}}'], "answers what is no page of OData"),
        ([b'{"value": {"Id": "6f0b"}}'], "answers what is no page of OData"),
        ([b'{"value": ["6f0b"]}'], "answers what is no page of OData"),
        ([b"<html>busy</html>"], "answers what cannot be read"),
        ([b"\xff\xfe\x00"], "answers what cannot be read"),
        ([b""], "answers what cannot be read"),
        ([b'{"value": ' + b"[" * 100_000], "cannot be read: nested too deeply"),
        ([tk.odata(rows(0, 2), count=2)[:-40]], "answers what cannot be read"),
    ],
)
def test_a_page_that_is_not_what_it_should_be_is_named(service, fetcher, answer, pages, told):
    service.first(PATH, *[of_json(answer, page) for page in pages])
    with pytest.raises(FetchError, match=told) as error:
        read(service, fetcher)
    assert error.value.remedy
    assert service.times(PATH) == len(pages)


def test_a_service_that_is_busy_or_cuts_off_is_asked_again(service, fetcher, answer, wound):
    body = tk.odata(rows(0, 2), count=2)
    service.first(PATH, of_json(answer, b"", status=429, headers={"Retry-After": "3"}), of_json(answer, body, cut=60))
    service.put(PATH, body, "application/json")
    assert read(service, fetcher) == numbers(0, 2)
    assert wound.slept[0] == 3.0


def test_a_service_that_never_ends_is_stopped(service, fetcher, answer, monkeypatch):
    monkeypatch.setattr(tweede_kamer_pages, "MOST_PAGES", 4)
    service.on(PATH, by_skip(answer, 10**9, most=2))
    with pytest.raises(FetchError, match="does not end after 4 pages"):
        read(service, fetcher)
    assert service.times(PATH) == 4


def test_a_service_that_redirects_elsewhere_is_not_followed(service, fetcher, answer):
    service.first(PATH, of_json(answer, b"", status=302, headers={"Location": "https://elders.example/"}))
    with pytest.raises(FetchError, match="is on a host that is not fetched from"):
        read(service, fetcher)


def test_what_comes_repeated_is_kept_whole():
    said = b'{"value": [{"Id": "a", "Zaak": {"Nummer": 1}, "Zaak": {"Nummer": 2}, "Zaak": null, "Lijst": [1], "Lijst": [2]}]}'
    [found] = parse_page(said, "zaak").entities
    assert found["Zaak"] == [{"Nummer": 1}, {"Nummer": 2}, None]
    assert found["Lijst"] == [[1], [2]]


@pytest.mark.parametrize(("said", "count"), [(7, 7), ("7", 7), (None, None), ("veel", None), (-1, None), (2.5, None)])
def test_counts(said, count):
    assert parse_page(json.dumps({"@odata.count": said, "value": []}).encode(), "zaak").count == count
