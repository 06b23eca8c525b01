"""An annotated agenda beside the report of the meeting: what the aim was, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nakomen.model import Kind, Relation, Statement
from nakomen.tracing.cues import Cue
from nakomen.tracing.evidence import share_narrow_theme
from nakomen.tracing.known import Known
from nakomen.tracing.outcomes import outcome_cue
from nakomen.tracing.rarity import Rarity
from nakomen.tracing.telling import doers_of
from nakomen.tracing.wording import Wording, words_with


class Outcome(StrEnum):
    """What the report says of an aim, as far as its words do; whether the aim was reached a reader judges."""

    DECIDED = "decided"
    DONE = "done"
    NOT_REACHED = "not_reached"
    TOLD = "told"
    NO_WORD = "no_word"


#: What a report's statement does with an aim.
_BY_KIND = {
    Kind.AGREEMENT: Outcome.DECIDED,
    Kind.TASKING: Outcome.DECIDED,
    Kind.PLEDGE: Outcome.DECIDED,
    Kind.FULFILMENT: Outcome.DONE,
}
_AIMS = frozenset({Kind.PLEDGE, Kind.REQUEST, Kind.ASSURANCE, Kind.TASKING})
#: What one rare word of a theme has to be worth to tie a view to what the report says, and how far ahead of the next.
_LEAST, _MARGIN = 0.5, 0.2
#: From a statement to what the next sentence adds to it, in characters.
_NEXT = 60


@dataclass(frozen=True, slots=True)
class AimOutcome:
    """An aim of the agenda with the report's statements about it, how they were found, and what they make of it."""

    aim: Statement
    outcome: Outcome
    found: tuple[Statement, ...]
    why: str


@dataclass(frozen=True, slots=True)
class ArchiveWords:
    """How much words are worth in an archive; who compares much makes it once."""

    wording: Wording
    rarity: Rarity

    @classmethod
    def of(cls, known: Known) -> ArchiveWords:
        """Weigh the words of all statements."""
        everything = known.statements.values()
        wording, rarity = Wording(one.quote for one in everything), Rarity()
        for one in everything:
            spoor = known.spoor_of(one)
            rarity.note(spoor.id if spoor else one.id, wording.of(one.quote)[0])
        return cls(wording, rarity)


def outcomes_of(known: Known, agenda: str, report: str, words: ArchiveWords | None = None) -> list[AimOutcome]:
    """Return the aims of an agenda in its order, each with what the report says of it."""
    before, after = known.of_document(agenda), known.of_document(report)
    words = words or ArchiveWords.of(known)
    weighing = _Weighing(after, words.wording, words.rarity)
    return [_outcome(known, weighing, one, report) for one in before if is_aim(one)]


def is_aim(one: Statement) -> bool:
    """Tell whether a statement says what somebody wants of a meeting, or undertakes for it."""
    if one.kind in _AIMS:
        return True
    return one.kind is Kind.POSITION and bool(one.actor) and outcome_cue(one.quote, "aim") is not None


@dataclass(frozen=True, slots=True)
class _Weighing:
    """The statements of a report, and how much words are worth in the archive."""

    report: Sequence[Statement]
    wording: Wording
    rarity: Rarity

    def nearest(self, aim: Statement) -> tuple[tuple[Statement, ...], str]:
        """Return what the report says of an aim, with the reason: in its words, or as the only one of its sort."""
        near = [one for one in self.report if share_narrow_theme(aim, one)]
        if aim.kind is Kind.PLEDGE:
            own = [one for one in near if one.kind is Kind.PLEDGE and doers_of(one) & doers_of(aim)]
            return self._only(own, f"the only pledge of {' + '.join(aim.actor)} on {aim.theme}")
        ours, idle = self.wording.of(aim.quote)
        shared = {one.id: (ours & self.wording.of(one.quote)[0]) - idle for one in near}
        ranked = sorted(near, key=lambda one: (-round(self.rarity.together(shared[one.id]), 6), one.start))
        worths = [*(self.rarity.together(shared[one.id]) for one in ranked), 0.0, 0.0]
        if worths[0] >= _LEAST and worths[0] - worths[1] >= _MARGIN:
            words = words_with(self.rarity.rarest(shared[ranked[0].id], 4), ranked[0].quote)
            return (ranked[0],), f"share {', '.join(words)}"
        return self._only_of_theme(aim, near)

    def _only_of_theme(self, aim: Statement, near: Sequence[Statement]) -> tuple[tuple[Statement, ...], str]:
        """Return the only decision on the theme of a view, or where there is none the only deed of who holds it."""
        if aim.kind is not Kind.POSITION:
            return (), ""
        decided = [one for one in near if one.kind is Kind.AGREEMENT]
        if decided:
            return self._only(decided, f"the only decision on {aim.theme}")
        deeds = [one for one in near if one.kind is Kind.FULFILMENT and doers_of(one) & doers_of(aim)]
        return self._only(deeds, f"the only deed of {' + '.join(aim.actor)} on {aim.theme}")

    def _only(self, found: Sequence[Statement], why: str) -> tuple[tuple[Statement, ...], str]:
        return ((found[0],), why) if len(found) == 1 else ((), "")


def _outcome(known: Known, weighing: _Weighing, aim: Statement, report: str) -> AimOutcome:
    spoor = known.spoor_of(aim)
    found = [known.statements[one] for one in spoor.statements] if spoor else []
    found = [one for one in found if one.document == report]
    why = "one spoor" if found else ""
    if not found:
        nearest, why = weighing.nearest(aim)
        found = list(nearest)
        told_with = known.spoor_of(found[0]) if found else None
        if told_with is not None:
            rest = (known.statements[one] for one in told_with.statements)
            found += [one for one in rest if one.document == report and one not in found and one.binding]
    if not found:
        return AimOutcome(aim, Outcome.NO_WORD, (), "the report does not speak of it")
    cue = _refusal(found, weighing.report)
    if cue is not None:
        return AimOutcome(aim, Outcome.NOT_REACHED, tuple(found), f"{why}; «{cue.words}»")
    return AimOutcome(aim, _by_kind(known, found), tuple(found), why)


def _refusal(found: Sequence[Statement], report: Sequence[Statement]) -> Cue | None:
    """Return the words that say that nothing was agreed: of what was found, or of the sentence right behind it."""
    return next((cue for one in _with_next(found, report) if (cue := outcome_cue(one.quote, "not_reached"))), None)


def _with_next(found: Sequence[Statement], report: Sequence[Statement]) -> Iterable[Statement]:
    yield from found
    for one in found:
        yield from (next_ for next_ in report if 0 <= next_.start - one.end <= _NEXT and next_.kind is Kind.FINDING)


def _by_kind(known: Known, found: Sequence[Statement]) -> Outcome:
    outcomes = {_BY_KIND.get(one.kind, Outcome.TOLD) for one in found}
    spoor = known.spoor_of(found[0])
    fulfilling = {link.later for link in spoor.links if link.relation is Relation.FULFILS} if spoor else set()
    if any(one.id in fulfilling for one in found):
        return Outcome.DONE
    return next((one for one in (Outcome.DECIDED, Outcome.DONE) if one in outcomes), Outcome.TOLD)
