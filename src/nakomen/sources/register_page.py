"""Reads a page of the Eerste Kamer's register to a row, by the labels that a visitor reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from nakomen.model import FetchError, ReadingError, RegisterRow
from nakomen.readers.letter_dates import find_dates, iso_date
from nakomen.readers.markup import local_name, parse_html

if TYPE_CHECKING:
    from lxml.etree import _Element

#: The labels of the table of particulars, as they are looked up: in small letters, without brackets and colon.
_LABELS = {
    "nummer": "number",
    "status": "status",
    "datum toezegging": "made_on",
    "deadline": "due",
    "voormalige deadline": "",
    "verantwoordelijke": "minister",
    "verantwoordelijken": "minister",
    "kamerleden": "asked_by",
    "kamerlid": "asked_by",
    "commissie": "committee",
    "commissies": "committee",
    "soort activiteit": "activity",
    "categorie": "",
    "onderwerpen": "",
    "onderwerp": "",
    "kamerstukken": "papers",
    "kamerstuk": "papers",
}
#: The words of the status that were seen; another is kept as it stands and reported.
KNOWN_STATUSES = frozenset({"openstaand", "deels voldaan", "voldaan", "doorlopend", "vervallen"})
_PARTICULARS, _PASSAGE = "kerngegevens", "uit de stukken"
_NUMBER = re.compile(r"\bT\d{5}\b")
_CITATION = re.compile(r"^(?:Handelingen|Kamerstuk(?:ken)?|EK\b|Verslag\b)", re.IGNORECASE)
_NUMBERED = re.compile(r"^\d+\.\s*")
_UNSEEN = frozenset(
    {"script", "style", "noscript", "nav", "header", "footer", "form", "button", "svg", "title", "head"}
)
_INLINE = frozenset({"a", "abbr", "b", "cite", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u", "q"})
_REMEDY = "look at the page in a browser; if it is a promise, report it with this line"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as a visitor reads it; `heading` is 1 to 6, or 0."""

    text: str
    heading: int = 0


@dataclass(slots=True)
class _Lines:
    """Collects the lines of a page."""

    lines: list[_Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def read(self, element: _Element, heading: int = 0) -> None:
        """Read an element: blocks and line breaks end a line, what is inside a line does not."""
        name = local_name(element)
        if name in _UNSEEN:
            return
        if re.fullmatch(r"h[1-6]", name):
            heading = int(name[1])
        within = name in _INLINE
        if not within:
            self.end(heading)
        self.words.append(element.text or "")
        for child in element:
            self.read(child, heading)
            self.words.append(child.tail or "")
        if not within:
            self.end(heading)

    def end(self, heading: int) -> None:
        """End the line that was being read."""
        text = " ".join("".join(self.words).split())
        self.words.clear()
        if text:
            self.lines.append(_Line(text, heading))


def read_register_page(content: bytes, address: str) -> RegisterRow:
    """Return the row of a page; raises FetchError where the page is no promise of the register.

    Words are kept as they stand, the term (`due`) too. A status or day that nakomen does not know is told in
    `unknown_words`, and so is a label.
    """
    try:
        root = parse_html(content.decode("utf-8", "replace"), address)
    except ReadingError as error:
        raise FetchError(f"answers what cannot be read: {error.what}", where=address, remedy=_REMEDY) from error
    reading = _Lines()
    reading.read(root)
    reading.end(0)
    lines = reading.lines
    values, unknown = _particulars(_section(lines, _PARTICULARS) or lines)
    number = _NUMBER.search(" ".join(values.get("number", [])))
    if number is None:
        raise FetchError("is no page of the register: it has no number", where=address, remedy=_REMEDY)
    title, text = _title(lines)
    citation, passage = _passage(_section(lines, _PASSAGE))
    status = " ".join(values.get("status", []))
    if status.lower() not in KNOWN_STATUSES:
        unknown.append(f"status: {status or '-'}")
    said = " ".join(values.get("made_on", []))
    made_on = _day(said)
    if said and made_on is None:
        unknown.append(f"datum toezegging: {said}")
    return RegisterRow(
        chamber="EK",
        number=number[0],
        title=title,
        text=text,
        minister="; ".join(values.get("minister", [])),
        made_on=made_on,
        due=" ".join(values.get("due", [])),
        status=status,
        activity=" ".join(values.get("activity", [])),
        asked_by=tuple(values.get("asked_by", [])),
        committee="; ".join(values.get("committee", [])),
        papers=tuple(values.get("papers", [])),
        passage=passage,
        citation=citation,
        address=address,
        source_id=number[0],
        unknown_words=tuple(unknown),
    )


def _section(lines: Sequence[_Line], name: str) -> list[_Line]:
    """Return the lines under the heading of a name, to the next heading of its rank."""
    for at, line in enumerate(lines):
        if line.heading and _NUMBERED.sub("", line.text).lower().startswith(name):
            rest = lines[at + 1 :]
            end = next((i for i, other in enumerate(rest) if 0 < other.heading <= line.heading), len(rest))
            return list(rest[:end])
    return []


def _particulars(lines: Sequence[_Line]) -> tuple[dict[str, list[str]], list[str]]:
    """Return the values under each label, and the labels that nobody knows."""
    values: dict[str, list[str]] = {}
    unknown: list[str] = []
    at = ""
    for line in lines:
        label, _, rest = line.text.partition(":")
        key = re.sub(r"[^a-z ]", "", label.lower()).strip()
        if key in _LABELS:
            at = _LABELS[key]
            if rest.strip() and at:
                values.setdefault(at, []).append(rest.strip())
        elif line.text.endswith(":"):
            at = ""
            unknown.append(f"label: {line.text.rstrip(':')}")
        elif at:
            values.setdefault(at, []).append(line.text)
    return values, unknown


def _title(lines: Sequence[_Line]) -> tuple[str, str]:
    """Return the title and what stands under it up to the particulars: the promise in a sentence."""
    at = next((i for i, line in enumerate(lines) if line.heading == 1), None)
    if at is None:
        return "", ""
    text = []
    for line in lines[at + 1 :]:
        if line.heading:
            break
        if not _NUMBER.fullmatch(line.text):
            text.append(line.text)
    title = re.sub(r"^Toezegging:?\s+", "", lines[at].text)
    return re.sub(r"\s*\(T\d{5}\)\s*$", "", title), "\n".join(text)


def _passage(lines: Sequence[_Line]) -> tuple[str, str]:
    """Return the citation and the words of the passage, a paragraph a line."""
    citations = [line.text for line in lines if _CITATION.match(line.text) and len(line.text) < 200]
    return "; ".join(citations[:1]), "\n".join(line.text for line in lines if line.text not in citations[:1])


def _day(said: str) -> date | None:
    found = find_dates(said)
    return iso_date(said) or (found[0].day if found else None)
