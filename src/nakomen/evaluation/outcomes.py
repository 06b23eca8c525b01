"""What became of each statement, kept without its sentence, and what changed since an earlier version."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nakomen.evaluation.matching import Row
from nakomen.evaluation.running import Evaluated
from nakomen.evaluation.scoring import FIELDS, wrong_fields
from nakomen.model import Kind

_KIND = "|".join(Kind)
_TOLD = re.compile(rf"(right|missed|kind: ({_KIND}) for ({_KIND})|extra: ({_KIND}))(, wrong ({'|'.join(FIELDS)}))*")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one statement: `right`, `kind: X for Y`, `missed` or `extra: X`, and which fields are wrong."""

    said: str
    quote: str = ""
    wrong: tuple[str, ...] = ()

    def __str__(self) -> str:
        return ", ".join((self.said, *(f"wrong {name}" for name in self.wrong)))

    @classmethod
    def parse(cls, kept: str) -> Outcome:
        """Return the outcome that a text tells; ValueError where it tells none.

        >>> Outcome.parse("kind: finding for pledge, wrong due").wrong
        ('due',)
        """
        if not _TOLD.fullmatch(kept):
            raise ValueError(kept)
        said, *wrong = kept.split(", ")
        return cls(said, wrong=tuple(one.removeprefix("wrong ") for one in wrong))

    @property
    def rank(self) -> float:
        """How good it is: right, another kind, nothing, an extra, missed; each wrong field takes a little off."""
        start = {"right": 3.0, "missed": -1.0}.get(self.said, 1.0 if self.said.startswith("kind") else -0.5)
        return start - 0.1 * len(self.wrong)


@dataclass(frozen=True, slots=True)
class Change:
    """One statement that fares otherwise than before; None before is not found, None now is not found any more."""

    document: str
    was: Outcome | None
    now: Outcome | None

    @property
    def lost(self) -> bool:
        """Whether it was better before."""
        return _rank(self.now) < _rank(self.was)

    def __str__(self) -> str:
        if self.now is None:
            return f"  gone   {self.document}: {self.was}"
        quote = f" «{self.now.quote}»" if self.now.quote else ""
        sign = "LOST" if self.lost else "gained"
        return f"  {sign:6} {self.document}: {self.was or 'not found'} -> {self.now}{quote}"


def _rank(outcome: Outcome | None) -> float:
    return 0.0 if outcome is None else outcome.rank


def outcomes_of(done: Iterable[Evaluated]) -> dict[str, Outcome]:
    """Return what became of each expected statement, and what was found beside them, by document and quote.

    A key holds a digest of the quote, so that a record of outcomes carries no text that is not ours.
    """
    outcomes: dict[str, Outcome] = {}
    seen: Counter[str] = Counter()
    for one in done:
        hits = {pair.gold: pair.found for pair in one.pairs}
        for at, row in enumerate(one.gold):
            found = one.found[hits[at]] if at in hits else None
            outcomes[_key(seen, one.name, row["quote"])] = _outcome(row, found)
        for row in one.extras():
            outcomes[_key(seen, f"{one.name}+", row["quote"])] = Outcome(f"extra: {row['kind']}", row["quote"])
    return outcomes


def document_of(key: str) -> str:
    """Return the document of a key of outcomes.

    >>> document_of("havenbrief+#08c9a21391/2")
    'havenbrief'
    """
    return key.partition("#")[0].rstrip("+")


def changes(before: Mapping[str, str], now: Mapping[str, Outcome]) -> list[Change]:
    """Return what changed since outcomes were kept, losses first.

    What stood outside the gold and is no longer found comes without its words: they are not kept.
    """
    changed = []
    for key in sorted(before.keys() | now.keys()):
        was, is_ = before.get(key), now.get(key)
        if was != (str(is_) if is_ is not None else None):
            changed.append(Change(document_of(key), Outcome.parse(was) if was is not None else None, is_))
    return sorted(changed, key=lambda change: not change.lost)


def _key(seen: Counter[str], name: str, quote: str) -> str:
    key = f"{name}#{hashlib.sha256(' '.join(quote.split()).encode()).hexdigest()[:10]}"
    seen[key] += 1
    return key if seen[key] == 1 else f"{key}/{seen[key]}"


def _outcome(row: Row, found: Row | None) -> Outcome:
    if found is None:
        return Outcome("missed", row["quote"])
    said = "right" if row["kind"] == found["kind"] else f"kind: {found['kind']} for {row['kind']}"
    return Outcome(said, row["quote"], wrong_fields(row, found))
