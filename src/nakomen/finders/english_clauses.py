"""Cuts an English sentence into clauses around its finite verbs, with small tables and no tagger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nakomen.finders.english_finite import verb_groups
from nakomen.finders.english_groups import VerbGroup
from nakomen.finders.english_verbs import (
    is_adverb,
    is_noun_too,
    says_something,
    small_english,
    takes_bare_clause,
    verb_forms,
)
from nakomen.finders.words import Word, cut_words

_JOINING = frozenset({"and", "but", "or", "yet", ";", ":", "–", "—"})
#: What the stretch before a coordinate clause's verb may begin with, where it is a subject.
_BEFORE_NUMBERS = frozenset({"over", "about", "around"})
_MARKS = frozenset({",", ";", ":", "–", "—", "(", ")"})


@dataclass(slots=True)
class EnglishClause:
    """A clause: words `first` to `last`, its verb group, and what its subject spans.

    `opener` is the word that subordinates it (which, that, because, ...), "bare" where "that" is left out, or empty.
    `parent` is the number of the clause it depends on, -1 for a main clause. `gapped` clauses share the subject of the
    clause before. `own` are the places of its words outside its subordinate clauses.
    """

    first: int
    last: int
    verb: VerbGroup
    opener: str = ""
    parent: int = -1
    gapped: bool = False
    subject: tuple[int, int] = (0, 0)
    own: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class EnglishSentence:
    """A sentence of `text`, its words, and its clauses in order of their verbs."""

    text: str
    start: int
    end: int
    words: tuple[Word, ...]
    clauses: tuple[EnglishClause, ...]

    def span(self, clause: EnglishClause) -> tuple[int, int]:
        """Return a clause's stretch of the text; closing marks of the sentence go with the last one."""
        last = self.words[clause.last - 1]
        end = self.end if clause.last == len(self.words) else last.end
        return self.words[clause.first].start, end

    def mains(self) -> Iterator[EnglishClause]:
        """Yield the main clauses."""
        return (clause for clause in self.clauses if clause.parent < 0)

    def words_of(self, clause: EnglishClause) -> str:
        """Return a clause's own words from its verb on, in lower case with single spaces."""
        return " ".join(self.words[at].folded for at in clause.own if at > clause.verb.at)


def parse_english(text: str, start: int = 0, end: int | None = None) -> EnglishSentence:
    """Return a sentence with its clauses.

    >>> parsed = parse_english("The ministers, who met in Bergen, agreed to share data and will report in May.")
    >>> [(clause.verb.lemma, clause.opener, clause.parent) for clause in parsed.clauses]
    [('meet', 'who', 1), ('agree', '', -1), ('report', '', -1)]
    """
    stop = len(text) if end is None else end
    words = tuple(cut_words(text, start, stop))
    cutter = _Cutter(words)
    return EnglishSentence(text, start, stop, words, tuple(cutter.clauses()))


class _Cutter:
    """Walks over the finite verbs from left to right, keeping the main clause that still waits for its verb."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.found: list[EnglishClause] = []
        self.main_first: int | None = 0  # where a main clause began that has no verb yet
        self.waiting: list[EnglishClause] = []  # subordinate clauses seen before their main verb

    def clauses(self) -> list[EnglishClause]:
        before = 0
        groups = verb_groups(self.words)
        for group, following in zip(groups, [*groups, None][1:], strict=True):
            bare = self._bare_relative(before, group, following)
            if bare is not None:
                self._add(group, bare, "bare", len(self.found) - 1)
            else:
                self._place(group, before)
            before = group.last
        self._bound()
        return self.found

    def _bare_relative(self, before: int, group: VerbGroup, following: VerbGroup | None) -> int | None:
        """Return where a relative clause without "that" begins: at its pronoun ("the measures we imposed")."""
        at = self._back(group.first, before) - 1
        if at <= before or self.words[at].folded not in small_english().subjects - {"there"}:
            return None
        noun = self.words[at - 1]
        small = small_english()
        others = small.prepositions | small.determiners | small.openers | small.loose_openers | _JOINING
        if not noun.text[-1].isalpha() or noun.folded in others or is_adverb(noun.folded):
            return None
        if takes_bare_clause(noun.folded):
            return at
        if self.main_first is not None and not self._main_follows(group, following):
            return None
        return at

    def _main_follows(self, group: VerbGroup, following: VerbGroup | None) -> bool:
        """Tell whether the main verb is still to come, behind a comma and its own subject or at once."""
        if following is None:
            return False
        gap = [word.folded for word in self.words[group.last : following.first]]
        return "," in gap and gap[-1] in small_english().subjects

    def _back(self, at: int, before: int) -> int:
        """Return the place behind the last word before `at` that is no adverb."""
        while at > before and is_adverb(self.words[at - 1].folded):
            at -= 1
        return at

    def _place(self, group: VerbGroup, before: int) -> None:
        opener = self._opener(before, group)
        last = self.found[-1] if self.found else None
        joined = self._back(group.first, before)
        lead = last is not None and last.opener and self.main_first is not None and opener is None
        if lead and last is not None and joined > before and self._goes_on(joined):
            self._add(group, joined - 1, last.opener, last.parent)
        elif opener is not None:
            self._add(group, opener, self.words[opener].folded, len(self.found) - 1)
        elif self.main_first is not None:
            number = len(self.found)
            for clause in self.waiting:
                clause.parent = number
            self.waiting.clear()
            self._add(group, self.main_first, "", -1)
            self.main_first = None
        else:
            self._continue(group, before)

    def _goes_on(self, at: int) -> bool:
        """Tell whether "and" without a comma stands right before a verb."""
        return self.words[at - 1].folded in ("and", "or") and self.words[at - 2].folded != ","

    def _add(self, group: VerbGroup, first: int, opener: str, parent: int) -> None:
        if opener and self.main_first is not None:
            parent = -1  # told when the main verb comes
        clause = EnglishClause(first, len(self.words), group, opener, parent)
        clause.subject = self._subject(first + (1 if opener and opener != "bare" else 0), group.first)
        if opener and self.main_first is not None:
            self.waiting.append(clause)
        self.found.append(clause)

    def _opener(self, before: int, group: VerbGroup) -> int | None:
        """Return the word between two verbs that subordinates the second."""
        small = small_english()
        for at in range(group.first - 1, before - 1, -1):
            word = self.words[at].folded
            if word in small.openers and self.words[at].text != "WHO":
                if word == "that" and not self._joins(at, group):
                    continue
                return None if self._closed_off(at, group) else at
            if word in small.loose_openers and not self._closed_off(at, group) and self._loosely(at, group):
                return at
            if word in (";", ":", "–", "—") and at > before:
                return None
        return None

    def _joins(self, at: int, group: VerbGroup) -> bool:
        """Tell whether "that" opens a clause here, and does not point ("to that end")."""
        before = self.words[at - 1].folded if at else "to"
        return before not in small_english().prepositions - {"in"} and at < group.first

    def _loosely(self, at: int, group: VerbGroup) -> bool:
        """Tell whether "as", "since" and their kin open a clause with a verb of its own."""
        after = self.words[at + 1].folded if at + 1 < len(self.words) else ""
        verb = verb_forms().get(after)
        if verb is not None and "ing" in verb.forms:
            return False
        if group.first - at > 9 or "," in [word.folded for word in self.words[at : group.first]]:
            return False
        if self.words[at].folded == "as":
            known = after in small_english().subjects or after in ("the", "our", "its")
            return known or (self.words[at + 1].text[0].isupper() and group.first - at <= 4)
        return True

    def _closed_off(self, at: int, group: VerbGroup) -> bool:
        """Tell whether a comma parts an opening word from a verb that has its own subject."""
        word = self.words[at].folded
        if word in ("which", "who", "that", "whose"):
            return self.main_first is None and self._new_subject_after_comma(at, group)
        commas = [place for place in range(at + 1, group.first) if self.words[place].folded == ","]
        return bool(commas) and self._is_subject(commas[-1] + 1, group.first)

    def _new_subject_after_comma(self, at: int, group: VerbGroup) -> bool:
        """Tell whether ", and" with a subject stands between a relative word without a verb and this verb."""
        for place in range(group.first - 1, at + 1, -1):
            if self.words[place].folded == "and" and self.words[place - 1].folded == ",":
                return self._is_subject(place + 1, group.first)
        return False

    def _continue(self, group: VerbGroup, before: int) -> None:
        """Place a verb without an opener behind a clause that has its verb."""
        last = self.found[-1]
        bare = next(
            (at for at in range(group.first - 1, before - 2, -1) if takes_bare_clause(self.words[at].folded)), -1
        )
        at = self._joint(max(before, bare + 1), group)
        if at is None or (bare >= 0 and self.words[at].folded != "," and self.words[at - 1].folded != ","):
            self._add(group, min(max(before, bare + 1), group.first), "bare", len(self.found) - 1)
            return
        gapped = all(is_adverb(word.folded) or word.folded in _JOINING for word in self.words[at : group.first])
        comma = self.words[at].folded == "," or (at > 0 and self.words[at - 1].folded == ",")
        own = not gapped and self.words[at + 1].folded in small_english().subjects
        acts = gapped and says_something(group.lemma) and self._fits_main(group)
        if last.opener and not comma and not own and not acts and self.words[at].folded != ";":
            self._add(group, at, last.opener, last.parent)  # goes on with the subordinate clause
        elif last.opener and gapped and not self._fits_main(group):
            self._add(group, at, last.opener, last.parent)
        else:
            self._add(group, at, "", -1)
        self.found[-1].gapped = gapped

    def _fits_main(self, group: VerbGroup) -> bool:
        """Tell whether a verb can go on with the main clause: its form is that of the main verb."""
        main = next((clause for clause in reversed(self.found) if clause.parent < 0 and not clause.opener), None)
        if main is None:
            return True
        return group.form in (main.verb.form, "modal") or main.verb.form == "modal"

    def _joint(self, before: int, group: VerbGroup) -> int | None:
        """Return where a coordinate clause begins: at its conjunction or comma."""
        start = group.first
        while start > before and is_adverb(self.words[start - 1].folded):
            start -= 1
        if start > before and self.words[start - 1].folded in _JOINING | {","}:
            return start - 1
        for at in range(group.first - 1, before - 1, -1):
            word = self.words[at].folded
            if word in _JOINING and self._is_subject(at + 1, group.first):
                return at
            if word == "," and self._is_subject(at + 1, group.first):
                joined = at + 1 < group.first and self.words[at + 1].folded in ("and", "but")
                return at + 1 if joined else at
        return None

    def _is_subject(self, first: int, last: int) -> bool:
        """Tell whether a stretch can be the subject of the verb behind it: a noun phrase from its first word."""
        small = small_english()
        while first < last and (is_adverb(self.words[first].folded) or self.words[first].folded in ("and", "but")):
            first += 1
        if first >= last:
            return False
        word = self.words[first]
        known = verb_forms().get(word.folded)
        counted = word.folded in _BEFORE_NUMBERS and first + 1 < last and self.words[first + 1].text[0].isdigit()
        if (word.folded in small.prepositions and not counted) or word.folded in small.openers or word.folded in _MARKS:
            return False
        if known is not None and ("ing" in known.forms or not is_noun_too(known.lemma)):
            return False
        return word.text[0].isalnum() and not self._holds_infinitive(first, last)

    def _holds_infinitive(self, first: int, last: int) -> bool:
        """Tell whether "to" with a verb stands in the last stretch before the verb, so that it is no bare subject."""
        for at in range(first, last - 1):
            form = verb_forms().get(self.words[at + 1].folded)
            if self.words[at].folded == "to" and form is not None and "base" in form.forms:
                return at - first > 8
        return False

    def _subject(self, first: int, last: int) -> tuple[int, int]:
        """Return the stretch before a verb that holds its subject: what follows the last comma that closes a lead."""
        while last > first and is_adverb(self.words[last - 1].folded):
            last -= 1
        while first < last and self.words[first].folded in _JOINING | {","}:
            first += 1
        if first < last and self.words[last - 1].folded in small_english().subjects:
            return last - 1, last
        if first + 1 < last and self.words[first].folded == "we" and self.words[first + 1].folded == ",":
            return first, first + 1  # "We, the ministers, agree"
        begin = first
        for at in range(first, last):
            if self.words[at].folded == "," and self._is_subject(at + 1, last) and not self._in_list(first, at, last):
                begin = at + 1
        return begin, last

    def _in_list(self, first: int, comma: int, last: int) -> bool:
        """Tell whether a comma parts the members of a list ("Turkey, Sweden, and Finland")."""
        after = [word.folded for word in self.words[comma + 1 : last]]
        if "and" in after[:1]:
            return True
        lead = self.words[first].folded
        known = verb_forms().get(lead)
        led = lead in small_english().prepositions | {"as", "when", "while", "if"} or (known and "ing" in known.forms)
        return "and" in after and not led and not is_adverb(lead) and len(after) < 12

    def _bound(self) -> None:
        """Let each clause end where the next main clause begins, and a subordinate one with its main clause."""
        mains = [clause for clause in self.found if not clause.opener]
        for clause, following in pairwise(mains):
            clause.last = min(clause.last, self._before(following))
        for number, clause in enumerate(self.found):
            if clause.opener:
                self._bound_subordinate(number, clause, mains)
        for clause in mains:
            clause.first = self._after_mark(clause.first, clause)
        owners: dict[int, EnglishClause] = {}
        for clause in sorted(self.found, key=lambda one: one.last - one.first, reverse=True):
            for at in range(clause.first, clause.last):
                owners[at] = clause
        for clause in self.found:
            clause.own = tuple(at for at in range(clause.first, clause.last) if owners[at] is clause)

    def _bound_subordinate(self, number: int, clause: EnglishClause, mains: list[EnglishClause]) -> None:
        main = next((one for one in mains if one.first <= clause.first < one.last), None)
        if main is None:
            return
        clause.last = min(clause.last, main.last)
        if clause.first < main.verb.first:  # a lead or a relative clause in the subject
            clause.last = min(clause.last, self._lead_end(clause, main))
        for later in self.found[number + 1 :]:
            if later.opener and later.parent == clause.parent and later.first > clause.first:
                clause.last = min(clause.last, later.first)
                break

    def _lead_end(self, clause: EnglishClause, main: EnglishClause) -> int:
        if clause.opener in small_english().relatives or clause.opener == "whose":
            return main.verb.first
        return max(main.subject[0], clause.verb.last)

    def _before(self, clause: EnglishClause) -> int:
        """Return the end of what stands before a main clause, its comma and conjunction left out."""
        at = clause.first
        while at > 0 and self.words[at - 1].folded in (",", ";", "and", "or", "but"):
            at -= 1
        return at

    def _after_mark(self, first: int, clause: EnglishClause) -> int:
        while first < clause.verb.first and self.words[first].folded in (",", ";", ":", "–", "—", "and", "or", "but"):
            first += 1
        return first


__all__ = ["EnglishClause", "EnglishSentence", "parse_english"]
