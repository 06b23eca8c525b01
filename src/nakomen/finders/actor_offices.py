"""Reads an office to its end: head, field, state or body, and the name of its holder."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from nakomen.finders.actor_forms import Candidate
from nakomen.languages import load_table
from nakomen.model import ActorMention
from nakomen.registers import HOME, holdings, is_state, portfolios, role_of

#: Offices whose plural, without a list of fields, is the allies' ministers together.
_TOGETHER = {"defence": "defence ministers", "foreign affairs": "foreign ministers", "finance": "finance ministers"}
_TITLES = {
    "secretary": "state secretary",
    "secretaries": "state secretary",
    "ministry": "ministry",
    "ministries": "ministry",
}
#: What the register's name of an office holds, by its head.
_OFFICES = {"minister": "minister", "secretary": "state secretary", "prime": "prime minister", "general": "secretary"}
_HOUSE = "House of Representatives"
_PRESIDENTS = {"European Commission": "EU", "European Council": "EU", "NATO": "secretary general"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known when an office is read: the text, its candidates, the day and the language."""

    text: str
    candidates: list[Candidate]
    on: date | None
    language: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    field: re.Pattern[str]
    fields: re.Pattern[str]
    one: re.Pattern[str]
    bracketed: re.Pattern[str]
    known: re.Pattern[str]
    name: re.Pattern[str]
    of: re.Pattern[str]
    members: re.Pattern[str]
    movers: re.Pattern[str]
    names: dict[str, str]
    not_after: frozenset[str]
    ours: frozenset[str]


def _either(words: list[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


@cache
def _patterns(language: str) -> _Patterns:
    office = load_table(language, "actors")["office"]
    names = {name.casefold(): field.name for field in portfolios() for name in field.names[language]}
    one = rf"(?i:{_either(list(names))})(?![\w-])"
    link = rf"\s+{_either(office['link'])}\s+(?:{_either(office['article'])}\s+)?"
    joint = rf"(?:\s*,\s*|\s+{_either(office['joint'])}\s+)"
    given = r"(?:(?:[A-Z][a-z]?\.\s?){1,4}|[A-Z][a-zà-ÿ]+\s)?"
    surnames = _either([name for held in holdings() for name in held.surnames])
    particle = rf"(?:{_either(office['particle'])}\s+)?"
    capital = r"[A-ZÀ-ÖØ-Þ][\w’'-]{2,25}"
    mover = rf"(?:(?i:{particle}){capital})(?:\s+{capital})?"
    movers = rf"{mover}(?:\s+c\.s\.|(?:\s*/\s*|,\s+|\s+{_either(office['joint'])}\s+){mover})*"
    return _Patterns(
        re.compile(rf"(?:{link}|\s+(?=[A-Z]))(?P<field>{one})"),  # "de minister BZK" leaves the link out
        re.compile(rf"{link}(?P<fields>{one}(?:{joint}{one})*)"),
        re.compile(one),
        re.compile(rf"\s*\((?P<field>{one})\)"),
        re.compile(rf"\s+{given}(?P<name>(?i:{surnames}))(?![\w-])"),
        re.compile(rf"\s+{given}(?P<name>(?i:{particle}){capital})"),
        re.compile(rf"\s+{_either(office['of'])}\s+"),
        re.compile(rf"\s+{movers}"),
        re.compile(rf"(?:-|\s+(?:{_either(office['mover'])}\s+)?){movers}"),
        names,
        frozenset(office["not_after"]),
        frozenset(office["ours"]),
    )


def read_office(reading: Reading, at: int, state: str = "") -> list[ActorMention]:
    """Return the mentions that an office's head opens: one, or one a field where it is a plural with several fields.

    `state` is the state that an adjective before the head names. A head that names nobody gives nothing.
    """
    candidate = reading.candidates[at]
    head = candidate.form.name
    if head in ("ministers", "secretaries", "ministries"):
        return _read_plural(reading, candidate, state)
    if head in ("motion", "member"):
        return _read_member(reading, candidate)
    return _read_single(reading, at, state)


def _mention(reading: Reading, span: tuple[int, int], name: str, row: str) -> ActorMention:
    if is_state(name):
        kind = "home" if name == HOME else "state"
    else:
        kind = "role" if ":" in name or name == "secretary general" else "body"
    return ActorMention(*span, reading.text[span[0] : span[1]], row, name, kind)


def _pointer(reading: Reading, candidate: Candidate, end: int, *, plural: bool = False) -> ActorMention:
    """Return an office that nothing names as a pronoun: "de president", "de ministers"."""
    words = reading.text[candidate.start : end]
    return ActorMention(candidate.start, end, words, candidate.form.row, words.lower(), "pronoun", plural)


def _field(patterns: _Patterns, words: str) -> str:
    return patterns.names[" ".join(words.casefold().split())]


def _title(head: str, field: str) -> str:
    """Name a Dutch office by its head and field."""
    stem = {"secretary": "state secretary", "secretaries": "state secretary", "ministry": "ministry"}.get(
        head, "minister"
    )
    stem = "ministry" if head == "ministries" else stem
    link = f" of {field}" if field else ""
    return f"{HOME}:{stem}{link}"


def _read_plural(reading: Reading, candidate: Candidate, state: str) -> list[ActorMention]:
    patterns, form = _patterns(reading.language), candidate.form
    match = patterns.fields.match(reading.text, candidate.end)
    if state and state != HOME:
        return [_mention(reading, (candidate.start, match.end() if match else candidate.end), state, form.row)]
    if not match:
        return [_pointer(reading, candidate, candidate.end, plural=True)] if form.pointing else []
    spans = [found.span() for found in patterns.one.finditer(reading.text, match.start("fields"), match.end())]
    names = [_field(patterns, reading.text[start:end]) for start, end in spans]
    if len(names) == 1 and form.name == "ministers" and not state:
        name = _TOGETHER.get(names[0], f"ministers of {names[0]}")
        span = (candidate.start, match.end())
        return [ActorMention(*span, reading.text[span[0] : span[1]], form.row, name, "group", plural=True)]
    starts = [candidate.start, *(start for start, _ in spans[1:])]
    return [
        _mention(reading, (start, end), _title(form.name, name), form.row)
        for start, (_, end), name in zip(starts, spans, names, strict=True)
    ]


def _read_member(reading: Reading, candidate: Candidate) -> list[ActorMention]:
    """Read a member of parliament or a motion: with the names that follow, it speaks for the chamber."""
    patterns, form = _patterns(reading.language), candidate.form
    match = (patterns.movers if form.name == "motion" else patterns.members).match(reading.text, candidate.end)
    if match is None and (form.name == "member" or _indefinite(reading, candidate)):
        return []
    end = match.end() if match else candidate.end
    words = reading.text[candidate.start : end]
    return [ActorMention(candidate.start, end, words, f"parliament:{form.name}", _HOUSE, "parliament")]


def _read_single(reading: Reading, at: int, state: str) -> list[ActorMention]:
    candidate = reading.candidates[at]
    patterns, head = _patterns(reading.language), candidate.form.name
    end, field = candidate.end, ""
    match = patterns.field.match(reading.text, end)
    if match and head in ("minister", "secretary", "ministry"):
        end, field = match.end(), _field(patterns, match["field"])
    end, owner = _owner(reading, at, end)
    end, person = _holder(reading, end, known_only=bool(field or owner))
    if person and not owner:
        end, owner = _owner(reading, at, end)
    match = patterns.bracketed.match(reading.text, end)
    if match and person and not field:
        end, field = match.end(), _field(patterns, match["field"])
    name = state if state and state != HOME else owner
    name = name or _office_name(reading, candidate, field, person)
    if not name and candidate.form.pointing:
        return [_pointer(reading, candidate, end)]
    if not name or (not (field or person or owner or state) and _indefinite(reading, candidate)):
        return []
    mention = _mention(reading, (candidate.start, end), name, candidate.form.row)
    return [replace(mention, type="person") if name == person else mention]


def _owner(reading: Reading, at: int, end: int) -> tuple[int, str]:
    """Read "van Georgië" or "van de Europese Commissie": whose office it is, and where that ends."""
    head = reading.candidates[at].form.name
    following = next((next_one for next_one in reading.candidates[at + 1 : at + 8] if next_one.start >= end), None)
    if following is None or following.form.kind != "name" or following.form.type not in ("state", "body", "home"):
        return end, ""
    match = _patterns(reading.language).of.match(reading.text, end)
    if not match or match.end() != following.start:
        return end, ""
    name = following.form.name
    if head in ("chair", "leader", "general", "representative"):
        name = _PRESIDENTS.get(name, name)
    elif following.form.type == "body":
        return end, ""
    return following.end, name if name != HOME or head == "leader" else ""


def _holder(reading: Reading, end: int, *, known_only: bool) -> tuple[int, str]:
    """Read the name of a person behind an office; with `known_only`, just one that the registers know."""
    patterns = _patterns(reading.language)
    match = patterns.known.match(reading.text, end)
    if not match and not known_only:
        match = patterns.name.match(reading.text, end)
        if match and _starts_actor(reading, match.start("name")):
            match = None
    return (match.end(), match["name"]) if match else (end, "")


def _starts_actor(reading: Reading, place: int) -> bool:
    at = bisect_left(reading.candidates, place, key=lambda other: other.start)
    return any(other.start == place and other.form.kind != "person" for other in reading.candidates[at : at + 1])


def _office_name(reading: Reading, candidate: Candidate, field: str, person: str) -> str:
    """Return the canonical name of an office that no adjective and no "van" gives to another state or body."""
    head = candidate.form.name
    if field:
        return _title(head, field)
    words = _OFFICES.get(head, "")
    known = (role_of(person, reading.on, words) or role_of(person, office=words)) if person else None
    if known:
        return known
    if head == "prime":
        ours = reading.text[candidate.start : candidate.end].lower() in _patterns(reading.language).ours
        return f"{HOME}:prime minister" if ours or not person else person
    unnamed = {"minister": _title(head, ""), "secretary": _title(head, ""), "general": "secretary general"}
    unnamed |= {"representative": "EU", "leader": person}
    return unnamed.get(head, "")


def _indefinite(reading: Reading, candidate: Candidate) -> bool:
    before = reading.text[max(0, candidate.start - 12) : candidate.start].split()
    return bool(before) and before[-1].lower() in _patterns(reading.language).not_after
