"""Reads the verb groups of an English sentence: auxiliaries, the main verb, voice, tense and negation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from nakomen.finders.english_verbs import is_adverb, is_stance, lemma_of, small_english, verb_forms
from nakomen.finders.words import Word

_BE = {"is": "s", "are": "base", "am": "base", "was": "past", "were": "past"}
_HAVE = {"has": "s", "have": "base", "had": "past"}
_DO = {"does": "s", "do": "base", "did": "past"}
_NEGATIONS = frozenset({"not", "never", "no", "cannot"})
#: Words after which "will" is a noun.
_OF_THE_WILL = frozenset({"political", "free", "good", "common", "collective"})


class VerbGroup(NamedTuple):
    """A finite verb with its helpers.

    `first` and `last` bound its words, `at` is its main verb. `modal` is will, shall, must, should, can, could, may,
    might, would, "be to" or nothing; `form` is base, s, past or modal: what the first word shows.
    """

    first: int
    last: int
    at: int
    lemma: str
    form: str
    modal: str = ""
    perfect: bool = False
    passive: bool = False
    progressive: bool = False
    negated: bool = False

    @property
    def past(self) -> bool:
        """Whether it stands in the simple past."""
        return self.form == "past" and not self.perfect


class _Reader:
    """Reads on from word to word behind an auxiliary."""

    def __init__(self, words: Sequence[Word], at: int) -> None:
        self.words = words
        self.at = at
        self.negated = False

    def next(self) -> str:
        """Return the next word that is no adverb; the place moves there."""
        self.at += 1
        while self.at < len(self.words) and is_adverb(self.words[self.at].folded):
            self.negated = self.negated or self.words[self.at].folded in _NEGATIONS
            self.at += 1
        return self.words[self.at].folded if self.at < len(self.words) else ""


def auxiliary_group(words: Sequence[Word], at: int) -> VerbGroup | None:
    """Return the group that an auxiliary opens, or None where the word opens none."""
    word = words[at].folded
    if word in small_english().modals:
        return _after_modal(words, at) if _is_modal(words, at) else None
    if word in _HAVE and not _after_to(words, at):
        return _after_have(words, at)
    if word in _BE:
        return _after_be(words, at)
    if word in _DO and not _after_to(words, at):
        reader = _Reader(words, at)
        main = reader.next()
        if main in verb_forms() and "base" in verb_forms()[main].forms and (reader.negated or reader.at > at):
            return VerbGroup(at, reader.at + 1, reader.at, lemma_of(main), _DO[word], negated=reader.negated)
        return VerbGroup(at, at + 1, at, "do", _DO[word])
    return None


def _after_to(words: Sequence[Word], at: int) -> bool:
    before = at - 1
    while before > 0 and is_adverb(words[before].folded):
        before -= 1
    return before >= 0 and (words[before].folded == "to" or words[before].folded in small_english().modals)


def _is_modal(words: Sequence[Word], at: int) -> bool:
    word, before = words[at], words[at - 1].folded if at else ""
    if word.text == "May" or (word.folded == "may" and before.isdigit()):
        return False
    after = words[at + 1].folded if at + 1 < len(words) else ""
    if word.folded == "will" and (before in small_english().determiners or before in _OF_THE_WILL or after == "of"):
        return before in ("all", "both", "these", "this", "those", "some", "many", "several", "most")
    return after.isalpha() or "-" in after


def _after_modal(words: Sequence[Word], at: int) -> VerbGroup | None:
    reader = _Reader(words, at)
    modal = words[at].folded
    reader.negated = modal == "cannot"
    modal = "can" if modal == "cannot" else modal
    main = reader.next()
    if not main or not main[0].isalpha():
        return None
    if main == "have":
        group = _after_have(words, reader.at)
    elif main == "be":
        group = _after_be(words, reader.at)
    else:
        group = VerbGroup(at, reader.at + 1, reader.at, lemma_of(main), "modal")
    return group._replace(first=at, form="modal", modal=modal, negated=group.negated or reader.negated)


def _after_have(words: Sequence[Word], at: int) -> VerbGroup:
    form = _HAVE[words[at].folded]
    reader = _Reader(words, at)
    main = reader.next()
    if main == "been":
        group = _after_be(words, reader.at)
        return group._replace(first=at, form=form, perfect=True, negated=group.negated or reader.negated)
    known = verb_forms().get(main)
    if known is not None and "participle" in known.forms:
        return VerbGroup(at, reader.at + 1, reader.at, known.lemma, form, perfect=True, negated=reader.negated)
    if known is None and main.endswith("ed") and len(main) > 4:
        return VerbGroup(at, reader.at + 1, reader.at, main, form, perfect=True, negated=reader.negated)
    negated = reader.negated or main in _NEGATIONS
    if main == "to" and reader.at == at + 1:
        base = reader.next()
        if base.isalpha():
            return VerbGroup(at, reader.at + 1, reader.at, lemma_of(base), form, modal="must", negated=negated)
    return VerbGroup(at, at + 1, at, "have", form, negated=negated)


def _after_be(words: Sequence[Word], at: int) -> VerbGroup:
    form = _BE.get(words[at].folded, "base")
    reader = _Reader(words, at)
    main = reader.next()
    place = reader.at
    known = verb_forms().get(main)
    if main == "being":
        main = reader.next()
        place, known = reader.at, verb_forms().get(main)
    if main == "to" or (main == "going" and place + 1 < len(words) and words[place + 1].folded == "to"):
        return _to_come(words, at, place + (main == "going"), form)
    behind = words[place + 1].folded if place + 1 < len(words) else ""
    if known is not None and not is_stance(main, behind):
        if "participle" in known.forms:
            return VerbGroup(at, place + 1, place, known.lemma, form, passive=True, negated=reader.negated)
        if "ing" in known.forms and behind[:1].isalnum():
            return VerbGroup(at, place + 1, place, known.lemma, form, progressive=True, negated=reader.negated)
    if known is None and main.endswith("ed") and len(main) > 5 and not is_stance(main, behind):
        return VerbGroup(at, place + 1, place, main, form, passive=True, negated=reader.negated)
    return VerbGroup(at, at + 1, at, "be", form, negated=reader.negated)


def _to_come(words: Sequence[Word], at: int, to: int, form: str) -> VerbGroup:
    """Read "are to submit" and "is going to submit"."""
    reader = _Reader(words, to)
    base = reader.next()
    modal = "will" if words[to - 1].folded == "going" else "be to"
    if base == "be":
        group = _after_be(words, reader.at)
        return group._replace(first=at, form=form, modal=modal)
    if base in verb_forms() and "base" in verb_forms()[base].forms:
        return VerbGroup(at, reader.at + 1, reader.at, lemma_of(base), form, modal=modal, negated=reader.negated)
    return VerbGroup(at, at + 1, at, "be", form, negated=reader.negated)
