import pytest

from nakomen.languages import load_table
from nakomen.readers.hyphens import gap_closed, joint, own_words

TEXT = "Het veer-huis bleef dicht; de kustwacht en de oost- en westkust ook. Zij was vice-admiraal buiten dienst."

CASES = [
    ("de kust", "wacht kreeg schepen", ""),
    ("het veer", "huis sloot", "-"),
    ("de NAVO", "landen", "-"),
    ("het 4x30", "plan", "-"),
    ("de F-16", "toestellen", "-"),
    ("de Noord", "Hollandse kust", "-"),
    ("lucht", "en zeehavens", "- "),
    ("in", "respectievelijk uitvoer", "- "),
    ("de defensie", "uitgaven", "-"),
    ("de zee", "egel", "-"),
    ("capaciteitsop", "bouw", ""),
    ("de Secretaris", "generaal", "-"),
    ("de minister", "raad", ""),
    ("het staakt-het", "vuren", "-"),
    ("een radar-volg", "systeem", ""),
    ("DE VERANTWOOR", "DELIJKHEID VAN DE RAAD", ""),
    ("niet", "temin bleef", ""),
    ("de ex", "porteurs", ""),
    ("de ex", "premier", "-"),
    ("per e", "mail verzonden", "-"),
    ("de btw", "verhoging", "-"),
    ("het muse", "um", ""),
    ("is ge", "uit", ""),
    ("de cao", "partijen", "-"),
    ("de Europe", "aan", ""),
    ("zie https://kust.example/nieuwe", "havens-geopend", "-"),
]


@pytest.mark.parametrize(("before", "after", "expected"), CASES)
def test_what_becomes_of_the_hyphen(before, after, expected):
    assert joint(before, after, own_words(TEXT)) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("the long", "term plan", "-"),
        ("a short", "age of ships", ""),
        ("state-of-the", "art", "-"),
        ("commit", "ment", ""),
    ],
)
def test_english(before, after, expected):
    assert joint(before, after, language="en") == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Secretaris", "generaal", True),
        ("de NAVO", "en partnerlanden", False),
        ("bestaande NAVO", "bevoegdheden", True),
        ("de vice", "admiraal", True),
        ("op land", "zee, en in de lucht", False),
    ],
)
def test_gap_inside_a_line(before, after, expected):
    assert gap_closed(before, after, own_words(TEXT)) is expected


def rows():
    for language in ("nl", "en"):
        table = load_table(language, "hyphens")
        for section in ("suspended", "first", "chain", "clash"):
            if section not in table:
                continue
            yield language, section, table[section]
        for row in table["pair"]:
            yield language, "pair", row


@pytest.mark.parametrize(("language", "section", "row"), list(rows()))
def test_rows_prove_themselves(language, section, row):
    assert row["yes"]
    assert row["no"]
    for before, after in row["yes"]:
        assert joint(before, after, language=language) == ("- " if section == "suspended" else "-"), (before, after)
    for before, after in row["no"]:
        assert joint(before, after, language=language) == "", (before, after)
