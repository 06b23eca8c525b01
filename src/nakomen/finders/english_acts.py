"""Finds speech acts in English clauses by the rows of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from nakomen.finders.english_clauses import EnglishClause, EnglishSentence, parse_english
from nakomen.finders.english_verbs import is_adverb, verb_forms
from nakomen.finders.sentences import split_sentences
from nakomen.languages import load_table
from nakomen.model import SpeechActMention


@dataclass(frozen=True, slots=True)
class EnglishRow:
    """One row of the table `speech_acts`; see its head for what each column says."""

    id: str
    kind: str
    after: re.Pattern[str] | None
    needs: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    by_saying: bool
    recipient: bool
    force: str

    def fits(self, behind: str) -> bool:
        """Tell whether the words behind the verb (lower case, no leading adverbs) meet the conditions."""
        if self.after is not None and not self.after.match(behind):
            return False
        return all(need.search(behind) for need in self.needs) and not any(bar.search(behind) for bar in self.unless)


def _phrase(phrase: str) -> re.Pattern[str]:
    choices = "|".join(re.escape(choice.strip()) for choice in phrase.split("|"))
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])")


def _row(row: dict[str, Any]) -> EnglishRow:
    return EnglishRow(
        id=row["id"],
        kind=row["kind"],
        after=_phrase(row["after"]) if "after" in row else None,
        needs=tuple(_phrase(phrase) for phrase in row.get("needs", ())),
        unless=tuple(_phrase(phrase) for phrase in row.get("unless", ())),
        by_saying=row.get("by_saying", False),
        recipient=row.get("actor", "") == "recipient",
        force=row.get("force", "firm"),
    )


@cache
def _rows() -> dict[str, tuple[EnglishRow, ...]]:
    """Return the rows by verb, those that ask most of the clause first."""
    found: dict[str, list[EnglishRow]] = {}
    for raw in load_table("en", "speech_acts")["act"]:
        row = _row(raw)
        for verb in raw["verb"].split("|"):
            found.setdefault(verb, []).append(row)
    return {verb: tuple(sorted(rows, key=_weight, reverse=True)) for verb, rows in found.items()}


def _weight(row: EnglishRow) -> tuple[bool, int]:
    return row.after is not None, len(row.needs)


def english_act(parsed: EnglishSentence, clause: EnglishClause) -> EnglishRow | None:
    """Return the row that fires in a clause, or None.

    >>> parsed = parse_english("We call on every port to lower its fees.")
    >>> row = english_act(parsed, parsed.clauses[0])
    >>> row and (row.id, row.kind)
    ('call-on', 'request')
    """
    return _first(clause.verb.lemma, words_behind(parsed, clause, clause.verb.at))


def words_behind(parsed: EnglishSentence, clause: EnglishClause, at: int) -> str:
    """Return a clause's words behind a verb, in lower case, from the first that is no adverb."""
    words = [parsed.words[place].folded for place in range(at + 1, clause.last)]
    start = 0
    while start < len(words) and is_adverb(words[start]):
        start += 1
    return " ".join(words[start : start + 60])


def _first(lemma: str, behind: str) -> EnglishRow | None:
    return next((row for row in _rows().get(lemma, ()) if row.fits(behind)), None)


def infinitive_act(parsed: EnglishSentence, clause: EnglishClause) -> tuple[str, EnglishRow | None]:
    """Return the verb of the infinitive right behind a clause's verb ("continue to support"), with its row."""
    at = clause.verb.at + 1
    while at < clause.last and is_adverb(parsed.words[at].folded):
        at += 1
    if at >= clause.last or parsed.words[at].folded != "to":
        return "", None
    at += 1
    while at < clause.last and is_adverb(parsed.words[at].folded):
        at += 1
    known = verb_forms().get(parsed.words[at].folded) if at < clause.last else None
    if known is None or "base" not in known.forms:
        return "", None
    return known.lemma, _first(known.lemma, words_behind(parsed, clause, at))


def find_english_acts(text: str) -> list[SpeechActMention]:
    """Find the speech acts of every clause of an English text, in reading order.

    >>> [(act.lemma, act.kind) for act in find_english_acts("The council adopted the plan and tasked its bureau.")]
    [('adopt', 'agreement'), ('task', 'tasking')]
    """
    found = []
    for sentence in split_sentences(text, language="en"):
        parsed = parse_english(text, sentence.start, sentence.end)
        for clause in parsed.clauses:
            row = english_act(parsed, clause)
            if row is not None:
                word = parsed.words[clause.verb.at]
                found.append(
                    SpeechActMention(
                        word.start, word.end, word.text, f"speech_acts/{row.id}", clause.verb.lemma, row.kind,
                        clause.verb.negated,
                    )
                )  # fmt: skip
    return found
