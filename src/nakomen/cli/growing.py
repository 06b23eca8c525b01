"""Makes many letters of the shipped ones, to measure how the work grows: other names, dates, amounts and papers.

Each world is the dossier told of another alliance: its long words and names become other ones, the same everywhere in
that world, its years move, its money is multiplied. Each letter becomes two documents. Nothing is drawn by lot: the
same number gives the same letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b, sha256

from nakomen.model import AmountMention, Document, Identity, Statement

#: So many letters a word of the matter has at least; shorter ones are grammar and stay.
_LONG = 7
#: Other words for a word: as many as matters of an archive that share it not at all.
_OTHERS = 5_000
#: The years over which worlds are spread.
_YEARS = 24
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SYLLABLES = [
    onset + vowel + coda
    for onset in ("b", "d", "gr", "h", "k", "kl", "l", "m", "n", "p", "r", "st", "t", "v", "w", "z")
    for vowel in ("a", "aa", "e", "ie", "o", "oe", "u", "ij")
    for coda in ("l", "m", "n", "r", "s", "t", "k", "f")
]
#: What a letter is made of.
Letter = tuple[Document, Sequence[Statement]]


@dataclass(frozen=True, slots=True)
class World:
    """One telling of the dossier: its number, how many years it is moved, and by how much money is multiplied."""

    number: int

    @property
    def years(self) -> int:
        """The years that dates are moved back or on."""
        return self.number % _YEARS - _YEARS // 2

    @property
    def times(self) -> int:
        """What money is multiplied by."""
        return self.number % 17 + 2

    def word(self, word: str) -> str:
        """Return another word for a long word, with its ending; short ones and verbs of grammar stay."""
        if len(word) < _LONG:
            return word
        other = _other(word.casefold(), (self.number * 31 + len(word)) % _OTHERS)
        return other.capitalize() if word[0].isupper() else other

    def digits(self, digits: str) -> str:
        """Return other digits: a year moves, the number of a dossier is the world's own."""
        if _YEAR.fullmatch(digits):
            return str(int(digits) + self.years)
        return f"{10_000 + self.number}" if len(digits) == 5 else digits

    def moved(self, edtf: str) -> str:
        """Return an EDTF date with its years moved."""
        return re.sub(r"\d{4}", lambda match: str(int(match[0]) + self.years), edtf)


@lru_cache(maxsize=200_000)
def _other(word: str, variant: int) -> str:
    number = int.from_bytes(blake2b(f"{word}/{variant}".encode(), digest_size=8).digest(), "big")
    syllables: list[str] = []
    while len("".join(syllables)) < len(word) - 3:
        number, at = divmod(number, len(_SYLLABLES))
        syllables.append(_SYLLABLES[at])
    return "".join(syllables) + word[-2:]


def grow(letters: Sequence[Letter], documents: int) -> Iterator[tuple[Document, list[Statement]]]:
    """Yield so many documents with their statements, world after world."""
    given, number = 0, 0
    while given < documents:
        world = World(number)
        number += 1
        for document, statements in letters:
            for half in _halves(document, statements):
                if given < documents:
                    given += 1
                    yield _retold(world, *half)


def _halves(document: Document, statements: Sequence[Statement]) -> Iterator[tuple[str, Document, list[Statement]]]:
    """Yield a letter as two, parted behind the statement in its middle."""
    ordered = sorted(statements, key=lambda one: (one.start, one.end))
    middle = len(ordered) // 2
    cut = ordered[middle].start if ordered else len(document.text)
    first = [one for one in ordered if one.end <= cut]
    second = [_moved(one, -cut) for one in ordered if one.start >= cut]
    yield "a", replace(document, text=document.text[:cut], blocks=(), notes=(), places=()), first
    yield "b", replace(document, text=document.text[cut:], blocks=(), notes=(), places=()), second


def _moved(statement: Statement, by: int) -> Statement:
    return replace(statement, start=statement.start + by, end=statement.end + by)


def _retold(
    world: World, half: str, document: Document, statements: Sequence[Statement]
) -> tuple[Document, list[Statement]]:
    """Return a document of a world, each statement at the place to which its words moved."""
    text, places = _translate(document.text, world)
    name = f"w{world.number:05}-{document.id}-{half}"
    day = document.identity.date
    identity = Identity(
        date=_in_year(day, world.years) if day else None, title=f"{document.identity.title} {world.number}"
    )
    told = [_told(one, world, name, (text, places)) for one in statements]
    unique = {one.id: one for one in told}
    new = replace(document, id=name, text=text, identity=identity, source_name=f"{name}.txt", digest="")
    return new, list(unique.values())


def _in_year(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28))


def _is_money(amount: AmountMention) -> bool:
    return len(amount.unit) == 3 and amount.unit.isupper()


def _translate(text: str, world: World) -> tuple[str, list[int]]:
    """Return a text retold, and for each character of the old one (and its end) its place in the new one."""
    parts: list[str] = []
    places: list[int] = []
    length = 0
    for match in _TOKEN.finditer(text):
        word = match[0]
        other = world.word(word) if word[0].isalpha() else world.digits(word) if word[0].isdigit() else word
        places += [length + min(at, len(other)) for at in range(len(word))]
        parts.append(other)
        length += len(other)
    return "".join(parts), [*places, length]


def _told(one: Statement, world: World, name: str, retold: tuple[str, list[int]]) -> Statement:
    text, places = retold
    start, end = places[one.start], places[one.end]
    quote = text[start:end]
    return replace(
        one,
        id=sha256(f"{name}\n{quote}\n{start}".encode()).hexdigest()[:12],
        document=name,
        start=start,
        end=end,
        quote=quote,
        sentence=_retell(one.sentence, world),
        due=world.moved(one.due),
        refs=tuple(_retell(reference, world) for reference in one.refs),
        amounts=tuple(_more(amount, world) for amount in one.amounts),
        because=(),
    )


def _more(amount: AmountMention, world: World) -> AmountMention:
    return replace(amount, value=amount.value * Decimal(world.times)) if _is_money(amount) else amount


def _retell(text: str, world: World) -> str:
    return _translate(text, world)[0]
