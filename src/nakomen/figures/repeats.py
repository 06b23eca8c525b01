"""Which amounts were told before, so that a contribution that several letters tell of counts once."""

from __future__ import annotations

from collections.abc import Sequence

from nakomen.ledger import Ledger
from nakomen.model import AmountMention, Statement
from nakomen.registers import is_state


def givers(actors: Sequence[str]) -> tuple[str, ...]:
    """Return the countries among actors, which give by themselves; others speak for all together.

    >>> givers(("Netherlands:minister of defence", "allies"))
    ('Netherlands',)
    """
    return tuple(name for name in (actor.partition(":")[0] for actor in actors) if is_state(name))


class Repeats:
    """Remembers amounts in the order of the letters.

    An amount is told again where it stands in the same spoor, or where the same country gives the same for the same
    theme. Two gifts that are alike in all of this count as one: too little is told rather than too much.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._sporen = {name: spoor.id for spoor in ledger.sporen for name in spoor.statements}
        self._known: set[tuple[object, ...]] = set()

    def known(self, statement: Statement, amount: AmountMention) -> bool:
        """Tell whether an amount was told before."""
        return not self._known.isdisjoint(self._keys(statement, amount))

    def add(self, statement: Statement, amount: AmountMention) -> None:
        """Remember an amount."""
        self._known |= self._keys(statement, amount)

    def _keys(self, statement: Statement, amount: AmountMention) -> set[tuple[object, ...]]:
        who = givers(statement.actor) or ("together",)
        keys: set[tuple[object, ...]] = {(who, statement.theme, amount.unit, amount.value)}
        if statement.id in self._sporen:
            keys.add((self._sporen[statement.id], amount.unit, amount.value))
        return keys
