"""What letters measure beside the tables: rows that prove themselves, each verdict, and the founding letters."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from nakomen import extract, read
from nakomen.figures.checking import Checked, Verdict, check_letters
from nakomen.figures.edition import Edition
from nakomen.figures.editions import Editions, open_editions
from nakomen.figures.letters import checks
from nakomen.figures.rows import load_rows
from nakomen.model import AmountMention, Kind, Statement

LETTERS = Path(__file__).resolve().parents[2] / "../shared/letters"
SHIPPED = open_editions()
ROWS = load_rows("checks")["check"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_fits_its_sentences(row):
    check = next(one for one in checks() if one.id == row["id"])
    assert row["yes"]
    assert row["no"]
    for sentence in row["yes"]:
        assert check.speaks(sentence), sentence
    for sentence in row["no"]:
        assert not check.speaks(sentence), sentence


def said(quote: str, *amounts: tuple[str, ...], kind: Kind = Kind.FINDING, **fields: object) -> Statement:
    """Return a statement of the Netherlands with amounts by their words, value, unit and perhaps a qualifier."""
    mentions = []
    for words, value, unit, *rest in amounts:
        start = quote.index(words)
        mentions.append(AmountMention(start, start + len(words), words, "row", Decimal(value), unit, *rest))
    settings = {"actor": ("Netherlands",), "theme": "burden-sharing", **fields}
    return Statement("s1", "brief", 0, len(quote), quote, quote, kind, amounts=tuple(mentions), **settings)


def checked(statement: Statement, day: date, editions: Editions = SHIPPED) -> list[Checked]:
    return list(check_letters([statement], {"brief": day}, editions))


AFTER, BEFORE = date(2024, 7, 1), date(2021, 6, 14)


@pytest.mark.parametrize(
    ("quote", "amount", "day", "verdict"),
    [
        ("In 2022 bedroegen de defensie-uitgaven 1,44% van het bbp.", ("1,44%", "1.44", "%GDP"), AFTER, "agreement"),
        ("In 2022 bedroegen de defensie-uitgaven 1,4% van het bbp.", ("1,4%", "1.4", "%GDP"), AFTER, "rounding"),
        ("De defensie-uitgaven waren ruim 1% van het bbp in 2022.", ("1%", "1", "%GDP", ">"), AFTER, "rounding"),
        ("In 2022 bedroegen de defensie-uitgaven 1,7% van het bbp.", ("1,7%", "1.7", "%GDP"), AFTER, "contradiction"),
        ("De defensie-uitgaven zijn 1,7% van het bbp.", ("1,7%", "1.7", "%GDP"), BEFORE, "outdated edition"),
        ("Het defensiebudget is 19,9 miljard euro.", ("19,9 miljard euro", "19900000000", "EUR"), AFTER, "agreement"),
        ("Het defensiebudget is 20 miljard euro.", ("20 miljard euro", "20000000000", "EUR"), AFTER, "rounding"),
        ("Het defensiebudget is 21 miljard euro.", ("21 miljard euro", "21000000000", "EUR"), AFTER, "contradiction"),
        ("Nu halen 23 bondgenoten de norm.", ("23 bondgenoten", "23", "allies"), AFTER, "agreement"),
        ("Nu halen 22 bondgenoten de norm.", ("22 bondgenoten", "22", "allies"), AFTER, "contradiction"),
        ("De investeringsquote was 36% in 2024.", ("36%", "36", "%"), AFTER, "rounding"),
    ],
)
def test_verdicts(quote, amount, day, verdict):
    [found] = checked(said(quote, amount), day)
    assert found.verdict == Verdict(verdict)
    assert found.difference == found.measured.value - found.beside.value


def test_an_older_edition_at_hand_is_what_was_outdated():
    """A letter that gives the value of an older edition did not contradict the tables: it had not seen the new one."""
    newest = SHIPPED.newest
    key = ("share_gdp", "NLD", 2022)
    value = newest.values[key]
    older = Edition("2023-07-07", {key: type(value)(*key, Decimal("1.70"), value.unit, "2015", True, "2023-07-07")})
    statement = said("In 2022 waren de defensie-uitgaven 1,7% van het bbp.", ("1,7%", "1.7", "%GDP"))
    [found] = checked(statement, AFTER, Editions((older, newest)))
    assert (found.verdict, found.edition, found.later) == (Verdict.OUTDATED, "2024-06-17", False)
    [at_the_time] = checked(statement, date(2023, 9, 1), Editions((older, newest)))
    assert (at_the_time.verdict, at_the_time.edition) == (Verdict.AGREEMENT, "2023-07-07")


@pytest.mark.parametrize(
    "statement",
    [
        said("De defensie-uitgaven moeten naar 2% van het bbp.", ("2%", "2", "%GDP")),
        said("De defensie-uitgaven worden 1,9% van het bbp.", ("1,9%", "1.9", "%GDP"), kind=Kind.AGREEMENT),
        said("De defensie-uitgaven zijn 1,9% van het bbp.", ("1,9%", "1.9", "%GDP"), actor=("Ukraine",)),
        said("De bouw kostte 3 miljard euro.", ("3 miljard euro", "3000000000", "EUR")),
        said("De defensie-uitgaven waren 1% van het bbp in 1985.", ("1%", "1", "%GDP")),
        said("Het defensiebudget is 3 miljard yen.", ("3 miljard yen", "3000000000", "JPY")),
        said("Nog 22 bondgenoten voldoen niet.", ("22 bondgenoten", "22", "allies")),
    ],
    ids=["a norm", "no measurement", "no ally", "something else", "before the tables", "another currency", "denied"],
)
def test_what_has_no_value_beside_it_is_left_out(statement):
    assert checked(statement, AFTER) == []


def test_of_allies_the_first_number_is_counted():
    quote = "Negentien van de 31 bondgenoten halen 2% van het bbp."
    amounts = (("Negentien", "19", "allies"), ("31 bondgenoten", "31", "allies"), ("2%", "2", "%GDP", ">="))
    [found] = checked(said(quote, *amounts), AFTER)
    assert (found.measured.value, found.beside.value) == (19, 23)


@pytest.mark.skipif(
    not LETTERS.exists(), reason="../shared is not here: the founding letters are read only where it is"
)
def test_the_founding_letters():
    """Seven figures of the letters are in NATO's table; an eighth is reckoned from the letter's own."""
    documents = [read(path) for path in sorted(LETTERS.glob("*.txt"))]
    days = {one.id: one.identity.date for one in documents}
    found = list(check_letters([each for one in documents for each in extract(one)], days, SHIPPED))
    told = [(days[one.measured.statement.document].year, one.measured.check, str(one.verdict)) for one in found]
    assert told == [
        (2018, "cumulated", "outdated edition"),
        (2021, "expenditure", "rounding"),
        (2021, "increase", "rounding"),
        (2021, "share", "outdated edition"),
        (2021, "share", "outdated edition"),
        (2021, "average", "outdated edition"),
        (2021, "missing", "rounding"),
        (2024, "reaching", "agreement"),
    ]
    values = ["81631.96", "11757.86", "3970.11", "1.36", "2.05", "2.08", "4475.86", "23.00"]
    assert [str(round(one.beside.value, 2)) for one in found] == values
