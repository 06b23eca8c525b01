"""The versions of a document: when each was read, and what the newest says otherwise."""

from __future__ import annotations

from starlette.responses import Response

from nakomen.web.desk import NotHereError
from nakomen.web.document_view import row_named
from nakomen.web.pages.spoor import difference_of
from nakomen.web.routes import DeskHere, Routes
from nakomen.web.version_changes import changes_of_versions

router = Routes()


@router.read("/documents/{identity}/versions")
def versions(desk: DeskHere, identity: str) -> Response:
    """Show the versions of a document."""
    row = row_named(desk, identity)
    return desk.page("document_versions.html", {"row": row, "versions": desk.archive.versions(identity)})


@router.read("/documents/{identity}/versions/{number}")
def version(desk: DeskHere, identity: str, number: int) -> Response:
    """Show what changed between a version and the current one, which is the older one where a file was put back."""
    row = row_named(desk, identity)
    if number not in {one.version for one in desk.archive.versions(identity)}:
        raise NotHereError(f"{identity}, {number}")
    numbers = sorted((number, row.version))
    older, newer = (desk.document(identity, version=one) for one in numbers)
    before, after = (desk.archive.statements_of(identity, one) for one in numbers)
    changes = changes_of_versions(older, newer, before, after)
    values = {
        "row": row,
        "numbers": numbers,
        "titles": (older.identity.title, newer.identity.title),
        "changes": changes,
        "difference": difference_of,
    }
    return desk.page("document_version.html", values)
