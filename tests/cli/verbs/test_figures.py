"""The verbs of `nakomen figures`, as a user calls them."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from lxml import etree
from openpyxl import Workbook

from nakomen.archive import Archive
from nakomen.figures.archive_series import age_series, contribution_series, slippage_series
from nakomen.figures.charts import draw
from nakomen.ledger import Ledger


def test_share_year_by_year(run):
    ran = run("figures", "share", "NLD", "2022-2024")
    assert ran.status == 0
    years = [line.split() for line in ran.out.splitlines() if line.startswith("Netherlands")]
    assert years == [
        ["Netherlands", "2022", "1.44", "yes"],
        ["Netherlands", "2023", "1.66", "yes", "yes"],
        ["Netherlands", "2024", "2.05", "yes", "yes"],
    ]
    assert "Edition 2024-06-17" in ran.out
    assert "restated" in ran.out


def test_share_in_dutch_with_dutch_signs(run):
    ran = run("--language", "nl", "figures", "share", "Verenigd Koninkrijk", "2022")
    assert "2,28" in ran.out or "2,26" in ran.out or "2,2" in ran.out
    assert "Verenigd Koninkrijk" in ran.out
    assert "Uitgave 2024-06-17" in ran.out


def test_before_accession_a_country_is_no_ally(run):
    rows = json.loads(run("figures", "share", "Sweden", "2023-2024", "--json").out)["rows"]
    assert [row["ally"] for row in rows] == [False, True]


def test_json_and_csv_hold_the_cell_itself(run):
    told = json.loads(run("figures", "share", "NLD", "2024", "--json").out)
    assert told["rows"][0]["value"] == 2.049546147373069
    rows = list(csv.DictReader(io.StringIO(run("figures", "share", "NLD", "2024", "--csv").out)))
    assert float(rows[0]["value"]) == 2.049546147373069
    assert rows[0]["edition"] == "2024-06-17"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("share", "Nederlnd"), "the tables have no country “Nederlnd” (perhaps Netherlands)"),
        (("share", "NLD", "2030"), "has no share_gdp of 2030 (it has 2014 to 2024)"),
        (("share", "ISL", "2024"), "has no share_gdp of ISL in 2024"),
        (("ranking", "2013"), "has no share_gdp of 2013 (it has 2014 to 2024)"),
        (("ranking", "2024", "--edition", "2019-01-01"), "there is no edition 2019-01-01"),
        (("gap", "NATO", "--year", "2024"), "has no expenditure of NATO in 2024 (choose a country)"),
        (("path", "NLD", "--by", "2020"), "2020 is not after 2024"),
        (("import", "none.xlsx"), "the name tells no day"),
        (("chart", "contributions"), "there is no such file"),
    ],
)
def test_what_cannot_be_told_is_one_line(run, words, said):
    ran = run("figures", *words)
    assert ran.status == 1
    assert len(ran.err.strip().splitlines()) == 1
    assert said in ran.err or "no archive" in ran.err or "does not exist" in ran.err, ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("share", "2024"), "COUNTRY"),
        (("ranking", "twenty"), "“twenty” are no years"),
        (("ranking", "2024", "--norm", "200%"), "“200%” is no share"),
        (("split", "much"), "“much” is no number"),
        (("split", "0", "EUR"), "“0 EUR” is no number"),
        (("gap", "NLD", "--spending", "11.8e9"), "--at"),
        (("contributions", "--rate", "USD=0.9"), "no rate with a day"),
    ],
)
def test_wrong_calls_are_refused(run, words, said):
    ran = run("figures", *words)
    assert ran.status == 2
    assert said in ran.err


def test_ranking_counts_who_reaches_the_norm(run):
    ran = run("figures", "ranking", "2024")
    assert "23 of 31 allies in the table reach 2.0%" in ran.out
    assert "rounding decides: Slovakia" in ran.out
    rows = json.loads(run("figures", "ranking", "2024", "--json").out)["rows"]
    assert [row["code"] for row in rows[:2]] == ["POL", "EST"]
    assert sum(row["reached"] for row in rows) == 23


def test_gap_reproduces_the_calculation_of_a_letter(run):
    words = ("gap", "NLD", "--spending", "11.8e9", "--at", "1.45%", "--from", "1.35%", "--average", "1.9%")
    ran = run("figures", *words)
    assert "4,476   3,997   4,961" in ran.out
    rows = json.loads(run("figures", *words, "--json").out)["rows"]
    assert round(rows[1]["missing"]) == 4476
    worded = run("figures", "gap", "NLD", "--spending", "11,8 mld EUR", *words[4:], "--json")
    assert json.loads(worded.out)["rows"] == rows


def test_gap_says_where_the_tables_disagree(run):
    ran = run("figures", "gap", "NLD", "--year", "2024")
    assert "at current prices the share in the same tables is 1.85%" in ran.out
    assert "Estimate: 2024" in ran.out
    assert "at current prices" not in run("figures", "gap", "Germany", "--year", "2022").out


def test_path_and_split(run):
    path = json.loads(
        run("figures", "path", "NLD", "--by", "2024", "--from", "2021", "--gdp-growth", "0", "--json").out
    )
    assert path["rows"][-1]["share"] == pytest.approx(2)
    split = json.loads(run("figures", "split", "40e9", "EUR", "--by", "gdp", "--json").out)
    assert sum(row["amount"] for row in split["rows"]) == 40_000_000_000
    assert split["rows"] == json.loads(run("figures", "split", "40 mld EUR", "--json").out)["rows"]


def workbook(path, value):
    book = Workbook()
    sheet = book.active
    sheet["B4"], sheet["B6"] = "Table 3 : Defence expenditure as a share of GDP", "Based on 2015 prices"
    sheet["D8"], sheet["E8"], sheet["B10"] = 2021, "2022e", "Share of real GDP (%)"
    sheet["C11"], sheet["D11"], sheet["E11"] = "Netherlands", value, 1.5
    book.save(path)


def test_an_imported_edition_stands_beside_the_shipped_one(run, tmp_path):
    workbook(tmp_path / "220601-def-exp.xlsx", 1.45)
    ran = run("figures", "import", "220601-def-exp.xlsx")
    assert ran.status == 0
    assert "Edition 2022-06-01: 2 values kept in nakomen.db.figures/2022-06-01.csv.gz" in ran.out
    assert "2022-06-01" in run("figures", "editions").out
    told = json.loads(run("figures", "share", "NLD", "2021", "--edition", "2022-06-01", "--json").out)
    assert told["rows"][0]["value"] == 1.45
    restated = json.loads(run("figures", "restated", "NLD", "--json").out)["rows"]
    assert [(row["year"], row["earlier"], round(row["later"], 2)) for row in restated] == [
        (2021, 1.45, 1.36),
        (2022, 1.5, 1.44),
    ]
    assert run("figures", "share", "NLD", "2021", "--figures", "elsewhere", "--edition", "2022-06-01").status == 1


def test_an_older_edition_decides_what_a_letter_could_know(run, tmp_path):
    letter = (
        "Geachte voorzitter,\n\nHierbij bied ik u het verslag aan van de bijeenkomst van 14 juni 2021.\n\n"
        "De Nederlandse defensie-uitgaven bedroegen in 2021 1,45% van het bbp.\n"
    )
    (tmp_path / "2021-06-14-verslag.txt").write_text(letter, encoding="utf-8")
    assert run("read", "2021-06-14-verslag.txt").status == 0
    before = json.loads(run("figures", "check", "--json").out)["rows"]
    assert [(row["verdict"], row["edition_is_later"]) for row in before] == [("outdated edition", True)]
    workbook(tmp_path / "210611.xlsx", 1.45)
    run("figures", "import", "210611.xlsx")
    after = json.loads(run("figures", "check", "--json").out)["rows"]
    assert [(row["verdict"], row["edition"]) for row in after] == [("agreement", "2021-06-11")]
    assert "1 measurement in letters: 1 agreement" in run("figures", "check").out


def test_contributions_open_to_their_sentences(run, ledger_file):
    ran = run("figures", "contributions", "--archive", ledger_file)
    assert "5,000,000 EUR" in ran.out
    assert "bbbb" in ran.out
    rows = json.loads(run("figures", "contributions", "--archive", ledger_file, "--json").out)["rows"]
    assert rows[0]["statements"] == ["bbbb33330000"]
    listed = json.loads(run("figures", "contributions", "--archive", ledger_file, "--list", "--json").out)["rows"]
    assert [(row["value"], row["stage"], row["counting"]) for row in listed] == [(5_000_000, "announced", "counted")]
    rate = run("figures", "contributions", "--archive", ledger_file, "--rate", "EUR=1.08USD@2022-09-08", "--json")
    assert json.loads(rate.out)["rows"][0]["converted"] == 5_400_000
    assert json.loads(rate.out)["rows"][0]["rate_day"] == "2022-09-08"
    none = run("figures", "contributions", "--archive", ledger_file, "--actor", "Nederland", "--json")
    assert json.loads(none.out)["rows"] == []


@pytest.mark.parametrize("name", ["share", "ranking"])
def test_charts_are_written(run, tmp_path, name):
    ran = run("figures", "chart", name, "--output", "out.svg")
    assert ran.status == 0
    assert etree.parse(tmp_path / "out.svg").getroot().get("role") == "img"
    table = run("figures", "chart", name, "--table")
    assert "Netherlands" in table.out
    assert "Netherlands" in run("figures", "chart", name, "--csv").out
    assert json.loads(run("figures", "chart", name, "--json").out)["id"] == name


@pytest.mark.parametrize("name", ["contributions", "slippage", "age"])
def test_charts_of_an_archive(run, name, ledger_file):
    asked = ("figures", "chart", name, "--archive", ledger_file, "--on", "2023-01-01")
    assert etree.fromstring(run(*asked).out.encode()).get("role") == "img"
    assert run(*asked, "--table").status == 0


def test_series_of_an_archive(ledger_file):
    with Archive(ledger_file) as archive:
        ledger = Ledger.of(archive)
    money = contribution_series(ledger)
    assert [(one.x, one.y, one.ids) for one in money.points] == [(2022, 5, ("bbbb33330000",))]
    assert contribution_series(ledger, "USD").points == ()
    moved = slippage_series(ledger, date(2023, 1, 1))
    assert [(one.x, one.y) for one in moved.points] == [
        (date(2020, 2, 3), date(2021, 12, 31)),
        (date(2022, 9, 8), date(2023, 11, 30)),
    ]
    assert slippage_series(ledger, date(2021, 1, 1)).points == ()
    old = age_series(ledger, date(2023, 1, 1))
    assert {(one.x, int(one.y)) for one in old.points if one.y} == {("2-3", 1), ("0-1", 1)}
    for series in (money, moved, old):
        assert "<svg" in draw(series)
        assert json.loads(json.dumps(series.to_dict()))["points"] == json.loads(json.dumps(series.rows()))


def test_a_reviewer_establishes_how_far_money_is(run, letters):
    quote = "Nederland stelt 7 miljoen euro beschikbaar voor gemalen in Moldavië."
    (letters / "2023-02-01-gemalen.txt").write_text(f"Geachte voorzitter,\n\n{quote}\n", encoding="utf-8")
    assert run("read", letters / "2023-02-01-gemalen.txt").status == 0
    [before] = json.loads(run("figures", "contributions", "--list", "--json").out)["rows"]
    assert before["stage"] == "announced"
    judged = run("judge", before["id"], "--amount-stage", "spent", "--reviewer", "A. Vos")
    assert judged.status == 0, judged.err
    [after] = json.loads(run("figures", "contributions", "--list", "--json").out)["rows"]
    assert after["stage"] == "spent"


def test_figures_in_dutch_have_dutch_units(run):
    assert "% van het bbp" in run("--language", "nl", "figures", "share", "NLD", "2024").out
    assert "2,05 (% van het bbp)" in run("--language", "nl", "figures", "chart", "share", "NLD").out.replace(
        "2,05;", "2,05 "
    )
