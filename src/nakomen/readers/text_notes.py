"""Finds foot- and endnotes among the lines of a text, and the marks they hang on."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from nakomen.readers.source_lines import Cut, Layout, Line, Source, show

#: The line that opens a note: its number, and words; where no note stands before it, these start as a sentence does.
_OPENING = re.compile(
    r"(?:(?P<bare>\d{1,3})[^\S\n]{1,4}(?=(?P<strict>[A-ZÀ-Þ«“‘\"'(]|https?:|www\.)|[\w€])|\[(?P<bracket>\d{1,3})\]\s*(?=\S)"
    r"|(?P<raised>[¹²³⁰⁴-⁹]{1,3})\s*(?=\S))"
)
#: What may be a mark in running text: figures, raised figures, figures in brackets. The pattern begins with these, and
#: what stands before is looked at afterwards: in a long text that is many times faster.
_MARK = re.compile(
    r"(?P<bare>[0-9]+)(?![\w%€]|[.,:/-][0-9])|(?P<bracket>\[[0-9]{1,3}\])|(?P<raised>[¹²³⁰⁴-⁹]{1,3})(?!\w)"
)
#: What digits may be glued to: a word, a closing sign, a sign after either; "km2" is no word.
_GLUED = re.compile(r"(?:[a-zà-ÿ]{2}(?<!\b[kcdm]m)|[)\]»”’\"%]|[a-zà-ÿ)\]»”’\"%][.,;:?!])$")
_STOPS = frozenset(".,;:?!)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
#: How many notes may have escaped before one that is seen.
_MISSED = 3
_FINISHED = re.compile(r"[.?!:;…][)\]»”’\"'\d]{0,4}$|\b(?:https?:|www\.)\S+$")


@dataclass(frozen=True, slots=True)
class TextNote:
    """A note: its mark, and the lines that hold its text; the text starts at `start`, after the number."""

    mark: str
    start: int
    lines: tuple[Line, ...]


def take_out_notes(source: Source, lines: list[Line], layout: Layout) -> tuple[list[Line], list[TextNote]]:
    """Return the lines without the notes among them, and the notes; their marks are cut from the source.

    A line is a note only where its number follows the last one's and hangs on a mark before it: "1 miljoen" at a
    line's start is none, nor is the digit of "NAVO2030" or "MH17" a mark.
    """
    openings = {at: match for at, line in enumerate(lines) if (match := _OPENING.match(line.text))}
    if not openings:
        return lines, []
    marks = _marks(source.text, {lines[at].start for at in openings})
    notes: list[TextNote] = []
    cuts: list[Cut] = []
    taken: dict[int, int] = {}
    last, passed, after = 0, -1, -1
    for at, match in openings.items():
        number = _number(match)
        if at < after or not _continues(match, number, last, at == after):
            continue
        mark = _next_mark(marks.get(number, []), passed, lines[at].start)
        if mark is None and not (last and number == last + 1 and at == after):
            continue
        after = _note_end(lines, at, layout, number)
        notes.append(TextNote(str(number), lines[at].start + match.end(), tuple(lines[at:after])))
        taken[at] = after
        last = number
        if mark is not None:
            cuts.append(mark)
            passed = mark.start
    source.cut(cuts)
    return show(source, _without(lines, taken)), notes


def _continues(match: re.Match[str], number: int, last: int, adjoins: bool) -> bool:
    """Tell whether an opening is the next note's by its number; after another note its words may start as they will."""
    if match["bare"] and not match["strict"] and not adjoins:
        return False
    if match["bracket"]:
        return not last or number == 1 or last < number
    return number == 1 or last < number <= last + _MISSED


def _number(match: re.Match[str]) -> int:
    return int(unicodedata.normalize("NFKC", match["bare"] or match["raised"] or match["bracket"]).strip().strip("[]"))


def _marks(text: str, starts: set[int]) -> dict[int, list[Cut]]:
    """Return every place in a text that may be a mark, by number; the notes' own openings apart."""
    found: dict[int, list[Cut]] = {}
    for match in _MARK.finditer(text):
        start, end = match.span()
        if start in starts or not start:
            continue
        if match["bare"]:
            start += _year_length(match["bare"])
            if start == match.start() and (end - start > 3 or not _GLUED.search(text, max(0, start - 5), start)):
                continue
        elif match["bracket"] and text[start - 1] == " " and text[end : end + 1] in _STOPS:
            start -= 1
        elif match["raised"] and text[start - 1].isspace():
            continue
        number = int(unicodedata.normalize("NFKC", text[start:end]).strip(" []"))
        found.setdefault(number, []).append(Cut(start, end, str(number)))
    return found


def _year_length(digits: str) -> int:
    """Return how many of glued digits are a year before a mark: "20231" is 2023 with note 1."""
    return 4 if 5 <= len(digits) <= 6 and _YEAR.match(digits) else 0


def _next_mark(marks: list[Cut], passed: int, before: int) -> Cut | None:
    """Return the first mark after the last note's mark and before the note itself."""
    at = bisect_right(marks, passed, key=lambda mark: mark.start)
    return marks[at] if at < len(marks) and marks[at].start < before else None


def _note_end(lines: list[Line], at: int, layout: Layout, number: int) -> int:
    """Return the first line after a note."""
    interrupted = at > 0 and not lines[at].gap and not _FINISHED.search(lines[at - 1].text)
    end = at + 1
    while layout.wrapped and end < len(lines):
        line, before = lines[end], lines[end - 1]
        following = _OPENING.match(line.text)
        if line.gap or line.page or line.cut or (following and _number(following) == number + 1):
            break
        finished = _FINISHED.search(before.text)
        if interrupted and finished and (line.text[:1].islower() or not layout.full(before)):
            break
        end += 1
    return end


def _without(lines: list[Line], taken: dict[int, int]) -> list[Line]:
    """Return the lines without the stretches that notes take."""
    kept: list[Line] = []
    at, gap, cut = 0, False, False
    while at < len(lines):
        if at in taken:
            gap, cut = gap or lines[at].gap, True
            at = taken[at]
            continue
        line = lines[at]
        line.gap, line.cut = line.gap or gap, line.cut or cut
        gap = cut = False
        kept.append(line)
        at += 1
    return kept
