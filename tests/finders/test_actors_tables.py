"""Every row of the tables of actors proves itself in its own language."""

from __future__ import annotations

import pytest

from nakomen.finders.actors import find_actors
from nakomen.languages import load_table

LANGUAGES = ("nl", "en")
WORDS = [(language, row) for language in LANGUAGES for row in load_table(language, "actors")["word"]]
#: Tables whose examples name the actor that must, or must not, act.
ACTING = [
    (language, table)
    for language in LANGUAGES
    for table in ("quantifier", "office", "government", "capital", "unlisted")
]
ACTING += [("en", "homograph")]


def acting(sentence: str, language: str) -> list[str]:
    return [actor.name for actor in find_actors(sentence, language=language) if actor.type != "adjective"]


@pytest.mark.parametrize(
    ("language", "row"), WORDS, ids=lambda value: value["row"] if isinstance(value, dict) else value
)
def test_words(language, row):
    assert row.get("yes"), f"{row['row']} has no sentence that must match"
    assert row.get("no"), f"{row['row']} has no sentence that must not match"
    for sentence in row["yes"]:
        assert row["row"] in [actor.row for actor in find_actors(sentence, language=language)], sentence
    for sentence in row["no"]:
        assert row["row"] not in [actor.row for actor in find_actors(sentence, language=language)], sentence


@pytest.mark.parametrize(("language", "name"), ACTING)
def test_constructions(language, name):
    table = load_table(language, "actors")[name]
    assert table["yes"]
    assert table["no"]
    for sentence, actor in table["yes"]:
        assert actor in acting(sentence, language), sentence
    for sentence, actor in table["no"]:
        assert actor not in acting(sentence, language), sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_modifiers(language):
    table = load_table(language, "actors")["modifier"]
    for sentence, actor in table["yes"]:
        assert actor not in acting(sentence, language), sentence
    for sentence, actor in table["no"]:
        assert actor in acting(sentence, language), sentence
