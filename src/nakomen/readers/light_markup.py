"""Finds the light markup of a Markdown text: its front matter, emphasis, escapes and inline tags."""

from __future__ import annotations

import re
from datetime import date

from nakomen.model import Identity
from nakomen.readers.letter_dates import find_dates
from nakomen.readers.source_lines import Cut

_FRONT = re.compile(
    r"\s*---[ \t]*\r?\n(?P<rows>(?:[\w-]+:.*\r?\n|[ \t]+\S.*\r?\n|- .*\r?\n){1,60})---[ \t]*(?:\r?\n|\Z)"
)
_ROW = re.compile(r"^([\w-]+):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_MARKUP = re.compile(
    r"\*\*(?=\S)|(?<=\S)\*\*|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|</?(?:sup|sub|em|strong|u|br|i|b)\s?/?>|\\(?=[!-/:-@\[-`{-~])"
)
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|(.))")


def find_markup(text: str) -> tuple[list[Cut], Identity]:
    r"""Return the marks of a Markdown text to cut, and what its front matter says; nothing for any other text.

    >>> cuts, identity = find_markup("---\ntitle: \"Kusttop\"\ndate: '2020-05-03'\n---\nDe **top** begon.\n")
    >>> identity.title, str(identity.date), len(cuts)
    ('Kusttop', '2020-05-03', 3)
    """
    front = _FRONT.match(text)
    if front is None:
        return [], Identity()
    rows = {match[1].lower(): _value(match[2]) for match in _ROW.finditer(front["rows"])}
    day = next((found.day for found in find_dates(rows.get("date", ""))), None)
    cuts = [Cut(0, front.end()), *(Cut(match.start(), match.end()) for match in _MARKUP.finditer(text, front.end()))]
    return cuts, _identity(rows.get("title", ""), day)


def _identity(title: str, day: date | None) -> Identity:
    return Identity(title=" ".join(title.split()), date=day, date_source="metadata" if day else "")


def _value(raw: str) -> str:
    """Return the value of a front matter row; double quotes carry escapes."""
    if len(raw) > 1 and raw[0] == raw[-1] == '"':
        return _ESCAPE.sub(_unescape, raw[1:-1])
    return raw.strip("'")


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if code:
        return chr(int(code, 16))
    return {"_": "\u00a0", "n": "\n", "t": "\t"}.get(match[3], match[3])
