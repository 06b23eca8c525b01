"""Works out what a clause's verbs say together: the verb that carries the meaning, and how it is helped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from nakomen.finders.clauses import FINITE, Clause, ParsedSentence, Verb, small_words
from nakomen.languages import load_table
from nakomen.languages.nl.verbs import VerbReading, verb_readings

#: Helping verbs that take a participle and never a bare infinitive.
_PERFECT_HELPERS = frozenset({"zijn", "hebben", "worden"})
_CLOSERS = frozenset({".", ",", ";", ":", ")", "!", "?", "»", "”", "–"})


@dataclass(frozen=True, slots=True)
class Carrier:
    """A verb that may carry the clause's meaning: its lemma and the numbers of its word and its split particle.

    It is `weak` where the particle may as well be a preposition.
    """

    lemma: str
    at: int
    particle_at: int = -1
    form: str = ""
    te: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Predicate:
    """A clause's verbs read together; `carriers` stand in order of weight, those after `te` last.

    `helpers` are the lemmas of helping verbs; `own` numbers the words of the clause outside its subordinate clauses.
    """

    clause: Clause
    carriers: tuple[Carrier, ...]
    helpers: frozenset[str]
    passive: bool
    perfect: bool
    past: bool
    negated: bool
    own: tuple[int, ...]
    own_text: str


@cache
def _moving_participles() -> frozenset[str]:
    """Participles that take `zijn` in the active perfect ("is gestegen")."""
    return frozenset(load_table("nl", "clauses")["active_with_zijn"])


def predicate_of(parsed: ParsedSentence, clause: Clause) -> Predicate:
    """Return what the clause's verbs say together.

    >>> from nakomen.finders.clause_scanning import parse_sentence
    >>> parsed = parse_sentence("Nederland kondigde gisteren een bijdrage aan.")
    >>> predicate_of(parsed, parsed.mains[0]).carriers[0].lemma
    'aankondigen'
    """
    own = own_words(parsed, clause)
    carriers, helpers = _cluster(parsed, clause, own)
    folded = [parsed.words[at].folded for at in own]
    participle = any(reading.form == "part" for verb in clause.others for reading in verb.readings)
    moving = any(parsed.words[verb.at].folded in _moving_participles() for verb in clause.others)
    passive = participle and ("worden" in helpers or ("zijn" in helpers and not moving and "hebben" not in helpers))
    negations = small_words().negations
    return Predicate(
        clause=clause,
        carriers=carriers,
        helpers=frozenset(helpers),
        passive=passive,
        perfect=participle and bool(helpers & {"hebben", "zijn"}),
        past=_is_past(clause),
        negated=any(word in negations for word in folded) and not _corrects(folded),
        own=own,
        own_text=" ".join(folded),
    )


def _cluster(parsed: ParsedSentence, clause: Clause, own: tuple[int, ...]) -> tuple[tuple[Carrier, ...], set[str]]:
    """Return the verbs of a clause that carry meaning, those after `te` last, and the lemmas of those that help."""
    auxiliary = small_words().auxiliary
    verbs = ([clause.finite] if clause.finite else []) + clause.others
    helpers: set[str] = set()
    plain: list[Carrier] = []
    with_te: list[Carrier] = []
    lexical = False  # a finite verb with a meaning of its own leaves participles to be adverbs
    for verb in verbs:
        compared = verb is not clause.finite and verb.at > clause.first + 1
        if compared and parsed.words[verb.at - 1].folded in ("dan", "zoals"):
            continue  # "later dan afgesproken" compares
        carriers = _carriers(parsed, clause, verb, own)
        helper = _helper_of(parsed, verb, auxiliary)
        if any(carrier.particle_at >= 0 and not carrier.weak for carrier in carriers):
            helper = ""  # "gingen in op" and "dient in" help no other verb
        if helper:
            helpers.add(helper)
        carriers = [carrier for carrier in carriers if len(verbs) == 1 or _has_meaning(carrier)]
        if verb is not clause.finite and helpers and helpers <= _PERFECT_HELPERS:
            carriers = [carrier for carrier in carriers if carrier.te or carrier.form == "part"]
        if _after_te(parsed, verb.at) and not _needs_te(helpers):
            with_te.extend(carriers)
        elif verb is clause.finite or (not lexical and not _is_modifier(parsed, clause, verb)):
            plain.extend(carriers)
        if verb is clause.finite:
            lexical = not helper
    return (*_by_weight(plain, clause), *with_te), helpers


def _corrects(folded: list[str]) -> bool:
    """Tell "niet eind 2022, maar eind 2023" from a negation."""
    return "niet" in folded and "maar" in folded[folded.index("niet") :]


def _has_meaning(carrier: Carrier) -> bool:
    """Tell a verb that can carry a clause from one that only helps; "gegaan" and "gebleven" carry theirs."""
    return carrier.lemma not in small_words().auxiliary.values() or (
        carrier.form == "part" and carrier.lemma in ("gaan", "blijven", "laten")
    )


def _is_modifier(parsed: ParsedSentence, clause: Clause, verb: Verb) -> bool:
    """Tell a participle that modifies what follows ("uitgebreid geëvalueerd", "verboden handeling") from a verb's."""
    if not any(reading.form == "part" for reading in verb.readings) or verb.at + 1 >= len(parsed.words):
        return False
    if any(other.at == verb.at + 1 for other in clause.others):
        return parsed.words[verb.at + 1].folded not in small_words().auxiliary  # "gedeeld worden"
    if any(other.at > verb.at and _after_te(parsed, other.at) for other in clause.others):
        return False  # "wordt aangemoedigd eigen normen te maken"
    following = parsed.words[verb.at + 1]
    small = small_words()
    known = (small.prepositions, small.coordinators, small.adverbs, small.determiners, small.strong, small.weak)
    if following.folded in small.auxiliary or following.folded in ("te", "om", "dat", "en", "zich", "er"):
        return False
    return following.text[0].islower() and not any(following.folded in group for group in known)


def own_words(parsed: ParsedSentence, clause: Clause) -> tuple[int, ...]:
    """Return the numbers of a clause's words that stand in none of the clauses inside it."""
    inner = [
        (sub.first, sub.last) for sub in parsed.subs if sub is not clause and clause.first <= sub.first < clause.last
    ]
    if clause.parent >= 0:
        inner = [(first, last) for first, last in inner if first > clause.first]
    return tuple(at for at in range(clause.first, clause.last) if not any(first <= at < last for first, last in inner))


def _helper_of(parsed: ParsedSentence, verb: Verb, auxiliary: dict[str, str]) -> str:
    folded = parsed.words[verb.at].folded
    return auxiliary.get(folded, "") or next(
        (reading.lemma for reading in verb.readings if reading.lemma in auxiliary.values() and not reading.particle), ""
    )


def _after_te(parsed: ParsedSentence, at: int) -> bool:
    """Tell whether an infinitive stands behind `te`, or behind one that does ("te zullen leiden")."""
    while at > 0 and parsed.words[at - 1].folded in small_words().auxiliary:
        at -= 1
    return at > 0 and parsed.words[at - 1].folded == "te"


def _needs_te(helpers: set[str]) -> bool:
    """Tell whether a helping verb itself takes `te` ("dient te worden voortgezet")."""
    return bool(helpers & {"dienen", "hoeven", "behoren"})


def _is_past(clause: Clause) -> bool:
    if clause.finite is None:
        return False
    past = {reading.lemma for reading in clause.finite.readings if reading.form in ("past_sg", "past_pl")}
    present = {reading.lemma for reading in clause.finite.readings if reading.form in FINITE - {"past_sg", "past_pl"}}
    return bool(past - present)


def _by_weight(carriers: list[Carrier], clause: Clause) -> list[Carrier]:
    """Put the finite verb first, split verbs before their bare readings, else keep the order of the words."""
    finite = clause.finite.at if clause.finite else -1
    return sorted(carriers, key=lambda one: (one.at != finite, one.at, one.weak, one.particle_at < 0))


def _carriers(parsed: ParsedSentence, clause: Clause, verb: Verb, own: tuple[int, ...]) -> list[Carrier]:
    """Return the lemmas a verb can have here: joined ones, and split ones whose particle is found."""
    te = _after_te(parsed, verb.at)
    joined = [
        Carrier(reading.lemma, verb.at, -1, reading.form, te) for reading in verb.readings if not reading.particle
    ]
    split = []
    for reading in verb.readings:
        if reading.particle in parsed.folded:
            score, at = _find_particle(parsed, clause, verb, reading, own)
            carrier = Carrier(reading.lemma, verb.at, at, reading.form, te, weak=score == 1)
            split.append((score, len(reading.particle), carrier))
    best = max((score for score, _, _ in split), default=0)
    if not best or (best == 1 and parsed.words[verb.at].folded in small_words().auxiliary):
        return joined  # "dient in het bijzonder" hands nothing in
    found = [carrier for score, _, carrier in sorted(split, key=lambda one: (-one[0], -one[1])) if score]
    return [*found, *joined] if best == 1 else found


def _find_particle(
    parsed: ParsedSentence, clause: Clause, verb: Verb, reading: VerbReading, own: tuple[int, ...]
) -> tuple[int, int]:
    """Return how sure a split particle is (0 for none) and the number of its word.

    It closes its clause (3), or stands before a word that cannot follow a preposition (2), or before anything (1).
    """
    words = parsed.words
    if clause.finite is not verb:
        at = verb.at - 1
        while at > 0 and words[at].folded in ("te", *small_words().auxiliary):
            at -= 1
        return (3, at) if words[at].folded == reading.particle and at < verb.at else (0, -1)
    best = (0, -1)
    for at in own:
        if at > verb.at and words[at].folded == reading.particle:
            best = max(best, (_certainty(parsed, at), at))
    if clause.opener and not best[0] and verb.at > 0 and words[verb.at - 1].folded == reading.particle:
        return 3, verb.at - 1  # "dat de middelen beschikbaar komen"
    if not best[0] and not clause.opener and all(one.particle for one in verb.readings):
        # "Ik moedig iedereen die het ziet aan dit te melden": behind a clause, of a verb that is nothing without it
        beyond = (at for at in range(verb.at + 1, len(words)) if words[at].folded == reading.particle)
        return next(((2, at) for at in beyond), best)
    return best


def _belongs_to_infinitive(parsed: ParsedSentence, at: int) -> bool:
    """Tell whether a particle before `te` is that of the infinitive behind it ("vast te stellen")."""
    if at + 2 >= len(parsed.words):
        return False
    particle = parsed.words[at].folded
    return any(reading.particle == particle for reading in verb_readings(parsed.words[at + 2].folded))


def _certainty(parsed: ParsedSentence, at: int) -> int:
    small = small_words()
    if at + 1 >= len(parsed.words):
        return 3
    following = parsed.words[at + 1].folded
    if parsed.words[at].folded == "om" and any(word.folded == "te" for word in parsed.words[at + 1 :]):
        return 0  # "om ... te leveren" opens an infinitive
    if following == "te" and _belongs_to_infinitive(parsed, at):
        return 0
    if following in _CLOSERS or following in small.coordinators:
        return 3
    if parsed.words[at].folded not in small.prepositions:
        return 3
    if (
        following in small.prepositions
        or following in small.strong
        or following in small.weak
        or following in ("om", "dat")
    ):
        return 2
    return 1
