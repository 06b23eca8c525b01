"""Describes a piece of a sentence by the things that a second opinion weighs."""

from __future__ import annotations

from collections.abc import Iterator

from nakomen.extraction.pieces import Piece
from nakomen.extraction.situation import Situation
from nakomen.extraction.verdicts import Verdict
from nakomen.finders.clauses import small_words
from nakomen.model import TIME_UNITS

#: Pieces of at most these many words are short, middling, long; beyond them very long.
_LENGTHS = (6, 12, 24)


def features_of(piece: Piece, surroundings: str) -> tuple[str, ...]:
    """Return what is so about a piece, as names: what the rules said of it, its verb, who acts, what stands in it.

    `surroundings` names the sort of document and block. Names only, without the words of the text, save a closed list.
    """
    found = [*_of_verdict(piece.verdict), *_of_predicate(piece.situation), *_of_content(piece.situation)]
    kind = f"kind={piece.verdict.kind}"
    home = "home" if piece.situation.memory.domestic else "abroad"
    found += [f"in={surroundings}", f"length={_length(piece)}", home]
    # What the rules say means another thing at home than abroad, and in each sort of clause.
    crossed = [f"{kind}&{name}" for name in (home, *found[3:])]
    return tuple(dict.fromkeys([*found, *crossed]))


def _of_verdict(verdict: Verdict) -> Iterator[str]:
    act = verdict.act
    yield f"kind={verdict.kind}"
    yield f"rule={verdict.rule}"
    yield f"row={act.row.kind if act is not None else 'none'}"
    if act is not None:
        yield f"force={act.row.force}"
        yield "act by noun" if act.carrier is None else "act by verb"
    if verdict.own_voice:
        yield "own voice"


def _of_predicate(s: Situation) -> Iterator[str]:
    predicate = s.predicate
    for name, so in (
        ("passive", predicate.passive),
        ("perfect", predicate.perfect),
        ("past", predicate.past),
        ("negated", predicate.negated),
        ("future", s.future),
        ("obliging", s.obliging),
        ("subordinate", bool(s.clause.opener)),
        ("finite", s.clause.finite is not None),
    ):
        if so:
            yield name
    yield from (f"helper={helper}" for helper in sorted(predicate.helpers))
    yield f"group={s.group or 'nobody'}"
    yield f"subject={s.subject.type or 'none'}"
    if s.clause.first < s.clause.last:
        first = s.parsed.words[s.clause.first].folded
        small = small_words()
        known = first in small.pronouns or first in small.determiners or first in small.adverbs
        yield f"opens={first if known or first in small.prepositions else 'other'}"
    yield f"before={s.before}"


def _of_content(s: Situation) -> Iterator[str]:
    yield from (f"cue={name}" for name in sorted(s.cues))
    units = {amount.unit for amount in s.amounts}
    for name, so in (
        ("money", any(len(unit) == 3 and unit.isupper() for unit in units)),
        ("share", any(unit.startswith("%") for unit in units)),
        ("count", bool(units - TIME_UNITS)),
        ("date", bool(s.dates)),
        ("day ahead", s.looks_ahead),
        ("parliament", s.names_parliament),
        ("content", s.content is not None),
        ("infinitive", s.te_act is not None),
        ("foreign state", any(mention.type == "state" for mention in s.actors.mentions)),
        ("comparison", bool({"dan", "als"} & set(s.predicate.own_text.split()))),
    ):
        if so:
            yield name


def _length(piece: Piece) -> int:
    words = piece.situation.clause.last - piece.situation.clause.first
    return next((at for at, most in enumerate(_LENGTHS) if words <= most), len(_LENGTHS))
