"""How much speaks for it that a later statement is about the same undertaking as an earlier one."""

from __future__ import annotations

from dataclasses import dataclass, field

from nakomen.model import Kind, Statement
from nakomen.registers.actor_classes import actor_class
from nakomen.tracing.cues import has_cue
from nakomen.tracing.rarity import Rarity
from nakomen.tracing.telling import Told, are_of_other_clubs, are_strangers, names_of_declarations
from nakomen.tracing.wording import nearness, opening_roots

#: Points for what two statements share; found by hand on the open letters and the shipped dossier. What is shared
#: counts by its rarity: a root up to one point, less where much else is said.
_REFERENCE, _SAME_BACKGROUND = 4.0, 0.8
_SAME_THEME, _OTHER_THEME = 0.4, -0.8
_SAME_DOER, _SAME_STATE, _SAME_HOME, _STATE_FOR_ALL, _STRANGERS = 0.3, 0.5, 0.4, -0.6, -1.5
_OTHER_CLUB = -3.0
_SAME_MONEY, _SAME_PERCENTAGE, _SAME_COUNT = 1.6, 0.6, 0.6
_MEASURES_NORM = 1.0
_SAME_DAY, _SAME_YEAR = 0.8, 0.3
_DEFINITE = 0.5
_OWN_MONEY_OF_ANOTHER = -1.0
_RECALLS = 0.5
_BOTH_INFORM, _INFORMS_OF_OTHER, _NO_INFORMING = 0.3, -0.8, -0.4
_SAME_KIND = 0.2
_MOTION_NOT_NAMED, _OTHER_MOTION = -0.8, -4.0
_BOTH_MONEY = 0.4
_SAME_DECLARATION = 1.0
_OTHER_DECLARATION = -1.5
#: Themes that say little of the matter: to share one says nothing, and of the first kind nor does to differ.
_GENERAL, _CATCH_ALL = frozenset({"alliance"}), frozenset({"domestic"})
#: Themes within which two documents may well be about unrelated matters.
_WIDE = _GENERAL | _CATCH_ALL | {"eu-nato", ""}
#: Kinds whose sentence opens with the matter, where others open with who acts.
_ABOUT_THEIR_SUBJECT = frozenset({Kind.FULFILMENT, Kind.FINDING, Kind.TASKING, Kind.ASSURANCE})
#: A verb that two documents share counts from this rarity on: within one theme, and else.
_NOT_COMMON, _RARE = 0.4, 0.9
#: What a day says of the matter, and a declaration.
_BY_DAY, _BY_DECLARATION = 1.0, 2.4
#: Wording that two documents share within one theme counts from this share on, and with so much each tenth above it.
_SAME_WORDING, _WORDING_FROM, _BY_TENTH, _BY_WORDING = 0.5, 0.3, 0.6, 1.0
#: The words of a formula are no matter: what shares wording has to share a word of its matter.
_LEAST_MATTER = 0.3
_SAME_VOICE, _SAME_NORM = 0.5, 1.0
#: A share of wording that every pair of rare words gets, however much else is said.
_LEAST_COVER = 0.4
#: Of less than this share of words in common, wording is not compared.
_LEAST_COVER_OF_WORDING = 0.15


@dataclass(slots=True)
class Evidence:
    """Points for a link, and the reasons in words.

    `specific` is how much the shared words say of the matter, verbs left out; days and declarations told. `cover` is
    the share that they have of what the one that says least has to say.
    """

    points: float = 0.0
    reasons: list[str] = field(default_factory=list)
    shared: frozenset[str] = frozenset()
    by_reference: bool = False
    based: bool = False
    definite: bool = False
    by_values: bool = False
    specific: float = 0.0
    cover: float = 0.0

    def add(self, points: float, reason: str = "") -> None:
        """Add points, with the reason that a reader is to see."""
        self.points += points
        if reason:
            self.reasons.append(reason)


def share_narrow_theme(first: Statement, second: Statement) -> bool:
    """Tell whether two statements are of one theme that holds no unrelated matters."""
    return first.theme == second.theme and first.theme not in _WIDE


def holds_all_matters(theme: str) -> bool:
    """Tell whether a theme says nothing of the matter: none, or that it is one at home."""
    return not theme or theme in _CATCH_ALL


def weigh_matter(earlier: Told, later: Told, rarity: Rarity) -> Evidence:
    """Return the evidence that two statements are about one undertaking, of papers and words only."""
    evidence = Evidence()
    _weigh_references(evidence, earlier, later)
    _weigh_words(evidence, earlier, later, rarity)
    return evidence


def may_share_more_matter(earlier: Told, later: Told) -> bool:
    """Tell whether the rest of the evidence may still say that two statements share their matter."""
    same_term = later.statement.due and later.statement.due == earlier.statement.due
    both_count = earlier.amounts and later.amounts
    return bool(both_count or same_term or (earlier.declarations and later.declarations))


def weigh_more(evidence: Evidence, earlier: Told, later: Told, rarity: Rarity) -> None:
    """Add the rest of the evidence: who acts, amounts and terms, what is done, runs of words."""
    _weigh_doers(evidence, earlier, later)
    _weigh_values(evidence, earlier, later, rarity)
    _weigh_acts(evidence, earlier, later)
    _weigh_wording(evidence, earlier.statement, later.statement)


def _weigh_references(evidence: Evidence, earlier: Told, later: Told) -> None:
    """Weigh papers that both name; a letter may cite one paper for several matters, a motion or toezegging is one."""
    references = earlier.own & later.own
    if not references:
        return
    evidence.based = True
    motion = earlier.statement.kind is Kind.REQUEST or _names_motion(later)
    one_matter = motion or any(reference.startswith(("tz-", "motion:")) for reference in references)
    evidence.by_reference = one_matter or earlier.statement.document != later.statement.document
    points = _REFERENCE if evidence.by_reference else _SAME_BACKGROUND
    evidence.add(points, f"both name {', '.join(sorted(references))}")


def _weigh_words(evidence: Evidence, earlier: Told, later: Told, rarity: Rarity) -> None:
    shared = (earlier.roots & later.roots) - (earlier.names & later.names)
    matter = shared - (earlier.idle & later.idle)
    if earlier.statement.document != later.statement.document:
        least = _NOT_COMMON if share_narrow_theme(earlier.statement, later.statement) else _RARE
        shared = frozenset(root for root in shared if root in matter or rarity.of(root) >= least)
    evidence.specific += rarity.together(matter)
    if not shared:
        return
    evidence.shared = shared
    evidence.based = True
    mass = rarity.together(shared)
    whole = min(rarity.whole(earlier.roots), rarity.whole(later.roots)) or 1.0
    evidence.cover = mass / whole
    evidence.add(mass * (_LEAST_COVER + (1 - _LEAST_COVER) * evidence.cover))
    if later.statement.kind in _ABOUT_THEIR_SUBJECT and opening_roots(later.statement.quote) & shared:
        evidence.definite = True
        evidence.add(_DEFINITE)


def _weigh_wording(evidence: Evidence, first: Statement, second: Statement) -> None:
    """Weigh whole runs of words, which say more than the same words in another order."""
    matter = first.document != second.document and evidence.specific >= _LEAST_MATTER
    # To compare letters is dear, and who shares hardly any words shares no runs of them.
    if not matter or evidence.cover < _LEAST_COVER_OF_WORDING or not share_narrow_theme(first, second):
        return
    near = nearness(first.quote, second.quote)
    if near >= _SAME_WORDING:
        evidence.based = True
        evidence.specific += _BY_WORDING
        evidence.add((near - _WORDING_FROM) * 10 * _BY_TENTH, "nearly the same wording")


def _weigh_doers(evidence: Evidence, earlier: Told, later: Told) -> None:
    first, second = earlier.statement.theme, later.statement.theme
    if first and second and first not in _GENERAL:
        same = 0.0 if first in _CATCH_ALL else _SAME_THEME
        evidence.add(same if first == second else _OTHER_THEME)
    both = earlier.doers & later.doers
    undertaken = later.binding and later.statement.kind is not Kind.PLEDGE
    if _gives_money(earlier) and (undertaken or not both) and not earlier.amounts & later.amounts:
        evidence.add(_OWN_MONEY_OF_ANOTHER)
    if are_of_other_clubs(earlier.statement.actor, later.statement.actor):
        evidence.add(_OTHER_CLUB)
    if are_strangers(earlier.doers, later.doers):
        evidence.add(_STRANGERS)
    elif both:
        classes = {actor_class(name) for name in both}
        points = _SAME_STATE if "state" in classes else _SAME_HOME if "home" in classes else _SAME_DOER
        evidence.add(points, f"same doer {', '.join(sorted(both))}")
    elif _is_alone_where_all_agreed(earlier, later):
        evidence.add(_STATE_FOR_ALL)


def _weigh_values(evidence: Evidence, earlier: Told, later: Told, rarity: Rarity) -> None:
    for amount in sorted(earlier.amounts & later.amounts):
        if amount[0] == "%GDP" and later.statement.kind is Kind.FINDING and not _sets_norm(earlier):
            continue
        evidence.based = evidence.by_values = True
        evidence.add(_worth(amount[0]) * rarity.of(amount), f"same amount {amount[1].normalize():f} {amount[0]}")
    if later.statement.kind in (Kind.FINDING, Kind.FULFILMENT) and _currencies(earlier) & _currencies(later):
        evidence.add(_BOTH_MONEY)
    if later.statement.kind is Kind.FINDING and _sets_norm(earlier) and _has_norm(later):
        evidence.based = evidence.by_values = True
        evidence.add(_MEASURES_NORM, "measured against the same norm")
    if _ask_the_same_norm(earlier, later):
        evidence.based = evidence.by_values = True
        evidence.add(_SAME_NORM + _SAME_VOICE, "the same one asks for the same norm")
    if later.statement.due and later.statement.due == earlier.statement.due:
        by_day = "-" in later.statement.due
        evidence.based = evidence.based or by_day
        evidence.specific += _BY_DAY if by_day else 0.0
        evidence.add(_SAME_DAY if by_day else _SAME_YEAR, f"same term {later.statement.due}")


def _worth(unit: str) -> float:
    if len(unit) == 3 and unit.isupper():
        return _SAME_MONEY
    return _SAME_PERCENTAGE if unit.startswith("%") else _SAME_COUNT


def _gives_money(told: Told) -> bool:
    return told.statement.kind is Kind.PLEDGE and any(_worth(unit) == _SAME_MONEY for unit, _ in told.amounts)


def _currencies(told: Told) -> set[str]:
    return {unit for unit, _ in told.amounts if _worth(unit) == _SAME_MONEY}


def _is_alone_where_all_agreed(earlier: Told, later: Told) -> bool:
    """Tell whether one state reports on what many agreed, and not as the last of them."""
    if later.statement.kind is not Kind.FULFILMENT or earlier.statement.kind is not Kind.AGREEMENT:
        return False
    alone = len(later.doers) == 1 and all(actor_class(name) in ("home", "state") for name in later.doers)
    return alone and not has_cue(later.statement.quote, "whole")


def _ask_the_same_norm(earlier: Told, later: Told) -> bool:
    """Tell whether one and the same asks for one norm twice."""
    if later.statement.kind is not Kind.REQUEST or earlier.statement.kind is not Kind.REQUEST:
        return False
    same = set(earlier.statement.actor) & set(later.statement.actor)
    return bool(same) and any(unit.startswith("%") for unit, _ in earlier.amounts & later.amounts)


def _has_norm(told: Told) -> bool:
    """Tell whether a statement measures something against the size of the economy, as few norms do."""
    return any(unit == "%GDP" for unit, _ in told.amounts)


def _sets_norm(told: Told) -> bool:
    """Tell whether a statement holds such a norm itself: to ask for it, or to have to tell of it, sets none."""
    asks = told.statement.kind is Kind.REQUEST
    return _has_norm(told) and not asks and not has_cue(told.statement.quote, "to_tell")


def _weigh_acts(evidence: Evidence, earlier: Told, later: Told) -> None:
    first, second = earlier.statement, later.statement
    if second.kind is not Kind.POSITION and (has_cue(second.quote, "recall") or has_cue(second.quote, "repeat")):
        evidence.add(_RECALLS, "the later one recalls an undertaking")
    if first.kind is second.kind:
        evidence.add(_SAME_KIND)
    if second.kind in (Kind.FULFILMENT, Kind.ASSURANCE):
        evidence.add(_informing(first, second))
    if first.kind is Kind.REQUEST and earlier.own and not earlier.own & later.own:
        evidence.add(_OTHER_MOTION if _names_motion(later) and _names_motion(earlier) else _MOTION_NOT_NAMED)
    ours, theirs = earlier.declarations, later.declarations
    if ours & theirs:
        evidence.based = True
        evidence.specific += _BY_DECLARATION
        evidence.add(_SAME_DECLARATION, f"both name the declaration {names_of_declarations(ours & theirs)}")
    elif ours and theirs:
        evidence.add(_OTHER_DECLARATION)


def _informing(first: Statement, second: Statement) -> float:
    """Return points for telling the House what it was to be told, and against mixing that with deeds."""
    told, asked = has_cue(second.quote, "inform"), has_cue(first.quote, "inform")
    if told and first.kind not in (Kind.ASSURANCE, Kind.REQUEST):
        return _INFORMS_OF_OTHER
    if told == asked:
        return _BOTH_INFORM if told else 0.0
    return _NO_INFORMING if asked else 0.0


def _names_motion(told: Told) -> bool:
    return any(reference.startswith("motion:") for reference in told.statement.refs)
