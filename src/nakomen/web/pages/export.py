"""What the ledger shows as a file: for each export an address that takes the same query string as the ledger."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from nakomen.exports import Export
from nakomen.exports.selection import STATEMENTS
from nakomen.exports.writing import what_it_writes
from nakomen.model import ExportError
from nakomen.web.desk import NotHereError
from nakomen.web.listing import Asked
from nakomen.web.routes import DeskHere, Routes
from nakomen.web.taking_along import export_of, file_name, options_said, pieces_of, selection_of

router = Routes()
#: What is larger goes to disk while it is written.
_IN_MEMORY = 8_000_000
#: Those that say nothing of when they were made: the same again as long as the archive is.
_WITHOUT_TIME = ("csv", "jsonl", "parquet")
#: Those that a program subscribes to and a browser may show.
_SUBSCRIBED = ("atom", "ics")


@router.read("/export/{form}")
def export(desk: DeskHere, form: str, request: Request) -> Response:
    """Give all that the ledger shows with this query string, in its order; nothing is sent before all is written."""
    found = export_of(form)
    if found is None:
        raise NotHereError(form)
    what = _what(found, request.query_params.get("of", STATEMENTS))
    asked = Asked.of(request.query_params)
    selection = selection_of(desk, asked, what, options_said(found, request.query_params))
    written = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed when the last piece is sent
    try:
        found.write(selection, written)  # type: ignore[arg-type]  # it has all that a stream of bytes has
        size = written.tell()
        written.seek(0)
    except BaseException:
        written.close()
        raise
    name = file_name(found, asked, selection.day.isoformat())
    headers = {
        "content-disposition": f'{"inline" if form in _SUBSCRIBED else "attachment"}; filename="{name}"',
        "content-length": str(size),
    }
    if form not in _WITHOUT_TIME:
        headers["cache-control"] = "private, no-store"
    return StreamingResponse(pieces_of(written), media_type=found.MEDIA_TYPE, headers=headers)


def _what(found: Export, asked: str) -> str:
    able = what_it_writes(found)
    if asked not in able:
        raise ExportError(f"{found.NAME} cannot write “{asked}”", where="of", remedy=f"choose from {', '.join(able)}")
    return asked
