"""One statement on a terminal: its paragraph with the words marked, and its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nakomen.cli.showing import marked
from nakomen.ledger.statement_page import document_line, paragraph_of
from nakomen.model import Document, Statement

if TYPE_CHECKING:
    from rich.console import Console


def print_page(out: Console, document: Document, statement: Statement) -> None:
    """Print a statement in its paragraph, with its document."""
    block = paragraph_of(document, statement)
    heading = document.heading_at(statement.start)
    out.print(" · ".join(filter(None, document_line(document))), style="bold")
    if heading:
        out.print(heading, style="italic")
    out.print()
    text = document.text[block.start : block.end]
    span = (statement.start - block.start, statement.end - block.start)
    out.print(marked(text, [span], colour=out.is_terminal and not out.no_color))
    out.print()
