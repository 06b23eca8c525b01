"""Break paragraphs into lines, with the hyphens of the table."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

HYPHENS = Path(__file__).with_name("hyphens.txt")
Measure = Callable[[str], float]


def read_hyphens() -> dict[str, tuple[str, ...]]:
    """Read the table of words and their parts."""
    lines = HYPHENS.read_text(encoding="utf-8").splitlines()
    words = " ".join(line for line in lines if not line.startswith("#")).split()
    return {word.replace("-", ""): tuple(word.split("-")) for word in words}


def word_parts(word: str, hyphens: dict[str, tuple[str, ...]]) -> list[str]:
    """Cut a word where it may be broken: after its own hyphens and where the table says.

    >>> word_parts("Secretaris-generaal", {"generaal": ("ge", "ne", "raal")})
    ['Secretaris-', 'ge', 'ne', 'raal']
    """
    parts = []
    for piece in re.findall(r"[^\W\d_]+-?|[\W\d_]+", word):
        letters = piece.rstrip("-")
        known = hyphens.get(letters.lower())
        if not known:
            parts.append(piece)
            continue
        at = 0
        for part in known:
            parts.append(piece[at : at + len(part)])
            at += len(part)
        parts[-1] += piece[at:]
    return parts


def break_word(word: str, room: float, measure: Measure, hyphens: dict[str, tuple[str, ...]]) -> tuple[str, str] | None:
    """Break a word so that its head fits the room, or return None."""
    parts = word_parts(word, hyphens)
    for many in range(len(parts) - 1, 0, -1):
        head = "".join(parts[:many])
        short = len(re.sub(r"\W", "", head)) < 3
        if short or not parts[many][0].isalpha() or not (head[-1].isalpha() or head[-1] == "-"):
            continue
        shown = head if head.endswith("-") else head + "-"
        if measure(shown) <= room:
            return shown, word[len(head) :]
    return None


def break_lines(text: str, widths: Callable[[int], float], measure: Measure) -> list[str]:
    """Break a text greedily; `widths` gives the room on a line by its number."""
    hyphens = read_hyphens()
    lines: list[str] = []
    line = ""
    words = text.split(" ")
    while words:
        word = words.pop(0)
        room = widths(len(lines))
        tried = f"{line} {word}" if line else word
        if measure(tried) <= room:
            line = tried
            continue
        broken = break_word(word, room - measure(line + " ") if line else room, measure, hyphens)
        if broken:
            line = f"{line} {broken[0]}" if line else broken[0]
            words.insert(0, broken[1])
        elif line:
            words.insert(0, word)
        else:
            line = word
        lines.append(line)
        line = ""
    return [*lines, line] if line else lines
