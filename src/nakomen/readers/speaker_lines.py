"""Lines that name who speaks next in a debate, alone or before the first words said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

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


def speaker_openings(texts: Sequence[str]) -> list[str]:
    """Return for each paragraph the line, or its opening words, that name who speaks; nothing where there is no debate.

    >>> speaker_openings(["De voorzitter: Wij beginnen.", "Minister Dalstra: Ja.", "Dat is al.", "De heer Bos (ZLP):"])
    ['De voorzitter:', 'Minister Dalstra:', '', 'De heer Bos (ZLP):']
    """
    found = [_opening(text) for text in texts]
    return found if sum(map(bool, found)) >= _TURNS else [""] * len(texts)


def is_unspoken(text: str) -> bool:
    """Tell whether a paragraph is what the report itself tells between what is said.

    >>> is_unspoken("De vergadering wordt enkele ogenblikken geschorst."), is_unspoken("Dan mevrouw Bos.")
    (True, False)
    """
    return re.match(load_table("nl", "debates")["unspoken"], text) is not None


def opens_motion(text: str) -> bool:
    """Tell whether a heading stands above the text of a motion, which its mover reads out.

    >>> opens_motion("Gewijzigde motie"), opens_motion("Kustbewaking")
    (True, False)
    """
    return re.match(r"(?:(?:nader )?gewijzigde? )?(?:motie|amendement)", text, re.IGNORECASE) is not None


def _opening(text: str) -> str:
    if names_speaker(text):
        return text
    head = text[:100]
    if ": " not in head:
        return ""
    found = _inline().match(head)
    if found is None or not all(_in_name(word) for word in re.sub(r"\([^)]*\)", "", found[0][:-1]).split()[1:]):
        return ""
    return found[0] if re.match(r" [\w«“‘\"'(]", text[found.end() :]) else ""


@cache
def _inline() -> re.Pattern[str]:
    return re.compile(load_table("nl", "debates")["speaker"])


def _in_name(word: str) -> bool:
    """Tell whether a word can stand in a name, or is `voorzitter` or `heer` before one."""
    table = load_table("nl", "references")["motion"]["prefixes"]
    return word[:1].isupper() or word in ("voorzitter", "heer") or word in table
