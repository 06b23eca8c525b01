"""Whether the server can answer, for who watches over it: nothing else is told."""

from __future__ import annotations

import logging

from starlette.responses import JSONResponse, Response

from nakomen.web.access.visitors import Role
from nakomen.web.routes import DeskHere, Routes

router = Routes()


@router.read("/health", Role.NOBODY)
def health(desk: DeskHere) -> Response:
    """Answer `ok`, or 503 where the archive cannot be read; why that is goes to the log."""
    try:
        desk.whole_archive.stamp()
        if desk.settings.deeds is not None:
            desk.settings.deeds.store.rows("SELECT 1")
    except Exception:
        logging.getLogger("nakomen").exception("the archive cannot be read")
        return JSONResponse({"status": "failing"}, 503, {"cache-control": "no-store"})
    return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})
