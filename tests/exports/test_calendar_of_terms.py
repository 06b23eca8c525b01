"""Calendars: entries on the last day of a term that keep their name when it moves; two other parsers read them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
import vobject
from dike_letters import GIFT, POSTPONED, PROMISE
from icalendar import Calendar

from nakomen.exports import Selection, calendar_of_terms


def bytes_of(selection: Selection) -> bytes:
    """Return the calendar that is written."""
    stream = io.BytesIO()
    calendar_of_terms.write(selection, stream)
    return stream.getvalue()


def entries_of(selection: Selection) -> dict[str, Any]:
    """Return the entries by their UID."""
    calendar = Calendar.from_ical(bytes_of(selection))
    assert calendar.errors == []
    return {str(entry["uid"]): entry for entry in calendar.walk("VEVENT")}


def test_entries_stand_on_the_last_day(selected: Callable[..., Selection]) -> None:
    entries = entries_of(selected())
    assert {name[6:10]: entry["dtstart"].dt for name, entry in entries.items()} == {
        "bbbb": date(2022, 12, 31),
        "eeee": date(2024, 4, 1),
        "ffff": date(2025, 12, 31),
    }
    entry = entries["spoor-bbbb33330000@nakomen"]
    assert entry["dtend"].dt == date(2023, 1, 1)
    assert entry["dtstamp"].dt == datetime(2024, 3, 1, 9, 30, tzinfo=UTC)
    assert entry["summary"] == f"bijdrage · Duitsland: {GIFT}"
    assert f"“{GIFT}” (2022-09-08 · kst-40111-9 · Voortgang dijken)" in entry["description"]
    assert "url" not in entry


def test_an_entry_moves_with_its_term(selected: Callable[..., Selection]) -> None:
    """Seen from before the delay and from after it, it is one entry, of which the later edition counts."""
    before, after = (
        entries_of(selected({"day": day, "address": "https://n.example"}))["spoor-aaaa11110000@nakomen"]
        for day in (date(2021, 1, 1), date(2023, 1, 1))
    )
    assert (before["dtstart"].dt, after["dtstart"].dt) == (date(2021, 12, 31), date(2023, 11, 30))
    assert before["sequence"] < after["sequence"]
    assert PROMISE in before["description"]
    assert POSTPONED not in before["description"]
    assert POSTPONED in after["description"]
    assert after["url"] == "https://n.example/spoor/aaaa11110000"


def test_what_is_done_is_left_out_or_struck_out(selected: Callable[..., Selection]) -> None:
    assert "spoor-aaaa11110000@nakomen" not in entries_of(selected())
    done = entries_of(selected({"options": {"settled": "yes"}}))["spoor-aaaa11110000@nakomen"]
    before = entries_of(selected({"day": date(2023, 1, 1)}))["spoor-aaaa11110000@nakomen"]
    assert done["status"] == "CANCELLED"
    assert done["sequence"] > before["sequence"]


def test_another_parser_reads_it(selected: Callable[..., Selection]) -> None:
    text = bytes_of(selected()).decode()
    calendar = vobject.readOne(text)
    assert calendar.version.value == "2.0"
    assert len(calendar.vevent_list) == 3
    assert {entry.dtstart.value for entry in calendar.vevent_list} >= {date(2024, 4, 1)}
    calendar.validate(raiseException=True)
    # RFC 5545: lines end with CRLF and are folded at 75 octets.
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")


def test_the_same_selection_gives_the_same_bytes(selected: Callable[..., Selection]) -> None:
    assert bytes_of(selected()) == bytes_of(selected())
    later = replace(selected(), made_at=datetime(2024, 3, 2, tzinfo=UTC))
    assert bytes_of(selected()) != bytes_of(later)


@pytest.mark.parametrize("quote", ["regel\nEND:VEVENT\nBEGIN:VEVENT", "a;b,c\\n\\, d", "x" * 500, "€ é 🏛"])
def test_words_stay_within_their_field(quote: str, selected: Callable[..., Selection]) -> None:
    selection = selected()
    statements = selection.ledger.statements
    statements["bbbb33330000"] = replace(statements["bbbb33330000"], quote=quote)
    entries = entries_of(selection)
    assert len(entries) == 3
    assert f"“{quote}”" in entries["spoor-bbbb33330000@nakomen"]["description"]
