"""References of a statement: its own, those of the notes that hang on it, and the one that it points back to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nakomen.extraction import extract
from nakomen.extraction.anaphora import pointed_at
from nakomen.model import Statement
from nakomen.readers.plain_text import read_text

#: A paragraph, and the references of its last statement.
REFERENCES = [
    ("Uw Kamer is hierover in mei geïnformeerd (Kamerstuk 28 676, nr. 399).", "kst-28676-399"),
    ("Uw Kamer is hierover geïnformeerd (Kamerstukken 33 694 en 29 521, nr. 9).", "kst-33694-9;kst-29521-9"),
    ("Conform de motie van het lid De Bruin heeft Nederland hiervoor aandacht gevraagd.", "motion:De Bruin"),
    ("De bondgenoten bevestigden dat artikel 5 ook voor zeekabels geldt.", "treaty:Washington/5"),
    ("De bondgenoten spraken af de voorraden aan te vullen.", ""),
    # pointing back to the only one of its sort in the paragraph
    ("Het kabinet heeft de motie van het lid Jansen besproken. Met deze brief geeft het kabinet invulling aan deze motie.",
     "motion:Jansen"),
    ("Het kabinet besprak de motie van het lid Jansen. Het kabinet heeft de genoemde motie in mei uitgevoerd.",
     "motion:Jansen"),
    # and not where two could be meant
    ("De motie van het lid Jansen en de motie van het lid De Bruin zijn aangenomen. Het kabinet steunt deze motie.", ""),
]  # fmt: skip


def refs(statements: list[Statement]) -> str:
    return ";".join(statements[-1].refs)


@pytest.mark.parametrize(("paragraph", "expected"), REFERENCES)
def test_references(said: Callable[..., list[Statement]], paragraph: str, expected: str) -> None:
    assert refs(said(paragraph)) == expected


def test_pointing_reaches_back_to_the_only_one_of_its_sort(said: Callable[..., list[Statement]]) -> None:
    found = said(
        "Het kabinet heeft de motie van het lid Jansen besproken.", "Met deze brief geef ik invulling aan deze motie."
    )
    assert found[-1].refs == ("motion:Jansen",)
    assert "refs: anaphora/the only one named before «deze motie»" in [str(reason) for reason in found[-1].because]


def test_the_nearest_scope_decides(said: Callable[..., list[Statement]]) -> None:
    found = said(
        "Het kabinet heeft de motie van het lid De Bruin besproken.",
        "De motie van het lid Jansen vraagt om een plan. Met deze brief geef ik invulling aan voornoemde motie.",
    )
    assert found[-1].refs == ("motion:Jansen",)


def test_what_stays_open_is_said(said: Callable[..., list[Statement]]) -> None:
    found = said(
        "De motie van het lid Jansen en de motie van het lid De Bruin zijn aangenomen. Het kabinet steunt deze motie."
    )
    assert found[-1].refs == ()
    assert "refs: anaphora/left open: one of motion:Jansen, motion:De Bruin «deze motie»" in [
        str(reason) for reason in found[-1].because
    ]


def test_a_note_belongs_to_the_statement_on_which_it_hangs() -> None:
    document = read_text(
        "De bondgenoten spraken af de voorraden aan te vullen.[footnoteRef:2] Nederland zal drie schepen leveren."
        "[footnoteRef:3] De Kamer ontvangt in mei een brief.\n\n"
        "[2: Kamerstuk 28 676, nr. 399.]\n\n[3: Zie Kamerstuk 33 694, nr. 9.]\n"
    )
    assert [(note.mark, document.text[note.start : note.end]) for note in document.notes] == [
        ("2", "Kamerstuk 28 676, nr. 399."),
        ("3", "Zie Kamerstuk 33 694, nr. 9."),
    ]
    assert [(str(one.kind), one.refs) for one in extract(document)] == [
        ("agreement", ("kst-28676-399",)),
        ("pledge", ("kst-33694-9",)),
        ("assurance", ()),
    ]


def test_a_reference_stands_once(said: Callable[..., list[Statement]]) -> None:
    found = said("Uw Kamer is hierover geïnformeerd (Kamerstuk 28 676, nr. 399 en Kamerstuk 28 676, nr. 399).")
    assert found[-1].refs == ("kst-28676-399",)


#: A quote, the references named before it, and the one that it points back to with its words.
POINTED = [
    ("Deze verklaring is openbaar.", ["decl:Bergen"], ("decl:Bergen", "Deze verklaring")),
    ("Deze verklaring is openbaar.", ["decl:Bergen", "decl:Bergen"], ("decl:Bergen", "Deze verklaring")),
    ("Deze verklaring is openbaar.", ["decl:Bergen", "decl:Oslo"], ("", "Deze verklaring")),
    ("Deze verklaring is openbaar.", ["kst-28676-399"], None),
    ("Genoemde motie is uitgevoerd.", ["kst-28676-399", "motion:Jansen"], ("motion:Jansen", "Genoemde motie")),
    ("De motie is uitgevoerd.", ["motion:Jansen"], ("motion:Jansen", "De motie")),
    ("Een motie is uitgevoerd.", ["motion:Jansen"], None),
    ("Dit verdrag geldt niet meer.", ["treaty:Washington/5"], ("treaty:Washington/5", "Dit verdrag")),
    ("Deze haven is gesloten.", ["decl:Bergen"], None),
    ("", ["decl:Bergen"], None),
]


@pytest.mark.parametrize(("quote", "named", "expected"), POINTED)
def test_pointed_at(quote: str, named: list[str], expected: tuple[str, str] | None) -> None:
    pointed = pointed_at(quote, [named])
    assert (None if pointed is None else (pointed.reference, pointed.words)) == expected
