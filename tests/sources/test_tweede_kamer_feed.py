"""The SyncFeed over a real server: entities in any prefix, withdrawn rows, and feeds that lead nowhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import tk_records as tk
from lxml import etree

from nakomen.model import FetchError, ReadingError
from nakomen.sources import tweede_kamer_feed
from nakomen.sources.tweede_kamer_feed import changes, parse_feed
from nakomen.sources.tweede_kamer_moties import motion_record
from nakomen.sources.tweede_kamer_people import activity_record, person_record
from nakomen.sources.tweede_kamer_toezeggingen import register_row
from nakomen.sources.tweede_kamer_values import Values

BASE = "https://kamer.example/SyncFeed/2.0"
PATH = "/SyncFeed/2.0/Feed"
XSD = Path(__file__).resolve().parents[3] / "shared" / "data" / "tk-xsd" / "tkData-v1-0.xsd"
FIELDS = {
    "toegezegdAanPersoon": tk.Ref(tk.guid("duin")),
    "isHerhalingVan": [tk.Ref(tk.guid("een")), tk.Ref(tk.guid("twee"))],
    "aanmaakdatum": "2023-06-15T09:00:00Z",
    "nummer": "TZ202306-026",
    "activiteit": tk.Ref(tk.guid("debat")),
    "activiteitNummer": "2023A01234",
    "naam": "Hollebeke",
    "tussenvoegsel": None,
    "functie": "Minister van Waterwegen",
    "status": "Deels Voldaan",
    "datumNakoming": "2023-07-02T22:00:00Z",
    "kamerbriefNakoming": "2023D28111",
    "ministerie": "Waterwegen",
    "tekst": "De minister zegt toe de Kamer te informeren over dijken & duinen.",
}
#: What a row tells of who it was promised to, as long as nobody looked that up.
UNNAMED = (f"ToegezegdAanPersoon: {tk.guid('duin')}",)
OTHERS = {
    "zaak": {
        "kamerstukdossier": tk.Ref(tk.guid("dossier")), "nummer": "2023Z10149", "soort": "Motie", "onderwerp": "Hogere dijken",
        "gestartOp": "2023-06-20T00:00:00", "titel": "Motie over hogere dijken", "vergaderjaar": "2022-2023",
        "volgnummer": -1, "status": "Vrijgegeven", "grootProject": "false", "kabinetsappreciatie": "Ontraden, tenzij gewijzigd",
    },
    "zaakActor": {"zaak": tk.Ref(tk.guid("duinmotie")), "actorNaam": "E. Strand", "relatie": "Indiener", "functie": None},
    "besluit": {"zaak": tk.Ref(tk.guid("duinmotie")), "besluitSoort": "Stemmen - aangenomen", "status": "Besluit"},
    "stemming": {"besluit": tk.Ref(tk.guid("besluit")), "soort": "Voor", "fractieGrootte": 30, "actorNaam": "Zeepartij", "vergissing": "false"},
    "document": {
        "huidigeDocumentVersie": tk.Ref(tk.guid("versie 2")), "soort": "Brief regering", "documentNummer": "2023D28111",
        "onderwerp": "Stand van de dijken", "datum": "2023-07-03T00:00:00", "volgnummer": -1, "contentType": "application/pdf",
        "contentLength": 182044,
    },
    "documentVersie": {"document": tk.Ref(tk.guid("kamerbrief")), "status": "Vrijgegeven", "versienummer": 2, "externeidentifier": "kst-39412-91"},
    "activiteit": {"soort": "Commissiedebat", "nummer": "2023A01234", "datumSoort": "Dag", "datum": "2023-06-14T00:00:00", "status": "Uitgevoerd"},
    "persoon": {"nummer": "4711", "tussenvoegsel": "van der", "achternaam": "Duin", "roepnaam": "Corrie", "functie": "Tweede Kamerlid"},
    "kamerstukdossier": {"titel": "De kustverdediging", "nummer": 39412, "toevoeging": None, "hoogsteVolgnummer": 92, "afgesloten": "false"},
}  # fmt: skip


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    if not XSD.exists():
        pytest.skip("the schemas of the Tweede Kamer (../shared/data/tk-xsd) are not on this machine")
    return etree.XMLSchema(etree.parse(XSD))


def promise(name: str = "dijken", **how) -> str:
    return tk.entity_xml("toezegging", name, **{**FIELDS, **how})


def page(*numbers: int, links: str = "", base: str = BASE) -> bytes:
    """A page with an entry for each token; its promises bear the token as their number."""
    entries = [tk.entry_xml(f"r{n}", promise(f"r{n}", nummer=f"TZ-{n}"), token=n, base=base) for n in numbers]
    return tk.feed_xml("Toezegging", entries, links=links)


def one(held: str, **how):
    [change] = parse_feed(
        tk.feed_xml("Toezegging", [tk.entry_xml("dijken", held, token=7, base=BASE, **how)]), "feed"
    ).changes
    return change


# Records of our own making are in the official shape.


@pytest.mark.parametrize("prefix", ["", "ns1", "tk2"])
def test_our_promises_are_valid(schema, prefix):
    for made in (
        promise(prefix=prefix),
        promise(prefix=prefix, status=None, datumNakoming=None),
        tk.entity_xml("toezegging", "weg", prefix=prefix, removed=True),
    ):
        assert schema.validate(etree.fromstring(made)), schema.error_log


@pytest.mark.parametrize("kind", sorted(OTHERS))
def test_our_other_entities_are_valid(schema, kind):
    assert schema.validate(etree.fromstring(tk.entity_xml(kind, "iets", **OTHERS[kind]))), schema.error_log


def test_the_schema_refuses_what_the_register_does_not_say(schema):
    assert not schema.validate(etree.fromstring(promise(status="Doorlopend")))
    assert not schema.validate(etree.fromstring(promise(kamerbriefNakoming=["2023D1", "2023D2"])))


def test_the_statuses_we_know_are_those_of_the_schema(schema):  # noqa: ARG001 - asks for the schemas to be there
    import tomllib

    from nakomen import sources

    words = tomllib.loads((Path(sources.__file__).parent / "tweede_kamer_words.toml").read_text(encoding="utf-8"))
    read = etree.parse(XSD.with_name("tkData-v1-0-toezegging.xsd"))
    assert words["statuses"] == read.xpath("//*[@name='toezeggingstatus']//@value")


# Entities.


@pytest.mark.parametrize("prefix", ["", "ns1", "tk", "x"])
def test_an_entity_is_read_whatever_its_prefix(prefix):
    change = one(promise(prefix=prefix))
    assert (change.entity, change.id, change.token, change.removed) == ("toezegging", tk.guid("dijken"), 7, False)
    made = register_row(change.fields, "https://kamer.example/OData")
    assert (made.number, made.status, made.fulfilled_by) == ("TZ202306-026", "Deels Voldaan", ("2023D28111",))
    assert (made.made_on, made.fulfilled_on) == (date(2023, 6, 15), date(2023, 7, 3))
    assert (made.minister, made.activity) == ("Hollebeke", "2023A01234")
    assert made.text == "De minister zegt toe de Kamer te informeren over dijken & duinen."
    assert (made.asked_by, made.repeats) == ((), (tk.guid("een"), tk.guid("twee")))
    assert (made.changed_at, made.unknown_words) == ("2024-03-05T09:31:12Z", UNNAMED)


def test_prefixes_of_the_feed_itself_do_not_matter():
    said = (
        page(7)
        .replace(b"<feed xmlns=", b"<a:feed xmlns:a=")
        .replace(b"</feed>", b"</a:feed>")
        .replace(b"<title>S", b"<a:title>S")
    )
    for name in (b"entry", b"title", b"id", b"updated", b"category", b"link", b"content"):
        said = (
            said.replace(b"<%s>" % name, b"<a:%s>" % name)
            .replace(b"</%s>" % name, b"</a:%s>" % name)
            .replace(b"<%s " % name, b"<a:%s " % name)
        )
    said = said.replace(b"</title></a", b"</a:title></a").replace(b"</a:title></a:title>", b"</a:title>")
    assert [change.id for change in parse_feed(said, "feed").changes] == [tk.guid("r7")]


def test_nil_is_nothing():
    made = register_row(one(promise(status=None, datumNakoming=None, kamerbriefNakoming=None)).fields, BASE)
    assert (made.status, made.fulfilled_on, made.fulfilled_by, made.unknown_words) == ("", None, (), UNNAMED)


def test_elements_that_the_schema_calls_single_come_repeated():
    change = one(
        promise(
            kamerbriefNakoming=["2023D28111", "2023D28112"],
            toegezegdAanPersoon=[tk.Ref(tk.guid("duin")), tk.Ref(tk.guid("golf"))],
        )
    )
    made = register_row(change.fields, BASE)
    assert made.fulfilled_by == ("2023D28111", "2023D28112")
    assert made.unknown_words == (*UNNAMED, f"ToegezegdAanPersoon: {tk.guid('golf')}")


def test_an_unknown_status_in_the_feed_is_told():
    made = register_row(one(promise(status="Doorlopend")).fields, BASE)
    assert (made.status, made.unknown_words) == ("Doorlopend", ("status: Doorlopend", *UNNAMED))


def test_the_year_1_is_no_year():
    assert register_row(one(promise(datumNakoming="0001-01-01T00:00:00")).fields, BASE).fulfilled_on is None


def test_a_withdrawn_row_is_told_with_no_more_than_its_id():
    change = one(tk.entity_xml("toezegging", "weg", removed=True))
    assert (change.removed, change.id) == (True, tk.guid("weg"))
    made = register_row(change.fields, BASE)
    assert (made.removed, made.source_id, made.number, made.unknown_words) == (True, tk.guid("weg"), "", ())


def test_other_entities_have_the_fields_of_odata():
    held = {kind: one(tk.entity_xml(kind, "iets", **fields)).fields for kind, fields in OTHERS.items()}
    motion = motion_record(held["zaak"], BASE)
    assert (motion.number, motion.appreciation, motion.paper) == ("2023Z10149", "Ontraden, tenzij gewijzigd", "")
    assert (person_record(held["persoon"]).name, activity_record(held["activiteit"]).day) == (
        "Corrie van der Duin",
        date(2023, 6, 14),
    )
    assert Values(held["documentVersie"]).text("ExterneIdentifier") == "kst-39412-91"
    assert Values(held["document"]).number("ContentLength") == 182044
    assert Values(held["document"]).number("Volgnummer") is None
    assert Values(held["stemming"]).reference("Besluit") == tk.guid("besluit")


def test_the_file_of_an_entity():
    held = tk.entity_xml("document", "kamerbrief", **OTHERS["document"])
    assert one(held, enclosure=f"{BASE}/Resources/{tk.guid('kamerbrief')}").enclosure.endswith(tk.guid("kamerbrief"))


# Pages.


def read(service, fetcher, after: int | None = None) -> list[str]:
    pages = changes(fetcher, service.address("/SyncFeed/2.0"), "Toezegging", after)
    return [Values(change.fields).text("nummer") for page in pages for change in page.changes]


def store(service, answer, tokens: list[int], size: int = 2, *, links: bool = True):
    """A feed of entries with these tokens, in pages of `size`, that tells where to go on."""
    base = service.address("/SyncFeed/2.0")

    def answering(asked):
        assert asked.query["category"] == "Toezegging"
        rest = [token for token in tokens if token > int(asked.query.get("skiptoken", 0))]
        shown = rest[:size]
        link = ""
        if links and len(rest) > size:
            link = tk.link_xml("next", f"{base}/Feed?category=Toezegging&skiptoken={shown[-1]}")
        elif not shown:
            link = tk.link_xml("resume", f"{base}/Feed?category=Toezegging&skiptoken={asked.query.get('skiptoken', 0)}")
        return answer(page(*shown, links=link, base=base), "application/atom+xml")

    service.on(PATH, answering)


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("tokens", [[], [3], [3, 5], [3, 5, 8], [3, 5, 8, 13, 21, 34, 55]])
def test_a_feed_is_read_to_its_end_with_or_without_links_of_its_pages(service, fetcher, answer, tokens, links):
    store(service, answer, tokens, links=links)
    assert read(service, fetcher) == [f"TZ-{token}" for token in tokens]


def test_a_kept_token_goes_on_where_it_was(service, fetcher, answer):
    store(service, answer, [3, 5, 8])
    pages = list(changes(fetcher, service.address("/SyncFeed/2.0"), "Toezegging"))
    kept = max(page.resume_token for page in pages if page.resume_token is not None)
    assert kept == 8
    assert read(service, fetcher, kept) == []
    store(service, answer, [3, 5, 8, 13])
    assert read(service, fetcher, kept) == ["TZ-13"]
    assert service.asked[-1].query["skiptoken"] == "13"


def test_a_page_comes_before_the_next_is_asked_so_that_its_token_can_be_kept(service, fetcher, answer):
    store(service, answer, [3, 5, 8])
    first = next(changes(fetcher, service.address("/SyncFeed/2.0"), "Toezegging"))
    assert (first.resume_token, len(service.asked)) == (5, 1)


@pytest.mark.parametrize(
    ("links", "told"),
    [
        ("/SyncFeed/2.0/Feed?category=Toezegging&skiptoken=2", "leads back to token 2"),
        ("/SyncFeed/2.0/Feed?category=Toezegging&skiptoken=1", "leads back to token 1"),
        ("/SyncFeed/2.0/Feed?category=Toezegging", "gives a next link without a skiptoken"),
        ("/SyncFeed/2.0/Feed?category=Toezegging&skiptoken=-9", "gives a next link without a skiptoken"),
        ("https://elders.example/SyncFeed/2.0/Feed?skiptoken=9", "leads out of the service"),
    ],
)
@pytest.mark.parametrize("numbers", [(), (5,)])
def test_a_feed_that_leads_nowhere_is_named(service, fetcher, links, told, numbers):
    service.put(PATH, page(*numbers, links=tk.link_xml("next", links), base=service.address("/SyncFeed/2.0")))
    with pytest.raises(FetchError, match=told) as error:
        read(service, fetcher, 2)
    assert error.value.where.startswith(service.base)
    assert service.times(PATH) == 1


def test_a_feed_that_gives_the_same_page_again_is_named(service, fetcher):
    """A service that does not hear the token, with entries that all lead to the same place."""
    service.put(PATH, page(3, 5, base=service.address("/SyncFeed/2.0")))
    with pytest.raises(FetchError, match="leads back to token 5"):
        read(service, fetcher)
    assert service.times(PATH) == 2


def test_a_feed_that_never_ends_is_stopped(service, fetcher, answer, monkeypatch):
    monkeypatch.setattr(tweede_kamer_feed, "MOST_PAGES", 5)
    store(service, answer, list(range(1, 10_000)))
    with pytest.raises(FetchError, match="does not end after 5 pages"):
        read(service, fetcher)


def test_a_link_of_an_entry_to_elsewhere_is_refused(service, fetcher):
    service.put(PATH, page(3, base="https://elders.example/SyncFeed/2.0"))
    with pytest.raises(FetchError, match="leads out of the service"):
        read(service, fetcher)


@pytest.mark.parametrize(
    ("body", "error", "told"),
    [
        (b"<html><body>busy</body></html>", FetchError, "is no feed: html"),
        (page(3)[:-30], ReadingError, "is no sound XML"),
        (b"", ReadingError, "is no sound XML"),
        (b'<!DOCTYPE feed [<!ENTITY a "b">]><feed>&a;</feed>', ReadingError, "declares entities of its own"),
        (tk.feed_xml("Toezegging", ["<entry><title>6f0b</title><content/></entry>"]), FetchError, "gives an entry with 0 entities: 6f0b"),
        (tk.feed_xml("Toezegging", ["<entry><content><a/><b/></content></entry>"]), FetchError, "gives an entry with 2 entities"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_named(service, fetcher, body, error, told):
    service.put(PATH, body)
    with pytest.raises(error, match=told):
        read(service, fetcher)


def test_a_busy_feed_and_a_cut_page_are_asked_again(service, fetcher, answer, wound):
    body = tk.feed_xml("Toezegging", [])
    service.first(PATH, answer(status=429, headers={"Retry-After": "2"}), answer(body, cut=40))
    service.put(PATH, body)
    assert read(service, fetcher) == []
    assert wound.slept[0] == 2.0
