"""Why statements belong together, as a reader says it: actors, themes, amounts and terms by their words."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from nakomen.model import AmountMention
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.amount_words import amounts_in_words
from nakomen.wording.errors_in_words import translate
from nakomen.wording.on_pages import term, theme_name

#: Reasons that name something of the model, as tracing writes them.
_NAMING = tuple(
    map(
        re.compile,
        (
            r"same (?:doer|office) (?P<actors>.+)",
            r"same amount (?P<amount>.+)",
            r"counted against (?P<amount>.+), not against this norm",
            r"same term (?P<term>.+)",
            r"answers the only open request on (?P<theme>\S+) to (?P<actors>.+)",
            r"(?:on top of )?the only (?:open )?(?:pledge|deed) of (?P<actors>.+) on (?P<theme>\S+)(?: with money)?",
            r"the only decision on (?P<theme>\S+)",
        ),
    )
)


def link_in_words(why: str) -> str:
    """Return the reasons of a link, or of what answers an aim, in the language that is spoken.

    >>> link_in_words("same amount 650000000 EUR; same term ../2022-12; share munitie")
    'same amount EUR 650 million; same term by December 2022; share munitie'
    """
    return "; ".join(translate(_readable(part)) for part in why.split("; "))


def norm_reason_in_words(why: str) -> str:
    """Return why a holder of a norm is rated as it is, in the language that is spoken.

    >>> norm_reason_in_words("counted against 2 %GDP, not against this norm")
    'counted against 2% of GDP, not against this norm'
    """
    return translate(_readable(why))


def _readable(part: str) -> str:
    found = next(filter(None, (pattern.fullmatch(part) for pattern in _NAMING)), None)
    if found is None:
        return part
    for name, said in sorted(found.groupdict().items(), key=lambda one: found.start(one[0]), reverse=True):
        part = part[: found.start(name)] + _IN_WORDS[name](said) + part[found.end(name) :]
    return part


def _actors(said: str) -> str:
    return actors_in_words(re.split(r", | \+ ", said))


def _amount(said: str) -> str:
    value, _, unit = said.partition(" ")
    try:
        return amounts_in_words([AmountMention(0, 0, said, "", Decimal(value), unit)])
    except InvalidOperation:
        return said


_IN_WORDS: dict[str, Callable[[str], str]] = {
    "actors": _actors,
    "amount": _amount,
    "term": term,
    "theme": theme_name,
}
