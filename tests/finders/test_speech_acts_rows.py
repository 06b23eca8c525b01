"""Each row of the table of speech acts fires in its own sentences and stays silent in its counterexamples."""

from typing import Any

import pytest

from nakomen.finders.speech_acts import find_speech_acts
from nakomen.languages import load_table

ROWS: list[dict[str, Any]] = load_table("nl", "speech_acts")["act"]


def cases(column: str) -> list[Any]:
    return [
        pytest.param(row["id"], sentence, id=f"{row['id']}: {sentence}") for row in ROWS for sentence in row[column]
    ]


@pytest.mark.parametrize(("row", "sentence"), cases("yes"))
def test_fires(row: str, sentence: str) -> None:
    assert f"speech_acts/{row}" in {mention.row for mention in find_speech_acts(sentence)}


@pytest.mark.parametrize(("row", "sentence"), cases("no"))
def test_stays_silent(row: str, sentence: str) -> None:
    assert f"speech_acts/{row}" not in {mention.row for mention in find_speech_acts(sentence)}
