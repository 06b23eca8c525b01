"""Motions as letters tell of them: asked and adopted, undertaken, carried out, and which letter says how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from nakomen.model import BINDING, Kind, Relation, Statement, StatusOnDay
from nakomen.tracing.known import Known
from nakomen.tracing.motion_names import Named, named_motions
from nakomen.tracing.outcomes import outcome_cue


class Stage(StrEnum):
    """How far a statement says that a motion is."""

    MOVED = "moved"
    ASKED = "asked"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    HELD = "held"
    UNDERTAKEN = "undertaken"
    CARRIED_OUT = "carried_out"
    PASSED_OVER = "passed_over"
    CLOSED = "closed"
    TOLD = "told"


#: What words say, the most telling first: a motion that was adopted and is carried out is carried out.
_BY_WORDS = (Stage.PASSED_OVER, Stage.CLOSED, Stage.CARRIED_OUT, Stage.REJECTED, Stage.HELD, Stage.ADOPTED, Stage.MOVED)
#: Stages in which a motion was met by the House, as far as a letter says.
_IN_HOUSE = frozenset({Stage.MOVED, Stage.ASKED, Stage.ADOPTED, Stage.REJECTED, Stage.HELD})


@dataclass(frozen=True, slots=True)
class MotionMention:
    """A statement about a motion: how far it says that the motion is, by which words of which table row."""

    statement: str
    document: str
    stage: Stage
    words: str
    row: str
    adopted_on: str = ""


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion met in an archive: paper or empty, the members whose name it bears, and its mentions in time order.

    `filed_on` and `adopted_on` are ISO days or empty; `record` is the register's own row, where one was fetched.
    """

    id: str
    paper: str
    members: tuple[str, ...]
    mentions: tuple[MotionMention, ...]
    spoor: str
    adopted_on: str
    status: StatusOnDay | None
    filed_on: str = ""
    record: Mapping[str, Any] | None = None

    def of_stage(self, *stages: Stage) -> list[MotionMention]:
        """Return the mentions that say one of some stages."""
        return [mention for mention in self.mentions if mention.stage in stages]

    @property
    def asked(self) -> MotionMention | None:
        """The first mention that says what it asks, or that it was adopted."""
        return next(iter(self.of_stage(*_IN_HOUSE)), None)

    @property
    def answers(self) -> list[MotionMention]:
        """What the government said of it: undertaken, carried out, passed over, closed."""
        return self.of_stage(Stage.UNDERTAKEN, Stage.CARRIED_OUT, Stage.PASSED_OVER, Stage.CLOSED, Stage.TOLD)

    @property
    def told_done(self) -> bool:
        """Whether a letter says that it was carried out or closed, and none tells what it asks: it has no status."""
        return self.status is None and bool(self.of_stage(Stage.CARRIED_OUT, Stage.CLOSED))


def find_motions(known: Known, day: date, records: Sequence[Mapping[str, Any]] = ()) -> list[Motion]:
    """Return the motions that documents up to a day tell of, by the day of the first mention.

    `records` are the register's rows as `MotionRecord.to_dict` writes them: joined by paper, else by dossier and member
    where that leaves one.
    """
    told = [one for one in known.statements.values() if known.day_of(one) <= day]
    told.sort(key=lambda one: (known.day_of(one), one.document, one.start, one.id))
    named = named_motions(told, known.days)
    motions = [_motion(known, day, identity, mentions) for identity, mentions in named.items()]
    motions.sort(key=lambda motion: _first_told(known, motion))
    return [_with_record(motion, records, day) for motion in motions]


def _first_told(known: Known, motion: Motion) -> tuple[date, str, int]:
    first = known.statements[motion.mentions[0].statement]
    return known.day_of(first), first.document, first.start


def _motion(known: Known, day: date, identity: str, named: Sequence[tuple[Statement, Named]]) -> Motion:
    members = next((name.members for _, name in named if name.members), ())
    adopted = next((name.adopted_on for _, name in named if name.adopted_on), "")
    filed = next((name.filed_on for _, name in named if name.filed_on), "")
    about = {one.id: (one, name) for one, name in named}
    spoor = next((found for one, _ in named if one.kind is Kind.REQUEST and (found := known.spoor_of(one))), None)
    if spoor is not None and not _is_of_one_motion(known, spoor.statements, identity, named):
        spoor = None
    relations = {link.later: link.relation for link in spoor.links} if spoor else {}
    for one in known.of_spoor(spoor, day) if spoor else ():
        about.setdefault(one.id, (one, Named(identity)))
    ordered = sorted(about.values(), key=lambda pair: (known.day_of(pair[0]), pair[0].document, pair[0].start))
    mentions = tuple(_mention(one, name, relations.get(one.id)) for one, name in ordered)
    status = known.status(spoor, day) if spoor else None
    paper = identity if identity.startswith("kst-") else ""
    return Motion(identity, paper, members, mentions, spoor.id if spoor else "", adopted, status, filed)


def _is_of_one_motion(
    known: Known, statements: Iterable[str], identity: str, named: Sequence[tuple[Statement, Named]]
) -> bool:
    """Tell whether a spoor begins with a motion's own request: what is told there is told of that motion."""
    own = {one.id for one, _ in named}
    requests = [one for one in statements if known.statements[one].kind is Kind.REQUEST]
    return bool(requests) and requests[0] in own and bool(identity)


def _mention(one: Statement, name: Named, relation: Relation | None) -> MotionMention:
    for stage in _BY_WORDS:
        cue = outcome_cue(one.quote, str(stage))
        if cue is not None and (name.words or stage is Stage.CLOSED):
            return MotionMention(one.id, one.document, stage, cue.words, cue.row, name.adopted_on)
    return MotionMention(one.id, one.document, _by_kind(one, relation), "", f"kind {one.kind}", name.adopted_on)


def _by_kind(one: Statement, relation: Relation | None) -> Stage:
    if relation is Relation.FULFILS:
        return Stage.CARRIED_OUT
    if one.kind is Kind.REQUEST:
        return Stage.ASKED
    return Stage.UNDERTAKEN if one.kind in BINDING else Stage.TOLD


def _with_record(motion: Motion, records: Sequence[Mapping[str, Any]], day: date) -> Motion:
    """Return a motion with its row of the register; what was decided after the day is not told yet."""
    record = record_of(motion.paper, motion.members, records)
    if record is None:
        return motion
    decided = str(record.get("decided_on") or "") if record.get("outcome") == "adopted" else ""
    if decided > day.isoformat():
        decided = ""
    return Motion(
        motion.id,
        motion.paper or str(record.get("paper") or ""),
        motion.members,
        motion.mentions,
        motion.spoor,
        motion.adopted_on or decided,
        motion.status,
        motion.filed_on or str(record.get("moved_on") or ""),
        record,
    )


def record_of(paper: str, members: Sequence[str], records: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Return the register's row of a motion: that of its paper, else the only one of its first mover.

    >>> row = {"paper": "kst-40111-3", "movers": [{"name": "A. Wouda", "first": True}]}
    >>> record_of("kst-40111-3", (), [row]) is row, record_of("", ("Wouda",), [row, row])
    (True, None)
    """
    if paper:
        return next((row for row in records if row.get("paper") == paper), None)
    moved = [row for row in records if members and _first_mover(row).split(" ")[-1] == members[0]]
    return moved[0] if len(moved) == 1 else None


def _first_mover(row: Mapping[str, Any]) -> str:
    return next((str(mover["name"]) for mover in row.get("movers", ()) if mover.get("first")), "")
