"""The meetings of an archive: those that a document reports or prepares, and those that a sentence dates."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from nakomen.ledger.ledger import Ledger
from nakomen.model import ArchiveError, DocumentKind, Statement
from nakomen.tracing.checklist import MeetingDay, meeting_named
from nakomen.tracing.terms import last_day

if TYPE_CHECKING:
    from nakomen.archive import Archive

_SHOWN, _LONGEST_NAME = 6, 60
_TELL_OF_MEETINGS = frozenset({DocumentKind.REPORT, DocumentKind.AGENDA})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: The sentence before one that dates a meeting, as it stands behind that.
_BEFORE = re.compile(r"\.? \((?=[^a-z\d]).*\)$", re.DOTALL)
_TAKES_PLACE = re.compile(r"\bvind(?:t|en)\b.*\bplaats\b|\btakes place\b")


def meeting_called(archive: Archive, meetings: list[MeetingDay], typed: str) -> MeetingDay:
    """Return the meeting of these words; a name that several have, or none, is refused with those that are known."""
    found = meeting_named(typed, meetings)
    if len(found) == 1:
        # A sentence that dates a meeting is no name of it; the user's words are.
        [one] = found
        return MeetingDay(typed, one.day, one.by) if is_dated_by_words(one) else one
    shown = found or meetings
    names = "; ".join(f"{_shortened(one)}, {one.day}" for one in shown[:_SHOWN]) or "-"
    if found:
        what = f"{len(found)} meetings answer to “{typed}”"
        raise ArchiveError(what, where=str(archive.path), remedy=f"give its year, place or day: {names}")
    what = f"no letter dates a meeting “{typed}”"
    raise ArchiveError(what, where=str(archive.path), remedy=f"give its day, or one of these: {names}")


def is_dated_by_words(meeting: MeetingDay) -> bool:
    """Tell whether a meeting is known by a sentence that dates it, which is no name."""
    return _TAKES_PLACE.search(meeting.name) is not None


def short_name(name: str) -> str:
    """Return a meeting's name without the sentence before the one that dates it.

    >>> short_name("De top vindt plaats op 8 juni 2027. (Vlissingen wordt gastheer.)")
    'De top vindt plaats op 8 juni 2027'
    >>> short_name("Er vindt op 3 mei overleg plaats (Dat wordt het vierde.)")
    'Er vindt op 3 mei overleg plaats'
    """
    return _BEFORE.sub("", name) if _TAKES_PLACE.search(name) else name


def _shortened(meeting: MeetingDay) -> str:
    return textwrap.shorten(short_name(meeting.name), _LONGEST_NAME, placeholder=" …")


def meetings_of(archive: Archive, ledger: Ledger) -> list[MeetingDay]:
    """Return the meetings of an archive, latest first, each day once."""
    found: dict[date, MeetingDay] = {}
    for document, meeting in archive.meetings(_TELL_OF_MEETINGS):
        # A ledger need not hold all documents of its archive.
        if document in ledger.documents and meeting.start is not None:
            name = f"{meeting.name} in {meeting.place}" if meeting.place else meeting.name
            found.setdefault(meeting.start, MeetingDay(name, meeting.start, document))
    dated = [(start, one) for one in ledger.statements.values() if (start := _dated(one)) and start not in found]
    documents = {one.document for _, one in dated}
    beside = [one for one in ledger.statements.values() if one.document in documents] if dated else []
    for start, one in dated:
        found.setdefault(start, MeetingDay(_words_before(one, beside), start, one.document))
    return sorted(found.values(), key=lambda one: one.day, reverse=True)


def _dated(one: Statement) -> date | None:
    """Return the first day of a meeting that a statement dates; months and years date none."""
    first = one.due.partition("/")[0]
    return last_day(first) if _DAY.fullmatch(first) and _TAKES_PLACE.search(one.quote) else None


def _words_before(one: Statement, beside: Sequence[Statement]) -> str:
    """Return a sentence that dates a meeting with the one before it: "De top vindt plaats op" names no place."""
    same = [other for other in beside if other.document == one.document and other.end <= one.start]
    before = max(same, key=lambda other: other.end, default=None)
    near = before is not None and one.start - before.end < 10
    return f"{one.quote} ({before.quote})" if near and before is not None else one.quote
