"""Every row of the amount tables proves itself by its own sentences."""

from __future__ import annotations

import pytest

from nakomen.finders.amount_tables import load_currencies
from nakomen.finders.amounts import find_amounts
from nakomen.finders.ordinals import find_ordinals
from nakomen.finders.plain_numbers import find_numbers
from nakomen.languages import load_table

LANGUAGES = ["nl", "en"]
#: Sections whose rows leave their name in `AmountMention.row`.
NAMED = {
    "qualifier": "qualifier.{name}",
    "relation": "relation.{name}",
    "rate": "rate.{name}",
    "percent": "percent.{name}",
    "share": "share.{name}",
    "time": "time.{unit}",
}
#: Single sections, and how a mention shows that they were at work.
SINGLE = {
    "number": lambda found: any(abs(mention.value) >= 1000 for mention in found),
    "money": lambda found: any(mention.row.startswith("money") for mention in found),
    "qualifying": lambda found: any(mention.qualifier for mention in found),
    "changing": lambda found: any(mention.relation in ("by", "to") for mention in found),
    "sharing": lambda found: any(mention.unit.startswith("%G") for mention in found),
    "consecutive": lambda found: any(mention.row.startswith("consecutive") for mention in found),
    "label": lambda found: not found,
    "context": lambda found: any(mention.row.startswith("nouns") for mention in found),
    "joint": lambda found: len(found) > 1,
    "comparing": lambda found: any("+qualifier." in mention.row for mention in found),
}
#: Sections of bare numbers, and how what reads them shows that they were at work.
BARE = {
    "ordinal": find_ordinals,
    "fraction": lambda text, language: [one for one in find_numbers(text, language) if one.value % 1],
}


def rows():
    for language in LANGUAGES:
        for section, pattern in NAMED.items():
            for row in load_table(language, "amounts")[section]:
                yield pytest.param(language, pattern.format(**row), row, id=f"{language}-{pattern.format(**row)}")


def sections():
    for language in LANGUAGES:
        for section, holds in SINGLE.items():
            yield pytest.param(language, load_table(language, "amounts")[section], holds, id=f"{language}-{section}")


@pytest.mark.parametrize(("language", "name", "row"), list(rows()))
def test_row_is_found_in_its_examples_only(language, name, row):
    assert row["yes"], name
    assert row["no"], name
    for sentence in row["yes"]:
        assert any(name in mention.row for mention in find_amounts(sentence, language)), sentence
    for sentence in row["no"]:
        assert not any(name in mention.row for mention in find_amounts(sentence, language)), sentence


@pytest.mark.parametrize(("language", "section", "holds"), list(sections()))
def test_section_works_in_its_examples_only(language, section, holds):
    for sentence in section["yes"]:
        assert holds(find_amounts(sentence, language)), sentence
    for sentence in section["no"]:
        assert not holds(find_amounts(sentence, language)), sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", list(BARE))
def test_section_of_bare_numbers_works_in_its_examples_only(language, section):
    rows = load_table(language, "amounts")[section]
    for sentence in rows["yes"]:
        assert len(BARE[section](sentence, language)) == 2, sentence
    for sentence in rows["no"]:
        assert not BARE[section](sentence, language), sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_noun_is_counted(language):
    lead, one = {"nl": ("Zij telden zeven", "één"), "en": ("They counted seven", "one")}[language]
    for noun, unit in load_table(language, "amounts")["nouns"].items():
        assert [str(found) for found in find_amounts(f"{lead} {noun}.", language)] == [f"7 {unit}"], noun
    for noun, unit in load_table(language, "amounts")["singulars"].items():
        assert [str(found) for found in find_amounts(f"Zie {one} {noun}.", language)] == [f"1 {unit}"], noun
        assert not find_amounts(f"{lead} {noun}.", language) or noun.endswith(("s", "en")), noun


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_currency_is_money(language):
    for row in load_currencies():
        forms = [f"12 {name}" for name in [row["code"], *row[language]]]
        forms += [f"{sign} 12" for sign in [row["code"], *row.get("signs", [])]]
        for form in forms:
            assert [str(found) for found in find_amounts(f"Zij kost {form}.", language)] == [f"12 {row['code']}"], form
