"""What a reviewer can do in a ledger, as judgements: which statement, which fields, with which words as evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from nakomen.ledger.ledger import Ledger
from nakomen.model import Anchor, ArchiveError, Judgement, JudgementError, JudgementKind, Statement
from nakomen.model.judged_fields import FIELDS
from nakomen.review import anchor_of, anchor_of_passage

if TYPE_CHECKING:
    from nakomen.archive import Archive

_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Deed:
    """What a reviewer does: the kind of judgement with its subjects and values."""

    kind: JudgementKind
    subjects: tuple[Anchor, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    judgements: tuple[str, ...] = ()

    def judgement(self, reviewer: str, at: datetime, seen: str | None, note: str = "") -> Judgement:
        """Return it as a judgement of somebody; a note of its own stays."""
        return Judgement(
            kind=self.kind,
            reviewer=reviewer,
            at=at,
            subjects=self.subjects,
            values=self.values,
            note=self.note or note,
            seen=seen,
            judgements=self.judgements,
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that prove something, and the document that holds them: the statement's own where none is named."""

    quote: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Deeds:
    """The deeds that an archive allows; `typed` is everywhere the id of a statement or its beginning."""

    archive: Archive
    ledger: Ledger

    def statement(self, typed: str) -> Statement:
        """Return the statement that is named: one in force, one that was rejected, or one of the program's."""
        in_force, touched = self.ledger.statements, self.ledger.judged.touched
        if typed in in_force:
            return in_force[typed]
        if typed in touched:
            return touched[typed].statement
        known = {**{one: each.statement for one, each in touched.items()}, **in_force}
        found = [one for one in known if one.startswith(typed)] if len(typed) >= _SHORTEST else []
        if len(found) == 1:
            return known[found[0]]
        one = self.archive.statement(typed)
        return known.get(one.id, one)

    @property
    def actors(self) -> frozenset[str]:
        """The actors and addressees of the statements in force, whom the registers need not know."""
        return frozenset(name for one in self.ledger.statements.values() for name in (*one.actor, *one.addressee))

    def anchor(self, typed: str) -> Anchor:
        """Return the anchor of a statement as it counts now."""
        statement = self.statement(typed)
        return anchor_of(self.archive.document(statement.document), statement)

    def plain(self, of: JudgementKind, typed: str) -> Deed:
        """Confirm or reject."""
        return Deed(of, (self.anchor(typed),))

    def comment(self, typed: str, words: str) -> Deed:
        """Say something about a statement."""
        return Deed(JudgementKind.COMMENT, (self.anchor(typed),), note=words)

    def correct(self, typed: str, values: Mapping[str, str]) -> Deed:
        """Give fields another value."""
        return Deed(JudgementKind.CORRECT, (self.anchor(typed),), values)

    def add(self, document: str, quote: str, values: Mapping[str, str]) -> Deed:
        """Add a statement of words of a document."""
        anchor = anchor_of_passage(self.archive.document(document), quote)
        known = self.ledger.statements.get(anchor.statement)
        if known is not None:
            remedy = "confirm or correct it"
            raise JudgementError("these words are a statement already", where=known.id, remedy=remedy)
        return Deed(JudgementKind.ADD, (anchor,), values)

    def merge(self, typed: str, others: Sequence[str]) -> Deed:
        """Say that statements are one."""
        anchors = [self.anchor(one) for one in (typed, *others)]
        if len({one.statement for one in anchors}) < len(anchors):
            raise JudgementError("a statement is merged with others than itself", remedy="name another statement")
        return Deed(JudgementKind.MERGE, tuple(sorted(anchors, key=lambda one: one.start)))

    def split(self, typed: str, quotes: Sequence[str]) -> Deed:
        """Say that a statement is several, by the words of each."""
        if len(quotes) < 2:
            remedy = "give the words of each part (--split)"
            raise JudgementError("a split makes two parts or more", remedy=remedy)
        whole = self.anchor(typed)
        document = self.archive.document(whole.document)
        parts = tuple(anchor_of_passage(document, quote, near=whole.start) for quote in quotes)
        return Deed(JudgementKind.SPLIT, (whole, *parts))

    def link(self, typed: str, other: str, relation: str, *, there: bool = True) -> Deed:
        """Say that a statement is linked so to an earlier one, or, with `there` not, that it is not.

        Without a relation it is the one that the ledger has.
        """
        ends = (self.anchor(typed), self.anchor(other))
        later, earlier = ends[0].statement, ends[1].statement
        derived = [str(link.relation) for link in self.ledger.links if (link.later, link.earlier) == (later, earlier)]
        relation = relation or (derived[0] if derived else "")
        if not relation:
            what = f"no link leads from {later} to {earlier}"
            raise ArchiveError(what, remedy="say which there is (--relation), such as fulfils")
        days = [self.archive.document(end.document).identity.date for end in ends]
        if there and days[0] and days[1] and days[0] < days[1]:
            what = f"a link leads to an earlier statement, and {earlier} is of a later day than {later}"
            raise JudgementError(what, remedy=f"name the later one first: nakomen judge {earlier} --link {later}")
        return Deed(JudgementKind.CONFIRM_LINK if there else JudgementKind.REJECT_LINK, ends, {"relation": relation})

    def status(self, typed: str, values: Mapping[str, str], evidence: Evidence) -> Deed:
        """Establish status, amount stage or compliance."""
        anchor = self.anchor(typed)
        return Deed(JudgementKind.SET_STATUS, (anchor, *self._proof(anchor, evidence)), values)

    def term(self, typed: str, due: str, evidence: Evidence) -> Deed:
        """Establish the term."""
        anchor = self.anchor(typed)
        return Deed(JudgementKind.CHANGE_TERM, (anchor, *self._proof(anchor, evidence)), {"due": due})

    def withdraw(self, typed: str) -> Deed:
        """Take a judgement back, named by its id, its beginning or its number."""
        return Deed(JudgementKind.WITHDRAW, judgements=(judgement_named(self.archive, typed).id,))

    def settled(self, deed: Deed) -> tuple[str, ...]:
        """Return the judgements between which a deed decides: all positions of the conflicts about its statements."""
        ledger = self.ledger
        named = {anchor.statement for anchor in deed.subjects}
        spoor = {one for each in ledger.sporen if named & set(each.statements) for one in each.statements}
        found = [
            position.judgement.id
            for one in ledger.judged.conflicts
            if one.statement in named or (one.statement in spoor and one.field not in FIELDS)
            for position in one.positions
        ]
        if not found:
            remedy = "nakomen judgements conflicts shows what is open"
            raise JudgementError("there is no conflict to settle", where=", ".join(sorted(named)), remedy=remedy)
        return tuple(dict.fromkeys(found))

    def _proof(self, statement: Anchor, evidence: Evidence) -> tuple[Anchor, ...]:
        if not evidence.quote:
            return ()
        found = self.archive.document(evidence.document or statement.document)
        return (anchor_of_passage(found, evidence.quote, statement="", near=statement.start),)


def judgement_named(archive: Archive, typed: str) -> Judgement:
    """Return the judgement of an id, its beginning, or its number."""
    all_of_them = archive.log.judgements()
    found = [one for one in all_of_them if typed in (one.id, str(one.number))]
    if not found and len(typed) >= _SHORTEST:
        found = [one for one in all_of_them if one.id.startswith(typed)]
    if len(found) != 1:
        remedy = "nakomen judgements list shows the ids"
        raise JudgementError(f"there is no judgement {typed}", where=str(archive.path), remedy=remedy)
    return found[0]
