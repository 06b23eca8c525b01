"""What became of an undertaking, as far as the documents of a day tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import merge

from nakomen.model import Kind, Link, Relation, Spoor, Standing, Statement, Status, StatusOnDay, Termijnstand
from nakomen.tracing.cues import cue_of
from nakomen.tracing.events import Events
from nakomen.tracing.parts import part_done, short_count
from nakomen.tracing.rules import status_rules
from nakomen.tracing.telling import doers_of
from nakomen.tracing.terms import holds_already, last_day

#: A term is near when its last day is at most this far away.
_NEAR = timedelta(days=90)
#: Relations that put another undertaking in the place of an earlier one.
_RENEWING = frozenset({Relation.CHANGES, Relation.REPLACES, Relation.REPEATS})


@dataclass(slots=True)
class _Story:
    """A spoor as told so far: its status and why, the term in force, and every term it had."""

    statements: Mapping[str, Statement]
    days: Mapping[str, date]
    status: Status = Status.OPENSTAAND
    standing: Standing = Standing.REPORTED
    why: str = ""
    terms: list[tuple[str, str]] = field(default_factory=list)
    report: Statement | None = None
    rule: str = ""
    past: set[str] = field(default_factory=set)
    replaced: dict[str, str] = field(default_factory=dict)
    events: Events = field(default_factory=Events)
    day: date = date.max

    def become(self, rule: str, where: str, words: str = "") -> None:
        """Take on the status of a row of the table, with its reason."""
        row = status_rules()[rule]
        self.status, self.standing, self.rule = row.status, row.standing, row.name
        self.why = row.says.format(where=where, words=words)

    def set_term(self, statement: Statement) -> None:
        """Note a new term; one that repeats the term in force, or that no day can end, changes nothing."""
        if holds_already(statement.due, self.days.get(statement.document, date.min)):
            return
        due = statement.due or self._due_of_event(statement)
        if due and (not self.terms or self.terms[-1][1] != due):
            self.terms.append((statement.id, due))

    def _due_of_event(self, statement: Statement) -> str:
        """Return when the event is that a term waits for, where a document has dated it by then."""
        said = self.days.get(statement.document, date.min)
        found = self.events.when(statement.due_event, said, self.day) if statement.due_event else None
        return found[0] if found else ""


def status_on(
    spoor: Spoor, statements: Mapping[str, Statement], days: Mapping[str, date], day: date, events: Events | None = None
) -> StatusOnDay | None:
    """Return the status of a spoor on a day, seen only from documents of that day or earlier.

    `events` are what documents date, for terms that wait for an event. None when nothing was told yet. Reported done
    stays reported: no more than a reviewer can establish it.
    """
    links: dict[str, list[Link]] = {}
    for link in spoor.links:
        links.setdefault(link.later, []).append(link)
    story = _Story(statements, days, events=events or Events(), day=day)
    told = _told_by(story, spoor)
    if not told:
        return None
    for statement in told:
        if statement.id in spoor.of_parts:
            if story.status is Status.OPENSTAAND:
                story.become("part-of-it-done", _where(statement))
            continue
        for own in links.get(statement.id, [None]):
            _tell(story, statement, own)
    due = story.terms[-1][1] if story.terms else ""
    stand = termijnstand_on(due, story.status, day)
    lapsed = tuple(story.replaced.items())
    return StatusOnDay(story.status, story.standing, stand, due, tuple(story.terms), story.why, story.rule, lapsed)


def _told_by(story: _Story, spoor: Spoor) -> list[Statement]:
    """Return the statements of a spoor and the reports on its parts that were told by the day, in time."""

    def place(statement: Statement) -> tuple[date, str, int]:
        return story.days.get(statement.document, date.min), statement.document, statement.start

    own, parts = ([story.statements[one] for one in ids] for ids in (spoor.statements, spoor.of_parts))
    return [one for one in merge(own, parts, key=place) if place(one)[0] <= story.day]


def _tell(story: _Story, statement: Statement, link: Link | None) -> None:
    if link is None:
        story.become("undertaken", _where(statement))
        story.set_term(statement)
        return
    lapse = cue_of(statement.quote, "lapse")
    if lapse is not None and statement.kind is not Kind.POSITION:
        story.become("lapsed", _where(statement), lapse.words)
    elif link.relation is Relation.FULFILS:
        _report(story, statement, story.statements[link.earlier])
    elif statement.binding:
        _undertake(story, statement, link)
    elif statement.kind is Kind.FINDING:
        _find(story, statement, story.statements[link.earlier])


def _report(story: _Story, statement: Statement, undertaking: Statement) -> None:
    """Take a report of fulfilment: of all, of a part, or with a no, which settles it as well."""
    part = part_done(statement, undertaking)
    refusal = cue_of(statement.quote, "refusal")
    if part and story.status is not Status.VOLDAAN:
        story.become("reported-in-part", _where(statement), part)
    elif not part and refusal:
        story.become("reported-done-with-a-no", _where(statement), refusal.words)
    elif not part:
        story.become("reported-done", _where(statement))
    story.report = statement


def _undertake(story: _Story, statement: Statement, link: Link) -> None:
    """Take a later undertaking: in the place of the earlier one, or beside it."""
    before = story.statements[link.earlier]
    if link.relation in _RENEWING:
        if link.relation is not Relation.REPEATS:
            story.replaced[before.id] = statement.id
        story.past.add(before.id)
        if link.relation is Relation.REPLACES:
            story.past.update(identity for identity, _ in story.terms)
        story.set_term(statement)
        if story.status in (Status.VOLDAAN, Status.VERVALLEN) and statement.document != _document(story.report):
            story.become("undertaken-anew", _where(statement))
        elif story.status is Status.OPENSTAAND:
            story.become("renewed", _where(statement), str(link.relation))
        return
    other_doer = statement.kind is Kind.PLEDGE and not doers_of(statement) & doers_of(before)
    if statement.kind is Kind.REQUEST or other_doer:
        return
    holder = story.terms[-1][0] if story.terms else ""
    if not holder or holder in story.past or story.status is Status.VOLDAAN:
        story.set_term(statement)
    if story.status is Status.VOLDAAN and statement.due and link.relation is Relation.SUPPLEMENTS:
        story.become("done-and-added-to", _where(statement))


def _find(story: _Story, statement: Statement, undertaking: Statement) -> None:
    """Take a finding: beside a report it can tell that a part is still missing; a refusal settles what was asked."""
    short = short_count(statement)
    if short and story.status is Status.VOLDAAN and statement.document == _document(story.report):
        story.become("reported-in-part", _where(statement), short)
    refusal = cue_of(statement.quote, "refusal")
    asked = undertaking.kind in (Kind.ASSURANCE, Kind.REQUEST)
    if refusal is not None and asked and story.status is not Status.VOLDAAN:
        story.become("answered-with-a-no", _where(statement), refusal.words)
        return
    if story.status is not Status.OPENSTAAND:
        return
    for group, rule in (("shortfall", "not-yet"), ("on_course", "on-course")):
        cue = cue_of(statement.quote, group)
        if cue is not None:
            story.become(rule, _where(statement), cue.words)
            return


def _document(statement: Statement | None) -> str:
    return statement.document if statement else ""


def _where(statement: Statement) -> str:
    return f"{statement.document} ({statement.id})"


def termijnstand_on(due: str, status: Status, day: date) -> Termijnstand:
    """Return where a term in EDTF stands on a day; what is settled has none."""
    end = last_day(due) if due else None
    if end is None or status in (Status.VOLDAAN, Status.VERVALLEN):
        return Termijnstand.NONE
    if end < day:
        return Termijnstand.PASSED
    return Termijnstand.NEAR if end - day <= _NEAR else Termijnstand.RUNNING
