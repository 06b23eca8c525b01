"""What the words of a block tell of its kind, over whole papers of a few lines."""

from __future__ import annotations

import pytest

from nakomen.model import BlockKind
from nakomen.readers.letter_kinds import settle_kinds

BODY = "De kuststaten spraken in Hamerveld over de bewaking van de noordelijke vaarroute, en deelden de kosten."
LONG = BODY + " " + BODY


def kinds(*texts: str) -> list[str]:
    return [str(kind) for kind in settle_kinds([(BlockKind.PARAGRAPH, text) for text in texts])]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Datum 3 mei 2021", "Kern", "Geachte voorzitter,", LONG), "letterhead letterhead salutation paragraph"),
        (
            ("Ministerie van Waterwegen", "Datum 3 mei 2021", "Rijnkade 8", "Onze referentie KW-17", LONG),
            "letterhead letterhead letterhead letterhead paragraph",
        ),
        (("Datum 3 mei 2021", "De Kamer,", LONG), "letterhead paragraph paragraph"),
        (("Vraag 1", "Komt het plan?", "Zo nee?", "Antwoord 1", "Ja."), "heading question question heading paragraph"),
        (("Vragen 2 en 3", "Wie betaalt?", "Antwoord op vragen 2 en 3", LONG), "heading question heading paragraph"),
        (
            (LONG, "Hoogachtend,", "De Minister van Waterwegen,", "A.B. de Wit"),
            "paragraph signature signature signature",
        ),
        ((LONG, "A.B. de Wit", LONG), "paragraph paragraph paragraph"),
        ((LONG, "de Minister van Waterwegen", "A.B. de Wit", LONG), "paragraph signature signature paragraph"),
        ((LONG, "De Minister van Waterwegen zegde dit toe.", LONG), "paragraph paragraph paragraph"),
        (("Tweede Kamer der Staten-Generaal", "Nr. 88 BRIEF VAN DE MINISTER", LONG), "letterhead heading paragraph"),
        ((LONG, "DEPARTEMENTAAL VERTROUWELIJK", LONG), "paragraph paragraph paragraph"),
        (("DEPARTEMENTAAL VERTROUWELIJK", LONG), "letterhead paragraph"),
        ((), ""),
    ],
)
def test_kinds(texts: tuple[str, ...], expected: str):
    assert " ".join(kinds(*texts)) == expected


def test_headings_of_the_layout_stay():
    blocks = [(BlockKind.HEADING, "Bewaking van de noordelijke vaarroute"), (BlockKind.PARAGRAPH, LONG)]
    assert settle_kinds(blocks) == [BlockKind.HEADING, BlockKind.PARAGRAPH]
