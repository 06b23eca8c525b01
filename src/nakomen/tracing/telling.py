"""Statements in the order in which they are told, each with what tracing compares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from nakomen.model import BINDING, Kind, Statement
from nakomen.registers.actor_classes import actor_class, clubs
from nakomen.registers.countries import country_named, is_state
from nakomen.tracing.cues import has_cue
from nakomen.tracing.wording import Wording, root_of

#: References that name a paper or promise of its own; a treaty or declaration alone says little.
_OWN_REFERENCE = ("kst-", "tz-", "t0", "ah-")
_MOTION, _DECLARATION = "motion:", "decl:"
#: From the end of a sentence to the next one, in characters.
_NEXT_SENTENCE = 60
#: One for all, because most statements have none.
_NOTHING: frozenset[str] = frozenset()

Amount = tuple[str, Decimal]
_NO_AMOUNTS: frozenset[Amount] = frozenset()
Place = tuple[date, str, int, int, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with the day of its document and what it can share with others.

    `idle` are the roots that are of verbs or of a compound's last part only; `names` are those roots that name the
    actor itself. `doers` are the states and bodies that act, roles left out; `own` are references to one
    paper, motion or toezegging; `amounts` are unit and value; `declarations` are those that are named.
    """

    statement: Statement
    day: date
    roots: frozenset[str]
    idle: frozenset[str]
    names: frozenset[str]
    doers: frozenset[str]
    own: frozenset[str]
    amounts: frozenset[Amount]
    declarations: frozenset[str]

    @property
    def binding(self) -> bool:
        """Whether the statement is an undertaking."""
        return self.statement.kind in BINDING

    @property
    def money(self) -> frozenset[Amount]:
        """The amounts in a currency."""
        return frozenset(amount for amount in self.amounts if len(amount[0]) == 3 and amount[0].isupper())


def tell(statements: Iterable[Statement], days: Mapping[str, date], wording: Wording) -> list[Told]:
    """Return statements as told, oldest first.

    A document without a day comes first. In a document a motion or toezegging that is recalled after the report of
    what was done with it stands before that report.
    """
    statements = list(statements)
    place = places_in_time(statements, days)
    statements.sort(key=lambda one: place[one.id])
    return [tell_one(one, days.get(one.document, date.min), wording) for one in statements]


def tell_one(one: Statement, day: date, wording: Wording) -> Told:
    """Return a statement with what it can share with others."""
    roots, idle = wording.of(one.quote)
    return Told(
        one,
        day,
        roots,
        idle,
        roots & _names(one) or _NOTHING,
        doers_of(one),
        own_references(one.refs) or _NOTHING,
        frozenset((amount.unit, amount.value) for amount in one.amounts) or _NO_AMOUNTS,
        frozenset(reference for reference in one.refs if reference.startswith(_DECLARATION)) or _NOTHING,
    )


def places_in_time(statements: Iterable[Statement], days: Mapping[str, date]) -> dict[str, Place]:
    """Return for each statement, by its id, where it stands in time: a key to sort by."""
    statements = list(statements)
    recalled = _recalled(statements)
    return {
        one.id: (days.get(one.document, date.min), one.document, recalled.get(one.id, one.start), one.start, one.id)
        for one in statements
    }


def _names(statement: Statement) -> frozenset[str]:
    """Return the roots of the actor's own name, in any language: who acts is compared apart."""
    return _roots_of_names(statement.actor)


@lru_cache(maxsize=8_192)
def _roots_of_names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(root for name in names for root in _roots_of_name(name.partition(":")[0]))


@cache
def _roots_of_name(name: str) -> frozenset[str]:
    words = name.split()
    if is_state(name):
        country = country_named(name)
        words += [word for spoken in (country.names, country.adjectives) for row in spoken.values() for word in row]
    return frozenset(root_of(word.casefold()) for word in words)


def own_references(references: Iterable[str]) -> frozenset[str]:
    """Return the references that name one paper; a motion's member counts where no paper is named.

    >>> sorted(own_references(["motion:Wouda", "kst-39412-7", "treaty:Haarlem/4"]))
    ['kst-39412-7']
    """
    own = frozenset(reference for reference in references if reference.startswith(_OWN_REFERENCE))
    return own or frozenset(reference for reference in references if reference.startswith(_MOTION))


def names_of_declarations(references: Iterable[str]) -> str:
    """Return the names of declarations as a reader knows them, between quotation marks.

    >>> names_of_declarations(["decl:Havenburg"])
    '«Havenburg»'
    """
    return ", ".join(f"«{reference.removeprefix(_DECLARATION)}»" for reference in sorted(references))


def doers_of(statement: Statement) -> frozenset[str]:
    """Return who is to act or acted: of a request whom it is put to, else the actor; roles of a state count as it."""
    names = (statement.addressee or statement.actor) if statement.kind is Kind.REQUEST else statement.actor
    return _without_roles(names)


@lru_cache(maxsize=8_192)
def _without_roles(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name.partition(":")[0] for name in names)


def are_strangers(first: Iterable[str], second: Iterable[str]) -> bool:
    """Tell whether two groups of doers are named states of which none is in both.

    >>> are_strangers(["Germany"], ["Netherlands"]), are_strangers(["allies"], ["Netherlands"])
    (True, False)
    """
    ours, theirs = set(first), set(second)
    if not ours or not theirs or ours & theirs:
        return False
    return all(actor_class(name) in ("home", "state") for name in ours | theirs)


def are_of_other_clubs(first: Iterable[str], second: Iterable[str]) -> bool:
    """Tell whether a club speaks, and another collective: what one undertakes in its own text is not the other's.

    >>> are_of_other_clubs(["allies"], ["G7"]), are_of_other_clubs(["allies"], ["NATO"])
    (True, False)
    """
    ours, theirs = set(first), set(second)
    if not ours or not theirs or ours & theirs or not (ours <= clubs() or theirs <= clubs()):
        return False
    return all(actor_class(name) in ("collective", "some") for name in ours | theirs)


def takes_the_last(deed: Statement, report: Statement) -> bool:
    """Tell whether "Hiermee is de motie uitgevoerd" is about the deed that the sentence before tells."""
    beside = deed.document == report.document and 0 <= report.start - deed.end <= _NEXT_SENTENCE
    return beside and report.kind is Kind.FULFILMENT and has_cue(report.quote, "by_this")


def _recalled(statements: Iterable[Statement]) -> dict[str, int]:
    """Return for each request or assurance that a report above it in the text already names, the place before that."""
    reports: dict[tuple[str, str], int] = {}
    undertakings: list[Statement] = []
    before: Statement | None = None
    for one in sorted(statements, key=lambda one: (one.document, one.start, one.id)):
        if one.kind in (Kind.REQUEST, Kind.ASSURANCE):
            undertakings.append(one)
        elif one.kind is Kind.FULFILMENT:
            # What "hiermee" carries out stood before the sentence that this takes up as well.
            place = before.start if before is not None and takes_the_last(before, one) else one.start
            for reference in own_references(one.refs):
                key = one.document, reference
                reports[key] = min(reports.get(key, place), place)
        before = one
    found: dict[str, int] = {}
    for one in undertakings:
        places = [reports.get((one.document, reference)) for reference in own_references(one.refs)]
        known = [place for place in places if place is not None]
        if known and min(known) < one.start:
            found[one.id] = min(known) - 1
    return found
