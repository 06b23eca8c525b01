"""Reasons of statements in the language that is spoken, by the table `reasons`."""

from __future__ import annotations

from nakomen.model import Reason
from nakomen.wording.errors_in_words import rows_of
from nakomen.wording.speaking import language, name_of


def reason_in_words(words: str) -> str:
    """Return the words of a rule as a reader says them; names of table rows and quoted words stay as they are.

    >>> reason_in_words("subject before the verb")
    'subject before the verb'
    """
    if language() == "en":
        return words
    for pattern, dutch in rows_of("reasons", "reason"):
        match = pattern.fullmatch(words)
        if match:
            return dutch.format(**match.groupdict())
    return words


def words_of(reason: Reason) -> str:
    """Return what a reason was found by: words of the text as they are, those of our rules as a reader says them.

    The reason of a kind tells its rule, that of a confidence how statements were made that are counted alike.
    """
    if reason.field == "kind" and reason.row != "cue":
        return reason_in_words(reason.words)
    if reason.field == "confidence":
        return ", ".join(name_of(part, reason_in_words(part)) for part in reason.words.split(", "))
    return reason.words
