"""Finds who can act in a text: states, bodies, groups, offices, persons, parliament, and words that point to them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from nakomen.finders.actor_bodies import find_acronyms, find_unlisted, full_name
from nakomen.finders.actor_forms import Candidate, Form, find_candidates
from nakomen.finders.actor_groups import read_group
from nakomen.finders.actor_offices import Reading, read_office
from nakomen.languages import load_table
from nakomen.model import ActorMention
from nakomen.registers import HOME, actor_class, country_named, is_state, role_of

__all__ = ["actor_class", "find_actors"]

#: The group whose name is but the last word of a fuller one.
_SHORT = "coalition"
#: The group of which a part is some allies only where the text has spoken of the alliance.
_COUNTRIES = "countries"
_ALLIANCE = frozenset({"allies", "some allies", "European allies", "NATO", "NAC"})
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_LAST_WORD = re.compile(r"(\S+)\s*$")


def find_actors(text: str, on: date | None = None, language: str = "nl") -> list[ActorMention]:
    """Return the actors that a text mentions, in reading order, none overlapping.

    `on` is the day of the document: it decides who held an office and what a state was called. A country's adjective
    before another noun is of type `adjective`: it names a state that does not act. Words such as `ik` and `zij` are of
    type `pronoun` under their own name, for the reader of the document to resolve.

    >>> found = find_actors("Enkele bondgenoten en de minister van Defensie bedankten Oekraïne.", date(2018, 7, 11))
    >>> [(actor.name, actor.type) for actor in found]
    [('some allies', 'group'), ('Netherlands:minister of defence', 'role'), ('Ukraine', 'state')]
    """
    candidates = find_candidates(text, language)
    reading = Reading(text, candidates, on, language)
    found: list[ActorMention] = []
    end = 0
    at = 0
    while at < len(candidates):
        candidate = candidates[at]
        at += 1
        if candidate.start < end:
            continue
        mentions = _read(reading, at - 1, found)
        found.extend(mentions)
        if mentions:
            end = mentions[-1].end
    unlisted = find_unlisted(text, found, language)
    acronyms = find_acronyms(text, found, language)
    return sorted((*found, *unlisted, *acronyms), key=_start) if unlisted or acronyms else found


def _start(mention: ActorMention) -> int:
    return mention.start


def _read(reading: Reading, at: int, found: list[ActorMention]) -> list[ActorMention]:
    candidate = reading.candidates[at]
    form = candidate.form
    if form.kind == "name":
        mentions = [_named(reading, candidate)] if _stands(reading.text, candidate) else []
        return [_modifying(reading, mention) for mention in mentions]
    if form.kind == "group":
        mention = read_group(reading.text, candidate, reading.language)
        if form.name == _COUNTRIES and mention.name != form.name and not _among_allies(found):
            mention = replace(mention, name=form.name)
        elif mention.name == _SHORT:
            word = reading.text[candidate.start : candidate.end]
            mention = replace(mention, name=full_name(word, found[-40:], _SHORT))
        return [mention]
    if form.kind == "head":
        return read_office(reading, at)
    if form.kind == "homograph" and _acts(reading, candidate):
        return [_named(reading, candidate)]
    if form.kind in ("adjective", "homograph"):
        return _read_adjective(reading, at)
    if form.kind == "capital":
        return [_named(reading, candidate)] if _governs(reading, candidate, found) else []
    return _read_person(reading, candidate)


def _among_allies(found: list[ActorMention]) -> bool:
    return any(mention.name in _ALLIANCE for mention in reversed(found))


def _named(reading: Reading, candidate: Candidate) -> ActorMention:
    form = candidate.form
    name = form.name
    if form.type == "state" and reading.on is not None:
        name = country_named(name).name_on(reading.on)
    words = reading.text[candidate.start : candidate.end]
    return ActorMention(candidate.start, candidate.end, words, form.row, name, form.type, form.plural)


def _modifying(reading: Reading, mention: ActorMention) -> ActorMention:
    """Return a body's name as an adjective where it belongs to the noun behind it."""
    table = load_table(reading.language, "actors")["modifier"]
    if mention.type != "body" or (mention.name not in table["names"] and mention.text not in table["capital"]):
        return mention
    following = _NEXT_WORD.match(reading.text, mention.end)
    if following is None:
        return mention
    named = mention.text in table["capital"] and following[1][0].isupper()
    if not named and not (
        mention.name in table["names"] and _word_before(reading.text, mention.start) in table["after"]
    ):
        return mention
    return replace(mention, type="adjective")


def _acts(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a word that is both a state's name and its adjective is the name here."""
    following = _NEXT_WORD.match(reading.text, candidate.end)
    verbs = load_table(reading.language, "actors")["homograph"]["before"]
    return following is None or following[1] in verbs


def _stands(text: str, candidate: Candidate) -> bool:
    """Tell whether the words around a form allow it."""
    form = candidate.form
    if form.before:
        words = text[candidate.end : candidate.end + 60].lower().split(maxsplit=3)[:3]
        return any(" ".join(words[:count]).rstrip(".,;:") in form.before for count in (1, 2, 3))
    if form.not_after:
        return _word_before(text, candidate.start) not in form.not_after
    return True


def _word_before(text: str, place: int) -> str:
    before = _LAST_WORD.search(text[max(0, place - 30) : place])
    return before[1].lower() if before else ""


@cache
def _government(language: str) -> re.Pattern[str]:
    nouns = "|".join(re.escape(noun) for noun in load_table(language, "actors")["government"]["nouns"])
    return re.compile(rf"\s+(?:{nouns})(?![\w-])", re.IGNORECASE)


def _read_adjective(reading: Reading, at: int) -> list[ActorMention]:
    """Read a country's adjective with the office or government behind it, or as an adjective that names the state."""
    candidate = reading.candidates[at]
    text, named = reading.text, _named(reading, candidate)
    state = named.name
    if reading.on is not None:
        state = country_named(state).name_on(reading.on)
    following = reading.candidates[at + 1] if at + 1 < len(reading.candidates) else None
    if following is not None and following.form.kind == "head" and text[candidate.end : following.start].isspace():
        mentions = read_office(reading, at + 1, state)
        return [_widened(text, candidate.start, mentions[0]), *mentions[1:]] if mentions else []
    match = _government(reading.language).match(text, candidate.end)
    if match:
        kind = "home" if state == HOME else "state"
        row = f"{candidate.form.row}:government"
        return [ActorMention(candidate.start, match.end(), text[candidate.start : match.end()], row, state, kind)]
    return [ActorMention(named.start, named.end, named.text, named.row, state, "adjective")]


def _widened(text: str, start: int, mention: ActorMention) -> ActorMention:
    return replace(mention, start=start, text=text[start : mention.end])


@cache
def _capital_words(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = load_table(language, "actors")["capital"]
    return frozenset(table["after"]), frozenset(table["before"]), frozenset(table["joint"])


def _governs(reading: Reading, candidate: Candidate, found: list[ActorMention]) -> bool:
    """Tell whether a capital stands for its government, by the word before or behind it or the list that it closes."""
    after, before, joint = _capital_words(reading.language)
    word = _word_before(reading.text, candidate.start)
    if word in after:
        return True
    following = _NEXT_WORD.match(reading.text, candidate.end)
    if following and following[1] in before and (not word or word[-1] in ".!?"):
        return True
    if not found or (word not in joint and not word.endswith(",")):
        return False
    gap = reading.text[found[-1].end : candidate.start].strip(" ,\n")
    return gap in joint or not gap


def _read_person(reading: Reading, candidate: Candidate) -> list[ActorMention]:
    form: Form = candidate.form
    name = (role_of(form.name, reading.on) if reading.on else None) or role_of(form.name)
    if name is None:
        return []
    if is_state(name) and reading.on is not None:
        name = country_named(name).name_on(reading.on)
    words = reading.text[candidate.start : candidate.end]
    return [ActorMention(candidate.start, candidate.end, words, form.row, name, "person")]
