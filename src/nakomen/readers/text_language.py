"""Tells the language of a text by the small words that hardly any text does without."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from nakomen.languages import load_table

#: Languages known by their letters: code, name, first and last letter.
_SCRIPTS = (
    ("ru", "Cyrillic", "\u0400", "\u04ff"),
    ("el", "Greek", "\u0370", "\u03ff"),
    ("ar", "Arabic", "\u0600", "\u06ff"),
    ("he", "Hebrew", "\u0590", "\u05ff"),
    ("zh", "Chinese or Japanese", "\u3040", "\u9fff"),
    ("ko", "Korean", "\uac00", "\ud7a3"),
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 8_000
#: Below this share of small words a text of 100 words and more is in none of the languages.
_FLOOR = 0.05


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of a text's language; `und` where none fits.

    A text of a few words is Dutch, or English where its small words clearly are.

    >>> language_of("De Raad heeft besloten dat het plan in mei wordt herzien.")
    'nl'
    >>> language_of("Der Rat hat beschlossen, dass die Lage im Mai durch die Länder und den Bund zu prüfen ist.")
    'de'
    >>> language_of("The council tasked the bureau in 2025."), language_of("Nederland is in mei gastheer.")
    ('en', 'nl')
    """
    middle = len(text) // 2
    sample = text if len(text) <= _SAMPLE else text[: _SAMPLE // 2] + text[middle : middle + _SAMPLE // 2]
    if script := _script(sample):
        return script
    words = Counter(_WORD.findall(sample.lower()))
    total = words.total()
    counts = {language: sum(words[word] for word in known) for language, known in _stop_words().items()}
    best = max(counts, key=lambda language: (counts[language], language in ("nl", "en")))
    if total < 12 or (counts[best] < 3 and total < 100):
        return "en" if counts["en"] > max(1, 2 * counts["nl"]) else "nl"
    if counts[best] < _FLOOR * total:
        return "und" if total >= 100 else "nl"
    ours = max(("nl", "en"), key=lambda language: counts[language])
    return best if counts[best] > 1.25 * counts[ours] else ours


def language_name(code: str) -> str:
    """Return the English name of a language that `language_of` tells.

    >>> language_name("de"), language_name("und")
    ('German', 'a language that is not recognised')
    """
    scripts = {row[0]: f"{row[1]} script" for row in _SCRIPTS}
    row = _others().get(code, {})
    return row.get("name") or scripts.get(code) or "a language that is not recognised"


def _script(sample: str) -> str:
    """Return the language of a text that is mostly in another script than the Latin one."""
    if len(sample.encode("ascii", "ignore")) > len(sample) / 2:
        return ""
    letters = [character for character in sample if character.isalpha()]
    for code, _, first, last in _SCRIPTS:
        if sum(first <= letter <= last for letter in letters) > len(letters) / 2:
            return code
    return ""


@cache
def _stop_words() -> dict[str, frozenset[str]]:
    ours = {language: frozenset(load_table(language, "letters")["stop_words"]["words"]) for language in ("nl", "en")}
    return ours | {language: frozenset(row["words"]) for language, row in _others().items()}


def _others() -> dict[str, Any]:
    rows: dict[str, Any] = load_table("nl", "letters")["other_languages"]
    return rows
