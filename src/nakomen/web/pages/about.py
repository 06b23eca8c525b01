"""About this archive: what was read and how, what could not be, how good the program is and what it cannot do."""

from __future__ import annotations

from starlette.responses import Response

from nakomen import __version__
from nakomen.web.about_archive import archive_shown, vendored
from nakomen.web.routes import DeskHere, Routes
from nakomen.web.told import floors

router = Routes()


@router.read("/about")
def about(desk: DeskHere) -> Response:
    """Show what is known of the archive and the program."""
    names = list(dict.fromkeys(name for told in floors().values() for name in told))
    values = {
        "archive": archive_shown(desk),
        "version": __version__,
        "scripts": vendored(),
        "floors": floors(),
        "figures": names,
        "orphans": len(desk.ledger.judged.orphans),
    }
    return desk.page("about.html", values)
