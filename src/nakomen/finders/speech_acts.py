"""Finds speech acts: verbs and phrases that promise, decide, ask, hold or report, by the rows of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from nakomen.finders.clause_scanning import parse_sentence
from nakomen.finders.clauses import Clause, ParsedSentence, small_words
from nakomen.finders.predicates import Carrier, Predicate, predicate_of
from nakomen.finders.sentences import split_sentences
from nakomen.languages import load_table
from nakomen.model import SpeechActMention


@dataclass(frozen=True, slots=True)
class ActRow:
    """One row of the table `speech_acts`; see its head for what each column says."""

    id: str
    kind: str
    lemma: str
    needs: tuple[re.Pattern[str], ...] = ()
    unless: tuple[re.Pattern[str], ...] = ()
    kinds: dict[str, str] = field(default_factory=dict)
    passive_kind: str = ""
    actor: str = "subject"
    addressee: tuple[str, ...] = ()
    force: str = "firm"

    def fits(self, text: str) -> bool:
        """Tell whether a clause's own words (lower case, single spaces) meet the row's conditions."""
        return all(need.search(text) for need in self.needs) and not any(bar.search(text) for bar in self.unless)


@dataclass(frozen=True, slots=True)
class Act:
    """A row that fires in a clause, with the verb, noun or adjective that made it fire."""

    row: ActRow
    at: int
    carrier: Carrier | None
    te: bool = False


@dataclass(frozen=True, slots=True)
class _Rows:
    verbs: dict[str, tuple[ActRow, ...]]
    words: dict[str, tuple[ActRow, ...]]


def compile_phrase(phrase: str) -> re.Pattern[str]:
    """Return a pattern for whole words, `|` between choices and `*` for any ending.

    >>> bool(compile_phrase("op de hoogte|steun*").search("er was brede steunbetuiging"))
    True
    """
    choices = (
        re.escape(choice.strip()).replace(r"\*", r"[\w-]*").replace(r"\ ", r"\s") for choice in phrase.split("|")
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(choices)})(?![\w-])")


def _row(row: dict[str, Any], lemma: str) -> ActRow:
    addressee = row.get("addressee", ())
    return ActRow(
        id=row["id"],
        kind=row["kind"],
        lemma=lemma,
        needs=tuple(compile_phrase(phrase) for phrase in row.get("needs", ())),
        unless=tuple(compile_phrase(phrase) for phrase in row.get("unless", ())),
        kinds=row.get("kinds", {}),
        passive_kind=row.get("passive_kind", ""),
        actor=row.get("actor", "subject"),
        addressee=(addressee,) if isinstance(addressee, str) else tuple(addressee),
        force=row.get("force", "firm"),
    )


@cache
def _rows(language: str) -> _Rows:
    verbs: dict[str, list[ActRow]] = {}
    words: dict[str, list[ActRow]] = {}
    for row in load_table(language, "speech_acts")["act"]:
        if "verb" in row:
            verbs.setdefault(row["verb"], []).append(_row(row, row["verb"]))
        for column in ("noun", "adjective"):
            for word in row.get(column, "").split("|"):
                if word:
                    words.setdefault(word.strip(), []).append(_row(row, word.strip()))
    return _Rows(_most_specific_first(verbs), _most_specific_first(words))


def _most_specific_first(rows: dict[str, list[ActRow]]) -> dict[str, tuple[ActRow, ...]]:
    return {key: tuple(sorted(found, key=lambda row: -len(row.needs))) for key, found in rows.items()}


def act_rows(language: str = "nl") -> list[ActRow]:
    """Return every row of the table, for tests and for `doctor`."""
    rows = _rows(language)
    return [row for group in (rows.verbs, rows.words) for found in group.values() for row in found]


def acts_of(predicate: Predicate, parsed: ParsedSentence, language: str = "nl") -> list[Act]:
    """Return the acts of one clause, the weightiest first: verbs of the cluster, then words, then verbs after `te`."""
    rows = _rows(language)
    text = predicate.own_text
    acts = []
    led = any(carrier.te for carrier in predicate.carriers)  # "stelt voor de opbouw te voltooien"
    by_word: dict[int, list[tuple[tuple[bool, int, int], Carrier, ActRow]]] = {}
    for carrier in predicate.carriers:
        row = next((row for row in rows.verbs.get(carrier.lemma, ()) if row.fits(text)), None)
        if row is None or (row.id.endswith("-dat") and not _governs_clause(parsed, predicate.clause)):
            continue
        split = carrier.particle_at >= 0
        weight = (led or not carrier.weak, len(row.needs), split + (split and not carrier.weak))
        by_word.setdefault(carrier.at, []).append((weight, carrier, row))
    for at, found in by_word.items():
        _, carrier, row = max(found, key=lambda one: one[0])
        acts.append(Act(row, at, carrier, carrier.te))
    for at in predicate.own:
        row = next((row for row in rows.words.get(parsed.words[at].folded, ()) if row.fits(text)), None)
        if row is not None and not _in_prepositional_phrase(parsed, at):
            acts.append(Act(row, at, None))
    return sorted(acts, key=lambda act: (act.te, act.carrier is None))


def _governs_clause(parsed: ParsedSentence, clause: Clause) -> bool:
    """Tell whether a clause holds one that says what is told ("stelde dat ...")."""
    openers = ("dat", "of", "hoe", "wat", "welke", "waarom")
    return any(sub.opener in openers and clause.first < sub.first < clause.last for sub in parsed.subs)


def _in_prepositional_phrase(parsed: ParsedSentence, at: int) -> bool:
    """Tell whether a noun depends on a preposition ("met het akkoord"), so that it is only mentioned."""
    small = small_words()
    while at > 0 and parsed.words[at - 1].folded in small.determiners:
        at -= 1
    return at > 0 and parsed.words[at - 1].folded in small.prepositions - {"van", "te"}


def find_speech_acts(text: str, language: str = "nl") -> list[SpeechActMention]:
    """Find the speech acts of every clause, in reading order.

    >>> [(act.lemma, act.kind) for act in find_speech_acts("De Raad nam het actieplan aan.")]
    [('aannemen', 'agreement')]
    """
    found = []
    for sentence in split_sentences(text, language=language):
        parsed = parse_sentence(text, sentence.start, sentence.end)
        for clause in (*parsed.mains, *parsed.subs):
            predicate = predicate_of(parsed, clause)
            found += [_mention(text, parsed, predicate, act) for act in acts_of(predicate, parsed, language)]
    return sorted(found, key=lambda mention: (mention.start, mention.end, mention.row))


def _mention(text: str, parsed: ParsedSentence, predicate: Predicate, act: Act) -> SpeechActMention:
    word = parsed.words[act.at]
    return SpeechActMention(
        word.start, word.end, text[word.start : word.end], f"speech_acts/{act.row.id}", act.row.lemma, act.row.kind,
        predicate.negated,
    )  # fmt: skip
