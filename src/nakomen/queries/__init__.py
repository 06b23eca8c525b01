"""The query language: what a person types to narrow a search, a list or an export, read into words and conditions."""

from nakomen.queries.asked import Condition, Days, Numbers, Query, Value, Words
from nakomen.queries.fields import Field, field_named, field_of, fields
from nakomen.queries.names import actor_names
from nakomen.queries.parsing import parse
from nakomen.queries.typing_out import typed
from nakomen.queries.values import BadValueError, choice_named, value_of

__all__ = [
    "BadValueError",
    "Condition",
    "Days",
    "Field",
    "Numbers",
    "Query",
    "Value",
    "Words",
    "actor_names",
    "choice_named",
    "field_named",
    "field_of",
    "fields",
    "parse",
    "typed",
    "value_of",
]
