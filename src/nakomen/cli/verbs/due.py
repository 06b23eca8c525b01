"""The verb `due`: what is past its term, near it, or running."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.dates import day, days_long, today
from nakomen.cli.filtering import statements_asked_for, with_query
from nakomen.cli.showing import console, print_json, shorten, table
from nakomen.cli.verb import AskingVerb, option, verb
from nakomen.ledger import Ledger
from nakomen.ledger.terms_due import Term, Terms, terms_on
from nakomen.review.status_ids import status_id
from nakomen.wording import count, name_of, say
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.term_words import reach_in_words, term_in_words

if TYPE_CHECKING:
    from rich.console import Console

#: What the columns beside the words take; terminals below this width get fewer columns.
_OTHER_COLUMNS, _FEWER_COLUMNS, _NARROW = 76, 42, 100


@verb("due", cls=AskingVerb)
@with_query()
@option("--on", type=day, metavar="DAY", help="on-status")
@option("--within", type=days_long, default="90d", metavar="TIME", help="within")
@option("--actor", metavar="NAME", multiple=True, help="actor")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(on: date | None, within: int, as_json: bool, archive: Place | None, **given: Any) -> None:  # noqa: ANN401 - query and actor
    """Print what is due."""
    when = on or today()
    with open_archive(archive) as opened:
        asked_for = statements_asked_for(given["query"], given["actor"], opened, when)
        ledger = Ledger.of(opened)
    terms = terms_on(ledger, when, within, asked_for)
    if as_json:
        print_json(
            {
                "on": when.isoformat(),
                **{name: [_values(term, when) for term in group] for name, group in terms.groups()},
                "without_term": terms.without,
                "settled": terms.settled,
            }
        )
    elif not ledger.statements:
        click.echo(say("archive-empty"))
    else:
        print_terms(console(), ledger, terms, when)


def print_terms(out: Console, ledger: Ledger, terms: Terms, when: date, *, most_past: int | None = None) -> None:
    """Print the groups, the most urgent first, and what has no term; of what is past only the last so many."""
    wide = out.width >= _NARROW
    room = max(out.width - (_OTHER_COLUMNS if wide else _FEWER_COLUMNS), 24) * 2
    for name, group in terms.groups():
        if not group:
            continue
        shown = group[-most_past:] if most_past and name == "past" else group
        undertakings = count("undertakings", len(group))
        if len(shown) < len(group):
            heading = say("due-past-last", undertakings=undertakings, on=when, shown=len(shown))
        else:
            heading = say(f"due-{name}", undertakings=undertakings, on=when)
        out.print(heading, style="bold")
        names = ("id", "due", "term-left", "kind", "actor", "words") if wide else ("id", "due", "term-left", "words")
        rows = table(*(say(f"column-{column}") for column in names))
        for column in rows.columns[:3]:
            column.no_wrap = True
        for term in shown:
            rows.add_row(*_row(ledger, term, when, room, wide=wide))
        out.print(rows)
        out.print()
    if not any(group for _, group in terms.groups()):
        out.print(say("due-nothing", on=when))
    out.print(say("due-foot", without=count("undertakings", terms.without), settled=terms.settled))


def _row(ledger: Ledger, term: Term, when: date, room: int, *, wide: bool) -> list[str]:
    one = term.statement
    beside = [name_of(one.kind), actors_in_words(one.actor)] if wide else []
    left = reach_in_words(term.status.due, term.end, when)
    return [ledger.ids[one.id], term_in_words(term.status.due), left, *beside, shorten(one.quote, room)]


def _values(term: Term, when: date) -> dict[str, Any]:
    return {
        "due": term.status.due,
        "last_day": term.end.isoformat(),
        "days_left": (term.end - when).days,
        "status": status_id(term.status.status),
        "standing": str(term.status.standing),
        "compliance": dict(term.status.compliance),
        "amount_stage": term.status.amount_stage,
        "terms": [{"statement": identity, "due": due} for identity, due in term.status.terms],
        "spoor": term.spoor.id,
        "statement": term.statement.to_dict(),
    }
