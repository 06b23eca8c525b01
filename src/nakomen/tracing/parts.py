"""Tells whether a report says that all was done, or a part."""

from __future__ import annotations

from decimal import Decimal

from nakomen.model import TIME_UNITS, Statement
from nakomen.registers.actor_classes import actor_class
from nakomen.tracing.cues import cue_of, has_cue

_TIMES = TIME_UNITS | {"times"}


def part_done(report: Statement, undertaking: Statement) -> str:
    """Return why a report of fulfilment covers only a part of an undertaking; nothing where it covers all.

    Shares count first ("elf van de twaalf", "80 procent"), then words ("deels"), less money than was undertaken, and
    some doers where all were to act, unless it says that this was all or the last.
    """
    short = short_count(report)
    if short:
        return short
    if _money(report) and _money(report) == _money(undertaking):
        return ""
    for group in ("partly", "proposed"):
        cue = cue_of(report.quote, group)
        if cue is not None and not has_cue(report.quote, "closed"):
            return f"«{cue.words}»"
    if has_cue(report.quote, "whole"):
        return ""
    return _less_money(report, undertaking) or _some_of_all(report, undertaking)


def short_count(report: Statement) -> str:
    """Return the share that a report gives when it is less than all: two counts of one thing, or a percentage."""
    by_unit: dict[str, list[Decimal]] = {}
    for amount in report.amounts:
        by_unit.setdefault(amount.unit, []).append(amount.value)
    for unit, values in by_unit.items():
        countable = not unit.startswith("%") and not _is_money(unit) and not _is_time(unit)
        if countable and len(values) == 2 and min(values) < max(values):
            return f"{min(values).normalize():f} of {max(values).normalize():f} {unit}"
        if unit == "%" and len(values) == 1 and values[0] < 100 and has_cue(report.quote, "share_done"):
            return f"{values[0].normalize():f} percent"
    return ""


def _less_money(report: Statement, undertaking: Statement) -> str:
    paid, promised = _money(report), _money(undertaking)
    for unit in sorted(paid.keys() & promised.keys()):
        if paid[unit] < promised[unit]:
            return f"{paid[unit].normalize():f} of {promised[unit].normalize():f} {unit}"
    return ""


def _some_of_all(report: Statement, undertaking: Statement) -> str:
    few = report.actor and all(actor_class(name) in ("some", "home", "state") for name in report.actor)
    if few and "allies" in undertaking.actor:
        return f"{' + '.join(report.actor)} of {' + '.join(undertaking.actor)}"
    return ""


def _money(statement: Statement) -> dict[str, Decimal]:
    """Return the greatest amount of each currency."""
    found: dict[str, Decimal] = {}
    for amount in statement.amounts:
        if _is_money(amount.unit):
            found[amount.unit] = max(found.get(amount.unit, amount.value), amount.value)
    return found


def _is_money(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _is_time(unit: str) -> bool:
    return unit in _TIMES
