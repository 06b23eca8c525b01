"""Compiles a language's table of date forms into patterns and word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from nakomen.languages import load_table

#: White space inside a form: one character of it, and a blank that print may have added.
_BLANK = r"[ \n\xa0]\x20{0,8}"
_SLOT = re.compile(r"\{([a-z_]+?)(\d*)\}")
_LOOK_BEHIND = re.compile(r"\(\?<[=!][^)]*\)")
_GROUP = re.compile(r"\(\?P<([^>]+)>")
_NAMED = re.compile(r"\(\?P<[^>]+>")
_PLAIN_WORD = re.compile(r"[^\W\d_]+")
_SECTIONS = ("form", "part", "suffix", "relation")
#: Accents that Dutch and English put on words at will; they are taken off before matching.
_ACCENTS = {
    "é": "e",
    "è": "e",
    "ë": "e",
    "ê": "e",
    "ó": "o",
    "ò": "o",
    "ö": "o",
    "ï": "i",
    "í": "i",
    "á": "a",
    "à": "a",
}


def fold(text: str) -> str:
    """Return the text in lower case without accents, character for character.

    >>> fold("Vóór één Ĳ")
    'voor een ĳ'
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    if lowered.isascii():
        return lowered
    for accented, plain in _ACCENTS.items():
        lowered = lowered.replace(accented, plain)
    return lowered


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table with its own compiled pattern."""

    id: str
    rule: str
    pattern: re.Pattern[str]
    more: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of a row as it matched; a slot written more than once holds whichever matched."""

    found: re.Match[str]

    def __getitem__(self, name: str) -> str:
        """Return what a slot holds, with plain single blanks, or nothing."""
        groups = self.found.groupdict()
        for key in (name, f"{name}__2", f"{name}__3"):
            if groups.get(key) is not None:
                return " ".join(groups[key].split())
        return ""

    @property
    def start(self) -> int:
        """Where the row begins to match."""
        return self.found.start()

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.found.end()


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one sort behind one pattern that finds the row."""

    rows: tuple[Row, ...]
    pattern: re.Pattern[str]

    def matches(self, text: str, at: int) -> Iterator[tuple[Row, Slots]]:
        """Yield the rows that fit at a place, each with its slots, first the one that stands highest."""
        found = self.pattern.match(text, at)
        if found is None or found.lastgroup is None:
            return
        for row in self.rows[int(found.lastgroup[1:]) :]:
            fit = row.pattern.match(text, at)
            if fit is not None:
                yield row, Slots(fit)

    def match(self, text: str, at: int) -> tuple[Row, Slots] | None:
        """Return the highest row that fits at a place, with its slots."""
        return next(self.matches(text, at), None)


@dataclass(frozen=True, slots=True)
class DateTable:
    """What a language's table knows, ready for use."""

    words: Mapping[str, Mapping[str, Any]]
    known: frozenset[str]
    strong: frozenset[str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    raw: Mapping[str, Any]
    form: Section
    part: Section
    suffix: Section
    relation: Section


@cache
def date_table(language: str) -> DateTable:
    """Return a language's compiled table.

    >>> date_table("nl").numbers["eenentwintig"]
    21
    """
    raw = load_table(language, "dates")
    numbers, ordinals = _numbers(raw["number"]), _ordinals(raw)
    slots = _slots(raw, numbers, ordinals)
    sections = {name: _section(raw.get(name, []), slots) for name in _SECTIONS}
    known = _known(raw, numbers, ordinals)
    return DateTable(
        words={key: value for key, value in raw.items() if isinstance(value, dict)},
        known=known,
        strong=known - frozenset(raw["weak"]) - frozenset(numbers) - frozenset(raw["ordinal"]["words"]),
        numbers=numbers,
        ordinals=ordinals,
        raw=raw,
        **sections,
    )


def _numbers(table: Mapping[str, Any]) -> dict[str, int]:
    """Compose the number words up to a hundred: eenentwintig, twenty-one."""
    found = dict(table["units"]) | dict(table["teens"]) | dict(table["tens"]) | dict(table["hundreds"])
    joiner = table["joiner"]
    for ten, tens in table["tens"].items():
        for unit, units in table["units"].items():
            for spelled in (
                [unit + joiner + ten] if table["order"] == "unit first" else [ten + joiner + unit, f"{ten} {unit}"]
            ):
                found[spelled] = tens + units
    return found


def _ordinals(raw: Mapping[str, Any]) -> dict[str, int]:
    """Compose the ordinal words: derde, dertiende, eenentwintigste."""
    table, number = raw["ordinal"], raw["number"]
    found = dict(table["words"])
    for word, value in number["teens"].items():
        if value > 12:
            found[word + table["teen_ending"]] = value
    for ten, tens in number["tens"].items():
        whole = table.get("ten_words", {}).get(ten, ten + table["ten_ending"])
        found[whole] = tens
        for unit, units in number["units"].items():
            joiner = number["joiner"]
            if number["order"] == "unit first":
                found[unit + joiner + whole] = tens + units
            else:
                name = next(key for key, value in table["words"].items() if value == units)
                found[ten + joiner + name] = tens + units
    return found


def one_of(words: Iterable[str]) -> str:
    """Return the alternation of some words, longest first."""
    return "|".join(re.escape(word).replace(r"\ ", _BLANK) for word in sorted(words, key=len, reverse=True))


def _slots(raw: Mapping[str, Any], numbers: Mapping[str, int], ordinals: Mapping[str, int]) -> dict[str, str]:
    """Return the pattern of each slot, without its name."""
    months = f"(?:{one_of(raw['month'])}|(?:{one_of(raw['month_short'])})\\.?)"
    endings = one_of(dict.fromkeys(raw["ordinal"]["endings"]))
    number_words = one_of(numbers)
    spelled_day = rf"(?:{number_words}|{one_of(ordinals)})(?![^\W_])"
    ordinal_words = one_of(ordinals)
    centuries = one_of(raw["number"]["centuries"])
    thousands = one_of({word: value for word, value in raw["number"]["centuries"].items() if value == 2000})
    short_days = raw.get("weekday_short", {})
    return {
        "month": months,
        "month_name": one_of(raw["month"]),
        "month_names": one_of(raw["month"]) + "|" + one_of(raw["month_short"]),
        "month_shorts": one_of(raw["month_short"]),
        "weekday": one_of(raw["weekday"]) + (f"|(?:{one_of(short_days)})\\.?" if short_days else ""),
        "weekdays": one_of(raw["weekdays"]),
        "day": rf"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:(?:{endings})(?![^\W_]))?|{spelled_day}",
        "dd": r"3[01]|[12]\d|0?[1-9]",
        "mm": r"1[0-2]|0?[1-9]",
        "yy": r"\d\d",
        "yyyy": r"(?:19|20)\d\d",
        "year": rf"(?:19|20)\d\d(?!\d)|(?:{centuries}) ?(?:en )?(?:{number_words})(?![^\W_])|(?:{thousands})(?![^\W_])",
        "n": rf"\d{{1,3}}(?:[.,]\d)?|(?:{number_words})(?![^\W_])",
        "number": number_words,
        "word": number_words,
        "ordinal": rf"\d{{1,2}} ?(?:{endings})(?![^\W_])|(?:{ordinal_words}|{raw['ordinal']['last']})(?![^\W_])",
        "unit": rf"(?:{one_of(raw['unit'])})(?![^\W_])",
        "unit_pointed": rf"(?:{one_of(raw['pointed'])})(?![^\W_])",
        "pointed_units": one_of(raw["pointed"]),
        "adjective_unit": one_of(raw["adjective_unit"]),
        "shift": one_of(raw["shift"]),
        "season": one_of(raw["season"]),
        "recess": one_of(raw.get("recess", {})) or "(?!)",
        "holiday": one_of(raw["holiday"]),
        "times": one_of(raw.get("times", {})) or "(?!)",
    }


def _section(rows: list[dict[str, Any]], slots: Mapping[str, str]) -> Section:
    compiled, parts = [], []
    for index, row in enumerate(rows):
        source = _LOOK_BEHIND.sub(lambda look: look[0].replace(" ", r"\s"), row["pattern"])
        source = source.replace(" ?", f"(?:{_BLANK})?").replace(_BLANK, "\0").replace(" ", _BLANK).replace("\0", _BLANK)
        source = _SLOT.sub(lambda slot: f"(?P<{slot[1]}{slot[2]}>{slots[slot[1]]})", source)
        source = _number_twins(f"(?:{source})(?![^\\W_])")
        compiled.append(Row(row["id"], row.get("rule", row["id"]), re.compile(source), row))
        parts.append(f"(?P<r{index}>{_NAMED.sub('(?:', source)})")
    return Section(tuple(compiled), re.compile("|".join(parts) or "(?!)"))


def _number_twins(source: str) -> str:
    """Give each further group of one name a name of its own: dd, dd__2."""
    seen: dict[str, int] = {}

    def rename(group: re.Match[str]) -> str:
        seen[group[1]] = seen.get(group[1], 0) + 1
        return group[0] if seen[group[1]] == 1 else f"(?P<{group[1]}__{seen[group[1]]}>"

    return _GROUP.sub(rename, source)


def _known(raw: Mapping[str, Any], numbers: Mapping[str, int], ordinals: Mapping[str, int]) -> frozenset[str]:
    """Return every word that can be part of a form."""
    found = set(numbers) | set(ordinals) | set(raw["weak"])
    for name in (
        "month",
        "month_short",
        "weekday",
        "weekdays",
        "unit",
        "pointed",
        "shift",
        "season",
        "recess",
        "holiday",
        "times",
        "weekday_short",
    ):
        for phrase in raw.get(name, {}):
            found.update(_PLAIN_WORD.findall(phrase))
    found.update(raw["ordinal"]["endings"], [raw["ordinal"]["last"]])
    for number in numbers:
        found.update(number + ending for ending in raw["adjective_unit"])
    found.update(raw["adjective_unit"])
    for row in raw["form"]:
        found.update(number + ending for ending in row.get("units", ()) for number in numbers)
    for century in raw["number"]["centuries"]:
        found.add(century)
        found.update(century + number for number in numbers)
    for section in _SECTIONS:
        for row in raw.get(section, []):
            source = _NAMED.sub(" ", _SLOT.sub(" ", row["pattern"]))
            found.update(_PLAIN_WORD.findall(re.sub(r"\\[a-zA-Z]", " ", source)))
    return frozenset(found)
