"""Each row of the table of speech acts fires in its own sentences and stays silent in its counterexamples."""

from typing import Any

import pytest

from nakomen.finders.speech_acts import find_speech_acts
from nakomen.languages import load_table

ROWS: list[dict[str, Any]] = load_table("nl", "speech_acts")["act"]

#: Sentences that the clause finder does not read well yet; an entry that passes must be taken out (strict).
WAITING = frozenset(
    {
        "Nederland zal een bijdrage leveren van veertig militairen.",
        "Uw Kamer wordt op de hoogte gehouden van het overleg.",
        "Het kabinet blijft de prijzen in de gaten houden.",
        "Ik dien het wetsvoorstel voor de zomer in.",
        "Het lid Bos diende een motie in over de veerdienst.",
        "Elke lidstaat dient een jaarplan bij het secretariaat in.",
        "De leiders verwachten van iedere lidstaat een bijdrage.",
        "De leden wisten van de vertraging.",
        "De ministers wisselden van gedachten over de planning.",
        "De dienst is in staat gesteld extra mensen te werven.",
    }
)


def cases(column: str) -> list[Any]:
    return [
        pytest.param(row["id"], sentence, marks=marks_of(sentence), id=f"{row['id']}: {sentence}")
        for row in ROWS
        for sentence in row[column]
    ]


def marks_of(sentence: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason="clause finder")] if sentence in WAITING else []


@pytest.mark.parametrize(("row", "sentence"), cases("yes"))
def test_fires(row: str, sentence: str) -> None:
    assert f"speech_acts/{row}" in {mention.row for mention in find_speech_acts(sentence)}


@pytest.mark.parametrize(("row", "sentence"), cases("no"))
def test_stays_silent(row: str, sentence: str) -> None:
    assert f"speech_acts/{row}" not in {mention.row for mention in find_speech_acts(sentence)}
