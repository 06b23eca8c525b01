"""The verb `show`: one statement in its paragraph."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.dates import today
from nakomen.cli.showing import console, print_json, shorten, table
from nakomen.cli.statement_page import print_page
from nakomen.cli.verb import option, verb
from nakomen.ledger import Ledger
from nakomen.ledger.counting_term import CountingTerm, counting_term
from nakomen.ledger.deeds import Deeds
from nakomen.ledger.judged_words import judged_lines, judged_values
from nakomen.ledger.statement_page import fields_of, page_as_values
from nakomen.wording import name_of, say
from nakomen.wording.term_words import term_in_words


@verb("show")
@click.argument("statement_id", metavar="ID")
@option("--json", "as_json", is_flag=True, help="json")
@option("--page-image", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="page-image")
@archive_option
def command(statement_id: str, as_json: bool, page_image: Path | None, archive: Place | None) -> None:
    """Print a statement."""
    from nakomen.cli.page_images import first_page, write_page_image
    from nakomen.readers.decoding import decode

    with open_archive(archive) as opened:
        ledger = Ledger.of(opened)
        statement = Deeds(opened, ledger).statement(statement_id)
        document = opened.document(statement.document)
        source = decode(opened.source(document.id), document.id)[0] if document.media_type == "text/plain" else ""
        if page_image is not None:
            write_page_image(opened, document, first_page(document, statement), [statement], page_image)
    if as_json:
        values = page_as_values(document, statement)
        term = counting_term(ledger, statement, today())
        told = judged_values(ledger.judged.touched.get(statement.id))
        print_json(values | told | {"term_that_counts": term and asdict(term)})
        return
    out = console()
    print_page(out, document, statement)
    rows = table("", "")
    rows.show_header = False
    for name, value in fields_of(document, statement, source):
        rows.add_row(name, value)
    if term := counting_term(ledger, statement, today()):
        rows.add_row(say("show-term"), _term_in_words(term))
    if statement.id in ledger.judged.touched:
        rows.add_row(say("show-standing"), name_of(ledger.judged.standing(statement.id)))
    out.print(rows)
    judged = list(judged_lines(ledger, statement.id))
    if judged:
        out.print()
        out.print(say("show-judgements"), style="bold")
    for line in judged:
        out.print(f"  {line}")
    links = [link for link in ledger.links if statement.id in (link.later, link.earlier)]
    if links:
        out.print()
        out.print(say("show-links"), style="bold")
    for link in links:
        other = ledger.statements[link.earlier if link.later == statement.id else link.later]
        relation = name_of(link.relation) if link.later == statement.id else name_of(f"{link.relation}-by")
        day = ledger.days.get(other.document, "")
        out.print(f"  {relation} {ledger.ids[other.id]} ({day}) {shorten(other.quote, out.width - 44)}")


def _term_in_words(term: CountingTerm) -> str:
    words = {"due": term_in_words(term.due) or "-", "said": term_in_words(term.said) or "-"}
    if term.reviewer:
        return say("show-term-ruled", reviewer=term.reviewer, **words)
    if term.document:
        return say("show-term-told", document=term.document, **words)
    return say("show-term-disputed", **words)
