"""Tells which words of an English sentence are finite verbs, by what stands around them."""

from __future__ import annotations

from collections.abc import Sequence

from nakomen.finders.english_groups import VerbGroup, auxiliary_group
from nakomen.finders.english_verbs import (
    VerbForm,
    is_adverb,
    is_noun_too,
    says_something,
    small_english,
    takes_bare_clause,
    takes_preposition,
    verb_forms,
)
from nakomen.finders.words import Word

_CLOSING = frozenset({";", ":", "–", "—"})
_PLURAL_PRONOUNS = frozenset({"we", "they", "i", "you"})
_SINGULAR_PRONOUNS = frozenset({"he", "she", "it"})
_PLURALS = frozenset({"people", "nations", "parties", "g7", "g20"})
#: Prepositions that may follow a finite verb at once, where those verbs take one ("agreed to", "called for").
_GOES_ON = frozenset({"to", "on", "upon", "for", "with", "in", "at", "of"})
_POINTING = frozenset({"this", "these", "those"})
_STOPS = frozenset({"", ".", ",", ";", ":", ")", "(", "and", "or"})


def verb_groups(words: Sequence[Word]) -> list[VerbGroup]:
    """Return the finite verbs of a sentence with their helpers, in order."""
    return _Scanner(words).scan()


class _Scanner:
    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.groups: list[VerbGroup] = []
        self.segment = 0  # where the stretch began in which one finite verb is looked for
        self.taken = False  # whether that stretch has its verb
        self.relative = False  # whether a relative word opened it
        self.aside = False  # whether a comma stands before that word
        self.main = False  # whether a main clause has its verb

    def scan(self) -> list[VerbGroup]:
        at = 0
        while at < len(self.words):
            group = self._at(at)
            if group is None:
                self._pass(at)
                at += 1
            else:
                self.groups.append(group)
                self.main = self.main or not self.relative or self.taken
                self.taken = True
                at = group.last
                if takes_bare_clause(self.words[group.at].folded):
                    self._open(at)
        return self.groups

    def _pass(self, at: int) -> None:
        """Note a word that can open a new stretch with a verb of its own."""
        word = self.words[at].folded
        small = small_english()
        opens = word in small.openers or word in _CLOSING or takes_bare_clause(word)
        if word == ",":
            opens = self._pronoun(at + 1)
        elif word in ("and", "but"):
            opens = at > 0 and (self.words[at - 1].folded == "," or self._pronoun(at + 1))
        elif word in small.loose_openers:
            opens = at + 1 < len(self.words) and self._subject_like(at + 1)
        if opens:
            self._open(at + 1)
            self.relative = word in ("which", "who", "that", "whose", "whom")
            self.aside = at > 0 and self.words[at - 1].folded == ","

    def _open(self, at: int) -> None:
        self.segment, self.taken, self.relative = at, False, False

    def _pronoun(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].folded in small_english().subjects

    def _subject_like(self, at: int) -> bool:
        word = self.words[at]
        return self._pronoun(at) or word.folded in small_english().determiners or word.text[0].isupper()

    def _at(self, at: int) -> VerbGroup | None:
        group = auxiliary_group(self.words, at)
        if group is not None:
            return group
        known = verb_forms().get(self.words[at].folded)
        if known is None or known.forms <= {"ing"} or (known.forms <= {"participle"}):
            return None
        form = self._form(at, known)
        if form is None:
            return None
        negated = any(word.folded in ("not", "no", "never") for word in self.words[at + 1 : at + 2])
        group = VerbGroup(at, at + 1, at, known.lemma, form, negated=negated)
        if known.lemma == "need" and self._next(at) == "to":
            return self._needing(group)
        return group

    def _needing(self, group: VerbGroup) -> VerbGroup:
        """Read "need to reform" as what must be done."""
        place = group.at + 2
        while place < len(self.words) and is_adverb(self.words[place].folded):
            place += 1
        known = verb_forms().get(self.words[place].folded) if place < len(self.words) else None
        if known is None or "base" not in known.forms:
            return group
        return group._replace(last=place + 1, at=place, lemma=known.lemma, modal="must")

    def _next(self, at: int) -> str:
        at += 1
        while at < len(self.words) and is_adverb(self.words[at].folded):
            at += 1
        return self.words[at].folded if at < len(self.words) else ""

    def _form(self, at: int, known: VerbForm) -> str | None:
        """Return the finite form of a word here, or None where it is none."""
        before = at - 1
        while before >= self.segment and is_adverb(self.words[before].folded):
            before -= 1
        word = self.words[before].folded if before >= 0 else ""
        small = small_english()
        if word in _PLURAL_PRONOUNS:
            return _first(known, "base", "past")
        if word in _SINGULAR_PRONOUNS:
            return _first(known, "s", "past")
        if word in small.relatives and not (word == "that" and self._points(before)):
            return _first(known, "base", "s", "past")
        closing = (
            self.relative and not self.main and (word != "," or self.aside)
        )  # "the ministers who met in Bergen agreed"
        taken = self.taken and not closing
        if word in ("and", "or", "but", ","):
            joined = self._joined(at, before, known)
            if joined or taken or word != ",":
                return joined
        if taken or before < self.segment or word in small.no_heads:
            return None
        return self._after_noun(at, before, known)

    def _points(self, at: int) -> bool:
        """Tell whether "that" points to a noun behind it ("that agreement")."""
        return at > 0 and self.words[at - 1].folded in small_english().prepositions

    def _joined(self, at: int, before: int, known: VerbForm) -> str | None:
        """Return the form of a verb that "and" joins to the last finite verb, with the same subject."""
        if not self.groups:
            return None
        last = self.groups[-1]
        wanted = {"base": "base", "modal": "base", "s": "s", "past": "past"}[last.form]
        if wanted not in known.forms or last.perfect or (last.passive and last.form != "modal"):
            return None
        if wanted == "base" and last.form == "modal" and last.modal == "be to":
            return None
        following = self._next(at)
        with_object = following in small_english().objects or self._names(at + 1)
        calls = known.lemma in ("call", "look", "agree", "commit") and following in (
            "on",
            "upon",
            "for",
            "forward",
            "to",
        )
        calls = calls or (following == "to" and takes_preposition(known.lemma))
        if is_noun_too(known.lemma) and not (with_object or calls):
            return None
        anew = says_something(known.lemma) or (calls and before > 0 and self.words[before - 1].folded == ",")
        if wanted == "base" and not anew and self._infinitive_between(last.last, before):
            return None
        if self.words[before].folded == "," and not (with_object or calls):
            return None
        return wanted

    def _names(self, at: int) -> bool:
        """Tell whether a name stands here."""
        return at < len(self.words) and self.words[at].text[0].isupper()

    def _infinitive_between(self, first: int, last: int) -> bool:
        for at in range(first, last):
            if self.words[at].folded == "to":
                known = verb_forms().get(self._next(at))
                if known is not None and "base" in known.forms:
                    return True
        return False

    def _after_noun(self, at: int, before: int, known: VerbForm) -> str | None:
        """Return the form of a verb behind a noun, where the stretch has no verb yet."""
        word, small = self.words[before], small_english()
        if word.folded in _POINTING and before == self.segment and not is_noun_too(known.lemma):
            return _first(known, "s" if word.folded == "this" else "base", "past")
        if word.folded in small.prepositions or word.folded in small.determiners or word.folded.endswith(("’s", "'s")):
            return None
        if word.folded == "," and "s" not in known.forms and "past" not in known.forms:
            return None
        if self._auxiliary_follows(at):
            return None
        following = self._next(at)
        if "past" in known.forms and self._tells(at, following, known):
            return "past"
        if "s" in known.forms:
            return "s" if self._third(word, following, known) else None
        if "base" in known.forms and (word.folded in _PLURALS or (word.folded.endswith("s") and word.text[-2] != "s")):
            short = before - self.segment <= 2 and following not in _STOPS and following not in small.prepositions
            return "base" if not is_noun_too(known.lemma) or short or self._has_object(following) else None
        return None

    def _tells(self, at: int, following: str, known: VerbForm) -> bool:
        """Tell whether a form in -ed is the verb, and not a participle that describes the noun before it."""
        if following == "by":
            return False
        small = small_english()
        if following in small.prepositions:
            return "participle" not in known.forms or (takes_preposition(known.lemma) and following in _GOES_ON)
        return following not in _STOPS - {"and", "or"} or at + 2 >= len(self.words)

    def _third(self, word: Word, following: str, known: VerbForm) -> bool:
        small = small_english()
        if not is_noun_too(known.lemma):
            return True
        if following in _STOPS or following in small.prepositions - {"on", "upon", "to", "for"}:
            return False
        behind = verb_forms().get(following)
        if behind is not None and "past" in behind.forms:
            return False  # "nine states signed"
        if following in ("on", "upon", "for", "to"):
            singular = not word.folded.endswith("s") or word.text[0].isupper()
            return singular and takes_preposition(known.lemma)
        return True

    def _has_object(self, following: str) -> bool:
        return (
            following in small_english().objects
            or following in ("to", "on", "upon", "for")
            or following in small_english().determiners
        )

    def _auxiliary_follows(self, at: int) -> bool:
        """Tell whether a sure finite verb follows in the same stretch, so that this word cannot be one."""
        small = small_english()
        for place in range(at + 1, min(at + 25, len(self.words))):
            word = self.words[place].folded
            if word in small.openers or word in _CLOSING or word in ("and", "but") or word in small.subjects:
                return False
            if takes_bare_clause(word):
                return False
            if word in ("will", "is", "are", "has", "have", "was", "were", "must", "should", "shall"):
                return auxiliary_group(self.words, place) is not None
        return False


def _first(known: VerbForm, *forms: str) -> str | None:
    return next((form for form in forms if form in known.forms), None)
