"""What the ledger shows, in the forms that other programs read: the rows that an address asks for, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import IO, TYPE_CHECKING

from nakomen.exports import Export, Selection, export_formats
from nakomen.exports.writing import options_of
from nakomen.model import ExportError
from nakomen.web.listing import Asked, all_asked_for
from nakomen.wording import name_of, say
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.speaking import table

if TYPE_CHECKING:
    from nakomen.web.desk import Desk

#: Those that the ledger offers, by the words of its link; the others are there under their address too.
OFFERED = (
    ("csv", "CSV"), ("xlsx", "Excel"), ("jsonl", "JSON"), ("ics", "iCalendar"), ("atom", "Atom"), ("briefing", "Word"),
)  # fmt: skip
_PIECE = 64 * 1024
_NO_NAME = re.compile(r"[^0-9A-Za-z.-]+")


def export_of(form: str) -> Export | None:
    """Return the export of a name, None where there is none."""
    return export_formats().get(form)


def selection_of(desk: Desk, asked: Asked, what: str, options: Mapping[str, str]) -> Selection:
    """Return what the ledger shows with an address as exports take it."""
    snapshot, ledger = desk.snapshot, desk.ledger
    return Selection(
        statements=tuple(row.statement for row in all_asked_for(snapshot, asked)),
        documents=ledger.documents,
        read_ledger=lambda: ledger,
        text_of=desk.archive.document,
        day=snapshot.day,
        made_at=desk.settings.now(),
        touched=ledger.judged.touched,
        title=_title(asked),
        query=asked.address(),
        address=address_of(desk),
        options=options,
        what=what,
        read_runs=desk.archive.runs,
    )


def _title(asked: Asked) -> str:
    """Return in a line what is asked for, nothing where that is everything."""
    chosen = [_named(name, value) for name, values in asked.chosen.items() for value in values]
    return " · ".join([*chosen, *([f"“{asked.query}”"] if asked.query else [])])


def _named(name: str, value: str) -> str:
    if name in ("actor", "addressee"):
        return actors_in_words((value,))
    return (
        name_of(f"term-{value}") if name == "term" else name_of(value.replace("-", " ") if name == "status" else value)
    )


def options_said(export: Export, given: Mapping[str, str]) -> dict[str, str]:
    """Return the options of an export that an address names as `set.name=value`; an unknown one is refused."""
    found = {name.removeprefix("set."): value for name, value in given.items() if name.startswith("set.")}
    for name in found:
        if name not in options_of(export):
            known = ", ".join(options_of(export)) or "-"
            raise ExportError(f"{export.NAME} has no setting “{name}”", where=export.NAME, remedy=f"it knows: {known}")
    return found


def address_of(desk: Desk) -> str:
    """Return where the pages are reached from outside, without a slash at its end."""
    return (desk.settings.address or str(desk.request.base_url)).rstrip("/")


def file_name(export: Export, asked: Asked, day: str) -> str:
    """Return the name under which a browser keeps a file: what was asked first, and the day."""
    parts = [value for values in asked.chosen.values() for value in values][:3]
    told = _NO_NAME.sub("-", "-".join(["nakomen", *parts, day])).strip("-")
    return f"{told[:80]}{export.SUFFIX}"


def forms() -> list[tuple[str, str, str]]:
    """Return each export's name, ending and what it is for, in the language that is spoken where the table knows it."""
    return [(name, export.SUFFIX, _about(name, export)) for name, export in export_formats().items()]


def _about(name: str, export: Export) -> str:
    return say(f"export-{name}") if f"export-{name}" in table() else (export.__doc__ or "").splitlines()[0]


def pieces_of(stream: IO[bytes]) -> Iterator[bytes]:
    """Give a file piece by piece, and close it."""
    with stream:
        while piece := stream.read(_PIECE):
            yield piece
