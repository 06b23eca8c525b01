"""Finds declarations that no register names: by their form, and by the summit that they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nakomen.finders.number_words import BLANK, any_of
from nakomen.finders.reference_patterns import fill
from nakomen.languages import load_table
from nakomen.model import ReferenceMention
from nakomen.registers import load_register

#: A word of a title; what is longer is none, and would be gone through from each of its parts.
_CAPITAL = r"[A-ZÀ-Þ0-9][\w’'&/‑-]{0,40}+"


@dataclass(frozen=True, slots=True)
class DeclarationGrammar:
    """The compiled forms of a declaration's name."""

    promised: re.Pattern[str]
    compound: re.Pattern[str]
    headed: re.Pattern[str]
    joint: re.Pattern[str]
    openers: frozenset[str]
    places: dict[str, str]


@cache
def load_declarations(language: str) -> DeclarationGrammar:
    """Compile section `declaration` of a language's table `references`, with the summits' places from the register."""
    table = load_table(language, "references")["declaration"]
    rows = load_register("declarations")["declaration"]
    places = {place: row["name"] for row in rows for place in row.get("places", [])}
    place = any_of(places, capitals=False)
    promise, at = any_of(table["promises"]), any_of(table["at"])
    summit = rf"(?:[^.;:()\n]{{0,90}}?{BLANK}(?:{any_of(table['summit'], capitals=False)}))?"
    heads = any_of(table["heads"], capitals=False)
    small = any_of(table["small"], capitals=False)
    title = rf"(?:{BLANK}(?:{small}))*{BLANK}(?:{_CAPITAL})"
    return DeclarationGrammar(
        promised=re.compile(rf"(?<!\w)(?:{promise}){summit}{BLANK}(?:{at}){BLANK}(?P<place>{place})(?!\w)"),
        compound=re.compile(
            rf"(?<!\w)(?P<place>{place})(?:[-‑]|{BLANK})(?:{any_of(table['compounds'], capitals=False)})(?!\w)"
        ),
        headed=re.compile(
            rf"(?<![\w-])(?P<before>(?:{_CAPITAL}{BLANK}(?:(?:{small}){BLANK})*){{0,7}})(?P<head>{heads})(?![\w-])"
            rf"(?!{BLANK}(?:{any_of(table['unless'], capitals=False)}))"
            rf"(?P<after>{BLANK}(?:{any_of(table['after'], capitals=False)})(?!\w){title}(?:{title})*)?"
        ),
        joint=re.compile(fill(table["joint"], {"blank": BLANK, "capital": _CAPITAL})),
        openers=frozenset(table["openers"]),
        places=places,
    )


def find_declarations(text: str, language: str) -> Iterator[ReferenceMention]:
    """Find declarations by form: `de afspraken van Wales`, `Wales-afspraken`, `Harbour Safety Declaration`."""
    grammar = load_declarations(language)
    for row, pattern in (("declaration.promised", grammar.promised), ("declaration.compound", grammar.compound)):
        for match in pattern.finditer(text):
            yield _mention(text, match.start(), match.end(), row, grammar.places[match["place"]])
    for match in grammar.headed.finditer(text):
        start = match.start()
        opener = match["before"].split()[0] if match["before"] else ""
        if opener in grammar.openers:
            start += len(opener) + 1
        if text[start : match.start("head")].strip() or match["after"]:
            yield _mention(text, start, match.end(), "declaration.headed", " ".join(text[start : match.end()].split()))
    for match in grammar.joint.finditer(text):
        if match["name"].split(" ")[0] not in grammar.openers:
            name = " ".join(match["name"].split())
            yield _mention(text, match.start("name"), match.end("name"), "declaration.joint", name)


def _mention(text: str, start: int, end: int, row: str, name: str) -> ReferenceMention:
    return ReferenceMention(start, end, text[start:end], row, f"decl:{name}")
