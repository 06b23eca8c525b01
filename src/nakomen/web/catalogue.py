"""The words of the pages: English in the templates, Dutch in gettext catalogues, one an area."""

from __future__ import annotations

import gettext
from functools import cache
from importlib.resources import files
from io import BytesIO

from nakomen.wording import language


@cache
def _read(spoken: str) -> gettext.NullTranslations:
    """Return the catalogues of a language as one; English needs none."""
    if spoken == "en":
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    found: gettext.GNUTranslations | None = None
    for part in sorted((files("nakomen.web") / "locales" / spoken).iterdir(), key=lambda one: one.name):
        compiled = BytesIO()
        with part.open("rb") as stream:
            write_mo(compiled, read_po(stream))
        compiled.seek(0)
        read = gettext.GNUTranslations(compiled)
        if found is not None:
            read.add_fallback(found)
        found = read
    return found or gettext.NullTranslations()


def catalogue() -> gettext.NullTranslations:
    """Return the catalogue of the language that is spoken."""
    return _read(language())
