"""Reading in: letters that are dropped or chosen, a dossier of the official sources, a folder of the server."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from nakomen.engines.how_to_read import HowToRead
from nakomen.model import NakomenError, ReadingError
from nakomen.readers import readable_suffixes
from nakomen.readers.bounds import MAX_FILE_BYTES, too_large
from nakomen.readers.members import CONTAINER_SUFFIXES
from nakomen.web.access.visitors import Role
from nakomen.web.desk import Desk, NotHereError
from nakomen.web.form_values import FormHere, said
from nakomen.web.reading_work import Wanted, fetch, keep_sent, read_folder, read_sent, refuse_unknown
from nakomen.web.readings import Reading, owner_of, readings_of
from nakomen.web.routes import DeskHere, Routes

router = Routes()
#: How many rows of what came of letters a page shows.
_MOST_ROWS = 300


@router.read("/upload", Role.REVIEWER)
def upload(desk: DeskHere) -> Response:
    """Show how letters come in, and what was read before; the address may say what to fetch."""
    return _page(desk, {"what": desk.request.query_params.get("what", "")[:200]})


@router.write("/upload", Role.REVIEWER)
def read_letters(desk: DeskHere, form: FormHere) -> Response:
    """Take letters, and have them read."""
    sent = [one for one in form.getlist("letters") if isinstance(one, UploadFile) and one.filename]
    try:
        _refuse_nothing(sent)
        how = _how(desk, form)
        title = ", ".join(one.filename or "" for one in sent[:3]) + (f" … (+{len(sent) - 3})" if len(sent) > 3 else "")
        reading = readings_of(desk).ask(desk, title, read_sent(desk, keep_sent(sent), how))
    except NakomenError as error:
        return _page(desk, {"error": error}, status=422)
    return RedirectResponse(f"/upload/{reading.id}", status_code=303)


@router.write("/upload/fetch", Role.REVIEWER)
def fetch_papers(desk: DeskHere, form: FormHere) -> Response:
    """Have papers fetched from the official sources and read."""
    try:
        wanted = Wanted(tuple(said(form, "what").split()), _day(form, "since"), _day(form, "until"))
        refuse_unknown(wanted)
        reading = readings_of(desk).ask(desk, " ".join(wanted.words), fetch(desk, wanted))
    except NakomenError as error:
        return _page(desk, {"error": error, "what": said(form, "what")}, status=422)
    return RedirectResponse(f"/upload/{reading.id}", status_code=303)


@router.write("/upload/folder", Role.ADMIN)
def read_server_folder(desk: DeskHere, form: FormHere) -> Response:
    """Have a folder of the server read."""
    path = said(form, "path")
    try:
        if not path:
            raise ReadingError("no folder is named", remedy="give its whole path on the server")
        reading = readings_of(desk).ask(desk, path, read_folder(desk, path, _how(desk, form)))
    except NakomenError as error:
        return _page(desk, {"error": error, "path": path}, status=422)
    return RedirectResponse(f"/upload/{reading.id}", status_code=303)


@router.read("/upload/{identity}", Role.REVIEWER)
def one_reading(desk: DeskHere, identity: str) -> Response:
    """Show how far a reading is, and what came of each file."""
    reading = readings_of(desk).find(identity)
    if reading is None or not _is_hers(desk, reading):
        raise NotHereError(identity)
    documents = desk.ledger.documents
    values = {"reading": reading, "documents": documents, "most": _MOST_ROWS, "results": list(reading.results)}
    answer = desk.page("upload_reading.html", values)
    answer.headers["cache-control"] = "no-store"
    return answer


def _is_hers(desk: Desk, reading: Reading) -> bool:
    return reading.owner == owner_of(desk.visitor) or desk.visitor.may(Role.ADMIN)


def _page(desk: Desk, more: Mapping[str, Any], *, status: int = 200) -> Response:
    values = {
        "readings": readings_of(desk).of(desk.visitor, everybody=desk.visitor.may(Role.ADMIN))[:20],
        "suffixes": ",".join(sorted((*readable_suffixes(), *CONTAINER_SUFFIXES))),
        "most_bytes": desk.settings.most_bytes("/upload"),
        "folders": desk.visitor.may(Role.ADMIN),
        "error": None,
        "what": "",
        "path": "",
        **more,
    }
    answer = desk.page("upload.html", values, status=status)
    answer.headers["cache-control"] = "no-store"
    return answer


def _refuse_nothing(sent: list[UploadFile]) -> None:
    if not sent:
        raise ReadingError("no letter was chosen", remedy="choose files, or drop them on the field")
    for one in sent:
        if (one.size or 0) > MAX_FILE_BYTES:
            raise too_large(one.filename or "", one.size or 0, MAX_FILE_BYTES)


def _how(desk: Desk, form: FormData) -> HowToRead:
    marked = bool(said(form, "allow-marking")) and desk.visitor.may(Role.ADMIN)
    return HowToRead(on=_day(form, "on"), allow_marking=marked, ocr=bool(said(form, "ocr")))


def _day(form: FormData, name: str) -> date | None:
    typed = said(form, name)
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise ReadingError(f"“{typed}” is no day", remedy="write it as 2024-12-31") from None
