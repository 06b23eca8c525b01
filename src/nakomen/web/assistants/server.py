"""The server of the Model Context Protocol: tools that read, each answer with its quotes, documents, days and links."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from nakomen import __version__
from nakomen.web.assistants import asking, comparing
from nakomen.web.assistants.telling import Consulted, refusals
from nakomen.web.due_listing import NEAR

if TYPE_CHECKING:
    from mcp.server import MCPServer

INSTRUCTIONS = """\
nakomen reads official letters and reports, finds every statement that binds, and follows each undertaking from letter
to letter. These tools only read.

- Every `quote`, `sentence`, `paragraph` and `text` is exact, as the document has it. Cite it word for word with its
  document id and date, and with its `link` where there is one. Put no words between quotation marks that no tool gave.
- `status` is open (openstaand), partly_honoured (deels voldaan), honoured (voldaan) or lapsed (vervallen). `standing`
  tells who says so: `reported` by a text, `proposed` by the program, `established` by human reviewers. What is reported
  done, or proposed by the program, is not certain: say which of the three it is.
- `due` is a time in EDTF: 2024-12-31, 2024-12, ../2024-12 (by then), 2024-08/2026-12. Amounts carry their units.
- A spoor is an undertaking with all later statements about it. Ids may be given as short as the tools show them.

It cannot: read between the lines, know what is in no document of this archive, tell whether something was truly done,
or judge. The program misses statements and finds some wrongly (`confidence` tells how sure it was); that nothing is
found proves nothing. Answers are cut to a size: look at `total`, `left`, `pages` and `left_out`, and ask for the rest.
"""

Page = Annotated[int, Field(ge=1, le=10_000, description="number of the page, from 1")]
Rows = Annotated[int, Field(ge=1, le=asking.MOST_ROWS, description="how many on a page")]
Words = Annotated[str, Field(max_length=2_000)]
Values = Annotated[list[str], Field(max_length=20)]
Id = Annotated[str, Field(min_length=1, max_length=200)]
Records = Sequence[Mapping[str, Any]]


def make_server(asked: Consulted, records: Records = ()) -> MCPServer:
    """Return the server of an archive; `records` are the rows of motions that were fetched."""
    from mcp.server import MCPServer

    server = MCPServer("nakomen", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING")
    for tool in (*_finding(asked), *_looking(asked), *_comparing(asked, records)):
        server.add_tool(tool, annotations=_reads())
    _add_resources(server, asked)
    return server


def _reads() -> Any:  # noqa: ANN401 - the library's
    from mcp.types import ToolAnnotations

    return ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


Tools = Sequence[Callable[..., dict[str, Any]]]


def _finding(asked: Consulted) -> Tools:
    """Return the tools that find."""

    def search(query: Words, page: Page = 1, rows: Rows = 10) -> dict[str, Any]:
        """Find sentences of the documents by words (in all their forms), "phrases", -words and conditions.

        Conditions: kind:pledge actor:Netherlands due:<2024 amount:>1,5mln theme:cyber dossier:28676 date:2020..2022
        status:openstaand has:due. Best first.
        """
        with refusals():
            return asking.search(asked, query, page, rows)

    def ledger(  # noqa: PLR0913, PLR0917 - what the ledger can be narrowed by
        query: Words = "",
        kind: Values = [],  # noqa: B006 - pydantic copies it
        actor: Values = [],  # noqa: B006
        addressee: Values = [],  # noqa: B006
        theme: Values = [],  # noqa: B006
        dossier: Values = [],  # noqa: B006
        status: Values = [],  # noqa: B006
        standing: Values = [],  # noqa: B006
        term: Values = [],  # noqa: B006
        year: Values = [],  # noqa: B006
        document: Values = [],  # noqa: B006
        sort: Annotated[str, Field(max_length=20)] = "term",
        page: Page = 1,
        rows: Rows = 20,
    ) -> dict[str, Any]:
        """List undertakings, narrowed and sorted; `values` tells what each can be narrowed to, with numbers.

        kind: agreement, pledge, assurance, tasking, request. term: past, near, running, without, settled.
        status: openstaand, deels-voldaan, voldaan, vervallen. sort: term, date, kind, actor, status, words; - before it
        turns it round. Of several values of one filter any will do.
        """
        narrowed = {
            "kind": kind, "actor": actor, "addressee": addressee, "theme": theme, "dossier": dossier, "status": status,
            "standing": standing, "term": term, "year": year, "document": document,
        }  # fmt: skip
        with refusals():
            return asking.ledger(asked, query, narrowed, sort, (page, rows))

    def due(
        on: date | None = None,
        within: Annotated[int, Field(ge=0, le=3_660)] = NEAR,
        actor: Words = "",
        rows: Rows = 10,
    ) -> dict[str, Any]:
        """List what is past its term on a day (today where none is given), near it (within so many days) or running."""
        with refusals():
            return asking.due(asked, on, within, actor, rows)

    def documents(words: Words = "", dossier: Words = "", page: Page = 1, rows: Rows = 20) -> dict[str, Any]:
        """List documents, newest first, by words of title, number or file name: this gives the ids of documents."""
        with refusals():
            return asking.documents(asked, words, dossier, page, rows)

    return search, ledger, due, documents


def _looking(asked: Consulted) -> Tools:
    """Return the tools that look at one thing."""

    def spoor(statement: Id) -> dict[str, Any]:
        """Show an undertaking's life by the id of any of its statements: what was said of it since, status and why."""
        with refusals():
            return asking.spoor(asked, statement)

    def statement(statement: Id) -> dict[str, Any]:
        """Show one statement in its paragraph, with its place in the source and the rules that made it."""
        with refusals():
            return asking.statement(asked, statement)

    def document_passage(
        document: Id,
        start: Annotated[int, Field(ge=0, le=10**9)] = 0,
        end: Annotated[int, Field(ge=0, le=10**9, description="0 for as much as one answer holds")] = 0,
    ) -> dict[str, Any]:
        """Read a stretch of a document, exactly, at most 8,000 characters, with the statements in it."""
        with refusals():
            return asking.passage(asked, document, start, end)

    return spoor, statement, document_passage


def _comparing(asked: Consulted, records: Records) -> Tools:
    """Return the tools that compare."""

    def compare(earlier: Id, later: Id, what: Literal["reports", "agenda"] = "reports") -> dict[str, Any]:
        """Compare two documents: what a later report says of an earlier one, or how the aims of an agenda came out."""
        with refusals():
            return comparing.COMPARED[what](asked, earlier, later)

    def motions(member: Words = "", only_open: bool = False, page: Page = 1, rows: Rows = 20) -> dict[str, Any]:
        """List motions of parliament that the letters tell of, with where each was asked and what was answered."""
        with refusals():
            return comparing.motions(asked, member, records, (page, rows), only_open=only_open)

    def figures(country: Id, measure: Words = "share_gdp", first_year: int = 0, last_year: int = 0) -> dict[str, Any]:
        """Show what an ally, or a group such as NATO, spent on defence by NATO's own tables, year by year."""
        with refusals():
            return comparing.figures(country, measure, first_year, last_year)

    return compare, motions, figures


def _add_resources(server: MCPServer, asked: Consulted) -> None:
    from mcp.server.mcpserver.exceptions import ResourceNotFoundError

    @server.resource("nakomen://documents/{identity}", mime_type="text/plain", title="The text of a document")
    def document(identity: str) -> str:
        """Give the whole text of a document, exactly."""
        if identity not in asked.snapshot.ledger.documents:
            raise ResourceNotFoundError(f"there is no document {identity}: the tool documents lists them")
        return asked.archive.document(identity).text

    @server.resource("nakomen://statements/{identity}", mime_type="application/json", title="A statement")
    def statement(identity: str) -> str:
        """Give a statement in its paragraph."""
        from nakomen.web.not_here import NotHereError

        try:
            return json.dumps(asking.statement(asked, identity), ensure_ascii=False)
        except NotHereError as error:
            raise ResourceNotFoundError(f"there is no statement {identity}: search finds them") from error
