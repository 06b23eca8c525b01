"""Reads notations of papers by the patterns of a language's table `references`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from nakomen.languages import load_table
from nakomen.model import ReferenceMention

_DOSSIER = re.compile(r"(\d\d)\D?(\d{3})(?:[-–‑](\d{2})(?!\d))?(?:\s?[-–‑]?\s?([IVXLCDM]{1,6}|[A-J])(?!\w))?")
_NUMBER = re.compile(r"\d{1,4}|[A-Z]{1,2}")
_THROUGH = re.compile(r"\s?[-–‑]\s?|\s(?:t/m|tot\sen\smet)\s")
_MOST = 12


@dataclass(frozen=True, slots=True)
class Notation:
    """A row of the table: how one notation looks and how its match is read."""

    name: str
    pattern: re.Pattern[str]
    form: str
    template: str
    cut: frozenset[str]
    needs: tuple[str, ...]


@cache
def load_notations(language: str) -> tuple[Notation, ...]:
    """Compile the rows of a language."""
    table = load_table(language, "references")
    fragments: dict[str, str] = {}
    for name, fragment in table["fragment"].items():
        fragments[name] = fill(fragment, fragments)
    cut = frozenset(table["cut"]["dossiers"])
    return tuple(
        Notation(
            name=row["name"],
            pattern=re.compile(fill(row["pattern"], fragments)),
            form=row.get("form", "id"),
            template=row.get("id", ""),
            cut=cut,
            needs=tuple(row.get("needs", [])),
        )
        for row in table["pattern"]
    )


def fill(pattern: str, fragments: dict[str, str]) -> str:
    r"""Put fragments in their places in a pattern; other braces are the pattern's own.

    >>> fill(r"nr{blank}?\d{1,4}", {"blank": "[ ]"})
    'nr[ ]?\\d{1,4}'
    """
    for name, fragment in fragments.items():
        pattern = pattern.replace(f"{{{name}}}", f"(?:{fragment})" if "|" in fragment else fragment)
    return pattern


def find_papers(text: str, language: str) -> Iterator[ReferenceMention]:
    """Find references by notation, row after row; several can stand on one span."""
    for notation in load_notations(language):
        if notation.needs and not any(word in text for word in notation.needs):
            continue
        read = _FORMS[notation.form]
        for match in notation.pattern.finditer(text):
            for start, end, canonical in read(match, notation):
                yield ReferenceMention(start, end, text[start:end], f"pattern.{notation.name}", canonical)


Reading = Iterator[tuple[int, int, str]]


def _read_template(match: re.Match[str], notation: Notation) -> Reading:
    """Fill the row's template with its groups; `number2` and the like are second places for the same group."""
    said = {name.rstrip("2"): value for name, value in match.groupdict().items() if value is not None}
    canonical = notation.template.format(**said)
    yield match.start(), match.end(), canonical if canonical.startswith("kst-") else canonical.lower()


def _read_session(match: re.Match[str], notation: Notation) -> Reading:
    yield (
        match.start(),
        match.end(),
        notation.template.format(session=session(match["year"]), number=int(match["number"])),
    )


def session(year: str) -> str:
    """Return the parliamentary year that opens in a year: `2016-2017` for `2016`.

    >>> session("1999")
    '1999-2000'
    """
    return f"{year}-{int(year) + 1}"


def _read_handelingen(match: re.Match[str], notation: Notation) -> Reading:
    """Read `Handelingen II 2016/17, nr. 79, item 7`; those of the Eerste Kamer say so, old ones go by their pages."""
    del notation
    house = "h-ek" if match["chamber"] in ("I", "EK") else "h"
    number = match["number"] or match["plain"] or match["page"]
    item = match["item"] or match["plain_item"] or match["last"]
    yield match.start(), match.end(), "-".join(filter(None, [house, session(match["year"]), number, item]))


def _read_hyphens(match: re.Match[str], notation: Notation) -> Reading:
    """Read `21501-20-2023`, `33750-XVII-63`, `36045-177`; `21501-20` alone is a dossier."""
    cut = match["dossier"] in notation.cut and not match["sub"] and len(match["number"]) == 2
    if not cut:
        parts = ["kst", match["dossier"], match["sub"], match["addition"], match["number"]]
        yield match.start(), match.end(), "-".join(filter(None, parts))


def _read_dossiers(match: re.Match[str], notation: Notation) -> Reading:
    """Read one or more dossiers that share one or more numbers; the first has the whole span."""
    del notation
    dossiers = [
        "-".join(filter(None, [found[1] + found[2], found[3], found[4]]))
        for found in _DOSSIER.finditer(match["dossiers"])
    ]
    for dossier in dossiers:
        for number in _numbers(match["numbers"]):
            yield match.start(), match.end(), f"kst-{dossier}-{number}"


def _numbers(said: str) -> list[str]:
    """Return the numbers of `3 en 4` or `12–14`; a run that is too long keeps its ends only."""
    found = _NUMBER.findall(said)
    if len(found) == 2 and _THROUGH.search(said) and all(number.isdigit() for number in found):
        first, last = map(int, found)
        if first < last <= first + _MOST:
            return [str(number) for number in range(first, last + 1)]
    return found


_FORMS: dict[str, Callable[[re.Match[str], Notation], Reading]] = {
    "id": _read_template,
    "session": _read_session,
    "handelingen": _read_handelingen,
    "hyphens": _read_hyphens,
    "dossiers": _read_dossiers,
}
