"""Questions to the Tweede Kamer, from the words of `fetch` to rows, motions and papers, and on from a stamp."""

from __future__ import annotations

from datetime import date

import pytest
import tk_records as tk

from nakomen.model import FetchError, RegisterRow
from nakomen.model.motion_records import MotionRecord
from nakomen.sources.asking import Count, Publication, Request, Stamp
from nakomen.sources.tweede_kamer import answers, fetch

ODATA, FEED = "/OData/v4/2.0", "/SyncFeed/2.0/Feed"
REGISTER = ("toezeggingen",)


def ask(service, fetcher, *words, **narrowed):
    return list(fetch(Request(words, **narrowed), fetcher, service.base))


def rows_of(given) -> list[RegisterRow]:
    return [one for one in given if isinstance(one, RegisterRow)]


def put(service, entity: str, *entities: dict) -> None:
    service.put(f"{ODATA}/{entity}", tk.odata(list(entities), count=len(entities)), "application/json")


def later(**fields) -> dict:
    return {**tk.toezegging("later", Nummer="TZ202401-001"), "ApiGewijzigdOp": "2024-05-01T08:00:00.9+02:00", **fields}


@pytest.mark.parametrize(
    ("words", "mine"),
    [
        (REGISTER, True),
        (("moties", "28676"), True),
        (("tk-dossier", "28676"), True),
        (("syncfeed", "toezeggingen"), True),
        (("dossier", "28676"), False),
        (("toezegging/de_dijken",), False),
        (("toezeggingen", "alles"), False),
        ((), False),
    ],
)
def test_which_questions_are_ours(words, mine):
    assert answers(Request(words)) is mine


def test_the_register(service, fetcher):
    put(service, "Toezegging", tk.toezegging(), later())
    count, *rows, stamp = ask(
        service, fetcher, *REGISTER, ministry="Waterwegen", status="Voldaan", since=date(2023, 6, 1)
    )
    assert count == Count(2)
    assert [row.number for row in rows] == ["TZ202306-026", "TZ202401-001"]
    assert stamp == Stamp("2024-05-01T06:00:00Z")
    [asked] = service.asked
    assert asked.query["$filter"] == (
        "Verwijderd eq false and contains(Ministerie,'Waterwegen') and Status eq 'Voldaan' and Aanmaakdatum ge 2023-05-31T22:00:00Z"
    )
    assert "ToegezegdAan($expand=Persoon,Fractie)" in asked.query["$expand"]


def test_on_from_a_stamp_with_what_was_taken_away(service, fetcher):
    gone = {**tk.entity("weg"), "Verwijderd": True, "Nummer": None, "ApiGewijzigdOp": "2024-06-01T00:00:00Z"}
    put(service, "Toezegging", later(), gone)
    given = ask(service, fetcher, *REGISTER, changed_since="2024-05-01T06:00:00Z")
    assert [(row.source_id, row.removed) for row in rows_of(given)] == [
        (tk.guid("later"), False),
        (tk.guid("weg"), True),
    ]
    assert given[-1] == Stamp("2024-06-01T00:00:00Z")
    assert (
        service.asked[0]
        .query["$filter"]
        .startswith("ApiGewijzigdOp ge 2024-05-01T06:00:00Z and (Verwijderd eq true or ")
    )


def test_nothing_new_leaves_the_stamp_as_it_was(service, fetcher):
    put(service, "Toezegging")
    assert ask(service, fetcher, *REGISTER, changed_since="2024-05-01T06:00:00Z") == [
        Count(0),
        Stamp("2024-05-01T06:00:00Z"),
    ]
    assert ask(service, fetcher, *REGISTER) == [Count(0)]


def test_no_stamp_before_the_end(service, fetcher, answer):
    """What broke off is asked again from where the last whole answer ended."""
    service.first(
        f"{ODATA}/Toezegging",
        answer(tk.odata([later()], count=2), "application/json"),
        answer(b"{", "application/json"),
    )
    given = fetch(Request(REGISTER), fetcher, service.base)
    assert [type(next(given)) for _ in range(2)] == [Count, RegisterRow]
    with pytest.raises(FetchError):
        next(given)


def test_motions_of_a_dossier(service, fetcher):
    put(service, "Zaak", tk.motie(), {**tk.entity("weg"), "Verwijderd": True})
    _, made, gone, _ = ask(service, fetcher, "moties", "39", "412")
    assert isinstance(made, MotionRecord)
    assert (made.paper, made.removed, gone.removed) == ("kst-39412-88", False, True)
    assert "d/Nummer eq 39412)" in service.asked[0].query["$filter"]


def test_motions_of_all_dossiers(service, fetcher):
    put(service, "Zaak", tk.motie())
    ask(service, fetcher, "moties", since=date(2024, 7, 1))
    asked = "Verwijderd eq false and Soort eq 'Motie' and GestartOp ge 2024-06-30T22:00:00Z"
    assert service.asked[0].query["$filter"] == asked


def test_papers_of_a_dossier_with_where_their_bytes_are(service, fetcher):
    deleted = {**tk.document("weg"), "Verwijderd": True}
    put(
        service,
        "Document",
        tk.document(),
        tk.document("bijlage", DocumentVersie=[], Volgnummer=-1, Extensie=None),
        deleted,
    )
    _, letter, appendix, _ = ask(service, fetcher, "tk-dossier", "39412", since=date(2017, 1, 1))
    assert isinstance(letter, Publication)
    assert (letter.number, appendix.number) == ("kst-39412-91", "2023D28111")
    assert (letter.title, letter.kind, letter.dossier) == ("Stand van de dijken", "Brief regering", "39412")
    address = f"{service.base}{ODATA}/Document({tk.guid('kamerbrief')})/resource"
    assert letter.addresses == ((".pdf", address),)
    service.put(address.removeprefix(service.base), b"%PDF-1.7", "application/pdf")
    assert fetcher.get(address).content == b"%PDF-1.7"


@pytest.mark.parametrize("words", [("tk-dossier",), ("moties", "dijken"), ("tk-dossier", "1 or true")])
def test_what_is_no_dossier_is_refused_before_anything_is_asked(service, fetcher, words):
    with pytest.raises(FetchError, match="is no number of a dossier"):
        ask(service, fetcher, *words)
    assert service.asked == []


@pytest.mark.parametrize(
    ("words", "narrowed", "told"),
    [
        (REGISTER, {"changed_since": "gisteren"}, "is no moment of a change: gisteren"),
        (("syncfeed", "toezeggingen"), {"changed_since": "2024-05-01"}, "is no token of the feed: 2024-05-01"),
        (("syncfeed", "toezeggingen"), {"ministry": "BuZa"}, "the feed is read whole"),
        (("syncfeed",), {}, "only the toezeggingen are read from the feed"),
        (("syncfeed", "zaak"), {}, "only the toezeggingen are read from the feed"),
    ],
)
def test_questions_that_have_no_answer(service, fetcher, words, narrowed, told):
    with pytest.raises(FetchError, match=told):
        ask(service, fetcher, *words, **narrowed)


# The feed.


def fed(service, answer, *entries: tuple[str, str, int]) -> None:
    base = service.address("/SyncFeed/2.0")

    def answering(asked):
        kept = int(asked.query.get("skiptoken", 0))
        held = [tk.entry_xml(name, xml, token=token, base=base) for name, xml, token in entries if token > kept]
        return answer(tk.feed_xml("Toezegging", held))

    service.on(FEED, answering)


def promised(name: str, **fields) -> str:
    known = {
        "nummer": "TZ202306-026",
        "status": "Openstaand",
        "tekst": "De Kamer ontvangt een brief.",
        "ministerie": "Waterwegen",
    }
    return tk.entity_xml("toezegging", name, **{**known, **fields})


def test_the_feed_says_as_much_as_odata_of_who_and_where(service, fetcher, answer):
    """The same row from both sides: the references of the feed are looked up, each entity once."""
    refs = {name: tk.Ref(tk.guid(name)) for name in ("duin", "debat", "een", "zee")}
    held = promised(
        "dijken",
        toegezegdAanPersoon=refs["duin"], toegezegdAanFractie=refs["zee"], activiteit=refs["debat"], activiteitNummer="2023A01234",
        isHerhalingVan=[refs["een"]], aanmaakdatum="2023-06-15T09:00:00Z", naam="Hollebeke", functie="Minister van Waterwegen",
    )  # fmt: skip
    fed(service, answer, ("dijken", held, 3), ("ook", promised("ook", toegezegdAanPersoon=refs["duin"]), 4))
    put(service, "Persoon", tk.persoon())
    put(service, "Fractie", tk.entity("zee", Afkorting="ZP"))
    put(service, "Activiteit", tk.activiteit())
    put(service, "Toezegging", tk.entity("een", Nummer="TZ202301-001"))
    made, other, stamp = ask(service, fetcher, "syncfeed", "toezeggingen")
    assert stamp == Stamp("4")
    assert (made.asked_by, made.activity) == (
        ("Corrie van der Duin", "ZP"),
        "Commissiedebat Waterkeringen (2023A01234)",
    )
    assert (made.made_on, made.repeats, made.unknown_words) == (date(2023, 6, 14), ("TZ202301-001",), ())
    assert other.asked_by == ("Corrie van der Duin",)
    assert service.times(f"{ODATA}/Persoon") == 1
    # From OData the row has nothing else to say.
    put(service, "Toezegging", tk.toezegging(
        Status="Openstaand", Tekst="De Kamer ontvangt een brief.", DatumNakoming=None, KamerbriefNakoming=[],
        IsHerhalingVan=[tk.entity("een", Nummer="TZ202301-001")],
        ToegezegdAan=[{"Persoon_Id": tk.guid("duin"), "Persoon": tk.persoon()}, {"Fractie_Id": tk.guid("zee"), "Fractie": tk.entity("zee", Afkorting="ZP")}],
    ))  # fmt: skip
    [same] = rows_of(ask(service, fetcher, *REGISTER))
    assert {name for name, value in made.to_dict().items() if value != same.to_dict()[name]} == {"changed_at"}


def test_a_reference_that_leads_nowhere_stays_a_reference(service, fetcher, answer):
    fed(service, answer, ("dijken", promised("dijken", toegezegdAanPersoon=tk.Ref(tk.guid("niemand"))), 3))
    put(service, "Persoon")
    [made] = rows_of(ask(service, fetcher, "syncfeed", "toezeggingen"))
    assert (made.asked_by, made.unknown_words) == ((), (f"ToegezegdAanPersoon: {tk.guid('niemand')}",))


def test_a_reference_of_the_new_name_leads_to_a_person_or_a_party(service, fetcher, answer):
    asked = [tk.Ref(tk.guid("duin")), tk.Ref(tk.guid("zee"))]
    held = promised("dijken").replace(
        "</toezegging>", "".join(tk.element_xml("", "toegezegdAan", one) for one in asked) + "</toezegging>"
    )
    fed(service, answer, ("dijken", held, 3))
    put(service, "Persoon", tk.persoon())
    put(service, "Fractie", tk.entity("zee", Afkorting="ZP"))
    [made] = rows_of(ask(service, fetcher, "syncfeed", "toezeggingen"))
    assert (made.asked_by, made.unknown_words) == (("Corrie van der Duin", "ZP"), ())


def test_many_references_are_asked_some_at_a_time(service, fetcher, answer):
    entries = [(f"r{n}", promised(f"r{n}", activiteit=tk.Ref(tk.guid(f"debat {n}"))), n) for n in range(1, 46)]
    fed(service, answer, *entries)
    put(service, "Activiteit")
    assert len(rows_of(ask(service, fetcher, "syncfeed", "toezeggingen"))) == 45
    assert service.times(f"{ODATA}/Activiteit") == 3
    assert all(len(asked.query["$filter"]) < 1500 for asked in service.asked if "Activiteit" in asked.path)


def test_on_from_a_token_with_what_was_withdrawn(service, fetcher, answer):
    fed(
        service, answer, ("dijken", promised("dijken"), 3), ("weg", tk.entity_xml("toezegging", "weg", removed=True), 8)
    )
    row, stamp = ask(service, fetcher, "syncfeed", "toezeggingen", changed_since="3")
    assert (row.removed, row.source_id, stamp) == (True, tk.guid("weg"), Stamp("8"))
    assert ask(service, fetcher, "syncfeed", "toezeggingen", changed_since="8") == []
