"""Judgements from a file: each line is kept whole or refused with what is wrong, and the others go on."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from nakomen.cli.dates import now
from nakomen.cli.typed_values import value_read
from nakomen.model import Judgement, JudgementError, JudgementKind, NakomenError
from nakomen.model.judged_fields import FIELDS
from nakomen.review import anchor_of_passage
from nakomen.review.making import fields_of
from nakomen.review.sheets import NOTHING_SEEN, Row
from nakomen.review.sitting import Look, Sitting
from nakomen.wording import LANGUAGES, say, table

_SHORTEST = 4
_KINDS = (
    JudgementKind.CONFIRM,
    JudgementKind.REJECT,
    JudgementKind.CORRECT,
    JudgementKind.COMMENT,
    JudgementKind.ADD,
)


@dataclass(slots=True)
class Report:
    """What became of the lines of a file: `blank` ones were not filled in, `known` ones say what she said already."""

    kept: int = 0
    known: int = 0
    blank: int = 0
    refused: list[NakomenError] = field(default_factory=list)


class Batch:
    """The lines of one file, ruled on by one reviewer."""

    def __init__(self, sitting: Sitting, path: Path, *, dry_run: bool) -> None:
        self.sitting, self.path, self.dry_run = sitting, path, dry_run
        self._numbers = {one.id: one.number for one in sitting.archive.log.judgements()}
        self._own: dict[str, str] = {}
        self._by_quote: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for one in sitting.ledger.statements:
            self._by_quote[one.document][" ".join(one.quote.split())].append(one.id)
        self._ids = sorted({*(one.id for one in sitting.ledger.statements), *sitting.ledger.touched})

    def run(self, rows: Sequence[Row], refused: Sequence[JudgementError]) -> Report:
        """Keep the judgements of all rows that hold; a dry run looks at each and keeps none."""
        report = Report(refused=list(refused))
        for row in rows:
            if not row.filled_in:
                report.blank += 1
                continue
            try:
                judgement = self._judgement(row)
                if self._is_known(judgement):
                    report.known += 1
                    continue
                self._check_shown(row, judgement)
                self._keep(judgement)
                report.kept += 1
            except NakomenError as error:
                where = f"{self.path}, line {row.line}"
                report.refused.append(type(error)(error.what, where=where, remedy=error.remedy))
            except click.UsageError as error:
                report.refused.append(JudgementError(error.message, where=f"{self.path}, line {row.line}"))
        return report

    def _keep(self, judgement: Judgement) -> None:
        if self.dry_run:
            self._check_seen(judgement)
            return
        kept = self.sitting.rule(judgement, secrets.token_bytes(32))
        self._numbers[kept.id] = kept.number
        # Another line about the same statement has seen this one.
        self._own[kept.statement] = kept.id

    def _check_seen(self, judgement: Judgement) -> None:
        """Refuse, as the log would, what was judged by somebody after it was seen."""
        if judgement.seen is None or judgement.kind is JudgementKind.COMMENT:
            return
        seen = self._numbers.get(judgement.seen, 0)
        if judgement.seen and not seen:
            what = f"there is no judgement {judgement.seen} in the log"
            raise JudgementError(what, remedy="look at the statement again")
        about = self.sitting.look(judgement.statement).judgements if self.sitting.knows(judgement.statement) else ()
        later = [one for one in about if one.number > seen and one.kind is not JudgementKind.COMMENT]
        if later:
            what = f"somebody judged this meanwhile: {'; '.join(f'{one.reviewer}: {one.kind}' for one in later)}"
            raise JudgementError(what, remedy="look at it again, then judge")

    def _judgement(self, row: Row) -> Judgement:
        kind = _kind(row)
        values = {name: _value(name, typed) for name, typed in row.new.items()}
        if kind is JudgementKind.ADD:
            return self._added(row, values)
        look = self.sitting.look(self._statement(row))
        subject = self.sitting.anchor(look.statement)
        note = row.cells.get("note", "")
        seen = self._seen(row, look)
        return Judgement(kind, self.sitting.reviewer, now(), (subject,), values, note=note, seen=seen)

    def _added(self, row: Row, values: dict[str, str]) -> Judgement:
        name, quote = _cell(row, "document"), _cell(row, "quote")
        anchor = anchor_of_passage(self.sitting.document(name), quote)
        if any(one.id == anchor.statement for one in self.sitting.ledger.statements):
            raise JudgementError("these words are a statement already", remedy="confirm or correct it")
        note = row.cells.get("note", "")
        return Judgement(JudgementKind.ADD, self.sitting.reviewer, now(), (anchor,), values, note=note)

    def _seen(self, row: Row, look: Look) -> str | None:
        written = row.cells.get("seen")
        if self.sitting.blind or written is None:
            return None
        return self._own.get(look.statement.id) or ("" if written == NOTHING_SEEN else written)

    def _statement(self, row: Row) -> str:
        typed = row.cells.get("id", "")
        if typed:
            found = [typed] if self.sitting.knows(typed) else []
            if not found and len(typed) >= _SHORTEST:
                found = [one for one in self._ids if one.startswith(typed)]
            what, remedy = f"there is no statement {typed}", "nakomen list shows the ids"
        else:
            name, quote = _cell(row, "document"), _cell(row, "quote")
            found = self._by_quote[name][" ".join(quote.split())]
            what = f"{len(found)} statements of {name} have these words"
            remedy = "give the id, or judge “add” to add one"
        if len(found) != 1:
            raise JudgementError(what, remedy=remedy)
        return found[0]

    def _check_shown(self, row: Row, judgement: Judgement) -> None:
        """Refuse a ruling about what the statement no longer says, or whose correction stands in the wrong cell."""
        if judgement.kind is JudgementKind.ADD:
            return
        says = fields_of(self.sitting.look(judgement.statement).statement)
        for name in FIELDS:
            if name in row.cells and row.cells[name] != says[name].strip():
                what = f"the cell {name} says “{row.cells[name]}”, the statement “{says[name]}”"
                raise JudgementError(what, remedy=f"write what is right in new_{name}, or make the sheet again")

    def _is_known(self, judgement: Judgement) -> bool:
        """Tell whether she said just this already, as where a file that was broken off is given again."""
        if not self.sitting.knows(judgement.statement):
            return False
        own = self.sitting.look(judgement.statement).judgements
        return any(_said(one) == _said(judgement) for one in own if one.reviewer == judgement.reviewer)


def _said(one: Judgement) -> tuple[object, ...]:
    shown = dict(one.subjects[0].then) if one.kind is JudgementKind.CONFIRM else {}
    return one.kind, one.statement, dict(one.values), one.note, shown


def _kind(row: Row) -> JudgementKind:
    typed = row.cells.get("judgement", "").casefold()
    if not typed:
        return JudgementKind.CORRECT if row.new else JudgementKind.COMMENT
    for kind in _KINDS:
        spoken = (table()[f"{key}-{kind}"][language] for key in ("sheet", "name-judged") for language in LANGUAGES)
        if typed in spoken:
            return kind
    remedy = f"choose from {', '.join(say(f'sheet-{kind}') for kind in _KINDS)}"
    raise JudgementError(f"there is no judgement “{typed}”", remedy=remedy)


def _value(name: str, typed: str) -> str:
    if name not in FIELDS:
        raise JudgementError(f"there is no field “{name}”", remedy=f"choose from {', '.join(FIELDS)}")
    return value_read(name, typed)


def _cell(row: Row, name: str) -> str:
    if name not in row.cells:
        raise JudgementError(f"the cell {name} is empty", remedy="give an id, or a document with a quote")
    return row.cells[name]
