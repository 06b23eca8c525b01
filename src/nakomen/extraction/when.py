"""Chooses the time that an undertaking is due, or that a finding measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from nakomen.extraction.telling import Telling
from nakomen.finders.date_table import one_of
from nakomen.languages import load_table
from nakomen.model import DateMention, Kind, Span

_OPEN_MONTH = re.compile(r"\d{4}-\d\d/\.\.")
_MONTHS = re.compile(r"P\d+M")
#: Relations that look forward even in a sentence about what was done ("kondigde aan ... tot 2024").
_AHEAD = frozenset({"by", "before", "until", "from"})
#: Relations that set a term, where others only tell when something is.
_TERMS = frozenset({"by", "before"})
_PASSING = frozenset({"on", "during"})
#: A year that belongs to a name: "de Voorjaarsnota 2024", "Nuclear Security Summit 2014".
_NAME_BEFORE = re.compile(r"\b[A-Z][\w-]{3,}\s$")
_DOSSIER = r"\d\d ?\d{3}"
_NEVER = r"(?!)"


@dataclass(frozen=True, slots=True)
class Due:
    """A chosen time: EDTF, the words, the event it waits for, and the row that read it."""

    edtf: str = ""
    said: str = ""
    event: str = ""
    row: str = ""


NEVER = Due()


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands before or behind a time that is no term; all but the last four are searched before it."""

    paper: re.Pattern[str]
    event: re.Pattern[str]
    meeting: re.Pattern[str]
    compared: re.Pattern[str]
    attribute: re.Pattern[str]
    of: re.Pattern[str]
    moved_from: re.Pattern[str]
    taken_back: re.Pattern[str]
    reference: re.Pattern[str]
    moved_to: re.Pattern[str]
    but: re.Pattern[str]
    now: re.Pattern[str]


@cache
def _around() -> _Around:
    """Compile the section `due` of the tables of dates; one letter may hold sentences of both languages."""
    rows = [load_table(language, "dates")["due"] for language in ("nl", "en")]

    def words(name: str) -> str:
        return one_of(dict.fromkeys(word for row in rows for word in row[name])) or _NEVER

    def before(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    noun = rf"(?:(?:{words('event_articles')}) )?[\w-]*(?:{words('event_nouns')})"
    # "Over de top in Den Haag in 2030": where it takes place may stand between the event and its time.
    place = r"(?: (?:in|te|at) (?-i:[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+)?,?)?"
    led, linked = rf"\b(?:{words('event_leads')}) {noun}", rf"{place}\s+(?:(?:{words('event_links')})\s*)?$"
    return _Around(
        paper=before(rf"(?:{words('papers')})[^.;]{{0,60}}?\b(?:{words('paper_links')})\s*$"),
        event=before(rf"(?:{led}|(?:{words('events_alone')})){linked}"),
        meeting=before(rf"\b(?:{words('meeting_leads')}) {noun}{linked}"),
        compared=before(rf"\b(?:{words('compared')})\s+(?:(?:{words('compared_links')})\s+)*$"),
        attribute=before(rf"\b(?:{words('attribute_articles')})\s+(?:{words('attribute_links')})\s+$"),
        of=before(rf"\b(?:{words('of')})\s+$"),
        moved_from=before(rf"\b(?:{words('from')})\s+$"),
        taken_back=before(rf"\b(?:{words('not')})\b[^.;]{{0,15}}$"),
        reference=before(rf"\s*\(?\s*(?:{words('references')}|{_DOSSIER})"),
        moved_to=before(rf"\s+(?:{words('to')})\s+$"),
        but=before(rf"\s*,?\s*(?:{words('but')})\b"),
        now=before(words("measured_now")),
    )


def due_of(kind: Kind, dates: Sequence[DateMention], text: str, telling: Telling) -> Due:
    """Return the time of a statement among the dates of its quote.

    A finding takes the time measured; of what is already done only a time that looks ahead counts. Of several times of
    an undertaking its content comes before what is told around it, and a term before a mere time.
    """
    if kind is Kind.FULFILMENT:
        return NEVER
    usable = [mention for mention in _corrected(dates, text, telling.start) if _fits(mention, text, telling)]
    if kind is Kind.FINDING:
        return _measured(usable, text, telling)
    usable = [mention for mention in usable if _can_be_due(kind, mention, telling)]
    joined = _from_with_length(usable, dates)
    if joined:
        return joined
    chosen = min(usable, key=lambda mention: _rank(mention, text, telling), default=None)
    return _due(chosen) if chosen else NEVER


def _measured(usable: Sequence[DateMention], text: str, telling: Telling) -> Due:
    """Return the time that a finding measures: a date of its own clause, else of another, else "nu"."""
    fixed = [
        mention
        for mention in usable
        if mention.edtf
        and (not _of_event(mention) or mention.relation == "since")
        and "/duration" not in mention.row
        and not _is_now(mention)
    ]
    chosen = min(
        fixed,
        key=lambda mention: (_is_in(mention, telling.aside), _tells_which(mention, text, telling)),
        default=None,
    )
    if chosen is None:
        now = [mention for mention in usable if mention.edtf and _around().now.match(mention.text)]
        return _due(now[0]) if now else NEVER
    head = chosen.edtf.partition("/")[0]
    stands = chosen.relation == "from" and chosen.text.casefold().startswith("per ")
    if stands and telling.day is not None and head <= telling.day.isoformat():
        return Due(head, chosen.text, row=chosen.row)  # "per 1 oktober was 3 miljoen besteed": on that day
    return _due(chosen)


def _can_be_due(kind: Kind, mention: DateMention, telling: Telling) -> bool:
    """Tell whether a time can be the term of an undertaking; only what is given can go on since a day."""
    if _is_now(mention) or _is_in(mention, telling.aside):
        return False
    if mention.relation == "since" and kind not in (Kind.PLEDGE, Kind.AGREEMENT):
        return False
    if _is_long_past(mention, telling):
        return False
    content = _is_content(mention, telling)
    if _of_event(mention) and mention.anchor == "meeting" and not content and (telling.finished or telling.content):
        return False  # when it was said, at the meeting that is reported
    return not telling.finished or content or _looks_ahead(mention, telling)


def _rank(mention: DateMention, text: str, telling: Telling) -> tuple[bool, bool, int, bool]:
    """Return what puts one time before another: the lowest is chosen, and of equals the first."""
    outside = telling.content is not None and not _is_content(mention, telling)
    of_something = _tells_which(mention, text, telling)
    term = mention.relation in _TERMS and "/duration" not in mention.row  # "binnen tien dagen inzetbaar" is none
    order = 0 if term else 2 if of_something or mention.relation == "since" else 1
    return outside, _is_in(mention, telling.minor), order, not mention.edtf


def _tells_which(mention: DateMention, text: str, telling: Telling) -> bool:
    """Tell whether a time says which thing is meant: "de termijn van 1 april"."""
    return mention.relation in _PASSING and _found(_around().of, text, mention, telling.start)


def _is_now(mention: DateMention) -> bool:
    return mention.row.endswith("/now")


def _of_event(mention: DateMention) -> bool:
    return "/event-" in mention.row


def _is_in(mention: DateMention, stretches: Sequence[Span]) -> bool:
    return any(stretch.start <= mention.start < stretch.end for stretch in stretches)


def _is_content(mention: DateMention, telling: Telling) -> bool:
    return telling.content is not None and _is_in(mention, (telling.content,))


def _is_long_past(mention: DateMention, telling: Telling) -> bool:
    """Tell whether a time ended before the year of the document: nothing still to be done is due then."""
    end = mention.edtf.rsplit("/", 1)[-1][:4]
    return telling.day is not None and not telling.again and end.isdigit() and int(end) < telling.day.year


def _looks_ahead(mention: DateMention, telling: Telling) -> bool:
    """Tell whether a time lies after the day on which it is told, or runs on past it."""
    if _of_event(mention) and not mention.edtf:
        return mention.relation in _TERMS
    if telling.day is None:
        return mention.relation in _AHEAD
    day, end = telling.day.isoformat(), mention.edtf.rsplit("/", 1)[-1]
    first = mention.edtf.split("/", 1)[0]
    if end == "..":
        return first[:7] >= day[: len(first[:7])]
    return bool(end) and end[: len(day)] > day[: len(end)]


def _corrected(dates: Sequence[DateMention], text: str, start: int) -> list[DateMention]:
    """Leave out the times that are taken back or moved ("niet op 1 mei, maar op 1 juni"; "van mei naar juni")."""
    kept = []
    for mention, following in zip_longest(dates, dates[1:]):
        before = text[max(start, mention.start - 20) : mention.start]
        taken = _around().taken_back.search(before) and _around().but.match(text, mention.end)
        between = text[mention.end : following.start] if following is not None else ""
        moved = _around().moved_to.fullmatch(between) and _around().moved_from.search(before)
        if following is None or not (taken or moved):
            kept.append(mention)
    return kept


def _found(pattern: re.Pattern[str], text: str, mention: DateMention, start: int) -> bool:
    """Tell whether a pattern ends right before a time, from a place in the text on."""
    return pattern.search(text, max(start, mention.start - 90), mention.start) is not None


def _fits(mention: DateMention, text: str, telling: Telling) -> bool:
    """Tell whether a time is one of the statement, and none of a paper, a past meeting, a name or a comparison."""
    if mention.type in ("duration", "time"):
        return False
    around, ahead = _around(), _looks_ahead(mention, telling)
    passing = mention.relation in _PASSING
    if mention.row.endswith("/event-during") and mention.edtf and not ahead:
        return False
    if is_time_of_another(mention, text, telling.start):
        return False
    past = passing and not ahead
    if past and any(_found(pattern, text, mention, telling.start) for pattern in (around.meeting, around.of)):
        return False  # "op de top in juni", "de afspraak van 2019"
    return not passing or not around.reference.match(text, mention.end, mention.end + 25)


def is_time_of_another(mention: DateMention, text: str, start: int = 0) -> bool:
    """Tell whether a time dates a paper, an event spoken of, a name or what is compared, and so no undertaking.

    `start` is where the words of the undertaking begin in the text.

    >>> from nakomen.finders.dates import DateContext, find_dates
    >>> text = "De minister bericht de Kamer in 2026 over de top in 2027."
    >>> [(found.edtf, is_time_of_another(found, text)) for found in find_dates(text, DateContext(language="nl"))]
    [('2026', False), ('2027', True)]
    """
    around = _around()
    if any(_found(pattern, text, mention, start) for pattern in (around.paper, around.compared, around.attribute)):
        return True
    if mention.relation in _PASSING and _found(around.event, text, mention, start):
        return True  # "de voorbereiding van de top in 2030"
    return mention.text.isdigit() and bool(_NAME_BEFORE.search(text[max(start, mention.start - 90) : mention.start]))


def _from_with_length(usable: Sequence[DateMention], dates: Sequence[DateMention]) -> Due | None:
    """Close an open beginning with a length that stands beside it ("vanaf midden juni ... vijf maanden")."""
    opening = next((found for found in usable if found.relation == "from" and _OPEN_MONTH.fullmatch(found.edtf)), None)
    length = next((found for found in dates if found.type == "duration" and _MONTHS.fullmatch(found.value)), None)
    if opening is None or length is None:
        return None
    year, month = int(opening.edtf[:4]), int(opening.edtf[5:7])
    months = year * 12 + month - 1 + int(length.value[1:-1])
    said = f"{opening.text}; {length.text}"
    return Due(f"{opening.edtf[:7]}/{months // 12:04d}-{months % 12 + 1:02d}", said, row=opening.row)


def _due(mention: DateMention) -> Due:
    return Due(mention.edtf, mention.text, mention.event, mention.row)
