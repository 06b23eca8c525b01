from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest

from nakomen.model import FetchError
from nakomen.sources.asking import Request
from nakomen.sources.tweede_kamer_addresses import Query, followed, in_dossier, instant, of_ministry, quoted
from nakomen.sources.tweede_kamer_days import day_in_the_hague, midnight_in_the_hague
from nakomen.sources.tweede_kamer_moties import motions_query
from nakomen.sources.tweede_kamer_papers import papers_query
from nakomen.sources.tweede_kamer_toezeggingen import toezeggingen_query
from nakomen.sources.tweede_kamer_values import Values

BASE = "https://kamer.example/OData/v4/2.0"


def register(**narrowed) -> Query:
    return toezeggingen_query(Request(("toezeggingen",), **narrowed))


def asked(query: Query) -> dict[str, str]:
    address = query.address(BASE)
    assert " " not in address
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


@pytest.mark.parametrize(
    "query",
    [
        Query("Persoon"),
        register(ministry="BuZa", status="Openstaand", since=date(2023, 1, 1)),
        motions_query("39412"),
        papers_query("39412-X", date(2017, 1, 1)),
    ],
)
def test_every_query_leaves_deleted_entities_out_and_asks_a_full_page(query):
    values = asked(query)
    assert values["$filter"].split(" and ")[0] == "Verwijderd eq false"
    assert (values["$top"], values["$count"], values["$orderby"]) == ("250", "true", "Id")
    assert "$skip" not in values


def test_the_filter_of_a_ministry_with_status_and_day():
    filters = asked(register(ministry="BuZa", status="Deels Voldaan", since=date(2023, 1, 1)))["$filter"]
    assert "contains(Ministerie,'Buitenlandse Zaken')" in filters
    assert filters.endswith(" and Status eq 'Deels Voldaan' and Aanmaakdatum ge 2022-12-31T23:00:00Z")


def test_an_abbreviation_is_no_part_of_another():
    """BZ is in BZK, EZ in EZK."""
    assert "contains(Ministerie,'BZ')" not in of_ministry("BuZa")
    assert "Ministerie eq 'BZ'" in of_ministry("BuZa")


def test_quotes_are_doubled_and_nothing_gets_out_of_its_string():
    assert quoted("' or Verwijderd eq true or '") == "''' or Verwijderd eq true or '''"
    assert "eq 'a''b&$top=9'" in asked(register(status="a'b&$top=9"))["$filter"]
    assert "%26" in register(status="a&b").address(BASE)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (datetime(2024, 7, 1, 0, 30, 5, 999, tzinfo=timezone(timedelta(hours=2))), "2024-06-30T22:30:05Z"),
        (datetime(2024, 1, 1, 12, tzinfo=UTC), "2024-01-01T12:00:00Z"),
        (datetime(2024, 1, 1, 12), "2024-01-01T12:00:00Z"),  # noqa: DTZ001 - what a caller might pass
    ],
)
def test_instants(when, said):
    assert instant(when) == said


def test_days_are_whole_dutch_days():
    """A paper of a day is stamped at Dutch midnight, which in UTC is the evening before."""
    filters = asked(motions_query("39412", date(2024, 6, 30), date(2024, 6, 30)))["$filter"]
    assert filters.endswith(" and GestartOp ge 2024-06-29T22:00:00Z and GestartOp lt 2024-06-30T22:00:00Z")
    assert asked(papers_query("39412", until=date(2024, 1, 1)))["$filter"].endswith(
        " and Datum lt 2024-01-01T23:00:00Z"
    )


def test_what_changed_is_asked_with_what_was_deleted():
    filters = asked(replace(register(status="Openstaand"), changed_since="2024-03-05T09:31:12Z"))["$filter"]
    assert filters == (
        "ApiGewijzigdOp ge 2024-03-05T09:31:12Z and (Verwijderd eq true or (Verwijderd eq false and Status eq 'Openstaand'))"
    )


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("28676", "Kamerstukdossier/any(d: d/Nummer eq 28676)"),
        ("28 676", "Kamerstukdossier/any(d: d/Nummer eq 28676)"),
        ("21501-02", "Kamerstukdossier/any(d: d/Nummer eq 21501 and d/Toevoeging eq '02')"),
    ],
)
def test_dossiers(said, meant):
    assert in_dossier(said) == meant


@pytest.mark.parametrize("said", ["", "kst", "28676)", "²8676", "1 or 1 eq 1"])
def test_what_is_no_dossier_is_named(said):
    with pytest.raises(FetchError, match="is no number of a dossier"):
        in_dossier(said)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://kamer.example/OData/v4/2.0/Zaak?$skip=250", f"{BASE}/Zaak?$skip=250"),
        ("http://kamer.example/OData/v4/2.0/Zaak?$skip=250", f"{BASE}/Zaak?$skip=250"),
        ("Zaak?$skip=250", f"{BASE}/Zaak?$skip=250"),
        ("/OData/v4/2.0/Zaak?$skip=250#top", f"{BASE}/Zaak?$skip=250"),
    ],
)
def test_links_within_the_service_are_followed(link, address):
    assert followed(link, f"{BASE}/Zaak?$top=250", BASE) == address


@pytest.mark.parametrize(
    "link",
    [
        "https://elders.example/OData/v4/2.0/Zaak",
        "//elders.example/Zaak",
        "https://kamer.example@elders.example/Zaak",
        "https://wie:wat@kamer.example/Zaak",
        "https://kamer.example:8080/Zaak",
        "https://kamer.example.elders.example/Zaak",
        "file:///etc/passwd",
        "ftp://kamer.example/Zaak",
        "https://[kamer/Zaak",
        "https://kamer.example:elf/Zaak",
    ],
)
def test_links_out_of_the_service_are_refused(link):
    with pytest.raises(FetchError, match="leads out of the service"):
        followed(link, f"{BASE}/Zaak", BASE)


def test_a_dutch_day_is_that_of_the_dutch_clock():
    """The rule of summer time against the time-zone database, around each midnight of eleven years."""
    amsterdam = ZoneInfo("Europe/Amsterdam")
    begin = datetime(2015, 1, 1, 0, 30, tzinfo=UTC)
    for hours in (24 * days + hour for days in range(11 * 365) for hour in (0, 12, 21, 22, 23)):
        moment = begin + timedelta(hours=hours)
        assert day_in_the_hague(moment) == moment.astimezone(amsterdam).date(), moment
    for days in range(11 * 365):
        day = date(2015, 1, 1) + timedelta(days=days)
        assert midnight_in_the_hague(day) == datetime(day.year, day.month, day.day, tzinfo=amsterdam), day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2023-07-03T00:00:00+02:00", date(2023, 7, 3)),
        ("2023-07-02T22:00:00Z", date(2023, 7, 3)),
        ("2023-07-03T00:00:00", date(2023, 7, 3)),
        ("2008-08-26T12:13:04.6270000", date(2008, 8, 26)),
        ("2008-08-26T12:13:04.6270000Z", date(2008, 8, 26)),
        ("2023-07-03", date(2023, 7, 3)),
        ("0001-01-01T00:00:00", None),
        ("0001-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00+00:18", None),
        ("9999-12-31T23:59:59.9999999Z", None),
        ("", None),
        (None, None),
        (["0001-01-01T00:00:00Z", "2023-07-03T00:00:00Z"], date(2023, 7, 3)),
    ],
)
def test_days(said, day):
    values = Values({"Datum": said})
    assert values.day("Datum") == day
    assert values.unread == []


@pytest.mark.parametrize("said", ["gisteren", "2023-13-01", "31-12-2023", "2023-02-30T00:00:00Z"])
def test_a_day_that_is_none_is_kept_as_it_stands(said):
    values = Values({"Datum": said})
    assert values.day("Datum") is None
    assert values.unread == [f"Datum: {said}"]


def test_numbers_and_flags():
    values = Values(
        {"Volgnummer": -1, "Nummer": "88", "Grootte": "elf", "Vergissing": True, "Besloten": "1", "Af": "wie"}
    )
    assert [values.number(name) for name in ("Volgnummer", "Nummer", "Grootte", "Weg")] == [None, 88, None, None]
    assert [values.flag(name) for name in ("Vergissing", "Besloten", "Af", "Weg")] == [True, True, False, False]
    assert values.unread == ["Grootte: elf", "Af: wie"]
