"""Matches rows of the official registers to undertakings of letters: by number, else by office, chamber and wording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from nakomen.extraction.when import is_time_of_another
from nakomen.finders.actors import find_actors
from nakomen.finders.dates import DateContext, find_dates
from nakomen.model import Kind, RegisterRow, Spoor, Statement
from nakomen.tracing.known import Known
from nakomen.tracing.rarity import Rarity
from nakomen.tracing.register_names import names_in
from nakomen.tracing.wording import Wording, nearness, words_with

#: A letter recalls a promise at most so long after it was made aloud, and tells of one before it at most so long.
_LONGEST_BEFORE, _LONGEST_AFTER = timedelta(days=1100), timedelta(days=400)
#: What wording must share: rare words of the matter, and so much of the shorter text.
_LEAST_ROOTS, _LEAST_MASS, _LEAST_COVER = 2, 1.0, 0.45
#: One word will do where it is this rare and the term is the same, or where the wording nearly is.
_RARE, _NEARLY, _SAME_WORDING = 0.8, 0.55, 0.8
_NEAR_IN_TIME = timedelta(days=120)
_SAME_DAY, _CLOSE, _SAME_TERM, _SAME_ROLE = 1.0, 0.3, 0.6, 0.3
#: A match must be better than the next by so much; else it is left open, for a wrong one is worse than none.
_ENOUGH, _MARGIN = 1.3, 0.3
_SURE, _BY_WORDS = 0.98, 0.85
#: Blocking: by so many of a row's rarest words, of each only so many undertakings.
_RAREST, _LAST = 6, 200
_HOUSE = {"TK": "House of Representatives", "EK": "Senate"}
_HOME = "Netherlands"


@dataclass(frozen=True, slots=True)
class Match:
    """A register row with the spoor and the statement that it is about, why, and how sure that is (0 to 1)."""

    row: RegisterRow
    spoor: Spoor
    statement: Statement
    why: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Candidate:
    points: float
    match: Match


def match_register(rows: Sequence[RegisterRow], known: Known) -> tuple[list[Match], list[RegisterRow]]:
    """Return the matches, at most one a row and a spoor by wording, and the rows left open between several spoors."""
    if not rows:
        return [], []
    naming = _naming(known)
    by_number = [match for row in rows if (match := _by_number(row, known, naming)) is not None]
    numbered = {match.row.number for match in by_number}
    taken = {match.spoor.id for match in by_number}
    others = [row for row in rows if row.number not in numbered]
    weighing = _Weighing.of(known, rows)
    found: dict[str, list[_Candidate]] = {}
    for row in others:
        open_sporen = (spoor for spoor in weighing.candidates(row) if spoor.id not in taken)
        candidates = (weighing.weigh(row, spoor) for spoor in open_sporen)
        found[row.number] = sorted((one for one in candidates if one), key=_order, reverse=True)
    matches, unsure = _best_of(found, others)
    return by_number + matches, unsure


def _order(candidate: _Candidate) -> tuple[float, str]:
    return candidate.points, candidate.match.spoor.id


def _best_of(found: dict[str, list[_Candidate]], rows: Sequence[RegisterRow]) -> tuple[list[Match], list[RegisterRow]]:
    """Keep a row's best candidate where none is nearly as good and no other row has a better right to it."""
    matches, unsure = [], []
    for row in rows:
        candidates = found[row.number]
        if not candidates:
            continue
        best = candidates[0]
        rival = candidates[1].points if len(candidates) > 1 else 0.0
        others_right = [
            other.points
            for number, others in found.items()
            if number != row.number
            for other in others[:1]
            if other.match.spoor.id == best.match.spoor.id
        ]
        if best.points - max([rival, *others_right]) < _MARGIN:
            unsure.append(row)
        else:
            matches.append(best.match)
    return matches, unsure


def _naming(known: Known) -> dict[str, Spoor]:
    """Return the first spoor that names each reference."""
    found: dict[str, Spoor] = {}
    for spoor in known.sporen:
        for identity in spoor.statements:
            for reference in known.statements[identity].refs:
                found.setdefault(reference, spoor)
    return found


def _by_number(row: RegisterRow, known: Known, naming: Mapping[str, Spoor]) -> Match | None:
    """Return the match of a row whose number a spoor names, at the undertaking that the spoor begins with."""
    spoor = naming.get(reference_of(row)) if row.number else None
    return Match(row, spoor, known.statements[spoor.id], f"names {row.number}", _SURE) if spoor else None


def reference_of(row: RegisterRow) -> str:
    """Return a row's number as statements refer to it.

    >>> reference_of(RegisterRow("TK", "TZ202306-026")), reference_of(RegisterRow("EK", "T02301"))
    ('tz-202306-026', 't02301')
    """
    number = row.number.casefold()
    return f"tz-{number.removeprefix('tz').lstrip('-')}" if number.startswith("tz") else number


@dataclass(frozen=True, slots=True)
class _Weighing:
    """The words of an archive and of a register, with how rare each is."""

    known: Known
    wording: Wording
    rarity: Rarity
    names: dict[str, frozenset[str]]
    by_root: dict[str, list[Spoor]]

    @classmethod
    def of(cls, known: Known, rows: Sequence[RegisterRow]) -> _Weighing:
        wording = Wording([one.quote for one in known.statements.values()] + [row.text for row in rows])
        rarity = Rarity()
        names: dict[str, set[str]] = {}
        by_root: dict[str, dict[str, Spoor]] = {}
        for one in known.statements.values():
            spoor = known.spoor_of(one)
            if spoor is not None:
                roots = wording.of(one.quote)[0]
                rarity.note(spoor.id, roots)
                for root in roots if one.kind is Kind.ASSURANCE else ():
                    by_root.setdefault(root, {})[spoor.id] = spoor
            names.setdefault(one.document, set()).update(names_in(one.sentence), names_in(one.quote))
        for row in rows:
            rarity.note(row.number, wording.of(row.text)[0])
        said = {document: frozenset(found) for document, found in names.items()}
        return cls(known, wording, rarity, said, {root: list(found.values()) for root, found in by_root.items()})

    def candidates(self, row: RegisterRow) -> list[Spoor]:
        """Return the sporen with an assurance that shares one of a row's rarest words, so that not all are weighed."""
        rarest = self.rarity.rarest(self.wording.of(f"{row.title} {row.text}")[0], _RAREST)
        found = {spoor.id: spoor for root in rarest for spoor in self.by_root.get(root, ())[-_LAST:]}
        return list(found.values())

    def weigh(self, row: RegisterRow, spoor: Spoor) -> _Candidate | None:
        """Return the best statement of a spoor for a row, with its points; None where nothing allows a match."""
        told = [self.known.statements[identity] for identity in spoor.statements]
        promised = [one for one in told if _may_be(row, one)]
        if not promised or not self._in_time(row, told) or not self._names_are_known(row, told):
            return None
        weighed = [found for one in promised if (found := self._weigh(row, spoor, one)) is not None]
        return max(weighed, key=_order, default=None)

    def _weigh(self, row: RegisterRow, spoor: Spoor, one: Statement) -> _Candidate | None:
        ours, idle = self.wording.of(f"{row.title} {row.text}")
        theirs, their_idle = self.wording.of(one.quote)
        matter = (ours & theirs) - (idle & their_idle)
        mass = self.rarity.together(matter)
        whole = min(self.rarity.together(ours - idle), self.rarity.together(theirs - their_idle)) or 1.0
        near = nearness(row.text, one.quote)
        cover = max(mass / whole, near)
        same_term = bool(one.due) and one.due in terms_in(row)
        told_enough = len(matter) >= _LEAST_ROOTS and mass >= _LEAST_MASS
        if cover < _LEAST_COVER or not (told_enough or (same_term and mass >= _RARE) or (matter and near >= _NEARLY)):
            return None
        points, reasons = mass * cover, [f"share {', '.join(words_with(self.rarity.rarest(matter, 4), one.quote))}"]
        if near >= _NEARLY:
            points += _SAME_WORDING
            reasons.append("nearly the same wording")
        for more, reason in self._beside_words(row, one):
            points += more
            reasons.append(reason)
        if points < _ENOUGH:
            return None
        return _Candidate(points, Match(row, spoor, one, "; ".join(reasons), _BY_WORDS))

    def _beside_words(self, row: RegisterRow, one: Statement) -> Iterable[tuple[float, str]]:
        """Yield what speaks for a match beside its words: the day, the term, the office."""
        told = self.known.days.get(one.document)
        context = DateContext(document=told, language="nl")
        made = row.made_on.isoformat() if row.made_on else ""
        if made and any(found.edtf == made for found in find_dates(one.quote, context)):
            yield _SAME_DAY, f"names the day {made}"
        elif row.made_on and told and abs(told - row.made_on) <= _NEAR_IN_TIME:
            yield _CLOSE, f"told on {told}"
        if one.due and one.due in terms_in(row):
            yield _SAME_TERM, f"same term {one.due}"
        if _roles(row) & set(one.actor):
            yield _SAME_ROLE, f"same office {', '.join(sorted(_roles(row) & set(one.actor)))}"

    def _in_time(self, row: RegisterRow, told: Sequence[Statement]) -> bool:
        """Tell whether a row can be about what letters tell: not long after the last or long before the first."""
        days = [self.known.days[one.document] for one in told if one.document in self.known.days]
        if row.made_on is None or not days:
            return True
        return min(days) - _LONGEST_BEFORE <= row.made_on <= max(days) + _LONGEST_AFTER

    def _names_are_known(self, row: RegisterRow, told: Sequence[Statement]) -> bool:
        """Tell whether the letters name whatever a row names: another mission is another promise."""
        said = frozenset().union(*(self.names[one.document] for one in told))
        return names_in(row.text) <= said


def _may_be(row: RegisterRow, one: Statement) -> bool:
    """Tell whether a statement can be what a register holds: our government to that chamber, by no other minister."""
    if one.kind is not Kind.ASSURANCE or not all(name.partition(":")[0] == _HOME for name in one.actor):
        return False
    if one.addressee and _HOUSE[row.chamber] not in one.addressee:
        return False
    offices = {name for name in one.actor if ":" in name}
    return not offices or not _roles(row) or bool(offices & _roles(row))


@lru_cache(maxsize=4_096)
def _roles(row: RegisterRow) -> frozenset[str]:
    """Return the offices that a row names, by canonical name."""
    return frozenset(found.name for found in find_actors(row.office, row.made_on, "nl") if found.type == "role")


@lru_cache(maxsize=4_096)
def terms_in(row: RegisterRow) -> tuple[str, ...]:
    """Return the terms that the text of a row names (EDTF), reckoned from the day that it was made.

    >>> terms_in(RegisterRow("TK", "TZ202501-001", text="Voor 1 mei 2026 komt er een brief over de top in 2027."))
    ('../2026-05-01',)
    """
    found = find_dates(row.text, DateContext(document=row.made_on, language="nl"))
    own = (
        one for one in found if one.edtf and one.type in ("date", "period") and not is_time_of_another(one, row.text)
    )
    return tuple(_as_term(one.relation, one.edtf) for one in own)


def _as_term(relation: str, edtf: str) -> str:
    return f"../{edtf}" if relation == "before" and "/" not in edtf else edtf
