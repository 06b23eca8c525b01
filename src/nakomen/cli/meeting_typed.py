"""Which meeting was typed: a day, or words of one that the archive knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from nakomen.cli.dates import day
from nakomen.ledger import Ledger
from nakomen.ledger.meetings import is_dated_by_words, meeting_called, meetings_of
from nakomen.wording import say

if TYPE_CHECKING:
    from nakomen.archive import Archive
    from nakomen.tracing.checklist import MeetingDay


def find_meeting(archive: Archive, ledger: Ledger, typed: str) -> MeetingDay:
    """Return the meeting that was typed; a name that several have, or none, is refused with those that are known."""
    from nakomen.tracing.checklist import MeetingDay

    if re.match(r"\d|today$|vandaag$", typed):
        try:
            on = day(typed)
        except click.BadParameter as error:
            raise click.UsageError(error.message, click.get_current_context()) from error
        known = next(
            (one for one in meetings_of(archive, ledger) if one.day == on and not is_dated_by_words(one)), None
        )
        return known or MeetingDay(say("meeting-of", day=on), on, "")
    return meeting_called(archive, meetings_of(archive, ledger), typed)
