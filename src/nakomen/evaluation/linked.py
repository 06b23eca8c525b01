"""Measures links against gold: from the statements of gold, and from extracted ones, so that each part is seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from nakomen.evaluation.annotated import Annotated, annotated_in, gold_of
from nakomen.evaluation.gold_statements import statements_of_gold
from nakomen.evaluation.matching import match_statements
from nakomen.evaluation.threads import End, Thread, read_threads
from nakomen.extraction import extract
from nakomen.model import Link, ReadingError, Relation, Statement
from nakomen.readers import read_document
from nakomen.readers.bounds import bytes_of
from nakomen.readers.decoding import decode
from nakomen.tracing import link_statements

Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class LinkScore:
    """How many links were found, wanted, right, and right in their relation too.

    `wrong` are links that gold does not have, `missed` those that only gold has, by the ids of their ends.
    """

    found: int
    gold: int
    right: int
    right_relation: int
    wrong: tuple[Link, ...] = ()
    missed: tuple[Ends, ...] = ()

    @property
    def precision(self) -> float:
        """The share of the found links that gold has too."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of gold's links that were found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def relation(self) -> float:
        """The share of right links whose relation is right as well."""
        return self.right_relation / self.right if self.right else 0.0


@dataclass(slots=True)
class Letters:
    """Statements with the days of their documents; `ids` leads from a row of gold to the statement that tells it."""

    statements: list[Statement] = field(default_factory=list)
    days: dict[str, date] = field(default_factory=dict)
    ids: dict[End, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Linked:
    """Links of one input, scored across documents and within one."""

    letters: Letters
    across: LinkScore
    within: LinkScore


def evaluate_links(gold: Path, documents: Path | None = None) -> dict[str, Linked]:
    """Link the letters of a folder of gold, by input: the statements of `gold`, and `extracted` ones.

    A link counts as right when both its ends are those of a gold link, in the same direction. One that stands between
    statements of which gold has none counts as found and not right.
    """
    threads = read_threads(gold)
    files = annotated_in(gold, documents)
    inputs = {"gold": Letters(), "extracted": Letters()}
    for one in files:
        _add(one, inputs["gold"], inputs["extracted"])
    _check(threads, inputs["gold"], gold)
    return {name: score_links(letters, threads) for name, letters in inputs.items()}


def score_links(letters: Letters, threads: Sequence[Thread]) -> Linked:
    """Link statements and score what was found."""
    wanted = {
        (letters.ids.get(thread.later, f"{thread.later}"), letters.ids.get(thread.earlier, f"{thread.earlier}")): thread
        for thread in threads
    }
    links = link_statements(letters.statements, letters.days)
    places = {one.id: one.document for one in letters.statements}
    within_gold = {ends: thread.relation for ends, thread in wanted.items() if thread.later[0] == thread.earlier[0]}
    across_gold = {ends: thread.relation for ends, thread in wanted.items() if thread.later[0] != thread.earlier[0]}
    here = [link for link in links if places[link.later] == places[link.earlier]]
    there = [link for link in links if places[link.later] != places[link.earlier]]
    return Linked(letters, _score(there, across_gold), _score(here, within_gold))


def _score(links: Sequence[Link], wanted: Mapping[Ends, Relation]) -> LinkScore:
    right = [link for link in links if (link.later, link.earlier) in wanted]
    found = {(link.later, link.earlier) for link in links}
    return LinkScore(
        len(links),
        len(wanted),
        len(right),
        sum(link.relation is wanted[link.later, link.earlier] for link in right),
        tuple(link for link in links if (link.later, link.earlier) not in wanted),
        tuple(ends for ends in wanted if ends not in found),
    )


def _add(one: Annotated, of_gold: Letters, of_text: Letters) -> None:
    """Add a letter to both inputs; its day is that of the document, else the one that its name begins with."""
    document = read_document(one.document)
    beside = one.gold.with_suffix(".txt")
    text = decode(bytes_of(beside), str(beside))[0] if beside.is_file() else document.text
    rows = gold_of(one.gold, document, text)
    told = statements_of_gold(one.name, rows, text)
    found = extract(document)
    day = document.identity.date or _day_of(one.name)
    for letters, name, statements in ((of_gold, one.name, told), (of_text, document.id, found)):
        letters.statements += statements
        if day is not None:
            letters.days[name] = day
    of_gold.ids.update({(one.name, number): statement.id for number, statement in enumerate(told)})
    for pair in match_statements(rows, [statement.to_dict() for statement in found], text):
        of_text.ids[one.name, pair.gold] = found[pair.found].id


def _day_of(name: str) -> date | None:
    try:
        return date.fromisoformat(name[:10])
    except ValueError:
        return None


def _check(threads: Sequence[Thread], letters: Letters, gold: Path) -> None:
    for number, thread in enumerate(threads, 1):
        for name, row in (thread.later, thread.earlier):
            if (name, row) not in letters.ids:
                raise ReadingError(
                    f"link {number} names row {row} of {name}, which is not there",
                    where=str(gold),
                    remedy="count the rows of NAME.jsonl from 0",
                )
