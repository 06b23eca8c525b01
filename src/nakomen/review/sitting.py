"""One reviewer at work in an archive: what she has to do, what she may see, what she rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from nakomen.archive import Archive, Filters
from nakomen.model import Anchor, Document, Judgement, JudgementError, JudgementKind, Reason, Statement
from nakomen.model.judged_fields import FIELDS
from nakomen.review.judged import Judged, Position
from nakomen.review.listing import judged_statements
from nakomen.review.making import anchor_of
from nakomen.review.ordering import sample_of
from nakomen.review.positions import agreed, in_force, rulings_of, standing_positions
from nakomen.review.reviewing import judged
from nakomen.review.tying import with_fields

#: After one of these a statement was reviewed; a comment, a link or a status leaves it to be.
_REVIEWED = frozenset(
    {
        JudgementKind.CONFIRM,
        JudgementKind.REJECT,
        JudgementKind.CORRECT,
        JudgementKind.ADD,
        JudgementKind.MERGE,
        JudgementKind.SPLIT,
    }
)
_RESHAPES = frozenset({JudgementKind.ADD, JudgementKind.MERGE, JudgementKind.SPLIT})


@dataclass(frozen=True, slots=True)
class Look:
    """A statement as one reviewer sees it: with what she said herself, else with what all agree on.

    `positions` holds, by field, what is held about it, and `judgements` those in force, oldest first; who is blind
    sees her own in both. `seen` is the last judgement of the log then, None for who is blind.
    """

    statement: Statement
    seen: str | None
    judgements: tuple[Judgement, ...] = ()
    positions: Mapping[str, tuple[Position, ...]] = field(default_factory=dict)

    def reviewed_by(self, reviewer: str) -> bool:
        """Tell whether a reviewer ruled on the statement."""
        return any(one.reviewer == reviewer and one.kind in _REVIEWED for one in self.judgements)


class Sitting:
    """What a reviewer has before her; who is `blind` to others sees nothing of theirs, nor does it steer her.

    The archive is read once, and again only as far as others judge meanwhile, so that each step takes little.
    """

    def __init__(self, archive: Archive, reviewer: str, *, blind: bool = False, ledger: Judged | None = None) -> None:
        """Sit down; who is not blind can be given the `ledger` where it was read already."""
        self.archive, self.reviewer, self.blind = archive, reviewer, blind
        self.ledger: Judged = judged(archive, reviewer) if blind else ledger or judged(archive)
        self._last = self.ledger.seen
        self._number = 0
        self._document: Document | None = None
        self._about: dict[str, list[Judgement]] = defaultdict(list)
        self._withdrawals: list[Judgement] = []
        self._own: list[Judgement] = []
        self._reshaping: set[str] = set()
        #: Whether statements were added, merged or parted since the ledger was read, which only reading it again shows.
        self.is_reshaped = False
        self._base = {one.id: one for one in self.ledger.statements}
        merged = set(self.ledger.merged.values())
        for identity, touched in self.ledger.touched.items():
            if touched.derived is not None and identity not in merged:
                self._base[identity] = touched.derived
            self._base.setdefault(identity, touched.statement)
            self._about[identity] = [one for one in touched.judgements if _rules_here(one)]
        for one in self.ledger.log:
            self._note(one, tied=True)

    def scope(self, filters: Filters, sample: tuple[int, int] | None = None) -> list[Statement]:
        """Return the statements that are hers to review, as the program found them, reviewed or not.

        A blind reviewer, and a sample of (how many, seed), go by what the program found alone, so that whoever asks the
        same gets the same. The limit of the filters is left to the caller.
        """
        whole = replace(filters, limit=None, offset=0)
        derived = self._derived(whole)
        if sample is not None:
            return sample_of(derived, *sample)
        if self.blind:
            return derived
        there = judged_statements(self.archive, whole, self.ledger)
        known = {one.id for one in there}
        return [*there, *(one for one in derived if one.id not in known and self.reviewed(one.id))]

    def _derived(self, whole: Filters) -> list[Statement]:
        """Return what the program found and passes; of undertakings, what became of them had nobody judged."""
        if not whole.narrows:
            return self.ledger.derived
        if not whole.of_sporen:
            return self.archive.statements(whole)
        return judged_statements(self.archive, whole, judged(self.archive, ""))

    def reviewed(self, identity: str, *, by_others: bool = False) -> bool:
        """Tell whether she ruled on a statement, or whether another did."""
        return any(
            one.kind in _REVIEWED and (one.reviewer != self.reviewer) is by_others for one in self._in_force(identity)
        )

    def look(self, identity: str) -> Look:
        """Return a statement as it stands now, with what others ruled since she came."""
        self._catch_up()
        about = self._in_force(identity)
        held: dict[str, list[Position]] = defaultdict(list)
        for one in about:
            for name, value in rulings_of(one).items():
                held[name].append(Position(one.reviewer, value, one))
        positions = {name: tuple(standing_positions(each)) for name, each in held.items()}
        shown = self._shown(self._base_of(identity), positions)
        return Look(shown, None if self.blind else self._last, tuple(about), positions)

    def judged(self) -> list[str]:
        """Return the statements about which something was judged that she may see."""
        self._catch_up()
        return list(self._about)

    def knows(self, identity: str) -> bool:
        """Tell whether a statement of this id is there."""
        return identity in self._base

    def base(self, identity: str) -> Statement:
        """Return a statement as the program found it, or as people made it; JudgementError where there is none."""
        return self._base_of(identity)

    def anchor(self, statement: Statement) -> Anchor:
        """Return the anchor of a statement with the fields that it has."""
        return anchor_of(self.document(statement.document), statement)

    def document(self, name: str) -> Document:
        """Return a document; the last one is kept at hand."""
        if self._document is None or self._document.id != name:
            self._document = self.archive.document(name)
        return self._document

    def rule(self, judgement: Judgement, secret: bytes) -> Judgement:
        """Add a judgement to the log; it is kept when this returns. Raises JudgementError as the log does."""
        kept = self.archive.log.append(judgement, secret)
        if kept.number == self._number + 1:
            self._last = kept.id
            self._note(kept)
        return kept

    def own_last(self) -> Judgement | None:
        """Return the last of her judgements that she did not withdraw."""
        self._catch_up()
        own = in_force([*self._own, *self._withdrawals])
        return max(own, key=lambda one: one.number, default=None)

    def withdraw(self, judgement: Judgement, at: datetime, secret: bytes) -> Judgement:
        """Withdraw one of her own judgements."""
        deed = Judgement(JudgementKind.WITHDRAW, self.reviewer, at, judgements=(judgement.id,))
        return self.rule(deed, secret)

    def _base_of(self, identity: str) -> Statement:
        if identity not in self._base:
            where = str(self.archive.path)
            raise JudgementError(f"there is no statement {identity}", where=where, remedy="read the archive again")
        return self._base[identity]

    def _shown(self, base: Statement, positions: Mapping[str, Sequence[Position]]) -> Statement:
        values, reasons = {}, []
        for name in FIELDS:
            held = positions.get(name, ())
            said = next((one for one in held if one.reviewer == self.reviewer), None) or agreed(held)
            if said is not None:
                values[name] = said.value
                reasons.append(Reason(name, f"judgement/{said.judgement.id}", said.reviewer))
        kept = (reason for reason in base.because if reason.field not in values)
        return replace(with_fields(base, values), because=(*kept, *reasons))

    def _in_force(self, identity: str) -> list[Judgement]:
        about = self._about.get(identity)
        return in_force([*about, *self._withdrawals]) if about else []

    def _catch_up(self) -> None:
        last = self.archive.log.last()
        if last == self._last:
            return
        for one in self.archive.log.between(self._number + 1):
            self._note(one)
            last = one.id
        self._last = last

    def _note(self, one: Judgement, *, tied: bool = False) -> None:
        """Take in an entry of the log; what came before she sat down was tied to its statements already."""
        self._number = max(self._number, one.number)
        if one.kind is JudgementKind.WITHDRAW:
            self._withdrawals.append(one)
        if one.reviewer == self.reviewer and one.kind is not JudgementKind.WITHDRAW:
            self._own.append(one)
        hidden = self.blind and one.reviewer != self.reviewer
        if one.kind in _RESHAPES:
            self._reshaping.add(one.id)
        if not tied and (one.id in self._reshaping or self._reshaping & set(one.judgements)):
            self.is_reshaped = True
        if not (tied or hidden) and one.subjects and _rules_here(one):
            self._about[one.subjects[0].statement].append(one)


def _rules_here(one: Judgement) -> bool:
    """Tell whether a judgement is about one statement by itself, not about how several hang together."""
    return one.kind not in (JudgementKind.CONFIRM_LINK, JudgementKind.REJECT_LINK)
