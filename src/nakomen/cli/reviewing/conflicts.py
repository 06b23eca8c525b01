"""Adjudication: each conflict with its sides beside each other, and the judgement that settles it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import click

from nakomen.cli.dates import now
from nakomen.cli.reviewing.asking import ask_value
from nakomen.cli.reviewing.keys import END, Keys
from nakomen.cli.reviewing.pages import print_keys, print_look, print_sides
from nakomen.ledger.judged_words import conflict_in_words, judgement_in_words
from nakomen.model import Judgement, JudgementKind, NakomenError
from nakomen.model.judged_fields import FIELDS
from nakomen.review import Conflict
from nakomen.review.making import fields_of
from nakomen.review.pace import Pace
from nakomen.review.positions import TERM
from nakomen.review.settling import settle_as_derived, settle_for, settle_with
from nakomen.review.sitting import Look, Sitting
from nakomen.wording import say
from nakomen.wording.errors_in_words import refusal_in_words

if TYPE_CHECKING:
    from rich.console import Console

    from nakomen.archive import Archive, Filters

_QUIT = ("q", END)
HELP = (
    ("1 2 …", "review-key-side"),
    ("0", "review-key-program"),
    ("c", "review-key-own"),
    ("t", "review-key-note"),
    ("u", "review-key-undo"),
    ("Enter →", "review-key-next"),
    ("b ←", "review-key-back"),
    ("h ?", "review-key-help"),
    ("q", "review-key-quit"),
)


def open_conflicts(sitting: Sitting, filters: Filters) -> list[Conflict]:
    """Return the conflicts about statements that the program or people have among those that are asked for."""
    wanted = {one.id for one in sitting.scope(filters)}
    if not filters.of_sporen:
        wanted |= {one.id for one in sitting.archive.statements(replace(filters, limit=None, offset=0))}
    found = [one for one in sitting.ledger.conflicts if {one.statement, one.other} & wanted]
    return found[: filters.limit]


@dataclass(slots=True)
class Adjudication:
    """Somebody who settles what others disagree on."""

    archive: Archive
    reviewer: str
    keys: Keys
    filters: Filters
    out: Console
    pace: Pace
    sitting: Sitting = field(init=False)
    conflicts: list[Conflict] = field(init=False)
    at: int = 0
    settled: int = 0
    #: What was not kept, with the reasons.
    refused: list[NakomenError] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._load()

    def run(self) -> None:
        """Go through the conflicts until all are settled, or she leaves."""
        while self.conflicts:
            self.at = min(self.at, len(self.conflicts) - 1)
            conflict = self.conflicts[self.at]
            look = self._show(conflict)
            click.echo(say("review-keys-conflict"), nl=False)
            pressed = self.keys.key()
            click.echo()
            if pressed in _QUIT:
                return
            try:
                self._do(pressed, conflict, look)
            except NakomenError as error:
                # Nothing was kept; what others ruled meanwhile is shown the next time.
                click.echo(refusal_in_words(error))
                self.refused.append(error)
                self._load()
        click.echo(say("conflicts-none"))

    def _load(self) -> None:
        self.sitting = Sitting(self.archive, self.reviewer)
        self.conflicts = open_conflicts(self.sitting, self.filters)

    def _show(self, conflict: Conflict) -> Look:
        look = self.sitting.look(conflict.statement)
        total = self.settled + len(self.conflicts)
        document = self.sitting.document(look.statement.document)
        print_look(self.out, document, look, self.pace.in_words(self.settled, total))
        if conflict.other:
            click.echo(f"{say('review-other-end')} “{self.sitting.look(conflict.other).statement.quote}”")
        touched = self.sitting.ledger.touched.get(conflict.statement)
        print_sides(self.out, look, touched.derived if touched else look.statement, conflict)
        return look

    def _do(self, pressed: str, conflict: Conflict, look: Look) -> None:
        if pressed in _DEEDS:
            _DEEDS[pressed](self, conflict, look)
        elif pressed.isdecimal() and int(pressed) <= len(conflict.positions):
            self._take(int(pressed), conflict, look)
        else:
            click.echo(say("review-no-key", key=pressed))

    def _take(self, side: int, conflict: Conflict, look: Look) -> None:
        anchor = self.sitting.anchor(look.statement)
        if side:
            position = conflict.positions[side - 1]
            self._keep(settle_for(position, conflict, anchor, self.reviewer, now()), look)
            return
        judged = self.sitting.ledger
        self._keep(settle_as_derived(conflict, judged, anchor, self.reviewer, now()), look)

    def _own(self, conflict: Conflict, look: Look) -> None:
        """Settle with a value that neither side gave."""
        name = "due" if conflict.field == TERM else conflict.field
        if name not in FIELDS:
            click.echo(say("review-sides-only"))
            return
        value = ask_value(self.keys, name, fields_of(look.statement)[name])
        if value is not None:
            anchor = self.sitting.anchor(look.statement)
            self._keep(settle_with(value, conflict, anchor, self.reviewer, now()), look)

    def _note(self, _: Conflict, look: Look) -> None:
        words = self.keys.line(say("review-note"))
        if words is None:
            click.echo(say("review-nothing-done"))
            return
        subject = self.sitting.anchor(look.statement)
        self._append(Judgement(JudgementKind.COMMENT, self.reviewer, now(), (subject,), note=words))

    def _keep(self, judgement: Judgement, look: Look) -> None:
        self._append(replace(judgement, seen=look.seen))
        self.settled += 1
        self._load()

    def _append(self, judgement: Judgement) -> None:
        kept = self.sitting.rule(judgement, secrets.token_bytes(32))
        self.pace.made += 1
        click.echo(say("judged-kept", number=kept.number, id=kept.id[:8], words=judgement_in_words(kept)))

    def _undo(self, _: Conflict, __: Look) -> None:
        last = self.sitting.own_last()
        if last is None:
            click.echo(say("review-no-undo"))
            return
        self.sitting.withdraw(last, now(), secrets.token_bytes(32))
        click.echo(say("review-undone", words=judgement_in_words(last)))
        self.settled = max(self.settled - last.settles, 0)
        self._load()

    def _next(self, _: Conflict, __: Look) -> None:
        self.at = (self.at + 1) % len(self.conflicts)

    def _back(self, _: Conflict, __: Look) -> None:
        self.at = max(self.at - 1, 0)

    def _help(self, conflict: Conflict, _: Look) -> None:
        click.echo(conflict_in_words(conflict))
        print_keys(self.out, HELP)


_DEEDS: dict[str, Callable[[Adjudication, Conflict, Look], None]] = {
    "c": Adjudication._own,  # noqa: SLF001 - the keys of this class
    "t": Adjudication._note,  # noqa: SLF001
    "u": Adjudication._undo,  # noqa: SLF001
    "s": Adjudication._next,  # noqa: SLF001
    "next": Adjudication._next,  # noqa: SLF001
    "b": Adjudication._back,  # noqa: SLF001
    "h": Adjudication._help,  # noqa: SLF001
    "?": Adjudication._help,  # noqa: SLF001
}
