"""Tells what each paragraph of a text is: letterhead, heading, question, item, signature or running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nakomen.model import BlockKind, Marking
from nakomen.readers.letter_cues import any_of
from nakomen.readers.letter_dates import date_on_line
from nakomen.readers.markings import marking_of
from nakomen.readers.paragraphs import BULLET, DASH, NUMBERED, finished, item_start
from nakomen.readers.signatories import is_name, is_role
from nakomen.readers.source_lines import Line

#: In how many paragraphs from the top a letterhead is looked for, and how long a heading may be.
_LETTERHEAD, _HEADING = 25, 140
#: How long a letterhead's line may be: a subject, or who asks and answers what, may run on.
_SUBJECT = 700
#: How long a line above the salutation may be that is no running text: an address, a reference.
_ADDRESS = 200
_COLUMNS = re.compile(r"\t+|\s{4,}")
_NUMBER = re.compile(r"(?P<parts>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+|(?:[IVX]{1,5}|[A-Z])\.\s+")
_INITIALS = re.compile(r"[A-ZÀ-Þ]\.\s?(?:[A-Z]|van|de|te)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, with what they are; `part` narrows a line to one of its columns."""

    kind: BlockKind
    lines: tuple[Line, ...]
    level: int = 0
    part: tuple[int, int] | None = None


class BlockReader:
    """Goes through the paragraphs of one text and remembers what they lead to: questions, a list, a signature."""

    def __init__(self, groups: list[list[Line]]) -> None:
        self._groups = groups
        self._texts = [" ".join(line.text for line in group) for group in groups]
        self._asking = False
        self._listing = False
        self._roles = 0
        self._head = True
        self._opens = next((at for at, text in enumerate(self._texts[:_LETTERHEAD]) if _is_salutation(text)), 0)

    def read(self) -> Iterator[Paragraph]:
        """Yield the paragraphs with their kinds, in reading order."""
        for at, group in enumerate(self._groups):
            signed = self._signature(at) if at >= self._opens else []
            yield from signed or [self._paragraph(at, group)]

    def _paragraph(self, at: int, group: list[Line]) -> Paragraph:
        text = self._texts[at]
        kind, level = self._kind(at, text)
        if kind is BlockKind.PARAGRAPH and len(text) > 200:
            self._head = False
        self._listing = (kind is BlockKind.PARAGRAPH and text.endswith(":")) or (
            kind is BlockKind.ITEM and self._listing
        )
        if kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING):
            self._roles = 0
        return Paragraph(kind, tuple(group), level)

    def _kind(self, at: int, text: str) -> tuple[BlockKind, int]:
        if _is_salutation(text):
            self._head = False
            return BlockKind.SALUTATION, 0
        if (cue := self._question(at, text)) is not None:
            return cue
        if len(text) < _SUBJECT and self._is_letterhead(at, text):
            return BlockKind.LETTERHEAD, 0
        if "\t" in text.strip() and len(self._groups[at]) == 1 and len(_COLUMNS.split(text)) > 1:
            return BlockKind.ROW, 0
        if self._is_heading(at, text):
            self._asking = False
            number = _NUMBER.match(text)
            return BlockKind.HEADING, number["parts"].count(".") + 1 if number and number["parts"] else 1
        if self._asking:
            return BlockKind.QUESTION, 0
        start = item_start(text)
        if start or (self._listing and not finished(text) and len(text) < _HEADING and not self._leads(at)):
            return BlockKind.ITEM, 1 + (self._groups[at][0].indent > 3)
        return BlockKind.PARAGRAPH, 0

    def _question(self, at: int, text: str) -> tuple[BlockKind, int] | None:
        """Return the kind of a paragraph that opens a question or an answer, or that is a question by its answer."""
        for section, asking in (("question", True), ("answer", False)):
            match = any_of(section).match(text)
            if not match:
                continue
            if match.end() == len(text):
                self._asking = asking
                return BlockKind.HEADING, 2
            if match[0].rstrip().endswith((":", ".")) and text[match.end() : match.end() + 1] == " ":
                self._asking = asking
                return (BlockKind.QUESTION if asking else BlockKind.PARAGRAPH), 0
        follows = self._texts[at + 1] if at + 1 < len(self._texts) else ""
        if text.endswith("?") and NUMBERED.match(text) and any_of("answer").match(follows):
            return BlockKind.QUESTION, 0
        return None

    def _is_letterhead(self, at: int, text: str) -> bool:
        if marking_of(text) is not Marking.NONE and (self._head or text.isupper()):
            return True
        if at < self._opens and len(text) < _ADDRESS:
            return True
        if any_of("closing").fullmatch(text):
            return False
        if date_on_line(text) is not None:
            return True
        if not self._head or at >= _LETTERHEAD:
            return False
        return text.isdecimal() or any_of("letterhead").match(text) is not None

    def _is_heading(self, at: int, text: str) -> bool:
        """Tell whether a paragraph is a short line over others that does not read as a sentence."""
        lines = self._groups[at]
        if len(text) > _HEADING or len(lines) > 2 or text[-1] in ".,;:?!" or at + 1 == len(self._groups):
            return False
        if not any(character.isalpha() for character in text) or BULLET.match(text) or DASH.match(text):
            return False
        if not (text[0].isupper() or text[0].isdigit() or text[0] in "«“‘\"'("):
            return False
        if len(lines) == 2 and not (text.isupper() or _NUMBER.match(text)):
            return False
        if NUMBERED.match(text) and self._numbered_neighbour(at):
            return False
        return not self._listing or self._leads(at)

    def _numbered_neighbour(self, at: int) -> bool:
        """Tell whether the next paragraph is the next item of the same list, rather than the text under a heading."""
        return (
            at + 1 < len(self._texts)
            and len(self._texts[at + 1]) < _HEADING
            and bool(NUMBERED.match(self._texts[at + 1]))
        )

    def _leads(self, at: int) -> bool:
        """Tell whether running text follows without a blank line."""
        follows = self._groups[at + 1][0] if at + 1 < len(self._groups) else None
        return follows is not None and not follows.gap and len(self._texts[at + 1]) > _HEADING

    def _signature(self, at: int) -> list[Paragraph]:
        """Return the parts of a signature block: roles, names, and both side by side in columns."""
        group, text = self._groups[at], self._texts[at]
        if len(text) > 300 or len(group) > 6:
            return []
        if any_of("closing").fullmatch(text):
            return [Paragraph(BlockKind.SIGNATURE, tuple(group))]
        columns = [part for line in group for part in _columns(line)]
        roles = sum(is_role(words) for words, _ in columns)
        names = sum(is_name(words) for words, _ in columns)
        if len(columns) > len(group) and roles + names == len(columns) and (roles or self._roles):
            self._roles += roles - names
            return [Paragraph(BlockKind.SIGNATURE, (line,), part=part) for line in group for _, part in _columns(line)]
        if not self._signs(at, text, [words for words, _ in columns]):
            return []
        self._roles += is_role(text) or roles
        return [Paragraph(BlockKind.SIGNATURE, tuple(group))]

    def _signs(self, at: int, text: str, lines: list[str]) -> bool:
        """Tell whether a paragraph is a role with or without its name, or a name after or before a role."""
        follows = self._texts[at + 1] if at + 1 < len(self._texts) else ""
        if is_role(text):
            return text.endswith(",") or is_name(follows) or is_role(follows)
        if is_name(text):
            return self._roles > 0 or is_role(follows) or _INITIALS.match(text) is not None
        for split in range(1, len(lines)):
            first, rest = " ".join(lines[:split]), lines[split:]
            if (is_role(first) and all(map(is_name, rest))) or (is_name(first) and is_role(" ".join(rest))):
                return True
        return False


def _is_salutation(text: str) -> bool:
    return len(text) < 90 and text[-1] in ",:" and any_of("salutation").match(text) is not None


def _columns(line: Line) -> list[tuple[str, tuple[int, int]]]:
    """Return the columns of a line: their words and where they stand in it."""
    found, at = [], 0
    for gap in [*_COLUMNS.finditer(line.text), None]:
        end = gap.start() if gap else len(line.text)
        if words := line.text[at:end].strip():
            found.append((words, (line.start + at, line.start + end)))
        at = gap.end() if gap else end
    return found
