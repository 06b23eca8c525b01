"""Contributions count once: parts in their wholes, raises by their difference, what is told again not again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from nakomen import extract
from nakomen.archive import Archive
from nakomen.figures.contributions import contributions, fits, stage_of
from nakomen.figures.rows import load_rows
from nakomen.figures.sums import Rate, converted_total, sums
from nakomen.ledger import Ledger
from nakomen.model import AmountMention, Block, BlockKind, Document, Identity, Kind, Statement

TABLE = load_rows("contributions")
ROWS = [*TABLE["sort"], *TABLE["stage"], {"id": "giving", **TABLE["giving"]}]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_fits_its_sentences(row):
    assert row["yes"]
    assert row["no"]
    for sentence in row["yes"]:
        assert fits(row, sentence), sentence
    for sentence in row["no"]:
        assert not fits(row, sentence), sentence


class Letters:
    """Statements by hand, each in a letter of its year."""

    def __init__(self, folder: Path) -> None:
        self.file, self.number = folder / "brieven.db", 0

    def add(self, year: int, quote: str, *amounts: tuple[str, ...], kind: Kind = Kind.PLEDGE, **fields: object) -> None:
        self.number += 1
        document = Document(
            f"brief-{self.number}",
            quote,
            Identity(title="Brief", date=date(year, 5, 1)),
            blocks=(Block(BlockKind.PARAGRAPH, 0, len(quote)),),
            source_name=f"brief-{self.number}.txt",
        )
        mentions = []
        for words, value, unit, *rest in amounts:
            start = quote.index(words)
            relation = rest[0] if rest else ""
            mention = AmountMention(start, start + len(words), words, "row", Decimal(value), unit, relation=relation)
            mentions.append(mention)
        settings = {"actor": ("Netherlands",), "addressee": ("Moldova",), "theme": "ukraine", **fields}
        statement = Statement(
            f"{self.number:012}", document.id, 0, len(quote), quote, quote, kind, amounts=tuple(mentions), **settings
        )
        with Archive(self.file) as archive:
            archive.keep(document, [statement], quote.encode(), read_at=datetime(2025, 1, 1, tzinfo=UTC))

    def found(self):
        with Archive(self.file) as archive:
            return contributions(Ledger.of(archive))

    def counted(self) -> list[tuple[str, int]]:
        return [(str(one.counting), int(one.counted)) for one in self.found()]


@pytest.fixture
def letters(tmp_path: Path) -> Letters:
    return Letters(tmp_path)


def test_a_part_is_in_its_whole(letters):
    whole, part = ("9 mln euro", "9000000", "EUR"), ("2 mln euro", "2000000", "EUR", "of which")
    letters.add(2020, "Nederland geeft 9 mln euro, waarvan 2 mln euro voor generatoren.", whole, part)
    assert letters.counted() == [("counted", 9_000_000), ("of which", 0)]


def test_a_total_beside_its_increase_is_left_out(letters):
    more, total = ("3 mln euro", "3000000", "EUR", "extra"), ("8 mln euro", "8000000", "EUR", "total")
    letters.add(2020, "Nederland geeft 3 mln euro extra, in totaal 8 mln euro.", more, total)
    assert letters.counted() == [("counted", 3_000_000), ("in total", 0)]


def test_of_a_raise_the_difference_is_new(letters):
    letters.add(2020, "Nederland geeft 12 mln euro.", ("12 mln euro", "12000000", "EUR"))
    old, new = ("12 mln euro", "12000000", "EUR"), ("18 mln euro", "18000000", "EUR", "to")
    letters.add(2021, "Nederland verhoogt van 12 mln euro naar 18 mln euro.", old, new)
    letters.add(2022, "De 18 mln euro is besteed aan de bijdrage.", new[:3], kind=Kind.FULFILMENT)
    assert letters.counted() == [
        ("counted", 12_000_000),
        ("repeated", 0),
        ("raised", 6_000_000),
        ("repeated", 0),
    ]
    assert sum(one.counted for one in letters.found()) == 18_000_000


def test_what_comes_on_top_adds_and_keeps_its_partner(letters):
    first, second = ("300 mln euro", "300000000", "EUR"), ("150 mln euro", "150000000", "EUR", "on top of")
    quote = "Nederland geeft 300 mln euro. Dit komt bovenop de 150 mln euro die al is gereserveerd."
    letters.add(2024, quote, first, second)
    assert letters.counted() == [("counted", 300_000_000), ("counted", 150_000_000)]


def test_joint_pledges_are_never_added_to_what_each_gives(letters):
    letters.add(2024, "Nederland geeft 1 mln euro.", ("1 mln euro", "1000000", "EUR"))
    many = ("40 mld euro", "40000000000", "EUR")
    letters.add(2024, "De bondgenoten zeggen 40 mld euro toe.", many, kind=Kind.AGREEMENT, actor=("allies",))
    told = sums(letters.found(), ("year",))
    assert [(one.joint, int(one.value)) for one in told] == [(False, 1_000_000), (True, 40_000_000_000)]
    assert converted_total(told, "EUR") == 1_000_000


def test_currencies_are_added_by_a_dated_rate_only(letters):
    letters.add(2024, "Nederland geeft 10 mln euro.", ("10 mln euro", "10000000", "EUR"))
    letters.add(2024, "Nederland geeft 10 mln dollar.", ("10 mln dollar", "10000000", "USD"))
    without = sums(letters.found(), ("year",))
    assert [(one.unit, int(one.value)) for one in without] == [("EUR", 10_000_000), ("USD", 10_000_000)]
    assert converted_total(without, "EUR") is None
    rate = Rate("USD", "EUR", Decimal("0.9"), date(2024, 7, 1))
    told = sums(letters.found(), ("year",), [rate])
    assert converted_total(told, "EUR") == 19_000_000
    assert [one.rate for one in told] == [None, rate]
    assert converted_total(told, "GBP") is None


def test_each_sum_opens_to_its_sentences(letters):
    letters.add(2024, "Nederland geeft 1 mln euro.", ("1 mln euro", "1000000", "EUR"))
    letters.add(2024, "Nederland geeft 2 mln euro.", ("2 mln euro", "2000000", "EUR"))
    [told] = sums(letters.found(), ("year", "partner", "stage"))
    assert told.key == ("2024", "Moldova", "announced")
    assert (told.value, told.number, told.statements) == (3_000_000, 2, ("000000000001", "000000000002"))


def test_people_and_materiel_go_by_what_is_counted(letters):
    radar, launchers = ("een radar", "1", "radars"), ("drie lanceerinrichtingen", "3", "launchers")
    letters.add(2024, "Nederland levert een radar en drie lanceerinrichtingen.", radar, launchers)
    letters.add(2024, "Nederland levert twintig trainers, vijf maanden lang.", ("twintig", "20", "trainers"))
    letters.add(2024, "Nederland zal deelnemen aan de missie.")
    told = [(one.sort, one.unit, int(one.value)) for one in sums(letters.found(), ())]
    assert told == [
        ("materiel", "launchers", 3),
        ("materiel", "radars", 1),
        ("missions", "", 0),
        ("people", "trainers", 20),
    ]


@pytest.mark.parametrize("theme", TABLE["not_given"]["themes"])
def test_budgets_and_costs_are_no_contributions(letters, theme):
    letters.add(2024, "De bijdrage is 95 mln euro.", ("95 mln euro", "95000000", "EUR"), kind=Kind.FINDING, theme=theme)
    assert letters.found() == []


@pytest.mark.parametrize(
    ("quote", "stage"),
    [
        ("Nederland kondigt 3 mln euro aan.", "announced"),
        ("De kosten worden geraamd op 3 mln euro.", "estimated"),
        ("De bijdrage is begroot op 3 mln euro.", "budgeted"),
        ("Hiervoor is 3 mln euro gereserveerd.", "reserved"),
        ("Voor 3 mln euro is besteld.", "committed"),
        ("De 3 mln euro is overgemaakt.", "spent"),
    ],
)
def test_stages(quote, stage):
    assert stage_of(Statement("s", "d", 0, len(quote), quote, quote, Kind.PLEDGE)) == stage


def test_extraction_and_counting_together():
    """What a letter of ours says, from its text on."""
    from nakomen.readers.building import DocumentBuilder, Run

    quote = "Nederland stelt 5 miljoen euro beschikbaar voor de wederopbouw van Moldavië, waarvan 1 miljoen euro nu is overgemaakt."
    builder = DocumentBuilder()
    builder.add_block(BlockKind.PARAGRAPH, [Run(quote)])
    amounts = [(str(one), one.relation) for each in extract(builder.build()) for one in each.amounts]
    assert amounts == [("5000000 EUR", ""), ("1000000 EUR", "of which")]
