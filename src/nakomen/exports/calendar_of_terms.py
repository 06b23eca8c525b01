"""A calendar (iCalendar) of terms: an entry on the last day of each, which moves when the term does."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, BinaryIO

from nakomen import __version__
from nakomen.exports.addresses import spoor_address
from nakomen.exports.open_terms import Undertaking, headline, told_by, undertakings_of
from nakomen.exports.selection import Selection
from nakomen.wording import language, name_of, say
from nakomen.wording.term_words import term_in_words

if TYPE_CHECKING:
    from icalendar import Calendar, Event

NAME = "ics"
SUFFIX = ".ics"
MEDIA_TYPE = "text/calendar"
#: `settled=yes` also gives what is done or lapsed, as cancelled: who imports a file again sees it struck out.
OPTIONS = ("settled",)


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write an all-day entry for each undertaking with a term; the same undertaking has the same UID for ever."""
    calendar = _calendar(selection)
    for one in undertakings_of(selection):
        if not one.settled or selection.options.get("settled") == "yes":
            calendar.add_component(_entry(selection, one))
    stream.write(calendar.to_ical())


def _calendar(selection: Selection) -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//nakomen//nakomen {__version__}//{language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = selection.title or say("calendar-name")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    return calendar


def _entry(selection: Selection, one: Undertaking) -> Event:
    from icalendar import Event

    entry = Event()
    entry.add("uid", f"spoor-{one.spoor.id}@nakomen")
    entry.add("dtstamp", selection.made_at.astimezone(UTC))
    # Each new term, and the end of the matter, is a later edition of the entry.
    entry.add("sequence", len(one.status.terms) - 1 + one.settled)
    entry.add("dtstart", one.end)
    entry.add("dtend", one.end + timedelta(days=1))
    entry.add("summary", headline(one.statement))
    entry.add("description", _description(selection, one))
    entry.add("status", "CANCELLED" if one.settled else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [word for word in (name_of(one.statement.kind), one.statement.theme) if word])
    address = spoor_address(selection, one.spoor.id)
    if address:
        entry.add("url", address)
    return entry


def _description(selection: Selection, one: Undertaking) -> str:
    status = f"{name_of(one.status.status)} ({name_of(one.status.standing)})"
    terms = " → ".join(term_in_words(due) for _, due in one.status.terms)
    head = say("calendar-entry", due=terms, status=status, on=selection.day)
    return "\n\n".join([head, *told_by(selection, one.spoor)])
