"""The public date cases of Microsoft's Recognizers-Text (Dutch, MIT licence), as far as their meaning is ours."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from nakomen.finders.dates import DateContext, find_dates
from nakomen.model import DateMention

CASES = Path(__file__).resolve().parents[3] / "shared/testdata/recognizers-nl/dev.jsonl"
KINDS = ("date", "period", "duration", "datetime", "holiday", "recurrence")
FLOOR = 0.92
#: Kinds of answer that are not ours, with the reason.
LEFT_OUT = {
    "time": "clock times: letters have none that bind",
    "timerange": "clock times",
    "datetime": "clock times",
    "datetimerange": "clock times",
    "timezone": "clock times",
}
#: Meanings that are not ours, by what the expected words look like, with the reason.
NOT_OURS = (
    (r"ochtend|\bmiddag|lunch|ontbijt|\bavond", "parts of a day"),
    (r"\d[.:]\d\d|\bom \d", "clock times"),
    (r"^mijn ", "a calendar's owner (mijn dag)"),
    (r"paar|aantal|enkele", "vague numbers: enkele maanden is not three"),
    (r"^\d{1,2}$|^\d\ds$|^vrijdag \d{1,2}$", "a bare number as a day or decade"),
    (r"^de tweede$", "a low ordinal alone (op de tweede): a place in a row"),
    (r"^jaar \d{3}$|tweehonderd|1391|^15e eeuw$", "years far before official letters"),
    (r"7\.6$|\d 5/12|12/5|vrijdag 5/12", "month before day (12/5 for May)"),
    (r"^2015\.3$", "2015.3 is a section number"),
    (r"[=<>]", "formulas"),
    (
        r"(?i)ramadan|^suikerfeest|^offerfeest|silvester|yuandan|martin|juneteenth|vrijheidsdag|jubilee|onafhank",
        "holidays of other calendars or countries",
    ),
    (
        r"^(?:de |het )?(?:week|dag|jaar)$|^voor de dag$|^weekend$|^laatste dag$|^eerste zondag$",
        "a bare unit: of which?",
    ),
    (r"weekenden", "counted or repeated weekends"),
    (r"dat weekend|dezelfde|datzelfde", "points at what was told before, and nothing was"),
    (r"schooljaar|fiscaal|fiscale", "school and fiscal years, not resolved there either"),
)


@dataclass(frozen=True)
class Wanted:
    """One expected answer: its words, type and the values that count as right."""

    text: str
    type: str
    values: tuple[dict[str, str], ...]


def wanted(answer: dict[str, Any]) -> Wanted:
    """Bring both notations of the cases (a single recogniser's, and the merged one's) into one."""
    kind = answer.get("Type") or answer["TypeName"]
    value = answer.get("Value") or answer.get("Resolution") or {}
    if "values" in value:
        rows = [dict(row) for row in value["values"]]
    else:
        timex = value.get("Timex") or value.get("timex", "")
        rows = [
            {"timex": timex, "Mod": value.get("Mod") or "", **_bounds(value.get(f"{side}Resolution") or {})}
            for side in ("Past", "Future")
        ]
    return Wanted(answer["Text"], kind.removeprefix("datetimeV2."), tuple(rows))


def _bounds(resolution: dict[str, str]) -> dict[str, str]:
    found = dict(resolution)
    for key in ("date", "duration", "set"):
        if key in resolution:
            found["value"] = resolution[key]
    for key, name in (("startDate", "start"), ("endDate", "end")):
        if key in resolution:
            found[name] = resolution[key]
    return found


def days_of(edtf: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF time; None for an open end."""
    head, tail = edtf.partition("/")[0], edtf.rpartition("/")[2]
    return (None if head == ".." else _unit(head)[0], None if tail == ".." else _unit(tail)[1])


def _unit(written: str) -> tuple[date, date]:
    """First and last day of a year, month, season or day."""
    numbers = [int(part) for part in written.split("-")]
    if len(numbers) == 3:
        return date(*numbers), date(*numbers)
    year, month = numbers[0], numbers[1] if len(numbers) == 2 else 0
    first = 3 * (month - 20) if month > 20 else month or 1
    after = first + (3 if month > 20 else 1 if month else 12)
    end = date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1) - timedelta(days=1)
    return date(year, first, 1), end


def seconds(iso: str) -> float:
    """Length of an ISO 8601 duration, with years of 365 and months of 30 days as the cases have it."""
    match = re.fullmatch(
        r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)B?D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?",
        iso,
    )
    if match is None:
        return -1
    sizes = (365 * 86400, 30 * 86400, 7 * 86400, 86400, 3600, 60, 1)
    return sum(float(count) * size for count, size in zip(match.groups(), sizes, strict=True) if count)


def months(iso: str) -> float:
    """Length of an ISO 8601 duration in months, for those made of years and months only."""
    match = re.fullmatch(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?", iso)
    return 12 * float(match[1] or 0) + float(match[2] or 0) if match else -1


def same_length(iso: str, other: str) -> bool:
    return bool(iso) and (seconds(iso) == seconds(other) or (months(iso) > 0 and months(iso) == months(other)))


def right(mention: DateMention, row: dict[str, str], kind: str, reference: date) -> bool:
    """Tell whether a mention says what one expected value says.

    Their periods end before their last day, ours with it, and where a period ends in a named unit (tot 2018) theirs
    stop at its beginning: each of the three readings of an end is the same answer (Q1 2018 and week 35, too, are named
    by their first day). Of an open interval only the closed bound is compared; "after" starts behind the named unit in
    theirs. "Begin" and "eind" of a year are half a year or four months in theirs, a month in ours: right when one lies
    inside the other. What is reckoned in months or years (twee jaar geleden) is a day in theirs, and the month or year
    of that day in ours.
    """
    if kind == "duration":
        return same_length(mention.value, row["timex"]) and mention.type == "duration"
    if kind == "set":
        timex = row["timex"].removeprefix("R/")
        return mention.type == "set" and (
            same_length(mention.value.removeprefix("R/"), timex) or ("WXX" in timex and mention.value == "R/P1W")
        )
    if not mention.edtf or "X" in mention.edtf:
        return False
    first, last = days_of(mention.edtf)
    if row.get("timex", "").endswith(("SU", "SP", "FA", "WI")):
        return _season(row["timex"], mention.edtf, reference)
    if "value" in row:
        return _same_day(row, first, last, mention)
    return _same_bounds(row, first, last, mention)


def _season(timex: str, edtf: str, reference: date) -> bool:
    code = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}[timex[-2:]]
    year = timex[:4] if timex[:4].isdigit() else str(reference.year)
    return edtf.endswith(f"-{code}") and (edtf.startswith(year) or not timex[:4].isdigit())


def _same_day(row: dict[str, str], first: date | None, last: date | None, mention: DateMention) -> bool:
    if not re.match(r"\d{4}-\d\d-\d\d", row["value"]):
        return False
    try:
        wanted_day = date.fromisoformat(row["value"][:10])
    except ValueError:
        return False
    if first is None or last is None:
        return wanted_day in (first, last)
    exact = first == last == wanted_day
    return exact or (bool(mention.value) and first <= wanted_day <= last)


def _same_bounds(row: dict[str, str], first: date | None, last: date | None, mention: DateMention) -> bool:
    start, end = (date.fromisoformat(row[key][:10]) if row.get(key) else None for key in ("start", "end"))
    mod = row.get("Mod") or row.get("mod") or ""
    if mod in ("start", "end", "mid") and start and end and first and last:
        return (start <= first and last <= end) or (first <= start and end <= last + timedelta(days=1))
    if mod == "since-end" and start and first:
        return start <= first and start.year == first.year and last is None
    head, tail = mention.edtf.partition("/")[0], mention.edtf.rpartition("/")[2]
    starts = {first, _unit(head)[1] + timedelta(days=1) if head != ".." else None}
    ends = {last, last + timedelta(days=1) if last else None, _unit(tail)[0] if tail != ".." else None}
    if mention.row == "dates/week-number" and last:
        ends.add(last - timedelta(days=6))
    if tail != ".." and len(tail) == 7 and int(tail[5:]) % 3 == 0:
        ends.add(date(int(tail[:4]), int(tail[5:]) - 2, 1))
    if start is None:
        return end in ends and (first is None or mention.relation == "by")
    if end is None:
        return start in starts and last is None
    loose = bool(
        mention.anchor != "said"
        and first
        and last
        and first <= start <= _unit(head)[1]
        and _unit(tail)[0] <= end <= last
    )
    return (start == first and end in ends) or loose


def reason_left_out(answer: Wanted) -> str:
    if answer.type in LEFT_OUT:
        return LEFT_OUT[answer.type]
    for pattern, reason in NOT_OURS:
        if re.search(pattern, answer.text):
            return reason
    return ""


def no_such_day(answer: Wanted) -> bool:
    """Tell whether the words name a day that is none (30 februari), so that nothing may be dated by them."""
    values = [row.get("value", "") for row in answer.values]
    return "0001-01-01" in values or (answer.type == "date" and "not resolved" in values)


def _overlaps(mention: DateMention, answer: Wanted, text: str) -> bool:
    """Tell whether a mention shares words with an expected answer, wherever its words stand in the text."""
    places = [match.start() for match in re.finditer(re.escape(answer.text), text, re.IGNORECASE)] or [mention.start]
    return any(place < mention.end and mention.start < place + len(answer.text) for place in places)


def measure() -> tuple[Counter[str], list[str], Counter[str]]:
    """Count right and wrong answers, list the wrong ones, and count what is left out by its reason."""
    score: Counter[str] = Counter()
    wrong, out = [], Counter[str]()
    for line in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["kind"] not in KINDS:
            continue
        reference = date.fromisoformat((case["reference"] or "2016-11-07")[:10])
        mentions = find_dates(case["text"], DateContext(reference))
        for answer in map(wanted, case["expected"]):
            reason = reason_left_out(answer)
            if reason:
                out[reason] += 1
                continue
            said_there = [mention for mention in mentions if _overlaps(mention, answer, case["text"])]
            ok = any(right(mention, row, answer.type, reference) for mention in said_there for row in answer.values)
            if no_such_day(answer):
                ok = not any(mention.edtf for mention in said_there)
            score["right" if ok else "wrong"] += 1
            if not ok:
                said = [(mention.text, mention.edtf, mention.value) for mention in mentions]
                wrong.append(f"{case['id']} {reference} | {case['text']} | {answer.text} {answer.values[0]} | {said}")
    return score, wrong, out


@pytest.mark.skipif(not CASES.exists(), reason="the public cases are not on this machine")
def test_share_of_public_cases(capsys: pytest.CaptureFixture[str]) -> None:
    score, wrong, out = measure()
    share = score["right"] / score.total()
    with capsys.disabled():
        print(  # noqa: T201 - the share is what this test is for
            f"\npublic date cases: {score['right']} of {score.total()} ({share:.1%}) right;"
            f" {out.total()} left out: {dict(out)}"
        )
    assert share >= FLOOR, "\n".join(wrong)
