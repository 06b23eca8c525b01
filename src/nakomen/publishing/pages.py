"""Which pages a site has, and what each of them is given to show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nakomen.ledger.rows import TermGroup
from nakomen.model import Spoor, Statement
from nakomen.publishing import file_names
from nakomen.publishing.contents import Contents
from nakomen.publishing.marking import shown_blocks
from nakomen.publishing.paging import ORDERS, STATEMENTS_OF_A_PAGE, ledger_pages, parts_of
from nakomen.publishing.rendering import render
from nakomen.tracing.norms import measurements_on, norm_on
from nakomen.tracing.recurring import instances_on

#: How much the first page shows of what is past, and of the newest documents.
_PAST_SHOWN, _DOCUMENTS_SHOWN = 12, 6


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be made: its path in the site, its template, and what it shows besides the ledger."""

    path: str
    template: str
    values: dict[str, Any]

    def render(self, contents: Contents) -> str:
        """Return the page as HTML."""
        return render(contents, self.path, self.template, self.values)


def how_many_pages(contents: Contents) -> int:
    """Return how many pages a site will have."""
    ledger = sum(len(ledger_pages(contents.rows, order)) for order in ORDERS)
    named = [*contents.actors.values(), *contents.themes.values()]
    of_named = sum(len(parts_of(statements, STATEMENTS_OF_A_PAGE)) for statements in named)
    alone = len(contents.ledger.documents) + len(contents.ledger.sporen)
    return len(_plain(contents)) + ledger + of_named + alone


def pages_of(contents: Contents) -> Iterator[Page]:
    """Yield every page of a site, each made when its turn comes."""
    yield from _plain(contents)
    for order in ORDERS:
        for page in ledger_pages(contents.rows, order):
            path = file_names.ledger_page(order, page.number)
            yield Page(path, "ledger.html", {"page": page, "orders": list(ORDERS)})
    for row in contents.documents:
        document = contents.text_of(row.id)
        statements = contents.statements_in.get(row.id, [])
        blocks = shown_blocks(document, statements)
        values = {"row": row, "document": document, "statements": statements, "blocks": blocks}
        yield Page(file_names.document_page(row.id), "document.html", values)
    for spoor in contents.ledger.sporen:
        yield Page(file_names.spoor_page(spoor.id), "spoor.html", _spoor(contents, spoor))
    yield from _of_each(contents.actors, "actor.html", file_names.actor_page)
    yield from _of_each(contents.themes, "theme.html", file_names.theme_page)


def _of_each(found: Mapping[str, list[Statement]], template: str, path_of: Callable[[str, int], str]) -> Iterator[Page]:
    """Yield the pages of each actor or theme: its statements, so many a page."""
    for name, statements in found.items():
        parts = parts_of(statements, STATEMENTS_OF_A_PAGE)
        whole = {"name": name, "statements": statements, "pages": len(parts)}
        for number, part in enumerate(parts, start=1):
            yield Page(path_of(name, number), template, {**whole, "number": number, "shown": part})


def _plain(contents: Contents) -> list[Page]:
    groups = {str(name): contents.group(name) for name in TermGroup}
    start = {
        "groups": groups,
        "past": list(reversed(groups["past"][-_PAST_SHOWN:])),
        "newest": contents.documents[:_DOCUMENTS_SHOWN],
    }
    return [
        Page("index.html", "start.html", start),
        Page("documents.html", "documents.html", {}),
        Page("actors.html", "actors.html", {}),
        Page("themes.html", "themes.html", {}),
        Page("search.html", "search.html", {}),
        Page("about.html", "about.html", {}),
    ]


def _spoor(contents: Contents, spoor: Spoor) -> dict[str, Any]:
    ledger = contents.ledger
    known = ledger.statements, ledger.days, contents.day
    told = [ledger.statements[one] for one in spoor.statements]
    return {
        "spoor": spoor,
        "first": ledger.statements[spoor.id],
        "told": [(one, ledger.documents[one.document], contents.link_of(spoor, one.id)) for one in told],
        "row": contents.row_of.get(spoor.id),
        "status": ledger.status(spoor, contents.day),
        "norm": norm_on(spoor, *known),
        "measurements": measurements_on(spoor, *known),
        "instances": instances_on(spoor, *known),
        "disputed": _disputed(contents, told),
    }


def _disputed(contents: Contents, statements: list[Statement]) -> bool:
    ids = {one.id for one in statements}
    return any(conflict.statement in ids for conflict in contents.ledger.judged.conflicts)
