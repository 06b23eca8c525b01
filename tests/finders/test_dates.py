"""Every row of the date tables proves itself, and what all dates of any text must satisfy."""

from __future__ import annotations

import re
import time
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nakomen.finders.date_table import date_table
from nakomen.finders.dates import DateContext, find_dates
from nakomen.languages import load_table
from nakomen.model import DateMention, Meeting

SECTIONS = ("form", "part", "suffix", "relation", "event")
LANGUAGES = ("nl", "en")


def rows() -> list[tuple[str, str, dict[str, Any]]]:
    """Every row of every table, with its language and section."""
    found = []
    for language in LANGUAGES:
        table = load_table(language, "dates")
        found += [(language, section, row) for section in SECTIONS for row in table.get(section, [])]
    return found


ROWS = rows()
IDS = [f"{language}-{section}-{row['id']}" for language, section, row in ROWS]


def shown(mention: DateMention) -> str:
    """A mention as the tables write it: relation, EDTF (or -), value, event."""
    parts = [mention.relation, mention.edtf or "-"]
    return " ".join(
        [*parts, *([mention.value] if mention.value else []), *([f"<{mention.event}>"] if mention.event else [])]
    )


def found_in(example: str, language: str) -> tuple[list[DateMention], str]:
    """The dates of "sentence | day of the document [first and last day of its meeting] | expected"."""
    sentence, known, expected = (part.strip() for part in example.split(" | "))
    on, *days = (date.fromisoformat(day) for day in known.split())
    meeting = Meeting("", *days) if days else None
    return find_dates(sentence, DateContext(on, meeting, language)), expected


@pytest.mark.parametrize(("language", "section", "row"), ROWS, ids=IDS)
def test_row_matches_its_examples(language: str, section: str, row: dict[str, Any]) -> None:
    assert row["yes"] or row.get("rule") == "skip", "a row needs a sentence that it matches"
    for example in row["yes"]:
        mentions, expected = found_in(example, language)
        assert expected in [shown(mention) for mention in mentions], (example, mentions)
        if section in ("form", "event"):
            assert f"dates/{row['id']}" in [mention.row for mention in mentions], (example, mentions)


@pytest.mark.parametrize(("language", "section", "row"), ROWS, ids=IDS)
def test_row_leaves_its_counterexamples(language: str, section: str, row: dict[str, Any]) -> None:
    assert row["no"], "a row needs a sentence that it leaves alone"
    telling = {example.split(" | ")[2].strip() for example in row["yes"]}
    for sentence in row["no"]:
        mentions = find_dates(sentence, DateContext(date(2024, 7, 12), language=language))
        if section in ("form", "event"):
            assert f"dates/{row['id']}" not in [mention.row for mention in mentions], (sentence, mentions)
        else:
            assert telling.isdisjoint(shown(mention) for mention in mentions), (sentence, mentions)


@pytest.mark.parametrize("language", LANGUAGES)
def test_row_ids_are_unique(language: str) -> None:
    ids = [row["id"] for of, section, row in ROWS if of == language and section in ("form", "event")]
    assert len(ids) == len(set(ids))


# What a sentence says with its document's day, its meeting's days, and the dates wanted: (words, relation, EDTF).
REPORT = DateContext(
    date(2024, 7, 22), Meeting("top van het verbond", date(2024, 7, 9), date(2024, 7, 11), "Havenburg")
)
SENTENCES = [
    ("Nu halen tien landen de norm.", [("Nu", "about", "2024-07")]),
    ("Tijdens de top is dit besproken.", [("Tijdens de top", "during", "2024-07-09/2024-07-11")]),
    ("Op de top in Havenburg is dit besproken.", [("Op de top in Havenburg", "during", "2024-07-09/2024-07-11")]),
    ("Op de volgende top wordt dit besproken.", [("Op de volgende top", "during", "")]),
    ("Op de top in Zeestad wordt dit besproken.", [("Op de top in Zeestad", "during", "")]),
    ("De brief van 12 mei jl. (Kamerstuk 39 412, nr. 14) noemt 1200 mariniers.", [("12 mei jl.", "on", "2024-05-12")]),
    ("De motie (21501-20-2023) en richtlijn 2016/1148 noemen geen datum.", []),
    ("Zie https://www.example.nl/2021/06/13/verslag-2020 en nr. 2019.", []),
    ("Tweede Kamer, vergaderjaar 2023–2024, 39 412, nr. 14 3", []),
    ("In Q3/Q4 2024 volgt meer.", [("Q3/Q4 2024", "during", "2024-07/2024-12")]),
    (
        "De top is volgend jaar van 24 tot en met 26 juni in Havenburg.",
        [("volgend jaar van 24 tot en met 26 juni", "during", "2025-06-24/2025-06-26")],
    ),
    ("De plannen voor 2025 liggen klaar.", [("2025", "during", "2025")]),
    ("Vóór 2025 liggen de plannen klaar.", [("Vóór 2025", "before", "../2025")]),
    (
        "In 2026 (uiterlijk voor de zomer) is het klaar.",
        [("2026", "during", "2026"), ("uiterlijk voor de zomer", "before", "../2025-06")],
    ),
    (
        "Binnen zes weken na ontvangst van het advies volgt een brief.",
        [("Binnen zes weken na ontvangst van het advies", "by", "")],
    ),
    (
        "Op dinsdag 9 en woensdag 10 juli 2024 was de top.",
        [("dinsdag 9 en woensdag 10 juli 2024", "during", "2024-07-09/2024-07-10")],
    ),
    ("De kosten lopen op in 2025, 2026 en 2027.", [("2025, 2026 en 2027", "during", "2025/2027")]),
    ("Op 3 mei en 7 juni 2023 is gestemd.", [("3 mei", "on", "2024-05-03"), ("7 juni 2023", "on", "2023-06-07")]),
    ("De tĳdelĳke regeling loopt tot en met vĳf mei 2026.", [("tot en met vĳf mei 2026", "until", "../2026-05-05")]),
    ("De bijdrage is op 30 februari 2025 gestort.", []),
    ("Hij is 45 jaar oud en werkt van 9.00 tot 17.00 uur.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_sentences_of_a_report(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    found = find_dates(sentence, REPORT)
    assert [(mention.text, mention.relation, mention.edtf) for mention in found] == expected


def test_without_context_years_stay_open() -> None:
    found = find_dates("Op 25 mei is gestemd; volgend jaar weer, in de zomer van 2026 niet.")
    assert [mention.edtf for mention in found] == ["XXXX-05-25", "", "2026-22"]


def test_anchor_tells_what_a_date_was_reckoned_from() -> None:
    found = find_dates("Nu en volgend jaar, op 3 mei 2026, na de top in Zeestad.", REPORT)
    assert [mention.anchor for mention in found] == ["meeting", "document", "said", "event"]


# ------------------------------------------------------------------------------------------------------ for any text

_ONE = r"(?:\d{4}|XXXX)(?:-\d{2}(?:-\d{2})?)?"
EDTF = re.compile(rf"(?:{_ONE}|\.\.)(?:/(?:{_ONE}|\.\.))?")
VALUE = re.compile(r"(?:R/)?P(?:[\d.]+[YMWD])*(?:T(?:[\d.]+[HMS])+)?")
RELATIONS = {"on", "by", "before", "from", "until", "after", "during", "since", "between", "about"}


@cache
def words_of(language: str) -> list[str]:
    table = date_table(language)
    rare = {word for word in table.known if any(word.startswith(number) for number in table.numbers)}
    numbers = ["1", "3e", "12", "31", "2024", "2025", "1949", "22-2-2016", "2018-2021", "Q3", "24-26", "’18", "10.30"]
    return (
        sorted(table.known - rare)
        + sorted(table.numbers)[::7]
        + numbers * 3
        + [".", ",", "(", ")", "\n\n", "tot en met"]
    )


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_any_row_of_date_words(language: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(words_of(language)), max_size=14))
    gaps = data.draw(
        st.lists(st.sampled_from([" ", " ", " ", "\n", "-", "/", "\xa0"]), min_size=len(words), max_size=len(words))
    )
    text = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    known = data.draw(
        st.sampled_from([DateContext(language=language), DateContext(date(2024, 2, 29), language=language)])
    )
    assert_they_hold(text, find_dates(text, known))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aeimnrtdv 0123456789-–/.,()'’ĳĲİß\n", max_size=120))
def test_any_text(text: str) -> None:
    assert_they_hold(text, find_dates(text, REPORT))


def assert_they_hold(text: str, found: list[DateMention]) -> None:
    """Mentions stand in order, apart, on their words, and say valid EDTF and durations."""
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.row.startswith("dates/")
        assert not mention.edtf or EDTF.fullmatch(mention.edtf), mention
        assert not mention.value or VALUE.fullmatch(mention.value), mention
        assert mention.relation in RELATIONS, mention
        end = mention.end


def test_work_grows_with_the_text_alone() -> None:
    """Hostile repetition stays linear: each of these is read in a fifth of a second."""
    for piece in (
        "tot en met ",
        "1-1-",
        "voor de ",
        "en 2024 ",
        "2024, ",
        "zes weken na ",
        "eind van ",
        "sinds de top ",
    ):
        text = piece * 2000 + "2018"
        began = time.process_time()
        find_dates(text, REPORT)
        assert time.process_time() - began < 1, piece


@pytest.mark.parametrize(("text", "language"), [("consecutive january", "en"), ("opeenvolgende januari", "nl")])
def test_a_month_that_follows_others_is_a_month(text: str, language: str) -> None:
    """Which year is not said, so that it is reckoned as that of a bare month."""
    mentions = find_dates(text, DateContext(date(2024, 2, 29), language=language))
    assert [mention.edtf for mention in mentions] == ["2024-01"]
