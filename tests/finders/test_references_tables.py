"""Every row of the reference tables proves itself by its own sentences."""

from __future__ import annotations

import pytest

from nakomen.finders.references import find_references
from nakomen.languages import load_table
from nakomen.registers import load_register

LANGUAGES = ["nl", "en"]
SECTIONS = {"motion": "motion", "article": ("treaty", "law"), "declaration": "decl"}


def examples(kind):
    for language in LANGUAGES:
        table = load_table(language, "references")
        rows = [(f"pattern.{row['name']}", row) for row in table["pattern"]]
        rows += [(section, table[section]) for section in SECTIONS]
        for name, row in rows:
            assert row["yes"], name
            assert row["no"], name
            for example in row[kind]:
                yield pytest.param(language, name, example, id=f"{language}-{name}-{str(example)[:30]}")


@pytest.mark.parametrize(("language", "name", "example"), list(examples("yes")))
def test_row_gives_the_ids_of_its_examples(language, name, example):
    sentence, expected = example
    assert ";".join(found.id for found in find_references(sentence, language)) == expected, name


@pytest.mark.parametrize(("language", "name", "example"), list(examples("no")))
def test_row_finds_nothing_in_its_counterexamples(language, name, example):
    prefix = SECTIONS.get(name)
    assert not [
        found
        for found in find_references(example, language)
        if found.row == name or (prefix and found.id.startswith(prefix))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("register", "table", "kind"), [("treaties", "treaty", "treaty"), ("declarations", "declaration", "decl")]
)
def test_every_registered_word_is_found(language, register, table, kind):
    for row in load_register(register)[table]:
        for words in row[language]:
            found = find_references(f"({words}).", language)
            assert [one.id for one in found] == [f"{kind}:{row['name']}"], words
