"""Judgements about invented letters, with a secret that is none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from nakomen.archive import Archive
from nakomen.model import Anchor, Block, BlockKind, Document, Identity, Judgement, JudgementKind, Kind, Statement
from nakomen.review import anchor_of, judged
from nakomen.review.making import new_id

DIKE = "Het kabinet zegt toe de dijk bij Meerveld in 2024 te verhogen."
PUMP = "De minister informeert de Kamer voor de zomer over het gemaal."
DONE = "De sluis is inmiddels hersteld."
LETTER = f"Geachte voorzitter,\n{DIKE} Dat is van belang voor de omwonenden.\n{PUMP} {DONE}\nHoogachtend,"

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECRET = b"0123456789abcdef0123456789abcdef"


def anchor(
    statement: str = "brief-0001-000", quote: str = "Het kabinet heeft dit toegezegd.", start: int = 0
) -> Anchor:
    return Anchor("brief-0001", quote, start, "voor ", " achter", statement, {"kind": "pledge", "due": "2024"})


def confirm(reviewer: str = "Anna Vos", minute: int = 0, **fields: object) -> Judgement:
    given = {"kind": JudgementKind.CONFIRM, "subjects": (anchor(),), **fields}
    return Judgement(reviewer=reviewer, at=NOON + timedelta(minutes=minute), **given)  # type: ignore[arg-type]


def correct(reviewer: str = "Anna Vos", minute: int = 0, **values: str) -> Judgement:
    return confirm(reviewer, minute, kind=JudgementKind.CORRECT, values=values)


class Desk:
    """An archive of letters written for a test, and people who judge what stands in them."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.minute = 0

    def read(
        self, text: str, *quotes: str, document: str = "brief-1", day: date = date(2024, 1, 10), **fields: object
    ) -> None:
        """Keep a letter, a paragraph a line, with a statement for each quote; `kind:` before a quote gives its kind."""
        paragraphs, at = [], 0
        for line in text.split("\n"):
            paragraphs.append(Block(BlockKind.PARAGRAPH, at, at + len(line)))
            at += len(line) + 1
        blocks = tuple(block for block in paragraphs if block.end > block.start)
        identity = Identity(title=document, date=day)
        letter = Document(document, text, identity, blocks=blocks, source_name=f"{document}.txt")
        statements = [self._statement(letter, quote, fields) for quote in quotes]
        self.archive.keep(letter, statements, text.encode())

    def _statement(self, letter: Document, quote: str, fields: dict[str, object]) -> Statement:
        kind, colon, words = quote.partition(": ")
        if not colon or kind not in set(Kind):
            kind, words = "assurance", quote
        start = letter.text.index(words)
        given = {"actor": ("Netherlands",), "confidence": 0.8, **fields}
        identity = new_id(letter.id, words, 0)
        return Statement(identity, letter.id, start, start + len(words), words, words, Kind(kind), **given)  # type: ignore[arg-type]

    def at(self, words: str) -> Statement:
        """Return the statement in force in which words stand."""
        [found] = [one for one in judged(self.archive).statements if words in one.quote]
        return found

    def anchor(self, words: str) -> Anchor:
        """Return the anchor of the statement in which words stand."""
        statement = self.at(words)
        return anchor_of(self.archive.document(statement.document), statement)

    def rule(self, reviewer: str, kind: str, *words: str, **given: object) -> Judgement:
        """Let a reviewer judge the statements in which words stand, a minute after the last time."""
        self.minute += 1
        fields: dict[str, object] = {"subjects": tuple(self.anchor(one) for one in words), **given}
        at = NOON + timedelta(minutes=self.minute)
        judgement = Judgement(JudgementKind(kind), reviewer, at, **fields)  # type: ignore[arg-type]
        return self.archive.log.append(judgement, SECRET + self.minute.to_bytes(4, "big"))
