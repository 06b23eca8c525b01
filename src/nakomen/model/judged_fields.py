"""What a judgement may say: the fields of each kind, and the values that a field can have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from nakomen.model.edtf import is_edtf
from nakomen.model.errors import JudgementError
from nakomen.model.finds import AmountMention
from nakomen.model.sporen import AmountStage, Compliance, Relation, Status
from nakomen.model.statement import Force, Kind

#: The fields of a statement that a reviewer can correct, written as `Statement.to_dict` writes them.
FIELDS = ("kind", "actor", "addressee", "due", "amounts", "refs", "theme", "about", "force")
#: Before the actor whose compliance is rated: `compliance:Netherlands`.
COMPLIANCE = "compliance:"
_AMOUNT = re.compile(r"(?P<qualifier>~|>=|<=|>|<|)\s*(?P<value>-?\d+(?:\.\d+)?)(?: (?P<unit>.+))?")

#: The fields that a judgement of a kind may give; those of its own come first. The others give none.
_ALLOWED = {
    "correct": FIELDS,
    "add": FIELDS,
    "set_status": ("status", "amount_stage"),
    "change_term": ("due",),
    "confirm_link": ("relation",),
    "reject_link": ("relation",),
    "erase": ("erased",),
}
_NEEDED = {"add": "kind", "change_term": "due", "confirm_link": "relation"}


def check_values(judgement: str, values: Mapping[str, str]) -> None:
    """Refuse fields that a judgement of this kind cannot give, and values that a field cannot have."""
    allowed = _ALLOWED.get(judgement, ())
    for name, value in values.items():
        rated = judgement == "set_status" and name.startswith(COMPLIANCE) and len(name) > len(COMPLIANCE)
        if name not in allowed and not rated:
            remedy = f"choose from {', '.join(allowed)}" if allowed else "leave it out"
            raise JudgementError(f"a judgement of the kind {judgement} gives no field “{name}”", remedy=remedy)
        if not isinstance(value, str):
            raise JudgementError(f"the value of {name} is no text", remedy="put it between quotation marks")
        check_value(COMPLIANCE if rated else name, value)
    if judgement in ("correct", "set_status") and not values:
        raise JudgementError("nothing is corrected", remedy="give a field with its value: --set due=2024-12-31")
    needed = _NEEDED.get(judgement)
    if needed and not values.get(needed):
        raise JudgementError(f"a judgement of the kind {judgement} gives the field “{needed}”", remedy="give it")


def check_value(name: str, value: str) -> None:
    """Refuse a value that a field cannot have."""
    known = _ENUMS.get(name)
    if known is not None and value not in known:
        raise JudgementError(f"“{value}” is no value of {name.rstrip(':')}", remedy=f"choose from {', '.join(known)}")
    if name == "due" and value and not is_edtf(value):
        remedy = "write 2024-12-31, 2024-12, 2024, ../2024-12 or 2024-01/2024-06"
        raise JudgementError(f"“{value}” is no time in EDTF", remedy=remedy)
    if name == "amounts":
        amounts_of(value, 0)


_ENUMS: dict[str, tuple[str, ...]] = {
    "kind": tuple(Kind),
    "force": tuple(Force),
    "status": tuple(Status),
    "amount_stage": tuple(AmountStage),
    "relation": tuple(Relation),
    "erased": ("note", "reviewer and note"),
    COMPLIANCE: tuple(Compliance),
}


def amounts_of(written: str, at: int) -> tuple[AmountMention, ...]:
    """Return amounts as a statement holds them, from how `Statement.to_dict` writes them; all stand at one place.

    >>> [str(amount) for amount in amounts_of(">=2 %GDP;5 months", 0)]
    ['>=2 %GDP', '5 months']
    """
    parts = [part.strip() for part in written.split(";")] if written.strip() else []
    return tuple(_amount(part, at) for part in parts)


def _amount(written: str, at: int) -> AmountMention:
    match = _AMOUNT.fullmatch(written)
    try:
        value = Decimal(match["value"]) if match else None
    except InvalidOperation:
        value = None
    if match is None or value is None:
        remedy = "write 8700000 EUR, 2 %GDP or >=30 battalions, several parted by ;"
        raise JudgementError(f"“{written}” is no amount", remedy=remedy)
    return AmountMention(at, at, written, "judgement", value, match["unit"] or "", match["qualifier"])


def names_of(written: str) -> tuple[str, ...]:
    """Return the actors of how `Statement.to_dict` writes them.

    >>> names_of("Netherlands + Germany"), names_of("")
    (('Netherlands', 'Germany'), ())
    """
    return tuple(name.strip() for name in written.split(" + ") if name.strip())


def references_of(written: str) -> tuple[str, ...]:
    """Return the references of how `Statement.to_dict` writes them."""
    return tuple(name.strip() for name in written.split(";") if name.strip())


#: How a field's text becomes what a statement holds.
READ: Mapping[str, Callable[[str], object]] = {
    "kind": Kind,
    "actor": names_of,
    "addressee": names_of,
    "due": str,
    "refs": references_of,
    "theme": str,
    "about": str,
    "force": Force,
}
