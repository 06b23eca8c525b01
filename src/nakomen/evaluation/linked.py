"""Measures links against gold: from the statements of gold, and from extracted ones, so that each part is seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from nakomen.evaluation.annotated import Annotated, annotated_in, gold_of
from nakomen.evaluation.gold_links import End, GoldLink, read_gold_links
from nakomen.evaluation.gold_statements import statements_of_gold
from nakomen.evaluation.matching import all_matches
from nakomen.extraction import extract
from nakomen.model import Link, ReadingError, Statement
from nakomen.readers import read_document
from nakomen.readers.bounds import bytes_of
from nakomen.readers.decoding import decode
from nakomen.tracing import link_statements


@dataclass(frozen=True, slots=True)
class LinkScore:
    """How many links were found, stand in gold, are right, and right in their relation too; how many of gold are met.

    `wrong` are links that gold does not have, `missed` those that only gold has.
    """

    found: int
    gold: int
    right: int
    right_relation: int
    met: int
    wrong: tuple[Link, ...] = ()
    missed: tuple[GoldLink, ...] = ()

    @property
    def precision(self) -> float:
        """The share of the found links that gold has too."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of gold's links that were found."""
        return self.met / self.gold if self.gold else 0.0

    @property
    def relation(self) -> float:
        """The share of right links whose relation is right as well."""
        return self.right_relation / self.right if self.right else 0.0


@dataclass(slots=True)
class Letters:
    """Statements with the days of their documents; `tells` leads from a statement to the rows of gold that it tells."""

    statements: list[Statement] = field(default_factory=list)
    days: dict[str, date] = field(default_factory=dict)
    tells: dict[str, list[End]] = field(default_factory=dict)


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
    gold_links = read_gold_links(gold)
    annotated = annotated_in(gold, documents)
    inputs = {"gold": Letters(), "extracted": Letters()}
    for one in annotated:
        _add(one, inputs["gold"], inputs["extracted"])
    _check(gold_links, inputs["gold"], gold)
    return {name: score_links(letters, gold_links) for name, letters in inputs.items()}


def score_links(letters: Letters, gold_links: Sequence[GoldLink]) -> Linked:
    """Link statements and score what was found."""
    places = {one.id: one.document for one in letters.statements}
    links = link_statements(letters.statements, letters.days)
    here = [link for link in links if places[link.later] == places[link.earlier]]
    there = [link for link in links if places[link.later] != places[link.earlier]]
    across = [one_link for one_link in gold_links if one_link.later[0] != one_link.earlier[0]]
    within = [one_link for one_link in gold_links if one_link.later[0] == one_link.earlier[0]]
    return Linked(letters, _score(there, across, letters.tells), _score(here, within, letters.tells))


def _score(links: Sequence[Link], gold: Sequence[GoldLink], tells: Mapping[str, Sequence[End]]) -> LinkScore:
    """Count; two links that tell one link of gold are right both, and find it once."""
    relations = {(one_link.later, one_link.earlier): one_link.relation for one_link in gold}
    met: set[tuple[End, End]] = set()
    wrong, right, right_relation = [], 0, 0
    for link in links:
        ends = {(a, b) for a in tells.get(link.later, ()) for b in tells.get(link.earlier, ())} & relations.keys()
        met |= ends
        right += bool(ends)
        right_relation += any(relations[one] is link.relation for one in ends)
        if not ends:
            wrong.append(link)
    missed = tuple(one_link for one_link in gold if (one_link.later, one_link.earlier) not in met)
    return LinkScore(len(links), len(gold), right, right_relation, len(gold) - len(missed), tuple(wrong), missed)


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
    of_gold.tells.update({statement.id: [(one.name, number)] for number, statement in enumerate(told)})
    for pair in all_matches(rows, [statement.to_dict() for statement in found], text):
        of_text.tells.setdefault(found[pair.found].id, []).append((one.name, pair.gold))


def _day_of(name: str) -> date | None:
    try:
        return date.fromisoformat(name[:10])
    except ValueError:
        return None


def _check(gold_links: Sequence[GoldLink], letters: Letters, gold: Path) -> None:
    known = {end for ends in letters.tells.values() for end in ends}
    for number, one_link in enumerate(gold_links, 1):
        for name, row in (one_link.later, one_link.earlier):
            if (name, row) not in known:
                raise ReadingError(
                    f"link {number} names row {row} of {name}, which is not there",
                    where=str(gold),
                    remedy="count the rows of NAME.jsonl from 0",
                )
