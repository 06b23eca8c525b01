"""References as people type them: in the form that statements have, or as a paper writes them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def reference_forms() -> tuple[dict[str, Any], ...]:
    """Return the rows of the table of forms."""
    text = (files("nakomen.queries") / "reference_forms.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["form"])


def reference_typed(typed: str) -> str:
    """Return a reference as statements have it; nothing where it is none.

    >>> reference_typed("kst-28676-302"), reference_typed("Kamerstuk 28 676, nr. 302"), reference_typed("xx")
    ('kst-28676-302', 'kst-28676-302', '')
    """
    if any(re.fullmatch(form["pattern"], typed) for form in reference_forms()):
        return typed
    from nakomen.finders.references import find_references

    found = find_references(typed, "nl")
    return found[0].id if len(found) == 1 else ""
