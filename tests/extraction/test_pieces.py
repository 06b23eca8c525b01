"""A sentence of several acts is split; what one act says in several clauses stays together."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from nakomen.model import Span, Statement

#: A sentence, and its statements: the kind and the words with which the quote begins.
PIECES = [
    (
        "De Raad stelde het plan vast en riep de leden op hun bijdrage te verhogen.",
        [("agreement", "De Raad stelde"), ("request", "riep de leden")],
    ),
    (
        "Nederland levert twee schepen en ik zal uw Kamer in juni over de inzet informeren.",
        [("pledge", "Nederland levert"), ("assurance", "ik zal uw Kamer")],
    ),
    (
        "De bondgenoten benadrukten het belang van eenheid en spraken af elk jaar te oefenen.",
        [("position", "De bondgenoten"), ("agreement", "spraken af")],
    ),
    (
        "Canada draagt schepen bij en Noorwegen levert vliegtuigen aan de missie.",
        [("pledge", "Canada"), ("pledge", "Noorwegen")],
    ),
    (
        "De motie van het lid De Bruin, die de regering verzoekt de steun te verlengen, ligt nog bij de Kamer.",
        [("request", "De motie van het lid De Bruin, die")],
    ),
    (
        "De ministers bespraken het fonds, waarbij is afgesproken dat de leden voor 1 mei betalen.",
        [("agreement", "waarbij")],
    ),
    # one statement each
    ("De ministers benadrukten dat de norm geldt en dat de leden plannen moeten maken.", [("position", "De ministers")]),
    ("De Raad besloot de voorraden aan te vullen, de depots uit te breiden en het toezicht te verscherpen.",
     [("agreement", "De Raad")]),
    ("Nederland levert drie schepen, twee vliegtuigen en een staf aan het verband.", [("pledge", "Nederland")]),
    ("Indien de Kamer daarmee instemt, zal Nederland een fregat aan de missie leveren.", [("pledge", "Indien")]),
    ("Ik zal uw Kamer voor de zomer informeren over de kosten die met de missie gemoeid zijn.", [("assurance", "Ik")]),
    ("De bondgenoten spraken af dat zij hun plannen delen zodra die zijn vastgesteld.", [("agreement", "De bond")]),
]  # fmt: skip


def pieces(statements: list[Statement]) -> list[tuple[str, str]]:
    return [(str(statement.kind), statement.quote) for statement in statements]


@pytest.mark.parametrize(("sentence", "expected"), PIECES)
def test_pieces(said: Callable[..., list[Statement]], sentence: str, expected: list[tuple[str, str]]) -> None:
    found = pieces(said(sentence))
    assert [kind for kind, _ in found] == [kind for kind, _ in expected]
    for (_, quote), (_, begins) in zip(found, expected, strict=True):
        assert quote.startswith(begins)


def test_a_lone_statement_takes_its_sentence(said: Callable[..., list[Statement]]) -> None:
    sentence = "Daarnaast kondigde Noorwegen, zoals verwacht, een bijdrage van 3 miljoen euro aan."
    assert [statement.quote for statement in said(sentence)] == [sentence]


def test_pieces_of_a_sentence_lie_apart_or_inside_one_another(said: Callable[..., list[Statement]]) -> None:
    for sentence, _ in PIECES:
        found = [Span(statement.start, statement.end) for statement in said(sentence)]
        for first, second in itertools.combinations(found, 2):
            assert not first.overlaps(second) or first.holds(second), sentence


#: Paragraphs, and the kinds in them: what a sentence is may hang on those around it.
IN_CONTEXT = [
    (["De Raad nam het actieplan aan. De Raad besprak ook de begroting."], ["agreement"]),
    (["Nederland levert twee schepen. Zij zullen vanaf mei varen."], ["pledge", "pledge"]),
    (["Op 3 mei sprak de minister met zijn ambtgenoot. Zij kwamen overeen de oefening te verlengen."], ["agreement"]),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "expected"), IN_CONTEXT)
def test_in_context(said: Callable[..., list[Statement]], paragraphs: list[str], expected: list[str]) -> None:
    assert [str(statement.kind) for statement in said(*paragraphs)] == expected
