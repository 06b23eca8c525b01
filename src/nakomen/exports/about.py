"""What a file says of itself: what was asked, seen from which day, by which program, and what it is worth."""

from __future__ import annotations

from nakomen import __version__
from nakomen.exports.selection import Selection
from nakomen.wording import say


def about_rows(selection: Selection) -> list[tuple[str, str]]:
    """Return the rows as (what, value), in the language that is spoken."""
    return [
        (say("about-file-title"), selection.title or say("about-file-all")),
        (say("about-file-query"), selection.query or say("about-file-none")),
        (say("about-file-day"), selection.day.isoformat()),
        (say("about-file-made"), selection.made_at.isoformat(sep=" ", timespec="minutes")),
        (say("about-file-statements"), str(len(selection.statements))),
        (say("about-file-documents"), str(len(selection.documents))),
        (say("about-file-program"), f"nakomen {__version__}"),
        *([(say("about-file-address"), selection.address)] if selection.address else []),
        (say("about-file-worth"), say("about-file-caution")),
    ]
