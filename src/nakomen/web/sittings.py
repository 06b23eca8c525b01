"""The reviewers at work: what each has before her, kept while she is at it and made again whenever it is gone."""

from __future__ import annotations

import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nakomen.archive.stamping import contents_of
from nakomen.review.pace import Pace
from nakomen.review.pending import Asked, pending
from nakomen.review.sitting import Sitting

if TYPE_CHECKING:
    from nakomen.web.desk import Desk
    from nakomen.web.snapshot import Snapshot

#: So many reviewers are kept at hand, and so many piles of each; the others are made again when they come back.
_SEATS, _PILES = 64, 8
#: After a pause of so many seconds her pace is taken anew.
_PAUSE = 900.0
_OFFERED = 12


@dataclass(slots=True)
class Pile:
    """The statements that one question of hers gave, in the order in which to take them.

    `before` counts those of them that she had reviewed already, `counts` what there is of each kind, theme, actor and
    document; those that she passed over come last.
    """

    order: list[str]
    before: int
    counts: Mapping[str, list[tuple[str, int]]]
    places: dict[str, int] = field(init=False)
    passed_over: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = {one: at for at, one in enumerate(self.order)}

    def done(self, sitting: Sitting) -> set[str]:
        """Return those that she has reviewed since."""
        return {one for one in sitting.judged() if one in self.places and sitting.reviewed(one)}

    def next_left(self, sitting: Sitting, behind: str = "") -> str:
        """Return the next that is left behind one, else the first that is, else one passed over; nothing at the end."""
        done = self.done(sitting)
        begin = self.places.get(behind, -1) + 1
        for stretch in (range(begin, len(self.order)), range(begin)):
            for at in stretch:
                if self.order[at] not in done and self.order[at] not in self.passed_over:
                    return self.order[at]
        return next((one for one in self.passed_over if one not in done and one != behind), "")

    def beside(self, identity: str, step: int) -> str:
        """Return the one before or behind another in the order, nothing at its ends."""
        at = self.places.get(identity, -1) + step
        return self.order[at] if 0 <= at < len(self.order) else ""


@dataclass(slots=True)
class Seat:
    """One reviewer at work; whoever uses it holds its lock, for she may have two windows open."""

    sitting: Sitting
    contents: str
    lock: threading.RLock = field(default_factory=threading.RLock)
    piles: OrderedDict[Asked, Pile] = field(default_factory=OrderedDict)
    pace: Pace = field(default_factory=lambda: Pace(time.monotonic, time.monotonic()))
    last: float = field(default_factory=time.monotonic)

    def pile(self, asked: Asked, snapshot: Snapshot) -> Pile:
        """Return the statements that are asked for, of the documents that the snapshot shows."""
        found = self.piles.get(asked)
        if found is None:
            order, before = pending(self.sitting, asked)
            known = snapshot.ledger.documents
            base = [(one, self.sitting.base(one)) for one in order]
            shown = [(one, statement) for one, statement in base if statement.document in known]
            counts: dict[str, Counter[str]] = {name: Counter() for name in ("kind", "theme", "actor", "document")}
            for _, statement in shown:
                counts["kind"][str(statement.kind)] += 1
                counts["theme"].update((statement.theme,) if statement.theme else ())
                counts["actor"].update(statement.actor)
                counts["document"][statement.document] += 1
            offered = {name: each.most_common(_OFFERED) for name, each in counts.items()}
            found = self.piles[asked] = Pile([one for one, _ in shown], before, offered)
        self.piles.move_to_end(asked)
        while len(self.piles) > _PILES:
            self.piles.popitem(last=False)
        return found

    def judged(self) -> None:
        """Note that she made a judgement, for her pace."""
        now = time.monotonic()
        if now - self.last > _PAUSE or not self.pace.made:
            self.pace = Pace(time.monotonic, self.last if now - self.last <= _PAUSE else now)
        self.pace.made += 1
        self.last = now


class Sittings:
    """The seats of all who review, by name, whether they see others' judgements, and what is closed to them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seats: OrderedDict[tuple[str, bool, frozenset[str]], Seat] = OrderedDict()

    def of(self, desk: Desk, *, blind: bool = False) -> Seat:
        """Return the seat of the visitor; it is made anew where the archive holds other statements than it did."""
        snapshot = desk.snapshot
        key = desk.visitor.name, blind, desk.closed
        contents = contents_of(snapshot.stamp)
        with self._lock:
            seat = self._seats.get(key)
            if seat is not None and self._holds(seat, contents, snapshot):
                self._seats.move_to_end(key)
                return seat
        # Who sits down beside others reads the whole archive, and nobody waits for her.
        ledger = None if blind else snapshot.ledger.judged
        made = Seat(Sitting(desk.archive, desk.visitor.name, blind=blind, ledger=ledger), contents)
        with self._lock:
            there = self._seats.get(key)
            if there is not seat and there is not None:
                return there
            if seat is not None:
                made.pace, made.last = seat.pace, seat.last
            self._seats[key] = made
            while len(self._seats) > _SEATS:
                self._seats.popitem(last=False)
            return made

    @staticmethod
    def _holds(seat: Seat, contents: str, snapshot: Snapshot) -> bool:
        newer = snapshot.ledger.judged.number > seat.sitting.ledger.number
        return seat.contents == contents and not (seat.sitting.is_reshaped and newer)


def seat_of(desk: Desk, *, blind: bool = False) -> Seat:
    """Return the seat of a visitor at this server."""
    kept = desk.request.app.state
    if not hasattr(kept, "sittings"):
        kept.sittings = Sittings()
    sittings: Sittings = kept.sittings
    return sittings.of(desk, blind=blind)
