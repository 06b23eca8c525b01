"""Links the statements of a new letter to an archive, through what it remembers, and later ones to the new."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from nakomen.model import Link, Statement
from nakomen.tracing.blocks import MOST, Blocks, Key
from nakomen.tracing.choosing import weigh_pair
from nakomen.tracing.linking import link_of, link_told
from nakomen.tracing.rarity import Rarity
from nakomen.tracing.telling import Told, tell
from nakomen.tracing.traced import Traced, all_keys_of
from nakomen.tracing.wording import Wording, tails_of, words_in


class Memory(Protocol):
    """What is remembered of statements that were traced; keys are those of `spell`, places those of `place_of`."""

    @property
    def sporen(self) -> int:
        """How many sporen were counted."""

    def known(self, words: Collection[str]) -> set[str]:
        """Return those of some words that were met."""

    def counts(self, keys: Collection[str]) -> dict[str, int]:
        """Return in how many sporen keys stand."""

    def sought_by(self, keys: Iterable[str], before: str) -> dict[str, list[str]]:
        """Return for each key the ids of the statements told last before a place, oldest first."""

    def sought_later(self, keys: Iterable[str], after: str) -> dict[str, list[str]]:
        """Return for each key the ids of the statements told first behind a place."""

    def stories(self, ids: Collection[str]) -> tuple[list[Statement], list[Link], dict[str, date]]:
        """Return statements with all that is linked to them, the links, and the days of their documents."""

    def untied(self, ids: Collection[str]) -> tuple[list[Statement], dict[str, date]]:
        """Return those of some statements that are linked to nothing earlier, and the days of their documents."""


@dataclass(frozen=True, slots=True)
class Added:
    """What a letter adds: its links and those of later letters to it, and what is to be remembered of it."""

    links: list[Link]
    keys: list[tuple[str, str, str]]
    words: set[str]
    counts: dict[str, int]
    sporen: int


def spell(key: Hashable) -> str:
    """Return a key of a block or a count as text.

    >>> spell(("root", "brug")), spell("brug")
    ('root brug', 'brug')
    """
    if isinstance(key, tuple):
        return " ".join(spell(part) for part in key)
    return str(key)


def place_of(told: Told) -> str:
    """Return where a statement stands in time, as text that sorts so."""
    return f"{told.day.isoformat()} {told.statement.document} {told.statement.start:08d}"


def link_added(memory: Memory, letter: Sequence[Statement], days: Mapping[str, date]) -> Added:
    """Link the statements of one new letter to earlier ones, and to them what later letters could not tie before.

    `days` holds its day. Only what shares something that statements are sought by is looked at.
    """
    wording = Wording()
    told = _tell(memory, letter, days, wording)
    if not told:
        return Added([], [], set(), {}, memory.sporen)
    rarity = Rarity(_counts(memory, told), memory.sporen)
    sought = {spell(key): key for one in told for key in all_keys_of(one, rarity)}
    letter_place = f"{told[0].day.isoformat()} {told[0].statement.document} "
    found = memory.sought_by(sorted(sought), letter_place)
    traced, old = _recall(memory, _wanted(told, rarity, found), wording, letter_place, told)
    traced.blocks = _blocks_of({sought[text]: [one for one in ids if one in old] for text, ids in found.items()}, old)
    keys: list[tuple[str, str, str]] = []
    traced.sink = lambda key, one: keys.append((spell(key), place_of(one), one.statement.id))
    link_told(traced, told, wording)
    later = _tie_later(memory, traced, told, sorted(sought), f"{letter_place}~")
    counts = {spell(key): traced.rarity.counts.get(key, 0) for one in told for key in (*one.roots, *one.amounts)}
    words = {word for one in letter for word in words_in(one.quote)}
    return Added([*traced.links, *later], keys, words, {k: n for k, n in counts.items() if n}, traced.rarity.sporen)


def _tell(memory: Memory, statements: Sequence[Statement], days: Mapping[str, date], wording: Wording) -> list[Told]:
    """Tell statements; the wording learns their words, and those of the archive that end one of them."""
    words = {word for one in statements for word in words_in(one.quote)}
    tails = {tail for word in words for tail in tails_of(word)}
    wording.known |= words | memory.known(tails - wording.known)
    return tell(statements, days, wording)


def _counts(memory: Memory, told: Iterable[Told]) -> dict[Hashable, int]:
    keys = {spell(key): key for one in told for key in (*one.roots, *one.amounts)}
    return {keys[text]: number for text, number in memory.counts(keys).items()}


def _blocks_of(found: Mapping[Key, Sequence[str]], old: Mapping[str, Told]) -> Blocks:
    """Return the blocks of some keys, as they were when the letter before the new one was told."""
    keys: dict[str, list[Key]] = {}
    for key, ids in found.items():
        for identity in ids:
            keys.setdefault(identity, []).append(key)
    blocks = Blocks()
    for identity in sorted(keys, key=lambda one: (place_of(old[one]), one)):
        blocks.put(old[identity], keys[identity])
    return blocks


def _wanted(told: Sequence[Told], rarity: Rarity, found: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the ids of what each statement is to be compared with: those that share most."""
    wanted: set[str] = set()
    for one in told:
        met: dict[str, float] = {}
        for key in all_keys_of(one, rarity):
            for identity in found[spell(key)]:
                met[identity] = met.get(identity, 0.0) + (rarity.of(key[1]) if key[0] == "root" else 1.0)
        wanted.update(sorted(met, key=lambda identity: (-round(met[identity], 6), identity))[:MOST])
    return wanted


def _recall(
    memory: Memory, wanted: Collection[str], wording: Wording, before: str, letter: Sequence[Told]
) -> tuple[Traced, dict[str, Told]]:
    """Return what was traced of some statements and their stories, before a place."""
    statements, links, days = memory.stories(wanted)
    told = [one for one in _tell(memory, statements, days, wording) if place_of(one) < before]
    traced = Traced(Rarity(_counts(memory, [*letter, *told]), memory.sporen))
    old = {one.statement.id: one for one in told}
    upward = {link.later: link for link in links}
    for one in told:
        link = upward.get(one.statement.id)
        if link is not None and link.earlier in old:
            traced.link(one, old[link.earlier], link)
        traced.settle(one)
    traced.links.clear()
    return traced, old


def _tie_later(memory: Memory, traced: Traced, letter: Sequence[Told], keys: Sequence[str], after: str) -> list[Link]:
    """Return links from statements of later letters that had none, to those of the new letter."""
    found = memory.sought_later(keys, after)
    ids = {identity for some in found.values() for identity in some}
    untied, days = memory.untied(ids)
    wording = Wording()
    ties: list[Link] = []
    for later in _tell(memory, untied, days, wording):
        weighed = [(earlier, pair) for earlier in letter if (pair := weigh_pair(traced, earlier, later)) is not None]
        if weighed:
            earlier, (_, evidence) = max(weighed, key=lambda one: (round(one[1][0], 6), one[0].statement.start))
            ties.append(link_of(traced.rarity, (later, earlier), evidence))
    return ties
