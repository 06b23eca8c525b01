"""The annex of the ministries' budgets: motions and assurances with their words, their place and how they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nakomen import __version__
from nakomen.exports.addresses import statement_address
from nakomen.exports.entries import told_on
from nakomen.exports.open_terms import DONE
from nakomen.exports.paper import Heading, Paper, Part, Source, Table, Text, Value
from nakomen.exports.selection import Selection
from nakomen.ledger.known_archive import source_line
from nakomen.model import BINDING, ExportError, Kind, Spoor, Statement, StatusOnDay
from nakomen.registers import chambers
from nakomen.wording import language, name_of, say
from nakomen.wording.term_words import term_in_words

#: `title` stands above it; `kinds` are the kinds of undertakings that are in it, with commas: motions and other
#: requests, and assurances, where it does not say.
OPTIONS = ("title", "kinds")
_KINDS = (Kind.REQUEST, Kind.ASSURANCE)
#: The columns with the share of the width that each takes, as the annexes have them.
COLUMNS = (("annex-description", 6), ("annex-place", 4), ("annex-stand", 7))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the annex; `settled` ones stand in a table of their own."""

    kind: Kind
    settled: bool
    description: str
    place: Source
    stand: str
    document: str

    @property
    def cells(self) -> tuple[Value, ...]:
        """The cells in the order of the columns."""
        return (self.description, self.place, self.stand)


def annex_rows(selection: Selection) -> list[Row]:
    """Return a row for each undertaking, in the order of the ledger."""
    kinds = annex_kinds(selection)
    return [
        _row(selection, spoor, selection.statuses[spoor.id])
        for spoor in selection.sporen
        if spoor.id in selection.statuses and _belongs(selection, selection.ledger.statements[spoor.id], kinds)
    ]


def _belongs(selection: Selection, one: Statement, kinds: tuple[Kind, ...]) -> bool:
    """Tell whether an undertaking is one for the annex; of requests those of parliament, unless all are named."""
    if one.kind not in kinds:
        return False
    if one.kind is not Kind.REQUEST or selection.options.get("kinds"):
        return True
    houses = {chamber.name for chamber in chambers()}
    return any(reference.startswith("motion:") for reference in one.refs) or not houses.isdisjoint(one.actor)


def annex(selection: Selection) -> Paper:
    """Return the annex as it is on the day of the selection."""
    rows = annex_rows(selection)
    title = selection.options.get("title") or selection.title or say("annex-title")
    day = say("briefing-day", day=selection.day.isoformat())
    made = selection.made_at.isoformat(sep=" ", timespec="minutes")
    return Paper(
        title=title,
        under=(day, say("briefing-made", at=made, version=__version__)),
        parts=(*_parts(selection, rows), Text(say("about-file-caution"), quiet=True)),
        foot=f"{title} · {day}",
        language=language(),
        wide=True,
    )


def groups_of(rows: Iterable[Row], kinds: Iterable[Kind]) -> Iterator[tuple[str, list[Row]]]:
    """Give the tables of the annex with their headings: each kind, first what is open and then what is settled."""
    every = list(rows)
    for kind in kinds:
        for settled, key in ((False, "annex-open"), (True, "annex-settled")):
            found = [one for one in every if (one.kind, one.settled) == (kind, settled)]
            yield say(key, kind=say(f"annex-{kind}")), found


def _parts(selection: Selection, rows: Iterable[Row]) -> Iterator[Part]:
    for heading, group in groups_of(rows, annex_kinds(selection)):
        yield Heading(heading)
        if group:
            columns = tuple((say(key), share) for key, share in COLUMNS)
            yield Table(columns, tuple(one.cells for one in group))
        else:
            yield Text(say("annex-none"))


def annex_kinds(selection: Selection) -> tuple[Kind, ...]:
    """Return the kinds of undertakings in the annex, in the order of its tables."""
    named = [name.strip() for name in selection.options.get("kinds", "").split(",") if name.strip()]
    known = {word: kind for kind in Kind if kind in BINDING for word in (str(kind), name_of(kind))}
    for name in named:
        if name not in known:
            remedy = f"choose from {', '.join(known)}"
            raise ExportError(f"“{name}” is no kind of undertaking", where="kinds", remedy=remedy)
    return tuple(dict.fromkeys(known[name] for name in named)) or _KINDS


def _row(selection: Selection, spoor: Spoor, status: StatusOnDay) -> Row:
    told = told_on(selection, spoor)
    first = told[0]
    place = Source(_place(selection, first), statement_address(selection, first))
    document = selection.document_of(first)
    stand = _stand(selection, told, status)
    return Row(first.kind, status.status in DONE, first.quote, place, stand, document.number or document.id)


def _place(selection: Selection, one: Statement) -> str:
    """Return where an undertaking stands, with the papers that it names."""
    papers = [reference for reference in one.refs if reference.startswith("kst-")]
    return "\n".join([source_line(selection.document_of(one)), *papers])


def _stand(selection: Selection, told: list[Statement], status: StatusOnDay) -> str:
    """Return status and term, and the words in which the last document told of it."""
    lines = [f"{name_of(status.status).capitalize()} ({name_of(status.standing)})."]
    if status.due:
        terms = " → ".join(dict.fromkeys(term_in_words(due) for _, due in status.terms))
        lines.append(say("term", due=terms).capitalize() + ".")
    if len(told) > 1:
        lines.append(f"“{told[-1].quote}” ({source_line(selection.document_of(told[-1]))})")
    return "\n".join(lines)
