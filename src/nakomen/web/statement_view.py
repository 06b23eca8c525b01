"""A statement as a page shows it: its paragraph, its fields with why, its links, and what people ruled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from nakomen.ledger.judged_words import field_name, value_in_words
from nakomen.ledger.statement_page import paragraph_of, place_in_words, places
from nakomen.ledger.table_rows import TableRow, rows_behind
from nakomen.model import Force, Judgement, Kind, Link, Reason, Span, Standing, Statement
from nakomen.model.judged_fields import FIELDS
from nakomen.queries import field_of
from nakomen.review import Conflict
from nakomen.review.judged import Position
from nakomen.review.making import fields_of
from nakomen.review.positions import EXISTS, NO
from nakomen.review.sitting import Look
from nakomen.web import shown
from nakomen.wording.amount_words import amounts_in_words
from nakomen.wording.reasons_in_words import reason_in_words, words_of

if TYPE_CHECKING:
    from nakomen.archive import DocumentRow
    from nakomen.model import Document
    from nakomen.web.desk import Desk

#: So many statements before and behind one are offered to be merged with it.
_NEIGHBOURS = 4


@dataclass(frozen=True, slots=True)
class Why:
    """A rule behind a field, the words that it found, and the rows of tables that it names."""

    rule: str
    words: str
    rows: Sequence[TableRow]

    @property
    def judged(self) -> bool:
        """Whether it is a reviewer, and no rule; `words` then is her name."""
        return self.rule.startswith("judgement/")


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field that can be ruled on: its value in words and as it is written, why, and who holds something else."""

    name: str
    title: str
    words: str
    written: str
    why: Sequence[Why]
    held: Sequence[Position]
    choices: Sequence[str]

    @property
    def disputed(self) -> bool:
        """Whether reviewers say different things of it."""
        return len({one.value for one in self.held}) > 1


@dataclass(frozen=True, slots=True)
class LinkShown:
    """A link of a statement, with the statement at its other end; `leads` tells whether that is the earlier one."""

    link: Link
    other: Statement
    leads: bool
    standing: Standing


@dataclass(frozen=True, slots=True)
class JudgementShown:
    """A judgement in the history of a statement."""

    judgement: Judgement
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class StatementView:
    """What a page shows of a statement.

    `spans` are its places in `paragraph`; `seen` is the id of the last judgement that counts in it, and `ground` names
    the fields as they are shown: a form sends both back, so that nobody judges what she did not see.
    """

    statement: Statement
    document: DocumentRow
    heading: str
    paragraph: str
    spans: Sequence[Span]
    place: str
    fields: Sequence[FieldShown]
    seen: str | None
    rejected: bool
    standing: Standing
    history: Sequence[JudgementShown] = ()
    links: Sequence[LinkShown] = ()
    neighbours: Sequence[Statement] = ()
    conflicts: Sequence[Conflict] = ()
    derived: bool = True

    @property
    def ground(self) -> str:
        """The digest of the fields."""
        return ground_of(self.statement)

    @property
    def written(self) -> Mapping[str, str]:
        """The fields as forms write them."""
        return {one.name: one.written for one in self.fields}


def ground_of(statement: Statement) -> str:
    """Return what tells whether the fields of a statement are still those that a page showed."""
    told = "\n".join(f"{name}={value}" for name, value in fields_of(statement).items())
    return sha256(f"{statement.quote}\n{told}".encode()).hexdigest()[:16]


@cache
def choices_of(name: str) -> tuple[str, ...]:
    """Return the values that a field can have, none where it is written freely."""
    if name == "kind":
        return tuple(map(str, Kind))
    if name == "force":
        return tuple(map(str, Force))
    if name == "theme":
        return ("", *(choice.name for choice in field_of("theme").choices))
    return ()


def shown_words(name: str, value: str) -> str:
    """Return a value in words; terms as pages have them."""
    if name in ("due", "term") and value:
        return shown.term(value)
    return value_in_words(name, value)


def look_view(desk: Desk, look: Look, document: Document) -> StatementView:
    """Return what the page of a queue shows: the statement as its reviewer sees it, in its paragraph."""
    statement = look.statement
    block = paragraph_of(document, statement)
    place = " · ".join(place_in_words(one) for one in places(document, statement) if one.page is not None)
    exists = look.positions.get(EXISTS, ())
    touched = desk.ledger.judged.touched.get(statement.id)
    return StatementView(
        statement=statement,
        document=desk.ledger.documents[statement.document],
        heading=document.heading_at(statement.start),
        paragraph=document.text[block.start : block.end],
        spans=[Span(statement.start - block.start, statement.end - block.start)],
        place=place,
        fields=_fields(statement, look.positions, _reasons(desk, statement)),
        seen=look.seen,
        rejected=bool(exists) and all(one.value == NO for one in exists),
        standing=desk.ledger.judged.standing(statement.id),
        history=[JudgementShown(one, False) for one in look.judgements],
        derived=touched is None or touched.derived is not None,
    )


def _reasons(desk: Desk, statement: Statement) -> list[Reason]:
    """Return why a statement is what it is: who judged so, and what the program found before."""
    touched = desk.ledger.judged.touched.get(statement.id)
    derived = touched.derived if touched else desk.ledger.statements.get(statement.id)
    return list(dict.fromkeys((*statement.because, *(derived.because if derived else ()))))


def _why(reason: Reason) -> Why:
    made = Why(reason.row, reason.words, rows_behind(reason.row))
    # Rules are told in the language of the page; names of rows and words of letters stay as they are.
    return made if made.judged else replace(made, rule=reason_in_words(reason.row), words=words_of(reason))


def _fields(
    statement: Statement, held: Mapping[str, Sequence[Position]], reasons: Sequence[Reason]
) -> list[FieldShown]:
    written = fields_of(statement)
    return [
        FieldShown(
            name,
            field_name(name),
            _words(statement, name, written[name]),
            written[name],
            [_why(one) for one in reasons if one.field == name],
            held.get(name, ()),
            choices_of(name),
        )
        for name in FIELDS
    ]


def _words(statement: Statement, name: str, value: str) -> str:
    if name == "amounts":
        return amounts_in_words(statement.amounts)
    words = shown_words(name, value) if value else ""
    told = statement.due_event or statement.due_said if name == "due" else ""
    return " · ".join(filter(None, (words, f"“{told}”" if told else "")))


def links_shown(desk: Desk, identity: str) -> list[LinkShown]:
    """Return the links of a statement, those to earlier statements first."""
    ledger = desk.ledger
    found = []
    for link in desk.snapshot.links_of.get(identity, ()):
        leads = link.later == identity
        other = ledger.statements.get(link.earlier if leads else link.later)
        if other is not None:
            found.append(LinkShown(link, other, leads, ledger.standing_of(link)))
    return sorted(found, key=lambda one: (not one.leads, str(ledger.judged.days.get(one.other.document, ""))))


def neighbours_of(desk: Desk, statement: Statement) -> list[Statement]:
    """Return the statements around one in its document."""
    beside = desk.snapshot.statements_in.get(statement.document, [])
    places_ = [at for at, one in enumerate(beside) if one.id == statement.id]
    at = places_[0] if places_ else next((at for at, one in enumerate(beside) if one.start >= statement.start), 0)
    return [one for one in beside[max(at - _NEIGHBOURS, 0) : at + _NEIGHBOURS + 1] if one.id != statement.id]


def history_of(desk: Desk, identity: str, known: Iterable[Judgement]) -> list[JudgementShown]:
    """Return the judgements about a statement, newest first: those that are `known`, and all made under its id."""
    log = desk.archive.log
    whole = {one.id: one for one in (*known, *log.about(identity))}
    withdrawn = log.withdrawn() if whole else frozenset()
    return [JudgementShown(one, one.id in withdrawn) for one in sorted(whole.values(), key=lambda one: -one.number)]
