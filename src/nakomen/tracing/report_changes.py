"""What changed between two reports: new, repeated, changed, settled, and what the later one no longer mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nakomen.model import Relation, Spoor, Statement, Status, StatusOnDay
from nakomen.tracing.known import Known, adopts_declaration

_DONE = frozenset({Status.VOLDAAN, Status.VERVALLEN})
_CHANGING = frozenset({Relation.CHANGES, Relation.REPLACES})


@dataclass(frozen=True, slots=True)
class Moved:
    """A spoor in two reports: what each said of it, last and first, and its status after either.

    `earlier` is None for what is new, `later` for what is silent. `terms` are the terms before and after, in EDTF.
    """

    spoor: Spoor
    earlier: Statement | None
    later: Statement | None
    before: StatusOnDay | None
    after: StatusOnDay | None

    @property
    def terms(self) -> tuple[str, str]:
        """The term after the earlier report and after the later one; empty where there is none."""
        return (self.before.due if self.before else "", self.after.due if self.after else "")


@dataclass(frozen=True, slots=True)
class ReportChanges:
    """What a later report says beside an earlier one; the groups are in the order of the reports.

    `silent` are undertakings of the earlier report that were open before the later one, which does not mention them;
    `silent_themes` and `new_themes` are those of which only one of both speaks.
    """

    new: tuple[Moved, ...]
    repeated: tuple[Moved, ...]
    changed: tuple[Moved, ...]
    settled: tuple[Moved, ...]
    silent: tuple[Moved, ...]
    silent_themes: tuple[str, ...]
    new_themes: tuple[str, ...]

    def groups(self) -> tuple[tuple[str, tuple[Moved, ...]], ...]:
        """Return the groups of undertakings with their names."""
        return (
            ("new", self.new),
            ("changed", self.changed),
            ("settled", self.settled),
            ("repeated", self.repeated),
            ("silent", self.silent),
        )


def changes_between(known: Known, earlier: str, later: str) -> ReportChanges:
    """Compare two reports by the sporen that they tell of; documents between and before them count for the status."""
    found: dict[str, list[Moved]] = {"new": [], "repeated": [], "changed": [], "settled": [], "silent": []}
    for spoor in known.sporen:
        moved = _moved(known, spoor, earlier, later)
        if moved is not None:
            found[_group(known, moved, earlier, later)].append(moved)
    for group in found.values():
        group.sort(key=_place)
    silent = [moved for moved in found["silent"] if _was_open(known, moved, later)]
    first, second = known.of_document(earlier), known.of_document(later)
    return ReportChanges(
        tuple(found["new"]),
        tuple(found["repeated"]),
        tuple(found["changed"]),
        tuple(found["settled"]),
        tuple(silent),
        _only_in(first, second),
        _only_in(second, first),
    )


def _moved(known: Known, spoor: Spoor, earlier: str, later: str) -> Moved | None:
    """Return what both reports say of a spoor; None where neither says anything of it."""
    told = [known.statements[identity] for identity in spoor.statements]
    first = [one for one in told if one.document == earlier]
    second = [one for one in told if one.document == later]
    if not first and not second:
        return None
    day = _day_before(known, later) if not first else known.days.get(earlier)
    before = known.status(spoor, day or date.min)
    after = known.status(spoor, known.days.get(later, date.min))
    said = _undertaking_of(spoor, first or _told_before(known, told, later), before)
    return Moved(spoor, said, _telling(spoor, second) if said else second[0], before, after)


def _told_before(known: Known, told: Sequence[Statement], later: str) -> list[Statement]:
    """Return what other documents said before the later report: the story may have begun elsewhere."""
    day = known.days.get(later, date.min)
    return [one for one in told if one.document != later and known.day_of(one) <= day]


def _undertaking_of(spoor: Spoor, said: Sequence[Statement], status: StatusOnDay | None) -> Statement | None:
    """Return the undertaking among statements: the one with the term, the last that changed it, or the first."""
    holder = status.terms[-1][0] if status and status.terms else ""
    changing = {link.later for link in spoor.links if link.relation in _CHANGING}
    with_term = [one for one in said if one.id == holder]
    changed = [one for one in reversed(said) if one.binding and one.id in changing]
    return next(iter([*with_term, *changed, *(one for one in said if one.binding), *reversed(said)]), None)


def _telling(spoor: Spoor, second: Sequence[Statement]) -> Statement | None:
    """Return the statement of the later report that tells most: one that changes or fulfils, else the first."""
    relations = {link.later: link.relation for link in spoor.links}
    telling = [one for one in second if relations.get(one.id) in {*_CHANGING, Relation.FULFILS}]
    return next(iter([*telling, *second]), None)


def _group(known: Known, moved: Moved, earlier: str, later: str) -> str:
    if moved.later is None:
        return "silent"
    if moved.earlier is None:
        return "new"
    before, after = moved.before, moved.after
    if after and after.status in _DONE and not (before and before.status in _DONE):
        return "settled"
    first, last = (known.days.get(document, date.min) for document in (earlier, later))
    relations = {link.later: link.relation for link in moved.spoor.links}
    since = [one for one in moved.spoor.statements if first < known.day_of(known.statements[one]) <= last]
    # What another document changed in between is no news of the later report unless the earlier one told of it.
    own = [one for one in since if known.statements[one].document == later]
    in_both = moved.earlier.document == earlier
    changing = any(relations.get(one) in _CHANGING for one in (since if in_both else own))
    other_term = bool(before and after and before.due != after.due)
    other_status = bool(before and after and before.status is not after.status)
    return "changed" if changing or other_term or other_status else "repeated"


def _was_open(known: Known, moved: Moved, later: str) -> bool:
    """Tell whether an undertaking was still open when the later report came; to adopt a declaration is done at once."""
    if moved.earlier is not None and adopts_declaration(moved.earlier):
        return False
    status = known.status(moved.spoor, known.days.get(later, date.max))
    return status is not None and status.status not in _DONE


def _day_before(known: Known, document: str) -> date | None:
    day = known.days.get(document)
    return date.fromordinal(day.toordinal() - 1) if day and day > date.min else None


def _place(moved: Moved) -> tuple[str, int]:
    one = moved.later or moved.earlier
    return (one.document, one.start) if one else ("", 0)


def _only_in(first: Sequence[Statement], second: Sequence[Statement]) -> tuple[str, ...]:
    """Return the themes of which only the first report speaks, in the order in which it does."""
    others = {one.theme for one in second}
    return tuple(dict.fromkeys(one.theme for one in first if one.theme and one.theme not in others))
