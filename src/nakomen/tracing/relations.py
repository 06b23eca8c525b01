"""Names the relation of a later statement to the earlier one that it is linked to."""

from __future__ import annotations

from nakomen.model import BINDING, Kind, Relation, Statement
from nakomen.tracing.cues import has_cue
from nakomen.tracing.telling import doers_of
from nakomen.tracing.wording import nearness as wording_nearness

#: Share of the shorter one's wording from which two views or requests say the same.
_SAME_WORDS = 0.5
#: Within a letter an undertaking is told twice only in nearly the same words.
_SAME_SENTENCE = 0.8
#: What is said again word for word, where others that undertake the like undertake something else.
_SAID_AGAIN = frozenset({Kind.POSITION, Kind.REQUEST})
_UNDERTAKEN_TO_INFORM = frozenset({Kind.ASSURANCE, Kind.REQUEST})


def relation_of(later: Statement, earlier: Statement, nearness: float) -> Relation:
    """Return the relation of a later statement to an earlier one; `nearness` is how much of their words is shared."""
    if later.kind in _SAID_AGAIN and earlier.kind in _SAID_AGAIN:
        nearness = max(nearness, wording_nearness(later.quote, earlier.quote))
    if _reports_deeds(later, earlier):
        return _of_fulfilment(later, earlier)
    if later.kind in (Kind.FINDING, Kind.FULFILMENT):
        return _of_finding(later)
    if later.kind is Kind.POSITION:
        again = earlier.kind in (Kind.POSITION, Kind.REQUEST) and nearness >= _SAME_WORDS
        return Relation.REPEATS if again else Relation.FOLLOWS_UP
    return _of_undertaking(later, earlier, nearness)


def _reports_deeds(statement: Statement, earlier: Statement) -> bool:
    """Tell whether a statement reports something done: a fulfilment, or a finding that says so of the whole.

    "De kaart is later gereed dan voorzien" reports that it is not. A finding with figures measures, unless they are
    those of the undertaking or it says that this is all.
    """
    quote = statement.quote
    if has_cue(quote, "shortfall") and not has_cue(quote, "partly"):
        return False
    if statement.kind is not Kind.FINDING:
        return statement.kind is Kind.FULFILMENT
    figures = {str(amount) for amount in statement.amounts if amount.unit.startswith("%") or amount.unit.isupper()}
    if figures and not figures <= {str(amount) for amount in earlier.amounts}:
        return False
    return has_cue(quote, "done") or (has_cue(quote, "whole") and has_cue(quote, "ready"))


def _of_fulfilment(later: Statement, earlier: Statement) -> Relation:
    if earlier.kind not in BINDING:
        return Relation.FOLLOWS_UP
    only_told = "House of Representatives" in later.addressee or has_cue(later.quote, "inform")
    if only_told and earlier.kind not in _UNDERTAKEN_TO_INFORM:
        return Relation.FOLLOWS_UP
    return Relation.FULFILS


def _of_finding(later: Statement) -> Relation:
    if has_cue(later.quote, "change") or has_cue(later.quote, "shortfall"):
        return Relation.FOLLOWS_UP
    if has_cue(later.quote, "lapse"):
        return Relation.REPLACES
    measured = any(amount.unit for amount in later.amounts) or has_cue(later.quote, "measured")
    return Relation.MEASURES if measured else Relation.FOLLOWS_UP


def _of_undertaking(later: Statement, earlier: Statement, nearness: float) -> Relation:
    if has_cue(later.quote, "replace") or has_cue(later.quote, "lapse"):
        return Relation.REPLACES
    if later.kind is Kind.REQUEST:
        again = earlier.kind is Kind.REQUEST and (nearness >= _SAME_WORDS or _asks_again(later, earlier))
        return Relation.REPEATS if again else Relation.FOLLOWS_UP
    if earlier.kind is Kind.REQUEST:
        if later.kind is Kind.PLEDGE and _other_term(later, earlier) and doers_of(later) & doers_of(earlier):
            return Relation.CHANGES
        return Relation.SUPPLEMENTS if later.kind is Kind.TASKING and later.due else Relation.FOLLOWS_UP
    said = _said_of_itself(later, earlier)
    if said is not None:
        return said
    if later.kind is earlier.kind:
        return _of_same_kind(later, earlier, nearness)
    return _beside(later, earlier)


def _asks_again(later: Statement, earlier: Statement) -> bool:
    """Tell whether one asks for one share of something twice, or says that a request is like another."""
    shares = ({amount.value for amount in one.amounts if amount.unit.startswith("%")} for one in (later, earlier))
    return has_cue(later.quote, "alike") or (
        bool(set(later.actor) & set(earlier.actor)) and bool(set.intersection(*shares))
    )


def _said_of_itself(later: Statement, earlier: Statement) -> Relation | None:
    """Return what a later undertaking says of its relation in words: that it confirms or changes."""
    changes = has_cue(later.quote, "change")
    if _tells_adoption_again(later, earlier):
        return Relation.REPEATS
    if has_cue(later.quote, "repeat") and not (_other_term(later, earlier) and changes):
        return Relation.REPEATS
    if not (changes or has_cue(later.quote, "rest")) or not (later.due or later.amounts):
        return None
    part = later.kind is Kind.PLEDGE and earlier.kind is not Kind.PLEDGE
    return Relation.SUPPLEMENTS if part else Relation.CHANGES


def _tells_adoption_again(later: Statement, earlier: Statement) -> bool:
    """Tell whether a letter tells twice that a declaration was adopted: at its head, and where its turn comes."""
    if later.document != earlier.document or not later.kind is earlier.kind is Kind.AGREEMENT:
        return False
    both = set(later.refs) & set(earlier.refs)
    return any(reference.startswith("decl:") for reference in both) and has_cue(later.quote, "adopts")


def _of_same_kind(later: Statement, earlier: Statement, nearness: float) -> Relation:
    """Return the relation of undertakings of one kind: another term or amount is a change, all alike a repetition."""
    other_term = _other_term(later, earlier)
    if other_term and doers_of(later) & doers_of(earlier):
        return Relation.CHANGES
    if later.document == earlier.document:
        alike = later.due == earlier.due and nearness >= _SAME_SENTENCE
        return Relation.REPEATS if alike else _beside(later, earlier)
    if other_term or _other_amount(later, earlier):
        return Relation.CHANGES
    return Relation.SUPPLEMENTS if later.due and not earlier.due else Relation.REPEATS


def _beside(later: Statement, earlier: Statement) -> Relation:
    return Relation.SUPPLEMENTS if later.due and not earlier.due else Relation.FOLLOWS_UP


def _other_term(later: Statement, earlier: Statement) -> bool:
    """Tell whether a later term differs from an earlier one, and is not one that the earlier sentence names as well."""
    if not (later.due and earlier.due) or later.due == earlier.due:
        return False
    year = later.due.rsplit("/", 1)[-1][:4]
    return year in earlier.due or year not in earlier.quote


def _other_amount(later: Statement, earlier: Statement) -> bool:
    """Tell whether both name an amount of one unit, and none in common."""
    units = {amount.unit for amount in later.amounts} & {amount.unit for amount in earlier.amounts}
    return any(not _values(later, unit) & _values(earlier, unit) for unit in units)


def _values(statement: Statement, unit: str) -> set[str]:
    return {str(amount) for amount in statement.amounts if amount.unit == unit}


def is_part(statement: Statement) -> bool:
    """Tell whether an undertaking is a part, with a term of its own, of the one it is linked to: "waarvan dit jaar"."""
    return statement.kind in BINDING and bool(statement.due) and has_cue(statement.quote, "part_of")


def starts_its_own(later: Statement, earlier: Statement, relation: Relation) -> bool:
    """Tell whether an undertaking that follows up another has a story of its own: another doer, another term.

    Who is to send plans has done so once they are sent; who is to discuss them still has to. A part of a sum with a day
    of its own is paid or not, whatever becomes of the rest.
    """
    if is_part(later):
        return True
    if later.kind not in BINDING or relation is not Relation.FOLLOWS_UP:
        return False
    if earlier.kind is Kind.REQUEST or later.kind is Kind.REQUEST:
        return False
    return bool(later.due) and bool(earlier.due) and not doers_of(later) & doers_of(earlier)
