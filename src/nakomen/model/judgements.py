"""What a reviewer ruled about a statement, a link or a status, tied to the words that it is about."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from nakomen.model.errors import JudgementError
from nakomen.model.judged_fields import check_values


class JudgementKind(StrEnum):
    """What a judgement does; the last one keeps the log honest when a person asks to be forgotten."""

    CONFIRM = "confirm"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    ADD = "add"
    CONFIRM_LINK = "confirm_link"
    REJECT_LINK = "reject_link"
    SET_STATUS = "set_status"
    CHANGE_TERM = "change_term"
    COMMENT = "comment"
    WITHDRAW = "withdraw"
    ERASE = "erase"


#: What one of the databases cannot keep: a zero byte, half a character.
_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")
_KINDS = frozenset(JudgementKind)
_LINKS = frozenset({JudgementKind.CONFIRM_LINK, JudgementKind.REJECT_LINK})
#: How many subjects a judgement of a kind has, at least and at most; the others have one.
_SUBJECTS = {
    JudgementKind.MERGE: (2, 50),
    JudgementKind.SPLIT: (3, 50),
    JudgementKind.CONFIRM_LINK: (2, 2),
    JudgementKind.REJECT_LINK: (2, 2),
    JudgementKind.SET_STATUS: (1, 2),
    JudgementKind.CHANGE_TERM: (1, 2),
    JudgementKind.WITHDRAW: (0, 50),
    JudgementKind.ERASE: (0, 0),
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words that a judgement is about, and where they stood when it was made.

    `statement` is the id that the statement had then, or empty for a passage in which the program found none; the
    quote with the words before and behind it finds the place again when ids and places have changed. `then` holds the
    fields that the reviewer saw, so that what she confirmed can be told after the program finds it no more.
    """

    document: str
    quote: str
    start: int
    before: str = ""
    behind: str = ""
    statement: str = ""
    then: Mapping[str, str] = field(default_factory=dict)

    @property
    def end(self) -> int:
        """Where the quote ended then."""
        return self.start + len(self.quote)

    def to_dict(self) -> dict[str, Any]:
        """Return the anchor as plain values."""
        return {
            "statement": self.statement,
            "document": self.document,
            "quote": self.quote,
            "start": self.start,
            "before": self.before,
            "behind": self.behind,
            "then": dict(sorted(self.then.items())),
        }


@dataclass(frozen=True, slots=True)
class Judgement:
    """One ruling of one reviewer; a later one is added, an earlier one never changed.

    `subjects` are what it is about: the statement (several to merge; to split the whole and then its parts; of a link
    the later and then the earlier end; of a status or term perhaps also its evidence). `values` are what she says the
    fields are. `seen` is the id of the last judgement of the log that she had seen, empty for none; None does not ask.
    `judgements` are ids of those that it withdraws or, in any other kind, settles between. `number` (from 1) and `id`
    are given by the log.
    """

    kind: JudgementKind
    reviewer: str
    at: datetime
    subjects: tuple[Anchor, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    seen: str | None = None
    judgements: tuple[str, ...] = ()
    program_version: str = ""
    number: int = 0
    id: str = ""

    def __post_init__(self) -> None:
        if self.kind not in _KINDS:
            remedy = f"choose from {', '.join(JudgementKind)}"
            raise JudgementError(f"there is no judgement “{self.kind}”", remedy=remedy)
        object.__setattr__(self, "kind", JudgementKind(self.kind))
        if not self.reviewer.strip():
            raise JudgementError("a judgement has a reviewer", remedy="name her with --reviewer or NAKOMEN_REVIEWER")
        if self.at.tzinfo is None:
            raise JudgementError("a judgement's time has a zone", remedy="give the time with its zone")
        self._check_subjects()
        check_values(str(self.kind), self.values)
        self._check_reasons()
        for words in (self.reviewer, self.note, *self.values.values()):
            _check_text(words)

    @property
    def statement(self) -> str:
        """The id that the statement it is about had then, or nothing."""
        return self.subjects[0].statement if self.subjects else ""

    @property
    def settles(self) -> bool:
        """Whether it ends a conflict between other judgements."""
        return bool(self.judgements) and self.kind not in (JudgementKind.WITHDRAW, JudgementKind.ERASE)

    def _check_subjects(self) -> None:
        least, most = _SUBJECTS.get(self.kind, (1, 1))
        if not least <= len(self.subjects) <= most:
            asked = str(least) if least == most else f"{least}–{most}"
            what = f"a judgement of the kind {self.kind} is about {asked} passages, not {len(self.subjects)}"
            raise JudgementError(what, remedy="name the statement, or mark the passage")
        for anchor in self.subjects:
            if not anchor.document or not anchor.quote.strip() or anchor.start < 0:
                raise JudgementError("a judgement is about words of a document", remedy="give an exact quote")
            for words in (anchor.quote, anchor.before, anchor.behind):
                _check_text(words)
        if self.kind is JudgementKind.MERGE and len({anchor.document for anchor in self.subjects}) > 1:
            what = "statements of different documents cannot be merged"
            raise JudgementError(what, remedy="confirm a link between them with the relation repeats")
        whole = self.subjects[0] if self.subjects else None
        if self.kind is JudgementKind.SPLIT and whole is not None:
            for part in self.subjects[1:]:
                if part.document != whole.document or not whole.start <= part.start <= part.end <= whole.end:
                    raise JudgementError("a part stands outside the statement", remedy="mark words within its quote")
        if self.kind in _LINKS and self.subjects[0].statement == self.subjects[1].statement:
            raise JudgementError("a link has two ends", remedy="name another statement")

    def _check_reasons(self) -> None:
        if self.kind is JudgementKind.COMMENT and not self.note.strip():
            raise JudgementError("a comment says something", remedy="write what it says (--comment)")
        if self.kind in (JudgementKind.WITHDRAW, JudgementKind.ERASE) and not self.judgements:
            raise JudgementError("nothing is named to withdraw", remedy="nakomen judgements list shows the ids")
        unproven = self.kind is JudgementKind.SET_STATUS and len(self.subjects) == 1 and not self.note.strip()
        if unproven and self.values.get("status", "openstaand") != "openstaand":
            remedy = "quote where it is told (--evidence), or say how it is known (--note)"
            raise JudgementError("a status needs its evidence", remedy=remedy)


def _check_text(words: str) -> None:
    """Refuse what one of the databases cannot keep, wherever it stands."""
    if _UNKEEPABLE.search(words):
        raise JudgementError("a text holds half a character or a zero byte", remedy="write it out, in UTF-8")


def leaf_of(judgement: Judgement, reviewer_hash: str, note_hash: str) -> bytes:
    """Return the bytes that the log's tree holds of a judgement: all but its number and the words about persons.

    Those are bound by their salted hashes, so that they can be erased and the tree stays whole.
    """
    values = {
        "kind": str(judgement.kind),
        "at": judgement.at.isoformat(),
        "program_version": judgement.program_version,
        "subjects": [anchor.to_dict() for anchor in judgement.subjects],
        "values": dict(judgement.values),
        "seen": judgement.seen,
        "judgements": list(judgement.judgements),
        "reviewer_hash": reviewer_hash,
        "note_hash": note_hash,
    }
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def id_of_leaf(leaf: bytes) -> str:
    """Return the id of a judgement: the beginning of its leaf's digest, which tells that nothing was changed."""
    return sha256(leaf).hexdigest()[:16]


def hash_of_words(words: str, salt: str) -> str:
    """Return the salted hash that binds words about a person to the log."""
    return sha256(f"{salt}\n{words}".encode()).hexdigest()


def salts_of(secret: bytes) -> tuple[str, str]:
    """Return the salts of a reviewer's name and of a note; neither tells the other, nor the secret they come from.

    >>> len(set(salts_of(b"0" * 32)))
    2
    """
    return sha256(b"reviewer" + secret).hexdigest(), sha256(b"note" + secret).hexdigest()
