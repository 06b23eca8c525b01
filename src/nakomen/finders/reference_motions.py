"""Finds motions by the names of who moved them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nakomen.finders.number_words import BLANK, any_of
from nakomen.finders.reference_patterns import fill
from nakomen.languages import load_table
from nakomen.model import ReferenceMention

_WORDS = re.compile(r"\S+")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ](?:[’'][A-ZÀ-Þ])?[\w’'‑-]*[\wà-ÿ]"
_PARTY = rf"(?:{BLANK}?\([A-Za-z0-9/ -]{{2,20}}\))?"


@dataclass(frozen=True, slots=True)
class MotionGrammar:
    """The compiled ways to name a motion's movers, and what is no name."""

    patterns: tuple[re.Pattern[str], ...]
    joiner: re.Pattern[str]
    not_names: frozenset[str]
    party: re.Pattern[str]
    prefixes: frozenset[str]


@cache
def load_motions(language: str) -> MotionGrammar:
    """Compile section `motion` of a language's table `references`."""
    table = load_table(language, "references")["motion"]
    prefix = any_of(table["prefixes"])
    name = rf"(?:(?:{prefix}){BLANK}+){{0,3}}{_CAPITAL}(?:{BLANK}(?:(?:{prefix}){BLANK})*{_CAPITAL}){{0,2}}"
    joined = any_of(table["and"])
    again = any_of(table["again"])
    joint = rf"(?:/|,{BLANK}|{BLANK}(?:{joined}){BLANK})(?:(?:{again}){BLANK})?"
    names = rf"{name}{_PARTY}(?:{joint}{name}{_PARTY}){{0,5}}"
    people = rf"(?:{any_of(table['people'])}|{any_of([word.upper() for word in table['people']])})"
    patterns = [fill(row, {"blank": BLANK, "people": people, "names": f"(?P<names>{names})"}) for row in table["forms"]]
    return MotionGrammar(
        patterns=tuple(re.compile(pattern) for pattern in patterns),
        joiner=re.compile(joint),
        not_names=frozenset(table["not_names"]),
        party=re.compile(rf"{BLANK}*\([^)]*\)"),
        prefixes=frozenset(table["prefixes"]),
    )


def find_motions(text: str, language: str) -> Iterator[ReferenceMention]:
    """Find motions: `motion:Knops+Dijkgraaf` for one of several movers; a plural names one motion for each."""
    grammar = load_motions(language)
    for pattern in grammar.patterns:
        for match in pattern.finditer(text):
            names, end = _names(match, grammar)
            if not names:
                continue
            plural = "each" in match.re.groupindex and match["each"] is not None and "/" not in match["names"]
            for canonical in [f"motion:{name}" for name in names] if plural else ["motion:" + "+".join(names)]:
                yield ReferenceMention(match.start(), end, text[match.start() : end], "motion", canonical)


def _names(match: re.Match[str], grammar: MotionGrammar) -> tuple[list[str], int]:
    """Return the movers as written, without parties, and where they end; stops at a word that is no name."""
    said, names = match["names"], []
    end = at = 0
    for joint in [*grammar.joiner.finditer(said), None]:
        piece = grammar.party.sub("", said[at : joint.start()] if joint else said[at:])
        name = _name(piece, grammar)
        if not name:
            break
        names.append(_lowered(" ".join(name.split()), grammar))
        end = at + len(name)
        if len(name) < len(piece.rstrip()) or joint is None:
            break
        at = joint.end()
    return names, match.start("names") + end


def _name(piece: str, grammar: MotionGrammar) -> str:
    """Return the part of a piece that is a name, up to a word that cannot be in one (`Jorissen van de Partij`)."""
    end = 0
    for word in _WORDS.finditer(piece):
        lowered = word[0].lower() in grammar.prefixes
        if word[0] in grammar.not_names and not (lowered and not end):
            break
        if not lowered:
            end = word.end()
    return piece[:end]


def _lowered(name: str, grammar: MotionGrammar) -> str:
    """Return a name in capitals as it is written in running text (`VAN DER LEE` to `Van der Lee`)."""
    if not name.isupper() or len(name) < 3:
        return name
    first, *others = name.title().split(" ")
    return " ".join([first, *(word.lower() if word.lower() in grammar.prefixes else word for word in others)])
