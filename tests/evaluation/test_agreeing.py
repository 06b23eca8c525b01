"""Agreement of coders, held to the worked examples of those who thought of the measures."""

from __future__ import annotations

from collections import Counter

import pytest

from nakomen.evaluation.agreeing import agreement_of, cohens_kappa, krippendorffs_alpha


def coded(*rows: str) -> list[dict[str, str]]:
    """Return units of rows of labels, a coder a row; a dot is a unit that the coder did not code."""
    columns = zip(*(row.split() for row in rows), strict=True)
    return [{str(coder): label for coder, label in enumerate(column) if label != "."} for column in columns]


#: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections A, B and C: the data and alpha as printed.
KRIPPENDORFF = [
    (coded("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
    (coded("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692),
    (
        coded(
            "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."
        ),
        0.743,
    ),
]


@pytest.mark.parametrize(("units", "alpha"), KRIPPENDORFF)
def test_alpha_of_krippendorffs_examples(units: list[dict[str, str]], alpha: float) -> None:
    assert krippendorffs_alpha(units) == pytest.approx(alpha, abs=0.0005)


def test_kappa_of_fleiss_diagnoses() -> None:
    """Fleiss, "Statistical Methods for Rates and Proportions" (2nd edition 1981), table 13.1: .89 alike, kappa .68."""
    names = ("psychotic", "neurotic", "organic")
    counts = ((75, 1, 4), (5, 4, 1), (0, 0, 10))
    pairs = Counter(
        {
            (one, other): count
            for one, row in zip(names, counts, strict=True)
            for other, count in zip(names, row, strict=True)
        }
    )
    assert cohens_kappa(pairs) == pytest.approx(0.68, abs=0.005)
    units = [{"first": one, "second": other} for (one, other) in pairs.elements()]
    assert agreement_of(units).share == pytest.approx(0.89)
    assert agreement_of(units).kappa == cohens_kappa(pairs)


def test_opposites_agree_less_than_by_chance() -> None:
    units = coded("a b a b", "b a b a")
    found = agreement_of(units)
    assert found.share == 0
    assert found.kappa == -1
    assert found.alpha == pytest.approx(-0.75)


@pytest.mark.parametrize("units", [[], coded("a b c", ". . ."), coded("a a a", "a a a")])
def test_what_cannot_be_told_from_chance_has_no_value(units: list[dict[str, str]]) -> None:
    found = agreement_of(units)
    assert found.kappa is None
    assert found.alpha is None


def test_three_coders_are_taken_by_pairs() -> None:
    found = agreement_of(coded("a a b b", "a a b a", "a a b ."))
    assert found.units == 4
    assert found.share == pytest.approx((3 / 4 + 1 + 1) / 3)
    assert found.kappa == pytest.approx((0.5 + 1 + 1) / 3)
