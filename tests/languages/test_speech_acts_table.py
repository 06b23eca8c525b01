"""The table of speech acts: its columns, its verbs, its size, and that no two of its rows compete."""

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import Any

import pytest

from nakomen.finders.speech_acts import compile_phrase
from nakomen.languages import load_table
from nakomen.languages.nl.verbs import verb_readings
from nakomen.model import Force, Kind

ROWS: list[dict[str, Any]] = load_table("nl", "speech_acts")["act"]
CONDITIONS = {"verb", "noun", "adjective", "needs", "unless"}
COLUMNS = CONDITIONS | {"id", "kind", "kinds", "passive_kind", "actor", "addressee", "force", "yes", "no"}
KINDS = {str(kind) for kind in Kind} | {"content", "narrative"}
GROUPS = {"home", "collective", "state", "parliament", "minister_to_parliament"}


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_row_is_whole(row: dict[str, Any]) -> None:
    """Five looks at one row, each by its own words when it fails: seven hundred rows times five would be slow."""
    check_columns(row)
    check_kinds(row)
    check_phrases_are_lower_case_whole_words(row)
    check_verb_is_known(row)
    check_sentences_prove_the_row(row)


def check_columns(row: dict[str, Any]) -> None:
    assert row.keys() <= COLUMNS
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", row["id"])
    assert len({"verb", "noun", "adjective"} & row.keys()) == 1, "a row is of one verb, noun or adjective"
    assert row.get("actor", "subject") in ("subject", "recipient", "van", "door", "in", "bij")
    assert row.get("force", "firm") in {str(force) for force in Force}


def check_kinds(row: dict[str, Any]) -> None:
    assert row["kind"] in KINDS
    assert row.get("passive_kind", row["kind"]) in KINDS
    assert row.get("kinds", {}).keys() <= GROUPS
    assert set(row.get("kinds", {}).values()) <= KINDS


def check_phrases_are_lower_case_whole_words(row: dict[str, Any]) -> None:
    phrases = [*row.get("needs", ()), *row.get("unless", ()), row.get("noun", ""), row.get("adjective", "")]
    choices = [choice for phrase in phrases if phrase for choice in phrase.split("|")]
    assert [choice for choice in choices if choice != choice.casefold().strip() or not choice] == []


def check_verb_is_known(row: dict[str, Any]) -> None:
    if "verb" in row:
        readings = verb_readings(row["verb"])
        assert any(reading.lemma == row["verb"] and reading.form == "inf" for reading in readings), "no known verb"


def check_sentences_prove_the_row(row: dict[str, Any]) -> None:
    assert len(row["yes"]) >= 2, "a row has two sentences that match"
    assert len(row["no"]) >= 1, "a row has a sentence that does not match"
    assert len(set(row["yes"] + row["no"])) == len(row["yes"] + row["no"]), "a sentence stands there twice"
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in row["yes"] + row["no"])


def test_ids_are_unique() -> None:
    assert [name for name, times in Counter(row["id"] for row in ROWS).items() if times > 1] == []


def test_there_are_many_rows_of_every_kind() -> None:
    kinds = Counter(row["kind"] for row in ROWS)
    assert sum("verb" in row for row in ROWS) >= 500
    assert kinds["narrative"] >= 45
    for kind in Kind:
        assert kinds[str(kind)] >= 15 or str(kind) == "assurance", f"{kind}: {kinds[str(kind)]}"
    assert sum("minister_to_parliament" in row.get("kinds", {}) for row in ROWS) >= 80


def test_no_two_equally_specific_rows_fit_one_sentence() -> None:
    """Otherwise the order of the rows in the file would decide."""
    groups = defaultdict(list)
    for row in ROWS:
        words = row.get("noun", row.get("adjective", "")).split("|") if "verb" not in row else [row["verb"]]
        for word in words:
            groups["verb" in row, word, len(row.get("needs", ()))].append(row)
    rivals = [
        (one["id"], other["id"], sentence)
        for rows in groups.values()
        for one, other in combinations(rows, 2)
        for sentence in one["yes"] + other["yes"]
        if _fits(one, sentence) and _fits(other, sentence)
    ]
    assert rivals == []


def _fits(row: dict[str, Any], sentence: str) -> bool:
    text = " ".join(re.findall(r"[\w'-]+", sentence.casefold()))
    needs = all(compile_phrase(phrase).search(text) for phrase in row.get("needs", ()))
    return needs and not any(compile_phrase(phrase).search(text) for phrase in row.get("unless", ()))
