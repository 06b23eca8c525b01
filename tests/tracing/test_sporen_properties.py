"""What holds of links, sporen and statuses, whatever was said."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from nakomen.model import Kind
from nakomen.tracing import find_sporen, link_statements, status_on

DOCUMENTS = {f"d{number}": date(2019, 1, 1) + timedelta(days=200 * number) for number in range(5)}
QUOTES = [
    "De eilanden besloten een veerdienst naar Roem in te stellen.",
    "De veerdienst naar Roem is deels ingesteld.",
    "De veerdienst naar Roem is uitgesteld tot 2023.",
    "Uw Kamer ontvangt de wadkaart van de geulen.",
    "De wadkaart van de geulen kan niet worden gedeeld.",
    "Texel stelt EUR 4 mln beschikbaar voor de vaargeul.",
    "Dit besluit moet in mei zijn uitgevoerd.",
    "Ik beschouw de motie hiermee als afgedaan.",
    "De afspraak over de vaargeul komt te vervallen.",
]
CHOICES = st.tuples(
    st.sampled_from(sorted(DOCUMENTS)),
    st.integers(0, 8),
    st.sampled_from([str(kind) for kind in Kind]),
    st.sampled_from(QUOTES),
    st.fixed_dictionaries(
        {
            "actor": st.sampled_from(["", "allies", "Netherlands", "Denmark"]),
            "due": st.sampled_from(["", "2023", "../2021-12", "2022/..", "2021-05-01"]),
            "refs": st.sampled_from(["", "motion:Wouda;kst-39001-4", "tz-202101-003"]),
            "amounts": st.sampled_from(["", "4000000 EUR", "60 %", "3 islands;4 islands"]),
            "theme": st.sampled_from(["resilience", "readiness"]),
        }
    ),
)


def said(say, choices):
    found = [say(document, place * 100, kind, quote, **fields) for document, place, kind, quote, fields in choices]
    return list({one.id: one for one in found}.values())


@settings(deadline=None, max_examples=60)
@given(st.lists(CHOICES, max_size=14), st.randoms(use_true_random=False))
def test_links_go_back_in_time_and_do_not_hang_on_the_order_given(say, choices, random):
    statements = said(say, choices)
    links = link_statements(statements, DOCUMENTS)
    by_id = {one.id: one for one in statements}
    for link in links:
        later, earlier = by_id[link.later], by_id[link.earlier]
        assert link.later != link.earlier
        assert DOCUMENTS[later.document] >= DOCUMENTS[earlier.document]
    assert len({link.later for link in links}) == len(links), "one link a statement"
    shuffled = statements[:]
    random.shuffle(shuffled)
    assert link_statements(shuffled, DOCUMENTS) == links
    assert find_sporen(shuffled, links, DOCUMENTS) == find_sporen(statements, links, DOCUMENTS)


@settings(deadline=None, max_examples=60)
@given(st.lists(CHOICES, max_size=14))
def test_every_undertaking_stands_in_one_spoor(say, choices):
    statements = said(say, choices)
    sporen = find_sporen(statements, link_statements(statements, DOCUMENTS), DOCUMENTS)
    members = [identity for spoor in sporen for identity in spoor.statements]
    assert len(members) == len(set(members))
    assert {one.id for one in statements if one.binding} <= set(members)
    by_id = {one.id: one for one in statements}
    for spoor in sporen:
        assert spoor.id == spoor.statements[0]
        assert by_id[spoor.id].binding
        assert {end for link in spoor.links for end in (link.later, link.earlier)} <= set(spoor.statements)


@settings(deadline=None, max_examples=60)
@given(st.lists(CHOICES, max_size=14), st.integers(0, 4))
def test_a_status_uses_no_later_document(say, choices, number):
    statements = said(say, choices)
    sporen = find_sporen(statements, link_statements(statements, DOCUMENTS), DOCUMENTS)
    day = DOCUMENTS[f"d{number}"]
    by_id = {one.id: one for one in statements}
    known = {one.id: one for one in statements if DOCUMENTS[one.document] <= day}
    for spoor in sporen:
        found = status_on(spoor, by_id, DOCUMENTS, day)
        ids = tuple(identity for identity in spoor.statements if identity in known)
        links = tuple(link for link in spoor.links if link.later in known)
        kept = type(spoor)(spoor.id, ids, links)
        assert found == status_on(kept, known, DOCUMENTS, day)
        if found is not None:
            assert {identity for identity, _ in found.terms} <= set(known)
