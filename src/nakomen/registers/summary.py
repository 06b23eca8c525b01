"""How much the registers hold."""

from __future__ import annotations

from datetime import date

from nakomen.registers.bodies import bodies, chambers, groups
from nakomen.registers.countries import allies_on, countries, eu_members_on
from nakomen.registers.offices import holdings, portfolios


def register_summary() -> dict[str, int]:
    """Return the number of rows of each register; allies and members are those that the register ends with.

    >>> register_summary()["allies"]
    32
    """
    return {
        "countries": len(countries()),
        "allies": len(allies_on(date.max)),
        "EU members": len(eu_members_on(date.max)),
        "bodies": len(bodies()),
        "groups": len(groups()),
        "chambers": len(chambers()),
        "portfolios": len(portfolios()),
        "holdings": len(holdings()),
    }
