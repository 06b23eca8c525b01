"""Makes an archive of synthetic sentences from a vocabulary of its own: the same ones every time."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate, product
from random import Random

from nakomen.archive import Archive
from nakomen.model import AmountMention, Block, BlockKind, Document, Identity, Kind, Statement

_PARTS = """
munitie brug haven dijk zee kust lucht grond trein spoor water wacht voorraad personeel kabel schip vaar energie
brand bos veld berg stads dorps land regio grens douane handels industrie onderzoeks kennis data net cyber radar
satelliet ruimte weer klimaat vorm plan bouw school zorg
;
kamer raad dienst post centrum fonds stelsel proces norm keten bureau lijn punt groep staf
;
besluit verslag overleg afspraak toets raming begroting bijdrage inzet oefening levering vergunning commissie
opdracht inventarisatie monitor rapportage verordening herziening uitbreiding
;
de van het een in en op voor dat is te met aan die zal door bij er als om
"""
#: The small words are in every second sentence, as in Dutch; the compounds of the three others are rare.
_BEGINNINGS, _MIDDLES, _ENDS, _SMALL = (part.split() for part in _PARTS.split(";"))
_ACTORS = ("Netherlands", "Netherlands:minister of defence", "allies", "NATO", "Norway", "Germany", "Estonia")
_THEMES = ("readiness", "cyber", "munitions", "burden-sharing", "military-mobility")
SENTENCES_A_DOCUMENT = 250


def vocabulary() -> list[str]:
    """Return the words, the commonest first."""
    compounds = ["".join(parts) for parts in product(_BEGINNINGS, _MIDDLES, _ENDS)]
    Random(7).shuffle(compounds)  # noqa: S311 - the same every time is what is wanted
    return [*_SMALL, *_BEGINNINGS, *_ENDS, *compounds]


class Sentences:
    """A source of sentences whose words are as unevenly frequent as those of a language (Zipf)."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)  # noqa: S311 - idem
        self.words = vocabulary()
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))

    def word(self) -> str:
        """Return the next word."""
        return self.words[bisect(self._weights, self._chance.random() * self._weights[-1])]

    def sentence(self) -> str:
        """Return a sentence of 6 to 32 words."""
        words = [self.word() for _ in range(self._chance.randint(6, 32))]
        return f"{' '.join(words).capitalize()}."


def documents(sentences: int, seed: int = 1, every: int = 5) -> Iterator[tuple[Document, list[Statement]]]:
    """Yield documents of 250 sentences, of which each so many hold a statement."""
    source = Sentences(seed)
    for number in range(-(-sentences // SENTENCES_A_DOCUMENT)):
        lines = [source.sentence() for _ in range(min(SENTENCES_A_DOCUMENT, sentences - number * SENTENCES_A_DOCUMENT))]
        identity = Identity(
            number=f"kst-{28676 + number % 40}-{number}",
            title=f"Verslag van overleg {number}",
            date=date(2000, 1, 1) + timedelta(days=number * 37 % 9000),
        )
        name = f"brief-{number:05d}"
        blocks, statements, at = [], [], 0
        for index, line in enumerate(lines):
            blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(line)))
            if index % every == 0:
                statements.append(_statement(name, line, at, number + index // every))
            at += len(line) + 2
        yield Document(name, "\n\n".join(lines), identity, blocks=tuple(blocks), source_name=f"{name}.txt"), statements


def _statement(document: str, line: str, start: int, turn: int) -> Statement:
    amount = AmountMention(start, start + 4, line[:4], "money.name", Decimal(1000 * (turn % 5000)), "EUR")
    return Statement(
        id=f"{document}-{start:06d}",
        document=document,
        start=start,
        end=start + len(line),
        quote=line,
        sentence=line,
        kind=list(Kind)[turn % len(Kind)],
        actor=(_ACTORS[turn % len(_ACTORS)],),
        due=str(2000 + turn % 30) if turn % 3 == 0 else "",
        amounts=(amount,) if turn % 4 == 0 else (),
        refs=(f"kst-28676-{turn % 400}",) if turn % 6 == 0 else (),
        theme=_THEMES[turn % len(_THEMES)],
        confidence=0.8,
    )


def fill(archive: Archive, sentences: int, seed: int = 1, every: int = 5) -> None:
    """Keep so many sentences in an archive, through the door that readers use."""
    for document, statements in documents(sentences, seed, every):
        archive.keep(document, statements, document.id.encode())
