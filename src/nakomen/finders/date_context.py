"""What dates are reckoned from: the document's day, the meeting it reports, and what was told just before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from nakomen.finders.date_values import When, Yearless
from nakomen.model import Meeting

#: How far the words of a sentence are searched for its tense.
_REACH = 160
_WORD = re.compile(r"[^\W\d_]+")
#: A past participle, near enough: toegezegd, besloten, verzocht.
_PARTICIPLE = re.compile(r"\w{0,6}ge\w{3,}(?:d|t|en)|(?:be|ver|ont|her)\w{3,}(?:d|t)|besloten|overeengekomen")


@dataclass(frozen=True, slots=True)
class DateContext:
    """What a text's dates are reckoned from; all of it may be unknown."""

    document: date | None = None
    meeting: Meeting | None = None
    language: str = "nl"

    @property
    def today(self) -> date | None:
        """The day that "today" means: the document's, else the last of the meeting."""
        if self.document is not None or self.meeting is None:
            return self.document
        return self.meeting.end or self.meeting.start

    @property
    def anchor(self) -> str:
        """What `today` comes from."""
        return "document" if self.document is not None or self.meeting is None else "meeting"

    @property
    def meeting_days(self) -> tuple[date, date] | None:
        """The first and last day of the meeting, where known."""
        if self.meeting is None or self.meeting.start is None:
            return None
        return self.meeting.start, self.meeting.end or self.meeting.start


@dataclass(slots=True)
class Told:
    """What the text has told so far: the times mentioned in the paragraph at hand."""

    times: list[tuple[int, When, str]] = field(default_factory=list)
    any_before: bool = False

    def add(self, at: int, when: When, relation: str) -> None:
        """Remember a time with its place and relation."""
        self.times.append((at, when, relation))
        self.any_before = True

    def new_paragraph(self) -> None:
        """Forget the times of the paragraph before."""
        self.times.clear()

    @property
    def last(self) -> When | None:
        """The time told last in this paragraph."""
        return self.times[-1][1] if self.times else None


def place_in_year(what: Yearless, today: date, toward: str) -> When | None:
    """Place a yearless time near a day: the first not before it (future), the last not after it (past), or the nearest.

    Without direction the same calendar year is likelier than a nearer day in another year: a distance backward counts
    one and a half times, so that reports of last December, written in January, find it, and plans for February too.

    >>> from nakomen.finders.date_values import month
    >>> place_in_year(Yearless(lambda year: month(year, 12), "M"), date(2024, 1, 10), "near").edtf
    '2023-12'
    """
    found = []
    for number in range(today.year - 1, today.year + 2):
        try:
            found.append(what.make(number))
        except ValueError:
            continue
    if not found:
        leap = today.year - today.year % 4
        try:
            found = [what.make(leap + step) for step in (-4, 0, 4) if (leap + step) % 100 or not (leap + step) % 400]
        except ValueError:
            return None
    if toward == "future":
        return next((when for when in found if when.last >= today), found[-1])
    if toward == "past":
        return next((when for when in reversed(found) if when.first <= today), found[0])
    return min(found, key=lambda when: _distance(when, today))


def _distance(when: When, today: date) -> float:
    if when.first <= today <= when.last:
        return 0
    if when.first > today:
        return (when.first - today).days
    other_year = 2.0 if when.unit in "QL" else 1.5
    return (today - when.last).days * (1.2 if when.first.year == today.year else other_year)


def tense_near(text: str, start: int, end: int, words: dict[str, list[str]]) -> str:
    """Tell whether what is said around a place looks ahead (future) or back (past), or neither (near).

    What is announced is told in a clause or infinitive of its own, whose verb decides ("heeft toegezegd dat het in mei
    begint", "spraken af in mei te beginnen"); else the whole sentence does.
    """
    left = max(text.rfind(". ", max(start - _REACH, 0), start), text.rfind("\n\n", max(start - _REACH, 0), start))
    left = max(left, start - _REACH, 0)
    right = text.find(". ", end, end + _REACH)
    before, after = _WORD.findall(text[left:start]), _WORD.findall(text[end : right if right >= 0 else end + _REACH])
    openers = words.get("openers", [])
    opened = max((at for at, word in enumerate(before) if word in openers), default=-1)
    around = {*before[opened + 1 :], *after}
    if opened < 0 and _is_infinitive(after, words):
        return "future"
    ahead = not around.isdisjoint(words["future"])
    back = not around.isdisjoint(words["past"])
    if ahead == back:
        return "near"
    return "future" if ahead else "past"


def _is_infinitive(after: list[str], words: dict[str, list[str]]) -> bool:
    """Tell whether the words behind a place run on to an infinitive with "te", with no other verb before it."""
    marks = words.get("infinitive", [])
    at = next((at for at, word in enumerate(after) if word in marks), -1)
    if at < 0 or at + 1 >= len(after) or not after[at + 1].endswith("n"):
        return False
    between = after[:at]
    told = any(word in words["past"] or word in words["future"] or _PARTICIPLE.fullmatch(word) for word in between)
    return not told and (not between or between[0] not in words.get("particles", []) or at == 1)
