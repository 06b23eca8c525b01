"""From entities of the Tweede Kamer to rows and records: nothing mapped that is not known, nothing lost."""

from __future__ import annotations

import json
from datetime import date

import pytest
import tk_records as tk

from nakomen.model.motion_records import MotionOutcome, Mover, Vote, VoteChoice
from nakomen.sources.tweede_kamer_moties import motion_record
from nakomen.sources.tweede_kamer_pages import parse_page
from nakomen.sources.tweede_kamer_papers import paper_record
from nakomen.sources.tweede_kamer_people import activity_record, person_record
from nakomen.sources.tweede_kamer_toezeggingen import register_row

BASE = "https://kamer.example/OData"


def row(**fields):
    return register_row(tk.toezegging(**fields), BASE)


def motion(**fields):
    return motion_record(tk.motie(**fields), BASE)


# Promises.


def test_a_row_of_the_register():
    made = row()
    assert (made.chamber, made.number) == ("TK", "TZ202306-026")
    assert made.text == "De minister zegt toe de Kamer voor de zomer te informeren over de dijken."
    assert (made.minister, made.office, made.ministry) == ("Hollebeke", "Minister van Waterwegen", "Waterwegen")
    assert (made.status, made.fulfilled_on, made.fulfilled_by) == ("Voldaan", date(2023, 7, 3), ("2023D28111",))
    assert made.activity == "Commissiedebat Waterkeringen (2023A01234)"
    assert made.committee == "vaste commissie voor Waterwegen"
    assert made.asked_by == ("Corrie van der Duin",)
    assert made.address == f"{BASE}/Toezegging({tk.guid('dijken')})"
    assert (made.source_id, made.changed_at) == (tk.guid("dijken"), "2024-03-05T09:31:12.5Z")
    assert (made.removed, made.unknown_words) == (False, ())


def test_a_promise_was_made_on_the_day_of_the_meeting_not_when_it_was_typed_in():
    assert row().made_on == date(2023, 6, 14)
    assert row(Activiteit=[]).made_on == date(2023, 6, 15)
    planned = tk.activiteit(DatumSoort="Nog geen datum bekend")
    assert row(Activiteit=[planned]).made_on == date(2023, 6, 15)


def test_the_register_has_no_term_and_the_day_it_was_met_is_none():
    """DatumNakoming is when it was met: an open promise with such a date is not due then."""
    made = row(Status="Openstaand")
    assert made.due == ""
    assert made.fulfilled_on == date(2023, 7, 3)
    assert row(DatumNakoming="0001-01-01T00:00:00Z").fulfilled_on is None


@pytest.mark.parametrize("status", ["Openstaand", "Voldaan", "Deels Voldaan", "Vervallen", "deels voldaan", ""])
def test_known_statuses_stand_as_they_are(status):
    made = row(Status=status)
    assert (made.status, made.unknown_words) == (status, ())


@pytest.mark.parametrize("status", ["Doorlopend", "Gepauzeerd", "Open", "Voldaan?!x"])
def test_an_unknown_status_is_kept_and_told(status):
    made = row(Status=status)
    assert (made.status, made.unknown_words) == (status, (f"status: {status}",))


def test_an_unreadable_day_is_told():
    assert row(DatumNakoming="voor de zomer").unknown_words == ("DatumNakoming: voor de zomer",)


def test_relations_are_numbers_of_other_rows():
    others = [tk.entity("een", Nummer="TZ202301-001"), tk.entity("twee", Nummer="TZ202301-002")]
    made = row(IsHerhalingVan=others, IsWijzigingVan=others[0], IsAanvullingOp=[tk.entity("drie", Nummer=None)])
    assert made.repeats == ("TZ202301-001", "TZ202301-002")
    assert made.changes == ("TZ202301-001",)
    assert made.supplements == (tk.guid("drie"),)


def test_a_single_navigation_is_taken_alone_as_list_and_repeated():
    alone = row(Activiteit=tk.activiteit(), KamerbriefNakoming=tk.document())
    assert alone == row(Activiteit=[tk.activiteit()], KamerbriefNakoming=[tk.document()])
    said = json.dumps(tk.toezegging()).replace('"Naam": "Hollebeke"', '"Naam": "Hollebeke", "Naam": "Hollebeke"')
    said = said.replace('"Status": "Voldaan"', '"Status": "Voldaan", "Status": "Vervallen"')
    [fields] = parse_page(b'{"value": [%s]}' % said.encode(), "toezegging").entities
    made = register_row(fields, BASE)
    assert made.minister == "Hollebeke"
    assert made.status == "Voldaan; Vervallen"
    assert made.unknown_words == ("status: Voldaan; Vervallen",)


def test_who_asked_can_be_a_party_and_several():
    asked = [
        {"Persoon_Id": None, "Fractie_Id": tk.guid("z"), "Fractie": tk.entity("z", Afkorting="ZP", NaamNL="Zeepartij")},
        {"Persoon_Id": tk.guid("duin"), "Persoon": tk.persoon()},
        {"Persoon_Id": tk.guid("duin"), "Persoon": tk.persoon()},
    ]
    assert row(ToegezegdAan=asked).asked_by == ("ZP", "Corrie van der Duin")


def test_who_asked_is_told_where_only_a_reference_came():
    made = row(ToegezegdAan=[{"Persoon_Id": tk.guid("duin"), "Fractie_Id": None}])
    assert (made.asked_by, made.unknown_words) == ((), (f"ToegezegdAan: {tk.guid('duin')}",))


def test_a_minister_without_whole_name_is_put_together():
    assert row(Naam=None, Tussenvoegsel="van").minister == "Anna van Hollebeke"
    assert row(Naam=None, Voornaam=None, Tussenvoegsel="van", Achtervoegsel="jr.").minister == "A.B. van Hollebeke jr."
    assert row(Naam=None, Achternaam=None).minister == ""


def test_deleted_relations_do_not_count():
    assert row(KamerbriefNakoming=[{**tk.document(), "Verwijderd": True}]).fulfilled_by == ()


def test_an_empty_row_is_a_row():
    made = register_row({"Id": "6f0b"}, BASE)
    assert (made.source_id, made.number, made.status, made.unknown_words) == ("6f0b", "", "", ())


def test_a_row_as_plain_values():
    values = row(IsHerhalingVan=[tk.entity("een", Nummer="TZ202301-001")]).to_dict()
    assert json.loads(json.dumps(values)) == values
    assert (values["repeats"], values["made_on"]) == (["TZ202301-001"], "2023-06-14")


# Motions.


def test_a_motion():
    made = motion()
    assert (made.number, made.paper, made.dossiers) == ("2023Z10149", "kst-39412-88", ("39412",))
    assert (made.title, made.subject) == ("Motie van het lid Van der Duin c.s. over hogere dijken", "Hogere dijken")
    assert (made.moved_on, made.decided_on) == (date(2023, 6, 20), date(2023, 6, 27))
    assert (made.outcome, made.outcome_said) == (MotionOutcome.ADOPTED, "Stemmen - aangenomen")
    assert made.movers == (Mover("C.D. van der Duin", "Zeepartij", True), Mover("E. Strand", "Strandpartij", False))
    assert made.votes[0] == Vote("Zeepartij", "", VoteChoice.FOR, 30)
    assert [made.seats(choice) for choice in VoteChoice] == [30, 20, 5, 0]
    assert made.unknown_words == ()


@pytest.mark.parametrize(
    "said",
    [
        "Ontraden, tenzij gewijzigd",
        "Ontraden tenzij gewijzigd",
        "ONTRADEN  TENZIJ GEWIJZIGD",
        "Geen (expliciete) appreciatie",
        "Niet beschikbaar bij moties en/of amendementen vóór 1 april 2019",
        "Verzocht motie aan te houden",
        "",
    ],
)
def test_an_appreciation_is_compared_loosely_and_kept_as_it_stands(said):
    made = motion(Kabinetsappreciatie=said)
    assert (made.appreciation, made.unknown_words) == (said, ())


def test_an_unknown_appreciation_is_told():
    assert motion(Kabinetsappreciatie="Omarmd").unknown_words == ("Kabinetsappreciatie: Omarmd",)


@pytest.mark.parametrize(
    ("besluiten", "outcome", "day"),
    [
        ([], MotionOutcome.OPEN, None),
        ([("Ingediend", "2023-06-20")], MotionOutcome.OPEN, None),
        ([("Stemmen - verworpen", "2023-06-27")], MotionOutcome.REJECTED, date(2023, 6, 27)),
        ([("Stemmen - aangehouden", "2023-06-27")], MotionOutcome.HELD, date(2023, 6, 27)),
        ([("Stemmen - ingetrokken", "")], MotionOutcome.WITHDRAWN, None),
        ([("Stemmen – zonder stemming aannemen", "")], MotionOutcome.ADOPTED, None),
        # Held first and voted on later, in whatever order they come.
        ([("Stemmen - aangenomen", "2023-09-05"), ("Stemmen - aangehouden", "2023-06-27")], MotionOutcome.ADOPTED, date(2023, 9, 5)),
        ([("Stemmen - aangehouden", ""), ("Stemmen - verworpen", "")], MotionOutcome.REJECTED, None),
        # A tie, and the vote taken again.
        ([("Stemmen - verworpen", "2023-06-27"), ("Stemmen - aangenomen", "2023-07-04")], MotionOutcome.ADOPTED, date(2023, 7, 4)),
    ],
)  # fmt: skip
def test_what_became_of_a_motion(besluiten, outcome, day):
    made = motion(Besluit=[tk.besluit(kind, on, []) for kind, on in besluiten])
    assert (made.outcome, made.decided_on, made.unknown_words) == (outcome, day, ())


def test_besluiten_that_contradict_each_other_leave_it_open_and_say_so():
    made = motion(
        Besluit=[
            tk.besluit("Stemmen - verworpen", "2023-06-27", []),
            tk.besluit("Stemmen - aangenomen", "2023-06-27", []),
        ]
    )
    assert made.outcome is MotionOutcome.OPEN
    assert made.unknown_words == ("BesluitSoort: Stemmen - aangenomen / Stemmen - verworpen",)


def test_a_proposed_besluit_decides_nothing():
    assert (
        motion(Besluit=[tk.besluit("Stemmen - aangenomen", "2023-06-27", [], "Voorstel")]).outcome is MotionOutcome.OPEN
    )


def test_an_unknown_besluit_on_a_vote_is_told():
    made = motion(Besluit=[tk.besluit("Stemmen - geloot", "2023-06-27", [])])
    assert (made.outcome, made.unknown_words) == (MotionOutcome.OPEN, ("BesluitSoort: Stemmen - geloot",))


def test_votes_by_name_count_one_seat_each():
    votes = [
        tk.stemming("Voor", "Zeepartij", 30, member="C.D. van der Duin"),
        tk.stemming("Tegen", "Zeepartij", 30, member="F. Golf"),
    ]
    made = motion(Besluit=[tk.besluit("Stemmen - verworpen", "2023-06-27", votes)])
    assert [made.seats(choice) for choice in VoteChoice] == [1, 1, 0, 0]
    assert made.votes[0] == Vote("Zeepartij", "C.D. van der Duin", VoteChoice.FOR, 1)


def test_a_vote_by_mistake_counts_once():
    votes = [tk.stemming("Voor", "Zeepartij", 30, mistake=True), tk.stemming("Tegen", "Zeepartij", 30)]
    made = motion(Besluit=[tk.besluit("Stemmen - verworpen", "2023-06-27", votes)])
    assert [vote.mistake for vote in made.votes] == [True, False]
    assert (made.seats(VoteChoice.FOR), made.seats(VoteChoice.AGAINST)) == (0, 30)
    alone = motion(Besluit=[tk.besluit("Stemmen - aangenomen", "2023-06-27", votes[:1])])
    assert alone.seats(VoteChoice.FOR) == 30


def test_an_unknown_vote_is_told_and_counts_for_nobody():
    made = motion(
        Besluit=[tk.besluit("Stemmen - aangenomen", "2023-06-27", [tk.stemming("Onthouding", "Zeepartij", 30)])]
    )
    assert made.unknown_words == ("Stemming: Onthouding",)
    assert [made.seats(choice) for choice in VoteChoice] == [0, 0, 0, 30]


def test_a_relation_of_movers_is_compared_loosely():
    assert motion(ZaakActor=[tk.actor("MedeIndiener", "E. Strand", "Strandpartij")]).movers == (
        Mover("E. Strand", "Strandpartij", False),
    )


@pytest.mark.parametrize(
    ("fields", "paper"),
    [
        ({"Volgnummer": -1}, ""),
        ({"Volgnummer": None}, ""),
        ({"Kamerstukdossier": [tk.dossier(36410, "X")], "Volgnummer": "33"}, "kst-36410-X-33"),
        # In two dossiers the number is of one of them, and we do not know which.
        ({"Kamerstukdossier": [tk.dossier(), tk.dossier(28676)]}, ""),
        ({"Kamerstukdossier": []}, ""),
        ({"Document": [tk.document(Soort="Motie", Volgnummer=89, DocumentVersie=[])]}, "kst-39412-89"),
        ({"Document": [tk.document(Soort="Bijlage", Volgnummer=89)]}, "kst-39412-88"),
        ({"Document": [tk.document(Soort="Motie")]}, "kst-39412-91"),
        ({"Document": [tk.document(Soort="Motie"), tk.document(Soort="Motie (gewijzigd/nader)", DocumentVersie=[])]}, "kst-39412-91"),
        ({"Document": [tk.document(Soort="Motie"), tk.document(Soort="Motie", DocumentVersie=[], Volgnummer=5)]}, ""),
    ],
)  # fmt: skip
def test_the_public_number_of_a_motion(fields, paper):
    assert motion(**fields).paper == paper


# Papers, persons, meetings.


def test_a_paper():
    made = paper_record(tk.document(), BASE)
    assert (made.number, made.paper, made.kind, made.made_on) == (
        "2023D28111",
        "kst-39412-91",
        "Brief regering",
        date(2023, 7, 3),
    )
    assert made.resource == f"{BASE}/Document({tk.guid('kamerbrief')})/resource"
    assert (made.media_type, made.size, made.suffix) == ("application/pdf", 182044, ".pdf")
    assert made.official == ("https://publiek.example/kst-39412-91.pdf",)


@pytest.mark.parametrize(
    ("fields", "paper"),
    [
        ({"HuidigeDocumentVersie_Id": None}, "kst-39412-91"),
        ({"HuidigeDocumentVersie_Id": tk.guid("versie 1")}, "kst-39412-91"),
        ({"DocumentVersie": []}, "kst-39412-91"),
        ({"DocumentVersie": [], "Volgnummer": -1}, ""),
        ({"DocumentVersie": [], "Volgnummer": -1, "Aanhangselnummer": "242501244"}, "ah-tk-20242025-1244"),
        ({"HuidigeDocumentVersie_Id": None, "DocumentVersie": [tk.versie(3, "kst-1", Status="Concept"), tk.versie(2, "kst-39412-92")]}, "kst-39412-92"),
    ],
)  # fmt: skip
def test_the_public_number_of_a_paper(fields, paper):
    assert paper_record(tk.document(**fields), BASE).paper == paper


def test_a_person_by_the_name_that_is_used():
    assert person_record(tk.persoon()).name == "Corrie van der Duin"
    assert person_record(tk.persoon(Roepnaam=None)).name == "Cornelia Dirkje van der Duin"
    assert person_record(tk.persoon(Roepnaam=None, Voornamen=None, Tussenvoegsel=None)).name == "C.D. Duin"


def test_a_meeting_keeps_how_firm_its_day_is():
    week = activity_record(tk.activiteit(DatumSoort="Weeknummer", Status="Gepland"))
    assert (week.day, week.day_said, week.status) == (date(2023, 6, 14), "Weeknummer", "Gepland")
    assert activity_record(tk.activiteit(Datum="0001-01-01T00:00:00Z")).day is None
