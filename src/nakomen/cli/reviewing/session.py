"""A session of review: shows the next statement, takes a key, keeps the judgement, goes on."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import click

from nakomen.archive import Filters
from nakomen.cli.dates import now
from nakomen.cli.filtering import why_empty
from nakomen.cli.reviewing.asking import ask_correction
from nakomen.cli.reviewing.keys import END, ESCAPE, Keys
from nakomen.cli.reviewing.pages import print_keys, print_look
from nakomen.cli.verbs.explain import print_reasons
from nakomen.ledger.judged_words import judgement_in_words
from nakomen.model import Judgement, JudgementKind, NakomenError, QueryError
from nakomen.review.pace import Pace
from nakomen.review.pending import Asked, pending
from nakomen.review.sitting import Look, Sitting
from nakomen.wording import count, say
from nakomen.wording.errors_in_words import query_refused, refusal_in_words

if TYPE_CHECKING:
    from rich.console import Console

#: Which key does what; `j` is a Dutch yes.
KEYS = {
    "y": "confirm",
    "j": "confirm",
    "n": "reject",
    "c": "correct",
    "u": "undo",
    "s": "skip",
    "t": "note",
    "f": "filter",
    "next": "next",
    "b": "back",
    "w": "why",
    "h": "help",
    "?": "help",
}
_QUIT = ("q", END)
HELP = (
    ("y j", "review-key-confirm"),
    ("n", "review-key-reject"),
    ("c", "review-key-correct"),
    ("u", "review-key-undo"),
    ("s", "review-key-skip"),
    ("t", "review-key-note"),
    ("f", "review-key-filter"),
    ("Enter →", "review-key-next"),
    ("b ←", "review-key-back"),
    ("w", "review-key-why"),
    ("h ?", "review-key-help"),
    ("q", "review-key-quit"),
)


@dataclass(slots=True)
class Session:
    """One reviewer at her keys. Each judgement is in the log before the next key is read."""

    sitting: Sitting
    keys: Keys
    asked: Asked
    out: Console
    pace: Pace
    order: list[str] = field(default_factory=list)
    at: int = 0
    _before: int = 0
    _done: set[str] = field(default_factory=set)
    #: What was not kept, with the reasons.
    refused: list[NakomenError] = field(default_factory=list)
    #: Whether the last key only told something, so that the statement need not be shown again.
    _told: bool = False

    def load(self) -> None:
        """Make the queue of what is asked for."""
        self.order, self._before = pending(self.sitting, self.asked)
        self.at, self._done = 0, set()

    @property
    def left(self) -> int:
        """How many statements are still to be reviewed."""
        return len(self.order) - len(self._done)

    def run(self) -> None:
        """Review until there is nothing left, or she leaves."""
        look: Look | None = None
        while self.order or self._before:
            look = look if self._told else self._show()
            self._told = False
            click.echo(say("review-keys" if look else "review-keys-done"), nl=False)
            pressed = self.keys.key()
            click.echo()
            if pressed in _QUIT:
                return
            self._do(pressed, look)
        click.echo(why_empty(self.sitting.archive, self.asked.filters))

    def _show(self) -> Look | None:
        """Show the statement that she is at; None where all are reviewed and she is at none."""
        progress = self.pace.in_words(self._before + len(self._done), self._before + len(self.order))
        if self.at >= len(self.order):
            self.out.rule(progress)
            click.echo(say("review-all-done"))
            return None
        look = self.sitting.look(self.order[self.at])
        print_look(self.out, self.sitting.document(look.statement.document), look, progress)
        return look

    def _do(self, pressed: str, look: Look | None) -> None:
        name = KEYS.get(pressed, "")
        if pressed == ESCAPE:
            self._told = True
            return
        if not name or (look is None and name in _OF_ONE):
            self._told = True
            click.echo(say("review-no-key", key=pressed))
            return
        try:
            if name in _ANYWHERE:
                _ANYWHERE[name](self)
            elif look is not None:
                _OF_ONE[name](self, look)
        except NakomenError as error:
            # Nothing was kept; the statement is shown again with what came between.
            click.echo(refusal_in_words(error))
            self.refused.append(error)

    def keep(self, judgement: Judgement) -> Judgement:
        """Keep a judgement and say so."""
        kept = self.sitting.rule(judgement, secrets.token_bytes(32))
        self.pace.made += 1
        click.echo(say("judged-kept", number=kept.number, id=kept.id[:8], words=judgement_in_words(kept)))
        return kept

    def _rule(self, look: Look, kind: JudgementKind, values: Mapping[str, str] | None = None, note: str = "") -> None:
        subject = self.sitting.anchor(look.statement)
        self.keep(Judgement(kind, self.sitting.reviewer, now(), (subject,), values or {}, note=note, seen=look.seen))

    def _confirm(self, look: Look) -> None:
        self._rule(look, JudgementKind.CONFIRM)
        self._reviewed(look)

    def _reject(self, look: Look) -> None:
        self._rule(look, JudgementKind.REJECT)
        self._reviewed(look)

    def _correct(self, look: Look) -> None:
        """Correct a field and stay: what is right otherwise can then be confirmed as it stands."""
        values = ask_correction(self.keys, look.statement)
        if not values:
            self._told = True
            return
        self._rule(look, JudgementKind.CORRECT, values)
        self._done.add(look.statement.id)
        click.echo(say("review-corrected"))

    def _note(self, look: Look) -> None:
        words = self.keys.line(say("review-note"))
        if words is None:
            self._told = True
            click.echo(say("review-nothing-done"))
            return
        self._rule(look, JudgementKind.COMMENT, note=words)

    def _why(self, look: Look) -> None:
        self._told = True
        print_reasons(self.out, self.sitting.document(look.statement.document), look.statement)

    def _skip(self, look: Look) -> None:
        """Put a statement at the end, to come back once the others are done."""
        self.order.append(self.order.pop(self.at))
        click.echo(say("review-skipped", id=look.statement.id))

    def _next(self) -> None:
        self.at = self.at + 1 if self.at + 1 < len(self.order) else self._first_left()

    def _back(self) -> None:
        if self.at == 0:
            click.echo(say("review-first"))
        self.at = max(min(self.at, len(self.order)) - 1, 0)

    def _undo(self) -> None:
        last = self.sitting.own_last()
        if last is None:
            self._told = True
            click.echo(say("review-no-undo"))
            return
        self.sitting.withdraw(last, now(), secrets.token_bytes(32))
        click.echo(say("review-undone", words=judgement_in_words(last)))
        identity = last.statement
        if not self.sitting.knows(identity):
            return
        if identity not in self.order:
            self.order.insert(self.at, identity)
            self._before = max(self._before - 1, 0)
        self.at = self.order.index(identity)
        if not self.sitting.reviewed(identity):
            self._done.discard(identity)

    def _filter(self) -> None:
        typed = self.keys.line(say("review-filter")) or ""
        try:
            filters = Filters(query=typed, on=self.asked.day)
            wanted = replace(self.asked, filters=filters)
            found, before = pending(self.sitting, wanted)
        except QueryError as error:
            click.echo(query_refused(error))
            return
        if not found and not before:
            click.echo(why_empty(self.sitting.archive, filters))
            return
        self.asked = wanted
        self.load()
        click.echo(say("review-filtered", statements=count("statements", len(found))))

    def _help(self) -> None:
        self._told = True
        print_keys(self.out, HELP)

    def _reviewed(self, look: Look) -> None:
        """Go on to the next that is left, and to what was skipped when there is none."""
        self._done.add(look.statement.id)
        later = range(self.at + 1, len(self.order))
        self.at = next((at for at in later if self.order[at] not in self._done), self._first_left())

    def _first_left(self) -> int:
        return next((at for at, one in enumerate(self.order) if one not in self._done), len(self.order))


_ANYWHERE: dict[str, Callable[[Session], None]] = {
    "next": Session._next,  # noqa: SLF001 - the keys of this class
    "back": Session._back,  # noqa: SLF001
    "undo": Session._undo,  # noqa: SLF001
    "filter": Session._filter,  # noqa: SLF001
    "help": Session._help,  # noqa: SLF001
}
_OF_ONE: dict[str, Callable[[Session, Look], None]] = {
    "confirm": Session._confirm,  # noqa: SLF001
    "reject": Session._reject,  # noqa: SLF001
    "correct": Session._correct,  # noqa: SLF001
    "note": Session._note,  # noqa: SLF001
    "why": Session._why,  # noqa: SLF001
    "skip": Session._skip,  # noqa: SLF001
}
