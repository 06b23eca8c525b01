"""Akoma Ntoso: well-formed, with FRBR of every document, and each reference of each statement once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from nakomen.exports import akoma_ntoso
from nakomen.exports.selection import Selection

NS = {"akn": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
#: The children that the standard orders, as far as we write them.
ORDER = {
    "documentCollection": ["meta", "collectionBody"],
    "doc": ["meta", "preface", "mainBody"],
    "meta": ["identification", "analysis", "references"],
    "identification": ["FRBRWork", "FRBRExpression", "FRBRManifestation"],
    "FRBRWork": ["FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor", "FRBRcountry"],
    "FRBRExpression": ["FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor", "FRBRlanguage"],
    "FRBRManifestation": ["FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor", "FRBRformat"],
}
MAY_LACK = {"analysis", "references"}


@pytest.fixture
def tree(written: Callable[..., bytes]) -> etree._Element:
    return etree.fromstring(written(akoma_ntoso))


def named(element: etree._Element) -> str:
    return etree.QName(element).localname


def test_children_stand_in_the_order_of_the_standard(tree: etree._Element) -> None:
    assert named(tree) == "akomaNtoso"
    seen = set()
    for element in tree.iter():
        if (order := ORDER.get(named(element))) is not None:
            seen.add(named(element))
            children = [named(child) for child in element]
            assert children == [name for name in order if name in children]
            assert set(order) - set(children) <= MAY_LACK
    assert seen == ORDER.keys()


def test_ids_are_there_once_and_references_to_them_lead_somewhere(tree: etree._Element) -> None:
    ids = tree.xpath("//@eId")
    assert len(ids) == len(set(ids))
    assert set(tree.xpath("//akn:implicitReference/@for", namespaces=NS)) <= set(ids)
    assert {value.removeprefix("#") for value in tree.xpath("//@source")} <= set(ids)


def test_works_have_addresses_with_date_and_number(tree: etree._Element) -> None:
    works = tree.xpath("//akn:component//akn:FRBRWork/akn:FRBRuri/@value", namespaces=NS)
    assert works == ["/akn/nl/doc/kamerstuk/2022-09-08/40111-9"]


def test_a_reference_stands_on_its_words_or_is_implicit(tree: etree._Element, selection: Selection) -> None:
    for statement in selection.statements:
        if not statement.refs:
            continue
        [paragraph] = tree.xpath(f"//akn:paragraph[@eId='statement_{statement.id}']", namespaces=NS)
        assert "".join(paragraph.itertext()) == statement.quote
        written = paragraph.xpath(".//akn:ref/@href", namespaces=NS)
        implicit = tree.xpath(f"//akn:implicitReference[@for='statement_{statement.id}']/@href", namespaces=NS)
        assert len(written) + len(implicit) == len(statement.refs)


def test_a_paper_of_the_archive_goes_by_its_work_and_another_by_its_publication(tree: etree._Element) -> None:
    hrefs = dict(
        zip(
            tree.xpath("//akn:activeRef/@showAs", namespaces=NS),
            tree.xpath("//akn:activeRef/@href", namespaces=NS),
            strict=True,
        )
    )
    assert hrefs == {
        "kst-40111-2": "/akn/nl/doc/kamerstuk/2020-02-03/40111-2",
        "kst-40111-7": "https://zoek.officielebekendmakingen.nl/kst-40111-7",
        "motion:Hovinga": "urn:nakomen:reference:motion%3AHovinga",
    }
