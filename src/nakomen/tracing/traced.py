"""What tracing keeps in mind: what was told so far, how it is linked, and what put an undertaking out of force."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from nakomen.model import Kind, Link, Relation
from nakomen.registers.actor_classes import actor_class
from nakomen.tracing.blocks import Blocks, Key
from nakomen.tracing.cues import has_cue
from nakomen.tracing.parts import part_done
from nakomen.tracing.rarity import Rarity
from nakomen.tracing.relations import starts_its_own
from nakomen.tracing.telling import Told

#: By so many of a statement's rarest roots it is sought.
_RAREST = 6


@dataclass(slots=True)
class Traced:
    """What was told so far.

    `sporen` gives the spoor of each statement that is in one, `parents` what a statement is linked to, `successors`
    what took an undertaking's place, `supplements` its part that has the term, `fulfilled` what was reported done,
    `answered` the sporen of requests that a pledge answers; `informs` gives
    of a statement the promise to tell the House of it; `sink` is told what each statement is sought by.
    """

    rarity: Rarity = field(default_factory=Rarity)
    links: list[Link] = field(default_factory=list)
    sporen: dict[str, str] = field(default_factory=dict)
    parents: dict[str, Told] = field(default_factory=dict)
    successors: dict[str, Told] = field(default_factory=dict)
    supplements: dict[str, Told] = field(default_factory=dict)
    fulfilled: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)
    blocks: Blocks = field(default_factory=Blocks)
    informs: dict[str, Told] = field(default_factory=dict)
    sink: Callable[[Key, Told], None] | None = None

    def in_force(self, told: Told) -> Told:
        """Return the undertaking that a statement is about, in its last form."""
        while not told.binding and told.statement.id in self.parents:
            told = self.parents[told.statement.id]
        first = told
        while told.statement.id in self.successors:
            told = self.successors[told.statement.id]
        if told is not first:
            self.successors[first.statement.id] = told  # so that a long story is walked once
        return told

    def is_done(self, told: Told) -> bool:
        """Tell whether the undertaking that a statement is about was reported done."""
        return self.in_force(told).statement.id in self.fulfilled

    def candidates(self, later: Told) -> Sequence[Told]:
        """Return the earlier statements that share most: rare roots, a paper, money or a day."""
        worth_of = self.rarity.of
        return self.blocks.sharing(
            (key, worth_of(key[1]) if key[0] == "root" else 1.0) for key in keys_of(later, self.rarity)
        )

    def naming(self, references: Iterable[str]) -> list[Told]:
        """Return the statements that name one of some papers, as they were told."""
        return [one for reference in sorted(references) for one in self.blocks.last(("reference", reference))]

    def pledges_of(self, later: Told) -> list[Told]:
        """Return the open pledges of the same doer on the same theme, of other documents."""
        return [
            earlier
            for key in _doer_keys(later)
            for earlier in self.blocks.last(key)
            if self.in_force(earlier) is earlier and earlier.statement.id not in self.fulfilled
            if earlier.statement.document != later.statement.document
        ]

    def requests_to(self, later: Told) -> list[Told]:
        """Return the open requests of other documents that were put to a statement's doer, on its theme.

        What is to be continued was done before: who continues takes up a request that was fulfilled as well.
        """
        continues = later.binding and has_cue(later.statement.quote, "continues")
        return [
            earlier
            for key in _asked_keys(later.doers, later)
            for earlier in self.blocks.last(key)
            if earlier.statement.id not in self.successors
            if continues or earlier.statement.id not in self.fulfilled
            if self.sporen.get(earlier.statement.id) not in self.answered
            if earlier.statement.document != later.statement.document
        ]

    def assurance_to_tell(self, target: Told) -> Told | None:
        """Return the open promise to tell the House of an undertaking."""
        assurance = self.informs.get(target.statement.id)
        return assurance if assurance is not None and not self.is_done(assurance) else None

    def link(self, later: Told, earlier: Told, link: Link) -> None:
        """Keep a link and what it does to the undertaking."""
        self.links.append(link)
        self.parents[later.statement.id] = earlier
        if link.relation is Relation.FULFILS and not part_done(later.statement, earlier.statement):
            self.fulfilled.add(earlier.statement.id)
        if not later.binding:
            return
        if earlier.statement.kind is Kind.REQUEST and later.statement.kind is Kind.PLEDGE:
            self.answered.add(self.sporen.get(earlier.statement.id, earlier.statement.id))
        granted = earlier.statement.kind is Kind.REQUEST and _grants(later)
        renewed = link.relation in (Relation.CHANGES, Relation.REPEATS, Relation.REPLACES)
        if granted or (renewed and not _is_of_others(later, earlier)):
            self.successors[earlier.statement.id] = later
        elif later.statement.due and not earlier.statement.due and later.statement.kind is not Kind.PLEDGE:
            self.supplements[earlier.statement.id] = later

    def settle(self, told: Told) -> None:
        """Give a statement that was traced before its spoor; what it has was counted then."""
        self._give_spoor(told)
        if told.statement.id in self.sporen:
            self.rarity.meet(self.sporen[told.statement.id], told.roots, told.amounts)

    def note(self, told: Told) -> None:
        """Note a statement once its link is known; what is in no spoor says nothing of how rare a word is."""
        self._give_spoor(told)
        if told.statement.id in self.sporen:
            self.rarity.note(self.sporen[told.statement.id], told.roots, told.amounts)
        keys = list(all_keys_of(told, self.rarity, told_itself=True))
        self.blocks.put(told, keys)
        if self.sink is not None:
            for key in keys:
                self.sink(key, told)

    def _give_spoor(self, told: Told) -> None:
        identity = told.statement.id
        parent = self.parents.get(identity)
        if parent is not None and not starts_its_own(told.statement, parent.statement, self.links[-1].relation):
            self.sporen[identity] = self.sporen.get(parent.statement.id, identity)
        elif told.binding:
            self.sporen[identity] = identity


def _asked_keys(doers: frozenset[str], told: Told) -> Iterator[Key]:
    """Yield what a request is sought by when words fail: each state that it is put to, with its theme."""
    for doer in sorted(doers):
        if told.statement.theme and actor_class(doer) in ("home", "state"):
            yield "asked", (doer, told.statement.theme)


def _is_of_others(later: Told, earlier: Told) -> bool:
    """Tell whether a request like an earlier one is put to others: that leaves the earlier one as it was."""
    both = later.statement.kind is Kind.REQUEST and earlier.statement.kind is Kind.REQUEST
    return both and bool(later.doers) and not later.doers & earlier.doers


def _grants(told: Told) -> bool:
    """Tell whether an undertaking takes over what was requested; to weigh a request grants nothing yet."""
    return told.statement.kind in (Kind.AGREEMENT, Kind.ASSURANCE) and not has_cue(told.statement.quote, "weighs")


def keys_of(told: Told, rarity: Rarity) -> Iterator[Key]:
    """Yield what a statement is sought by: its rarest roots, the papers it names, its money."""
    for root in rarity.rarest(told.roots, _RAREST):
        yield "root", root
    for reference in sorted(told.own):
        yield "reference", reference
    for declaration in sorted(told.declarations):
        yield "declaration", declaration
    for unit, value in sorted(told.amounts):
        if len(unit) == 3 and unit.isupper():
            yield "money", (unit, value)
        elif unit == "%GDP":
            yield "norm", value
    if "-" in told.statement.due:
        yield "due", told.statement.due


def all_keys_of(told: Told, rarity: Rarity, *, told_itself: bool = False) -> Iterator[Key]:
    """Yield what a statement seeks others by, where words fail too; `told_itself` gives what it is sought by."""
    yield from keys_of(told, rarity)
    kind = told.statement.kind
    if kind is Kind.PLEDGE or (not told_itself and kind is Kind.FULFILMENT):
        yield from _doer_keys(told)
    asks = kind is Kind.REQUEST and not told.own and bool(told.statement.addressee)
    if asks or (not told_itself and kind in (Kind.PLEDGE, Kind.FULFILMENT)):
        yield from _asked_keys(told.doers, told)


def _doer_keys(told: Told) -> Iterator[Key]:
    """Yield what a pledge is sought by when words fail: its doers with its theme."""
    if told.doers and told.statement.theme:
        yield "pledge", (tuple(sorted(told.doers)), told.statement.theme)
