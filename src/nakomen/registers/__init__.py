"""Facts with dates and sources: countries, allies, cabinets, bodies, groups, themes."""

from nakomen.registers.actor_classes import actor_class
from nakomen.registers.bodies import Body, bodies, chambers, groups
from nakomen.registers.countries import (
    Country,
    allies_on,
    countries,
    country_named,
    eu_members_on,
    european_allies_on,
    is_state,
)
from nakomen.registers.offices import HOME, Holding, Portfolio, holder_of, holdings, portfolios, role_of
from nakomen.registers.summary import register_summary
from nakomen.registers.tables import load_register

__all__ = [
    "HOME",
    "Body",
    "Country",
    "Holding",
    "Portfolio",
    "actor_class",
    "allies_on",
    "bodies",
    "chambers",
    "countries",
    "country_named",
    "eu_members_on",
    "european_allies_on",
    "groups",
    "holder_of",
    "holdings",
    "is_state",
    "load_register",
    "portfolios",
    "register_summary",
    "role_of",
]
