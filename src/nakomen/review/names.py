"""Names of reviewers: one spelling a person, and a word where a new name is nearly one that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

#: How much alike two names are of which one may be a slip of the other.
_NEARLY = 0.85
_AFTER_INITIAL = re.compile(r"\b([^\W\d_])\s*\.\s*(?=[^\W\d_])")
_BEFORE_WORD = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]{2})")


def reviewer_named(typed: str) -> str:
    """Return the name of a reviewer in the one spelling that the log gets; an address of e-mail stays as it is.

    >>> reviewer_named("A.Vos"), reviewer_named(" A .  B. de  Vos "), reviewer_named("a.vos@example.org")
    ('A. Vos', 'A.B. de Vos', 'a.vos@example.org')
    """
    name = " ".join(typed.split())
    return name if "@" in name else _BEFORE_WORD.sub(r"\1. ", _AFTER_INITIAL.sub(r"\1.", name))


def as_known(typed: str, known: Iterable[str]) -> str:
    """Return the name under which somebody is known: as typed, else in the spelling of the log.

    >>> as_known("A.Vos", ["A. Vos"]), as_known("A.Vos", ["A.Vos", "A. Vos"])
    ('A. Vos', 'A.Vos')
    """
    return typed if typed in known else reviewer_named(typed)


def nearly_known(name: str, known: Iterable[str]) -> str:
    """Return the known reviewer of whose name another one is nearly the same; nothing where it is known, or new.

    >>> nearly_known("Anna Vos", ["Anna Voss", "Bas"]), nearly_known("Bas", ["Anna Voss", "Bas"])
    ('Anna Voss', '')
    """
    forms = {_letters(one): one for one in known}
    if name in forms.values():
        return ""
    near = get_close_matches(_letters(name), forms, n=1, cutoff=_NEARLY)
    return forms[near[0]] if near else ""


def _letters(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
