"""The words that name an actor, gathered from registers and tables into one automaton for each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick

from nakomen.languages import load_table
from nakomen.registers import Body, bodies, chambers, countries, groups, holdings, portfolios

#: Marks that part words and that no name of ours holds; a hyphen does not, so "NAVO" is not seen in "EU-NAVO".
_PARTING = "\n\t\r\u00a0\u202f()[]{}«»“”„‘’\"'/–—•…:;|&"


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing an actor: what it is and which row says so.

    `kind` is name, adjective, homograph (of both), capital, group, head or person. `exact` is how it must be written,
    or empty when any case will do. `before` are words one of which must follow, `not_after` words that may not stand
    before it. A form that `joins` may go on behind a hyphen ("motie-Terpstra"); one that is `pointing` is a pronoun
    when nothing names it.
    """

    kind: str
    name: str
    type: str
    row: str
    exact: str = ""
    plural: bool = False
    some: str = ""
    singular: bool = False
    before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    joins: bool = False
    pointing: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form found at a place in the text."""

    start: int
    end: int
    form: Form


def fold(text: str) -> str:
    """Return the text in small letters with its parting marks as spaces, character for character.

    >>> fold("(NAVO’s «Raad»)")
    ' navo s  raad  '
    """
    folded = text.lower()
    if len(folded) != len(text):  # a letter such as İ grows when made small
        folded = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    for mark in _PARTING:
        folded = folded.replace(mark, " ")
    return folded


def find_candidates(text: str, language: str) -> list[Candidate]:
    """Return the forms in a text in reading order, the longest first where they begin together, none overlapping."""
    folded = f" {fold(text)}  "
    hits = []
    for last, length_forms in _automaton(language).iter(folded):
        following = folded[last + 1]
        if following.isalnum():
            continue
        length, forms = length_forms
        if following == "-" and folded[last + 2].isalnum() and not forms[0].joins:
            continue
        hits.append((last - length, -last, forms))
    hits.sort(key=_place)
    found = []
    free = 0
    for start, end, forms in hits:
        if start < free:
            continue
        form = _fitting(text[start:-end], forms)
        if form is not None:
            found.append(Candidate(start, -end, form))
            free = -end
    return found


def _place(hit: tuple[int, int, list[Form]]) -> tuple[int, int]:
    return hit[0], hit[1]


def _fitting(written: str, forms: list[Form]) -> Form | None:
    """Return the first form that may be written so; a capital may open any form."""
    for form in forms:
        exact = form.exact
        if not exact or written == exact or (written[1:] == exact[1:] and written[0] == exact[0].upper()):
            return form
    return None


@cache
def _automaton(language: str) -> ahocorasick.Automaton:
    collected: dict[str, list[Form]] = {}
    for written, form in _all_forms(language):
        collected.setdefault(f" {fold(written)}", []).append(form)
    automaton = ahocorasick.Automaton()
    for key, forms in collected.items():
        automaton.add_word(key, (len(key) - 1, forms))
    automaton.make_automaton()
    return automaton


def _all_forms(language: str) -> Iterator[tuple[str, Form]]:
    table = load_table(language, "actors")
    yield from _words(table)
    yield from _heads(table)
    yield from _countries(language)
    yield from _ministries(language)
    yield from _persons()
    for body in (*chambers(), *bodies()):
        yield from _bodies(body, language)
    for group in groups():
        for written in group.names[language]:
            yield written, _group_form(group)


def _words(table: dict[str, Any]) -> Iterator[tuple[str, Form]]:
    for row in table["word"]:
        for written in row["forms"]:
            yield (
                written,
                Form(
                    "name",
                    written if row.get("said") else row["name"],
                    row["type"],
                    row["row"],
                    exact=written if row.get("case") == "exact" else "",
                    plural=row.get("plural", False),
                    before=frozenset(row.get("before", ())),
                    not_after=frozenset(row.get("not_after", ())),
                ),
            )


def _heads(table: dict[str, Any]) -> Iterator[tuple[str, Form]]:
    pointing = table["office"]["pointing"]
    for head, written_forms in table["head"].items():
        for written in written_forms:
            row = f"head:{head}"
            yield written, Form("head", head, "role", row, joins=head == "motion", pointing=written in pointing)


def _countries(language: str) -> Iterator[tuple[str, Form]]:
    for country in countries():
        kind = "home" if country.name == "Netherlands" else "state"
        row = f"country:{country.code}"
        both = set(country.names[language]) & set(country.adjectives[language])
        names = [name for name in country.names[language] if name not in both]
        yield from _exact(names, Form("name", country.name, kind, row))
        yield from _exact(both, Form("homograph", country.name, kind, row))
        # Our own people are addressed as citizens; those of another state stand for that state.
        name, group = ("citizens", "group") if kind == "home" else (country.name, kind)
        people = Form("name", name, group, f"{row}:inhabitants", plural=True)
        yield from _exact(country.inhabitants[language], people)
        yield from _exact(country.capitals[language], Form("capital", country.name, kind, f"{row}:capital"))
        adjective = Form("adjective", country.name, "adjective", f"{row}:adjective")
        yield from _exact(_inflected(country.adjectives[language], language), adjective)
        for old in country.former:
            yield from _exact(old.names[language], Form("name", old.name, kind, f"{row}:former"))
            former = Form("adjective", old.name, "adjective", f"{row}:former adjective")
            yield from _exact(_inflected(old.adjectives[language], language), former)


def _inflected(adjectives: Iterable[str], language: str) -> list[str]:
    """Return adjectives with their inflected forms.

    >>> _inflected(["Pools", "Canadees"], "nl")
    ['Pools', 'Poolse', 'Canadees', 'Canadese']
    """
    if language != "nl":
        return list(adjectives)
    return [form for word in adjectives for form in (word, re.sub(r"ees$", "es", word) + "e")]


def _exact(written_forms: Iterable[str], form: Form) -> Iterator[tuple[str, Form]]:
    for written in written_forms:
        yield written, Form(form.kind, form.name, form.type, form.row, exact=written, plural=form.plural)


def _ministries(language: str) -> Iterator[tuple[str, Form]]:
    if language != "nl":
        return
    for portfolio in portfolios():
        name = f"Netherlands:ministry of {portfolio.name}"
        yield from _exact(portfolio.ministry, Form("name", name, "body", f"ministry:{portfolio.name}"))


def _persons() -> Iterator[tuple[str, Form]]:
    for held in holdings():
        full = [f"{held.given} {name}" for name in held.surnames]
        bare = held.surnames if held.bare else ()
        for written in (*full, *bare):
            yield written, Form("person", written, "person", f"person:{held.person}", exact=written)


def _bodies(body: Body, language: str) -> Iterator[tuple[str, Form]]:
    # English names of international bodies stand in Dutch letters as they are.
    names = body.names[language] if body.name.startswith("Netherlands") else (*body.names["nl"], *body.names["en"])
    for written in names if language == "nl" else body.names[language]:
        yield written, Form("name", body.name, body.type, body.row, exact=written, plural=body.plural)


def _group_form(group: Body) -> Form:
    kind = "group" if group.type == "group" else "home"
    return Form("group", group.name, kind, group.row, plural=group.plural, some=group.some, singular=group.singular)
