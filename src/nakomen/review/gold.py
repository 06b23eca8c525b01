"""Judgements as gold: what people found in documents that they judged whole, for `evaluate` and `learn`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from nakomen.archive import Archive
from nakomen.model import JudgementError
from nakomen.model.judged_fields import FIELDS
from nakomen.review.judged import Judged
from nakomen.review.making import fields_of
from nakomen.review.positions import EXISTS, SHAPE
from nakomen.review.reviewing import judged

#: `force` is no field of gold.
_KEYS = tuple(name for name in FIELDS if name != "force")


@dataclass(frozen=True, slots=True)
class GoldWritten:
    """How much gold was written, and which documents were left out with how many statements nobody ruled on."""

    documents: int
    statements: int
    left_out: tuple[tuple[str, int], ...]


def write_gold(archive: Archive, folder: Path, reviewer: str | None = None) -> GoldWritten:
    """Write gold of every document that was judged whole, with the document beside it.

    Whole means that people agree of each statement in it whether it is one. With a `reviewer` her judgements alone
    count. A field on which reviewers disagree is left out of its row, so that it is not measured.
    """
    found = judged(archive, reviewer)
    pending = _pending(archive, found)
    names = {row.id: Path(row.source_name or row.id).name for row in archive.documents()}
    touched = {one.statement.document for one in found.touched.values()}
    whole = sorted(document for document in touched if not pending.get(document))
    if not whole:
        left = ", ".join(f"{name} ({number})" for name, number in sorted(pending.items()) if name in touched)
        what = "no document was judged whole" + (f"; statements without judgement: {left}" if left else "")
        raise JudgementError(what, where=str(folder), remedy="confirm, correct or reject each statement of a document")
    rows = {document: _rows(found, document) for document in whole}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for document in whole:
            name = names[document]
            lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows[document]) or "\n"
            (folder / name).write_bytes(archive.source(document))
            (folder / f"{Path(name).stem}.jsonl").write_text(lines, encoding="utf-8")
    except OSError as error:
        remedy = "name a folder that you may write in"
        raise JudgementError(f"cannot be written: {error.strerror}", where=str(folder), remedy=remedy) from error
    left_out = tuple((name, number) for name, number in sorted(pending.items()) if name in touched and number)
    return GoldWritten(len(whole), sum(map(len, rows.values())), left_out)


def _pending(archive: Archive, found: Judged) -> dict[str, int]:
    """Return of how many statements of each document nobody said whether it is one, or people disagree on that."""
    counts: dict[str, int] = {}
    settled = set(found.left_out) | set(found.merged) | set(found.merged.values())
    split = {identity for identity, one in found.touched.items() if SHAPE in one.established}
    for one in {each.id: each for each in (*archive.statements(), *found.statements)}.values():
        touched = found.touched.get(one.id)
        ruled = one.id in settled or one.id in split or (touched is not None and EXISTS in touched.established)
        part = touched is not None and touched.derived is None and EXISTS not in touched.disputed
        counts[one.document] = counts.get(one.document, 0) + (not (ruled or part))
    return counts


def _rows(found: Judged, document: str) -> list[dict[str, str]]:
    rows = []
    for one in found.statements:
        if one.document != document:
            continue
        touched = found.touched.get(one.id)
        disputed = touched.disputed if touched else ()
        values = fields_of(one)
        rows.append({"quote": one.quote, **{name: values[name] for name in _KEYS if name not in disputed}})
    return rows
