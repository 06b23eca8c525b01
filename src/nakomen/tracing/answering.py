"""Who was asked answers: links that hang on who asks, who gives and of what theme, where words of the matter fail."""

from __future__ import annotations

from collections.abc import Sequence

from nakomen.model import Kind
from nakomen.tracing.cues import cue_of, has_cue
from nakomen.tracing.evidence import Evidence, share_narrow_theme
from nakomen.tracing.telling import Told
from nakomen.tracing.traced import Traced

#: How far behind a request, in characters and in statements, its answer or the like of it stands.
_REACH, _STATEMENTS = 700, 3
_POINTS = 1.6
_ANSWERS = frozenset({Kind.ASSURANCE, Kind.PLEDGE})


def only_open(traced: Traced, later: Told) -> tuple[Told, Evidence] | None:
    """Return the one undertaking of an earlier document that who acts and of what leaves; None for several or none.

    "Zoals was aangeboden" is about the doer's only open pledge; "een extra bijdrage" comes on top of the only one with
    money; a first pledge or deed answers the only request of its theme that was put to its doer.
    """
    return _reported(traced, later) or _on_top(traced, later) or _granted(traced, later)


def _reported(traced: Traced, later: Told) -> tuple[Told, Evidence] | None:
    statement = later.statement
    if later.own or statement.kind is not Kind.FULFILMENT or not has_cue(statement.quote, "recall"):
        return None
    return _only(traced.pledges_of(later), f"the only open pledge of {_doers(later)} on {statement.theme}")


def _on_top(traced: Traced, later: Told) -> tuple[Told, Evidence] | None:
    statement = later.statement
    if statement.kind is not Kind.PLEDGE or not later.money or not has_cue(statement.quote, "one_more"):
        return None
    paid = [one for one in traced.pledges_of(later) if one.money and share_narrow_theme(one.statement, statement)]
    return _only(paid, f"on top of the only pledge of {_doers(later)} on {statement.theme} with money")


def _granted(traced: Traced, later: Told) -> tuple[Told, Evidence] | None:
    statement = later.statement
    if statement.kind is not Kind.PLEDGE and not _is_deed_of_its_own(later):
        return None
    requests = [one for one in traced.requests_to(later) if share_narrow_theme(one.statement, statement)]
    first = {traced.sporen.get(one.statement.id, ""): one for one in reversed(requests)}
    return _only(list(first.values()), f"answers the only open request on {statement.theme} to {_doers(later)}")


def _is_deed_of_its_own(later: Told) -> bool:
    """Tell whether a statement reports a deed without saying of what it is the fulfilment."""
    statement = later.statement
    recalls = later.own or statement.addressee or any(has_cue(statement.quote, one) for one in ("recall", "inform"))
    return statement.kind is Kind.FULFILMENT and not recalls


def _only(found: Sequence[Told], reason: str) -> tuple[Told, Evidence] | None:
    return (found[0], Evidence(_POINTS, [reason])) if len(found) == 1 else None


def _doers(told: Told) -> str:
    return " + ".join(told.statement.actor)


def answered_beside(traced: Traced, later: Told, before: Sequence[Told]) -> tuple[Told, Evidence] | None:
    """Return the request just before that a statement answers, adds to or is like, in one document and theme.

    Of a request and what adds to it, it is the first.
    """
    for earlier in reversed(before[-_STATEMENTS:]):
        if later.statement.start - earlier.statement.end > _REACH:
            return None
        if earlier.statement.kind is not Kind.REQUEST or earlier.own or later.own:
            continue
        if not share_narrow_theme(earlier.statement, later.statement):
            continue
        reason = _beside(earlier, later)
        if reason:
            return _first_asked(traced, earlier), Evidence(_POINTS, [reason])
    return None


def _first_asked(traced: Traced, request: Told) -> Told:
    """Return the request that a request adds to, or the request itself."""
    while (before := traced.parents.get(request.statement.id)) and before.statement.kind is Kind.REQUEST:
        request = before
    return request


def _beside(earlier: Told, later: Told) -> str:
    """Return how a statement stands to a request just before it: alike, by the same one, or by who was asked."""
    first, second = earlier.statement, later.statement
    alike = cue_of(second.quote, "alike")
    if second.kind is Kind.REQUEST:
        if alike is not None:
            return f"«{alike.words}» likens it to what was asked before"
        again = set(first.actor) & set(second.actor) and set(first.addressee) & set(second.addressee)
        return "asked of the same one just before" if again and first.addressee else ""
    if not first.addressee or has_cue(second.quote, "inform"):
        return ""
    if second.kind in _ANSWERS and earlier.doers & {name.partition(":")[0] for name in second.actor}:
        return "answers what was asked of it just before"
    return ""
