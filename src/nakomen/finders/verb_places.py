"""Tells from a word's neighbours whether a verb can stand there: "de inzet van" is a noun, "zet in op" is none."""

from __future__ import annotations

import re

from nakomen.finders.clauses import BREAKS, FINITE, small_words
from nakomen.finders.words import Word
from nakomen.languages.nl.verbs import doubtful, verb_readings

_YEAR = re.compile(r"(?:19|20)\d\d")


class VerbPlaces:
    """A sentence's words, with the numbers of those already taken as verbs."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.small = small_words()
        self.taken: set[int] = set()

    def following(self, at: int) -> str:
        """Return the word behind, or a full stop at the end."""
        return self.words[at + 1].folded if at + 1 < len(self.words) else "."

    def helper_follows(self, at: int) -> bool:
        """Tell whether a helping verb stands next."""
        return self.following(at) in self.small.auxiliary

    def may_be_verb(self, at: int) -> bool:
        """Tell whether a word that has verb readings can be one here, attributes apart."""
        word = self.words[at]
        before = self.words[at - 1].folded if at else ""
        if before in self.small.determiners and before not in self.small.pronouns and at - 1 not in self.taken:
            return False
        infinitive = word.folded.endswith("en")
        if infinitive and self.following(at) in ("van", "door") and self.near(at - 1, at - 2) & {"het"}:
            return False  # "het (vaker) verbeteren van": a noun
        if self.following(at) == "van" and word.folded.endswith("en") and self._goes_on_noun(at):
            return False  # "het werven en opleiden van": a noun too
        if not doubtful(word.folded):
            return True
        if self.following(at) == "van" and not any(one.folded in ("ik", "je") for one in self.words):
            return False  # "herstel van", "steun van": a noun, where nobody says ik
        return not (word.text[0].isupper() and at) and not self.in_noun_phrase(at)

    def _goes_on_noun(self, at: int) -> bool:
        """Tell whether an infinitive is coordinated with one behind `het`."""
        for start in range(max(at - 5, 0), at - 1):
            if self.words[start].folded == "het" and self.words[start + 1].folded.endswith("en"):
                return any(word.folded == "en" for word in self.words[start + 2 : at])
        return False

    def is_attribute(self, at: int) -> bool:
        """Tell an inflected participle before its noun ("verbeterde afspraken") from the past tense."""
        word = self.words[at]
        if not word.folded.endswith(("de", "te")) or at + 1 >= len(self.words) or doubtful(word.folded):
            return False
        if not any(reading.form == "part" for reading in verb_readings(word.folded[:-1])):
            return False
        following, small = self.words[at + 1], self.small
        if self.words[at - 1].folded in small.prepositions and at:
            return True
        if not following.text[0].islower() or following.folded in ("om", "zich"):
            return False
        known = (small.determiners, small.prepositions, small.adverbs, small.pronouns, small.strong, small.coordinators)
        return not any(following.folded in group for group in known)

    def may_open_main(self, at: int) -> bool:
        """Tell whether a word that may be a noun stands as the finite verb of a main clause does."""
        following, small = self.following(at), self.small
        groups = (small.determiners, small.pronouns, small.prepositions, small.adverbs, small.negations)
        if at == 0 or at + 1 >= len(self.words):
            return False
        return (
            any(following in group for group in groups)
            or following in ("om", "zich")
            or following[0].isdigit()
            or following == "€"
            or self.words[at + 1].text[0].isupper()
        )

    def is_possessive(self, at: int) -> bool:
        """Tell `zijn` as a determiner ("in zijn toespraak") from the verb."""
        if self.words[at].folded != "zijn" or at == 0:
            return False
        before = self.words[at - 1].folded
        return before in self.small.prepositions and before != "te"

    def after_te(self, at: int) -> bool:
        """Tell whether an infinitive stands behind `te`, or behind one that does ("te blijven garanderen")."""
        while at > 1 and self.words[at - 1].folded in self.small.auxiliary:
            at -= 1
        return at > 0 and self.words[at - 1].folded == "te"

    def stands_as_infinitive(self, at: int) -> bool:
        """Tell whether a word that may be a noun stands where an infinitive does: after `te`, at an end, by a verb."""
        following = self.following(at)
        return self.after_te(at) or at - 1 in self.taken or following in BREAKS

    def in_noun_phrase(self, at: int) -> bool:
        """Tell whether a word stands where a noun does: behind a determiner, preposition, number or adjective."""
        if at == 0:
            return False
        before = self.words[at - 1]
        small = self.small
        if before.folded == "te" or at - 1 in self.taken:
            return False
        counted = before.text[0].isdigit() and not _YEAR.fullmatch(before.text)  # "In 2025 stuur ik": no noun
        if before.folded in small.determiners or before.folded in small.prepositions or counted:
            return True
        adjective = before.folded.endswith("e") and len(before.folded) > 3 and not before.folded.endswith("ie")
        return adjective and before.folded not in small.adverbs and before.folded not in small.pronouns

    def near(self, *numbers: int) -> set[str]:
        """Return the words with these numbers, those outside the sentence left out."""
        return {self.words[at].folded for at in numbers if at >= 0}

    def plain_finite(self, at: int) -> bool:
        """Tell whether a word can only be a finite verb."""
        if at >= len(self.words):
            return False
        word = self.words[at]
        return any(r.form in FINITE for r in verb_readings(word.folded)) and not doubtful(word.folded)
