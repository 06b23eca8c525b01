"""Lines of plain text that name who speaks next in a debate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nakomen.languages import load_table

#: Fewer turns than this make no debate: a letter may hold one line that looks like a speaker's name.
_TURNS = 3


def speakers_of(paragraphs: Sequence[str]) -> list[str]:
    """Return for each paragraph who speaks in it, the line with the name included; nobody where there is no debate.

    >>> speakers_of(["Kades", "De voorzitter:", "Ik open het debat.", "De heer Bos (ZLP):", "Ja.", "De voorzitter:"])
    ['', 'De voorzitter', 'De voorzitter', 'De heer Bos (ZLP)', 'De heer Bos (ZLP)', 'De voorzitter']
    """
    if sum(names_speaker(text) for text in paragraphs) < _TURNS:
        return [""] * len(paragraphs)
    speaker, found = "", []
    for text in paragraphs:
        speaker = text.rstrip(" :") if names_speaker(text) else speaker
        found.append(speaker)
    return found


def names_speaker(text: str) -> bool:
    """Tell whether a paragraph is the line that names who speaks.

    >>> names_speaker("Minister Dalstra:"), names_speaker("Minister van Defensie:"), names_speaker("Zij zei:")
    (True, False, False)
    """
    return text.endswith(":") and re.fullmatch(load_table("nl", "debates")["speaker"], text) is not None
