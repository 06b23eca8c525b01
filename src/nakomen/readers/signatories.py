"""Reads who signed, and in what capacity, from a signature block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from nakomen.model import Signatory
from nakomen.readers.letter_cues import any_of

_PARTICLE = r"(?:van|de|der|den|ter|ten|te|von|bin|el|al|’t|'t|in)"
_NAME_WORD = r"[A-ZÀ-Þ][\w’'-]{1,40}(?:-[A-ZÀ-Þ][\w’'-]{1,40})?"
_INITIALS = r"(?:[A-ZÀ-Þ][a-zà-ÿ]{0,2}\.\s?){1,6}"
_TITLES = r"(?:(?:mr|drs|dr|ir|ing|prof|dhr|mw|mevr)\.\s?){0,4}"
#: A person as signatures write them: initials or first names, particles, a surname.
_NAME = re.compile(
    rf"(?:{_TITLES}(?:\([\w.]+\)\s?)?(?:{_INITIALS}|(?:{_NAME_WORD}\s){{1,3}})(?:\([\w-]+\)\s)?"
    rf"(?:{_PARTICLE}\s){{0,3}}"
    rf"{_NAME_WORD}(?:\s{_NAME_WORD})?)(?=$|[\s,;])"
)
#: How a capacity begins in which somebody signs for another who does not.
_FOR_ANOTHER = ("mede namens", "namens")
_ANSWER_BY = re.compile(
    r"Antwoord van (?P<role>(?:de )?(?:Minister(?:-President)?|Staatssecretaris)) "
    r"(?P<name>(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]en)\s)*"
    rf"{_NAME_WORD}(?:[\s-]{_NAME_WORD}){{0,2}}) \((?P<field>[^()]{{3,120}})\)"
)


def read_signatories(blocks: Iterable[str]) -> tuple[Signatory, ...]:
    """Return who signed, from the texts of signature blocks in reading order; a name takes the first role still open.

    One signs in one's own capacity before one signs for another too.

    >>> read_signatories(["De Minister van Waterwegen,", "A.B. de Wit"])
    (Signatory(name='A.B. de Wit', role='de Minister van Waterwegen'),)
    """
    parts = [part for block in blocks for part in _parts(block)]
    if parts and parts[0][1] and 2 * sum(bool(role) for role, _ in parts) == len(parts):
        return tuple(Signatory(name, role) for (_, name), (role, _) in pairwise(parts) if name and role)
    roles: list[str] = []
    signed: list[Signatory] = []
    for role, name in parts:
        if role:
            roles.append(role)
        elif roles:
            own = next((role for role in roles if not role.startswith(_FOR_ANOTHER)), roles[0])
            roles.remove(own)
            signed.append(Signatory(name, own))
        elif not signed or signed[-1].name != name:
            signed.append(Signatory(name, ""))
    return (*signed, *(Signatory("", role) for role in roles))


def answering_ministers(text: str) -> tuple[Signatory, ...]:
    """Return who answers, from the opening of published answers to written questions.

    >>> answering_ministers("Antwoord van Minister De Wit (Waterwegen) (ontvangen 7 maart 2024).")
    (Signatory(name='De Wit', role='Minister van Waterwegen'),)
    """
    return tuple(
        Signatory(match["name"], f"{match['role']} van {match['field']}") for match in _ANSWER_BY.finditer(text)
    )


def is_role(line: str) -> bool:
    """Tell whether a line names a signatory's capacity.

    >>> is_role("De Minister van Waterwegen,"), is_role("De Minister van Waterwegen sprak met de Raad.")
    (True, False)
    """
    rest = line if len(line) < 240 else ""
    named = False
    while match := any_of("role").match(rest):  # "de Minister van ..., mede namens de Minister van ..."
        named, rest = True, rest[match.end() :].lstrip(" ,")
    return named and not rest


def is_name(line: str) -> bool:
    """Tell whether a line is a person's name as signatures write them.

    >>> is_name("A.B. de Wit-Van Dam"), is_name("Noor van Dam"), is_name("De Raad besloot")
    (True, True, False)
    """
    return len(line) < 70 and _NAME.fullmatch(line.strip(" ,")) is not None and not is_role(line)


def _parts(block: str) -> Iterator[tuple[str, str]]:
    """Yield the roles and names of a block in order, as (role, "") or ("", name)."""
    at = 0
    while at < len(block):
        role = any_of("role").match(block, at)
        if role and role.end() > at:
            words = role[0].strip(" ,")
            yield words.lower() if words.isupper() else words[:1].lower() + words[1:], ""
            at = role.end()
            continue
        name = _NAME.match(block, at)
        if name:
            yield "", name[0].strip(" ,")
            at = name.end()
            continue
        gap = re.compile(r"[\s,;]+").search(block, at)
        at = gap.end() if gap else len(block)
