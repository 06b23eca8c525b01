"""How pages look: colours, type and distances as variables, and the rules that use them; a mark for the head."""

from __future__ import annotations

from importlib.resources import files

#: The style sheets in the order in which they are read.
SHEETS = ("tokens.css", "page.css")
MARK = "mark.svg"


def style_of(name: str) -> str:
    """Return a file of this folder.

    >>> "--agreement-tint" in style_of("tokens.css")
    True
    """
    return (files("nakomen.styles") / name).read_text(encoding="utf-8")
