"""Each row of the table of speech acts fires in its own sentences and stays silent in its counterexamples."""

from typing import Any

import pytest

from nakomen.finders.speech_acts import find_speech_acts
from nakomen.languages import load_table

ROWS: list[dict[str, Any]] = load_table("nl", "speech_acts")["act"]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_row_fires_in_its_sentences_alone(row: dict[str, Any]) -> None:
    name = f"speech_acts/{row['id']}"
    fired = {text: name in {mention.row for mention in find_speech_acts(text)} for text in row["yes"] + row["no"]}
    assert [text for text in row["yes"] if not fired[text]] == [], "should fire here"
    assert [text for text in row["no"] if fired[text]] == [], "should stay silent here"
