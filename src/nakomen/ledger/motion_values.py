"""Motions as plain values: where each was met first, what the government said of it, what the register has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nakomen.ledger.ledger import Ledger
from nakomen.review.status_ids import status_id

if TYPE_CHECKING:
    from nakomen.tracing.motions import Motion, MotionMention


def motion_as_values(ledger: Ledger, motion: Motion) -> dict[str, Any]:
    """Return a motion as plain values; `asked` is where it was met first, `answers` what the government said of it."""
    status = motion.status
    return {
        "id": motion.id,
        "paper": motion.paper,
        "members": list(motion.members),
        "filed_on": motion.filed_on,
        "adopted_on": motion.adopted_on,
        "status": status_id(status.status) if status else "",
        "standing": str(status.standing) if status else "",
        "why": status.why if status else "",
        "spoor": motion.spoor,
        "asked": _mention(ledger, motion.asked) if motion.asked else None,
        "answers": [_mention(ledger, mention) for mention in motion.answers],
        "register": dict(motion.record) if motion.record is not None else None,
    }


def _mention(ledger: Ledger, mention: MotionMention) -> dict[str, Any]:
    return {
        "stage": str(mention.stage),
        "document": mention.document,
        "date": str(ledger.days.get(mention.document, "")),
        "statement": mention.statement,
        "quote": ledger.statements[mention.statement].quote,
        "words": mention.words,
        "row": mention.row,
    }
