"""What a briefing or an annex says, whatever it is written as: headings, texts, undertakings, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Signs that XML, and so a Word file, has no place for.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is that of a chapter."""

    words: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `quiet` ones explain and are set smaller."""

    words: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where something stands: the document in a line, and the address of its page or nothing."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """An exact quote with its source; `before` is a word such as a date that stands in front of it."""

    quote: str
    source: Source
    before: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An undertaking: what it is in a line, how it stands, and the exact words in which it was told."""

    head: str
    stand: str
    told: tuple[Quoted, ...]


#: What stands in a cell of a table.
Value = str | Source | Quoted


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns with the share of the width that each takes, and rows of text or sources."""

    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Value, ...], ...]


Part = Heading | Text | Entry | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper: its title, lines under it, its parts, and the line at the foot of each page."""

    title: str
    under: tuple[str, ...]
    parts: tuple[Part, ...]
    foot: str
    language: str
    #: Whether it lies on its side, as wide tables want.
    wide: bool = False


def printable(text: str) -> str:
    r"""Return a text with a replacement for each sign that a file of XML cannot hold.

    >>> printable("een\x07twee")
    'een�twee'
    """
    return _UNPRINTABLE.sub("\ufffd", text)
