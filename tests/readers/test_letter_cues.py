import pytest

from nakomen.languages import load_table
from nakomen.model import Marking
from nakomen.readers.letter_cues import LANGUAGES, cues, months
from nakomen.readers.markings import marking_of
from nakomen.readers.signatories import is_role

SECTIONS = (
    *("furniture", "letterhead", "salutation", "closing", "role", "question", "answer", "marking"),
    *("document_kind", "meeting"),
)
WHOLE = {"furniture", "closing", "question", "answer"}
SEARCHED = {"document_kind", "meeting"}
ROWS = [
    (language, section, row)
    for language in LANGUAGES
    for section in SECTIONS
    for row in load_table(language, "letters").get(section, ())
]


def matches(section, row, sentence):
    (cue,) = [cue for cue in cues(section) if cue.pattern.pattern == row["pattern"]]
    if section == "marking":
        return marking_of(sentence) is Marking[row["level"]]
    if section == "role":
        return is_role(sentence)
    if section in WHOLE:
        return cue.pattern.fullmatch(sentence) is not None
    return (cue.pattern.search(sentence) if section in SEARCHED else cue.pattern.match(sentence)) is not None


@pytest.mark.parametrize(
    ("language", "section", "row"), ROWS, ids=lambda value: value if isinstance(value, str) else value["name"]
)
def test_every_row_proves_itself(language, section, row):
    assert row["yes"], f"{language} {section} {row['name']} lacks a sentence that must match"
    assert row["no"], f"{language} {section} {row['name']} lacks a sentence that must not match"
    for sentence in row["yes"]:
        assert matches(section, row, sentence), sentence
    for sentence in row["no"]:
        assert not matches(section, row, sentence), sentence


def test_no_section_of_the_tables_is_forgotten():
    known = {*SECTIONS, "stop_words", "months", "other_languages"}
    for language in LANGUAGES:
        assert set(load_table(language, "letters")) <= known


def test_months_of_both_languages():
    assert months()["mrt"] == months()["march"] == months()["maart"] == 3
