"""The work for a statement is bounded, however many were told before it."""

from __future__ import annotations

from datetime import date

import pytest

from nakomen.tracing import choosing, link_statements


@pytest.mark.parametrize("count", [40, 400])
def test_a_statement_is_compared_with_few_others(say, count, monkeypatch):
    """All name the same brug in the same month: the worst case."""
    compared = []
    weigh = choosing.weigh_matter
    monkeypatch.setattr(choosing, "weigh_matter", lambda *pair: compared.append(pair) or weigh(*pair))
    statements = [
        say(
            f"d{number:04}",
            0,
            "agreement",
            f"De raad besloot de brug over de Lutte te sluiten {number}.",
            due="2024-05",
        )
        for number in range(count)
    ]
    link_statements(statements, {one.document: date(2020, 1, 1) for one in statements})
    assert len(compared) <= 21 * count
