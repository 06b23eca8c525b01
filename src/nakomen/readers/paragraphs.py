"""Groups the lines of a text into paragraphs, whatever stands between their halves."""

from __future__ import annotations

import re
from itertools import pairwise

from nakomen.readers.letter_cues import any_of
from nakomen.readers.letter_dates import date_on_line
from nakomen.readers.signatories import is_name, is_role
from nakomen.readers.source_lines import Layout, Line

#: The start of a list item that is one for certain, that is one after a finished line, or that counts.
BULLET = re.compile(r"[•▪‣●■◦⁃*·]\s+(?=\S)")
DASH = re.compile(r"(?:[-–—]|o)\s+(?=\S)")
NUMBERED = re.compile(r"\(?(?P<mark>\d{1,3}|[a-z]|[ivx]{2,5})[.)]\s+(?=\S)")
_FINISHED = re.compile(r"[.?!:;,…][)\]»”’\"'*]{0,3}$")
_ENDED = re.compile(r"[.?!:;…][)\]»”’\"'*]{0,3}$")
_HYPHENATED = re.compile(r"\w[-‑\u00ad]$")
_SENTENCE = re.compile(r"[.?!][)\]»”’\"'*]{0,3}$")
_SHORT = 0.6
#: A line in capitals that is longer than this is a heading.
_SHOUTED = 8
#: In how many lines from the top a letterhead is looked for.
_HEAD = 40


def finished(text: str) -> bool:
    """Tell whether a line ends as a sentence or a clause before a list does.

    >>> finished("De Raad besloot."), finished("de president van")
    (True, False)
    """
    return _ENDED.search(text[-5:]) is not None


def item_start(text: str) -> re.Match[str] | None:
    """Return the match of a list item's bullet or number, if the line opens with one."""
    if text[0].isalpha() and text[0] not in "oivx" and text[1:2] not in ".)":
        return None
    return BULLET.match(text) or DASH.match(text) or NUMBERED.match(text)


def group_lines(lines: list[Line], layout: Layout) -> list[list[Line]]:
    """Return the lines in paragraphs, in reading order."""
    groups: list[list[Line]] = []
    current: list[Line] = []
    listing = ""
    for at, line in enumerate(lines):
        if current and (
            _starts_paragraph(current, line, layout, listing) or (at < _HEAD and _is_label(current[-1], line, layout))
        ):
            groups += _apart(current)
            current = []
        current.append(line)
        mark = item_start(line.text)
        listing = mark[0].strip() if mark else listing if current[0] is not line else ""
    if current:
        groups += _apart(current)
    return groups


def _apart(group: list[Line]) -> list[list[Line]]:
    """Return a list with its opening as one paragraph, unless its items are sentences: then each stands by itself."""
    starts = [at for at, line in enumerate(group) if at and item_start(line.text)]
    if not any(_SENTENCE.search(group[at - 1].text) for at in starts[1:]):
        return [group]
    return [group[start:end] for start, end in pairwise([0, *starts, len(group)])]


def _starts_paragraph(current: list[Line], line: Line, layout: Layout, listing: str) -> bool:
    """Tell whether a line opens a paragraph after the lines before it; `listing` is the last item's mark."""
    last = current[-1]
    if line.gap:
        return not _bridges(current, line, layout)
    if len(current) > 1 and is_role(current[0].text) and is_name(last.text):
        return True
    if _is_cue(line.text) or (len(current) == 1 and _is_cue(last.text)):
        return not (is_role(current[0].text) and not _is_cue(line.text))
    if _is_item(last.text, line.text, listing):
        return not any(before.text.endswith(":") for before in current)
    if not layout.wrapped:
        return not line.cut or finished(last.text)
    if line.cut and finished(last.text) and not layout.full(last):
        return True
    if last.indent > line.indent + 1 and item_start(current[0].text) is None and line.text[:1].isupper():
        return finished(last.text)
    return _breaks_short(current, line, layout)


def _bridges(current: list[Line], line: Line, layout: Layout) -> bool:
    """Tell whether a line after a blank one goes on with the sentence before it: over a page, a note or a mere gap."""
    last = current[-1]
    if finished(last.text) or item_start(line.text) or _is_cue(line.text) or _is_cue(last.text):
        return False
    if line.text[:1].islower() or _HYPHENATED.search(last.text[-2:]):
        return line.cut or (layout.wrapped and layout.full(last))
    return line.cut and len(current) > 1 and layout.wrapped and layout.full(last)


def _is_item(last: str, text: str, listing: str) -> bool:
    """Tell whether a line without a blank before it opens a list item."""
    if item_start(text) is None:
        return False
    if BULLET.match(text):
        return True
    if DASH.match(text):
        return bool(listing) or _FINISHED.search(last[-5:]) is not None
    numbered = NUMBERED.match(text)
    if not numbered:
        return False
    return _follows(numbered["mark"], listing.strip("().")) and (
        bool(listing) or _FINISHED.search(last[-5:]) is not None
    )


def _follows(mark: str, before: str) -> bool:
    """Tell whether an item's number is the first of a list, or the one after the last."""
    if mark.isdecimal():
        return int(mark) == (int(before) + 1 if before.isdecimal() else 1)
    if len(mark) == 1 and mark not in "ivx":
        return mark == "a" or (len(before) == 1 and ord(mark) == ord(before) + 1)
    return mark == "i" or bool(before)


def _breaks_short(current: list[Line], line: Line, layout: Layout) -> bool:
    """Tell whether the line before broke off so early that a paragraph or a heading ends there."""
    last = current[-1]
    if last.text.isupper() and len(last.text) > _SHOUTED and not line.text.isupper():
        return True
    if layout.full(last, _SHORT) or not line.text[:1].isupper():
        return False
    if finished(last.text):
        return True
    heading = len(current) == 1 and layout.full(line) and not last.text.endswith(",")
    return heading and (last.text[:1].isupper() or last.text[:1].isdigit())


def _is_label(last: Line, line: Line, layout: Layout) -> bool:
    """Tell whether a line of the head begins with a label, or is but a number or a date; or the last one did or was."""
    labels = any_of("letterhead")
    if any(text.isdecimal() or date_on_line(text) for text in (line.text, last.text)):
        return True
    if not line.text[0].isupper() and not line.text[0].isdecimal():
        return False
    if labels.match(line.text) and not last.text.endswith(","):
        return True
    return not layout.full(last) and labels.match(last.text) is not None


def _is_cue(text: str) -> bool:
    """Tell whether a line stands by itself whatever surrounds it: a question, a salutation, a signature."""
    if len(text) > 160 or not text[0].isupper():
        return False
    whole = (any_of("question"), any_of("answer"), any_of("closing"))
    if any(pattern.fullmatch(text) for pattern in whole):
        return True
    if len(text) < 80 and any_of("salutation").match(text) and text[-1] in ",:":
        return True
    return text.endswith(",") and is_role(text)
