"""Pages of our own making about promises that nobody made, in the three shapes that such pages take."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nakomen.model import FetchError
from nakomen.sources import eerste_kamer as source
from nakomen.sources.asking import Request
from nakomen.sources.register_page import KNOWN_STATUSES, read_register_page

PARTICULARS = [
    ("Nummer", ["T09412"]),
    ("Status", ["openstaand"]),
    ("Datum toezegging", ["5 maart 2024"]),
    ("Deadline", ["1 januari 2025"]),
    ("Verantwoordelijke(n)", ["Minister van Waterwegen", "Staatssecretaris van Veren"]),
    ("Kamerleden", ["B. Bedacht (Veerpartij)", "C. Verzonnen (Kustpartij)"]),
    ("Commissie", ["commissie voor Waterwegen"]),
    ("Soort activiteit", ["Plenaire vergadering"]),
    ("Categorie", ["nader onderzoek"]),
    ("Onderwerpen", ["dijken", "veren"]),
    ("Kamerstukken", ["Wet op de veerhavens (39.412)"]),
]


def table(label, values):
    return f"<tr><td class='kop'>{label}</td><td>{'<br/>'.join(values)}</td></tr>"


def definitions(label, values):
    return f"<dt>{label}:</dt>" + "".join(f"<dd>{value}</dd>" for value in values)


def paragraphs(label, values):
    return f"<p><strong>{label}</strong>: {'</p><p>'.join(values)}</p>"


AROUND = {table: "table", definitions: "dl", paragraphs: "div"}


def page(shape=table, particulars=PARTICULARS, passage=True):
    inside = "".join(shape(label, values) for label, values in particulars)
    name = AROUND[shape]
    source_part = """<h2>2. Uit de stukken</h2><div><p><a href="/verslag">Handelingen I 2023-2024, nr. 21, item 6, blz. 4</a></p>
    <p>De heer <b>Bedacht</b> (Veerpartij): Krijgen wij dat onderzoek?</p>
    <p>Minister Dijkstra: Ja, dat zeg ik toe. Voor het einde van het jaar ligt het hier.</p></div>"""
    return f"""<!DOCTYPE html><html><head><title>Toezegging - Eerste Kamer</title></head><body>
    <nav><ul><li>Status</li><li>Toezeggingen</li></ul></nav>
    <main><h1>Toezegging Onderzoek naar de veerhavens (39.412) (T09412)</h1>
    <p>De minister van Waterwegen zegt de Kamer toe de veerhavens te laten onderzoeken.</p>
    <h2>1. Kerngegevens</h2><{name}>{inside}</{name}>
    {source_part if passage else ""}<h2>3. Historie</h2><p>5 maart 2024 nieuwe status: openstaand</p></main>
    <footer><p>Nummer: T00000</p></footer></body></html>""".encode()


def with_(label, *values):
    return [(name, list(values) if name == label else old) for name, old in PARTICULARS]


@pytest.mark.parametrize("shape", AROUND)
def test_a_page_is_read_by_the_labels_that_a_visitor_reads(shape):
    row = read_register_page(page(shape), "https://www.eerstekamer.nl/toezegging/x")
    assert (row.chamber, row.number, row.source_id) == ("EK", "T09412", "T09412")
    assert row.title == "Onderzoek naar de veerhavens (39.412)"
    assert row.text == "De minister van Waterwegen zegt de Kamer toe de veerhavens te laten onderzoeken."
    assert (row.status, row.made_on, row.due) == ("openstaand", date(2024, 3, 5), "1 januari 2025")
    assert row.minister == "Minister van Waterwegen; Staatssecretaris van Veren"
    assert row.asked_by == ("B. Bedacht (Veerpartij)", "C. Verzonnen (Kustpartij)")
    assert (row.committee, row.activity) == ("commissie voor Waterwegen", "Plenaire vergadering")
    assert row.papers == ("Wet op de veerhavens (39.412)",)
    assert row.citation == "Handelingen I 2023-2024, nr. 21, item 6, blz. 4"
    assert row.passage == (
        "De heer Bedacht (Veerpartij): Krijgen wij dat onderzoek?\n"
        "Minister Dijkstra: Ja, dat zeg ik toe. Voor het einde van het jaar ligt het hier."
    )
    assert row.address == "https://www.eerstekamer.nl/toezegging/x"
    assert row.unknown_words == ()


def test_the_shapes_say_the_same():
    first, *others = [read_register_page(page(shape), "x") for shape in AROUND]
    assert all(other == first for other in others)


@pytest.mark.parametrize("status", sorted(KNOWN_STATUSES))
def test_statuses_that_were_seen(status):
    assert read_register_page(page(particulars=with_("Status", status)), "x").unknown_words == ()


def test_a_status_keeps_its_capitals():
    row = read_register_page(page(particulars=with_("Status", "Deels voldaan")), "x")
    assert (row.status, row.unknown_words) == ("Deels voldaan", ())


@pytest.mark.parametrize(("status", "told"), [("opgeschort", "status: opgeschort"), ("", "status: -")])
def test_a_status_that_nobody_knows_is_kept_and_told(status, told):
    row = read_register_page(page(particulars=with_("Status", *filter(None, [status]))), "x")
    assert (row.status, row.unknown_words) == (status, (told,))


@pytest.mark.parametrize("said", ["medio maart", "1 januari 0001"])
def test_a_day_that_is_none_is_told(said):
    row = read_register_page(page(particulars=with_("Datum toezegging", said)), "x")
    assert (row.made_on, row.unknown_words) == (None, (f"datum toezegging: {said}",))


def test_a_term_is_kept_as_it_is_said():
    assert read_register_page(page(particulars=with_("Deadline", "voor de zomer")), "x").due == "voor de zomer"


def test_a_label_that_nobody_knows_is_told_and_takes_nobodys_value():
    particulars = [*PARTICULARS[:4], ("Zwaarte", ["licht"]), *PARTICULARS[4:]]
    row = read_register_page(page(definitions, particulars), "x")
    assert row.unknown_words == ("label: Zwaarte",)
    assert row.due == "1 januari 2025"


def test_a_page_without_a_passage_has_none():
    row = read_register_page(page(passage=False), "x")
    assert (row.citation, row.passage) == ("", "")
    assert row == replace(read_register_page(page(), "x"), citation="", passage="")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   ",
        b"%PDF-1.7",
        b"<html><body><h1>Onderhoud</h1></body></html>",
        "Nummer: T1".encode("utf-16"),
        b"<p>Nummer</p>",
    ],
)
def test_what_is_no_page_of_the_register_is_told(content):
    with pytest.raises(FetchError, match=r"is no page of the register|answers what cannot be read") as told:
        read_register_page(content, "https://www.eerstekamer.nl/x")
    assert told.value.where == "https://www.eerstekamer.nl/x"


def test_deep_nesting_is_told():
    with pytest.raises(FetchError, match="answers what cannot be read"):
        read_register_page(b"<div>" * 9000 + b"x", "x")


def test_pages_are_asked_for_by_address_or_by_what_follows_the_host(service, fetcher):
    service.put("/toezegging/veerhavens", page(), "text/html")
    words = ("toezegging/veerhavens", service.address("/toezegging/veerhavens"))
    assert source.answers(Request(words))
    rows = list(source.fetch(Request(words), fetcher, service.base))
    assert [row.number for row in rows] == ["T09412", "T09412"]


def test_a_page_that_cannot_be_had_does_not_hold_up_the_others(service, fetcher):
    service.put("/toezegging/b", page(), "text/html")
    given = list(source.fetch(Request(("toezegging/a", "toezegging/b")), fetcher, service.base))
    assert [type(one).__name__ for one in given] == ["MissingError", "RegisterRow"]


@pytest.mark.parametrize("word", ["toezeggingen", "toezegging", "kst-28676-302", "dossier"])
def test_what_is_no_page_is_not_answered(word):
    assert not source.answers(Request((word,)))
