"""From what a reviewer marked in a text, or typed, to the judgement that adds a statement."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from nakomen.ledger.typed_values import read_value
from nakomen.model import Anchor, Judgement, JudgementError, JudgementKind
from nakomen.web.paper import Paper

if TYPE_CHECKING:
    from nakomen.ledger import Ledger

#: The fields of a form that become fields of the statement.
FIELDS = ("kind", "actor", "addressee", "due")
_LONGEST = 3_000
_MOST_PLACES = 20


class OutdatedTextError(JudgementError):
    """Words that were marked in a text which has been read anew since."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a form asks for: words by their place, or typed and near a place; `read_as` tells in which text."""

    start: int
    end: int | None
    quote: str
    read_as: str
    fields: Mapping[str, str]
    note: str = ""


def wanted_of(form: Mapping[str, str]) -> Wanted:
    """Read a form; JudgementError says what cannot be understood."""
    end = form.get("end", "")
    return Wanted(
        start=_place(form.get("start") or "0"),
        end=_place(end) if end else None,
        quote=form.get("quote", "").replace("\r\n", "\n").strip(),
        read_as=form.get("read_as", ""),
        fields={name: form.get(name, "").strip() for name in FIELDS},
        note=form.get("note", "").strip(),
    )


def judgement_of(paper: Paper, ledger: Ledger, wanted: Wanted, reviewer: str, at: datetime) -> Judgement:
    """Return the judgement that adds the statement; JudgementError says what is wrong with it."""
    if wanted.read_as != paper.read_as:
        what = "this document was read anew since you marked these words"
        raise OutdatedTextError(what, where=paper.document.id, remedy="mark them again in the text as it stands now")
    if not reviewer:
        raise JudgementError("a judgement has a reviewer", remedy="give your name")
    anchor = _anchor(paper, wanted)
    if anchor.statement in ledger.statements:
        raise JudgementError(
            "these words are a statement already", where=anchor.statement, remedy="confirm or correct it"
        )
    values = {name: _written(name, value) for name, value in wanted.fields.items() if value}
    if "kind" not in values:
        raise JudgementError("a statement has a kind", remedy="choose one of the eight")
    return Judgement(JudgementKind.ADD, reviewer, at, (anchor,), values, wanted.note)


def _anchor(paper: Paper, wanted: Wanted) -> Anchor:
    from nakomen.review import anchor_of_passage

    document = paper.document
    quote, near = wanted.quote, wanted.start
    if wanted.end is not None:
        if not 0 <= wanted.start < wanted.end <= len(document.text):
            what = f"the document has no characters {wanted.start} to {wanted.end}"
            raise JudgementError(what, where=document.id, remedy="mark the words again")
        marked = document.text[wanted.start : wanted.end]
        quote = marked.strip()
        near = wanted.start + len(marked) - len(marked.lstrip())
    if not quote:
        raise JudgementError("no words are marked", where=document.id, remedy="mark the words of one statement")
    if len(quote) > _LONGEST:
        what = f"{len(quote)} characters are too many for one statement"
        raise JudgementError(what, where=document.id, remedy="mark the words of one statement")
    return anchor_of_passage(document, quote, near=near)


def _written(name: str, value: str) -> str:
    """Return a field's value as the model writes it; actors may be named as letters name them."""
    if name not in ("actor", "addressee"):
        return value
    return read_value(name, " + ".join(one.strip() for one in value.split("+")))


def _place(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise JudgementError(f"“{text[:20]}” is no place in a text", remedy="mark the words again")
    return int(text)


def places_of_words(paper: Paper, words: str) -> list[int]:
    r"""Return where words stand in a document, whatever their capitals and white space; the first twenty places.

    >>> from nakomen.model import Document
    >>> places_of_words(Paper.of(Document("brief-1", "De dijk is\nverhoogd. De dijk is af.")), "de  dijk is")
    [0, 21]
    """
    pattern = r"\s+".join(map(re.escape, words.split()[:50]))
    if not pattern:
        return []
    found = re.finditer(pattern, paper.document.text, re.IGNORECASE)
    return [match.start() for match, _ in zip(found, range(_MOST_PLACES), strict=False)]
