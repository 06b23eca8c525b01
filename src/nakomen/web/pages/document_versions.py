"""The versions of a document: when each was read, and what the newest says otherwise."""

from __future__ import annotations

from starlette.responses import Response

from nakomen.model import ArchiveError
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
    """Show what changed between a version and the current one."""
    row = row_named(desk, identity)
    try:
        older = desk.archive.document(identity, version=number)
    except ArchiveError as error:
        raise NotHereError(f"{identity}, {number}") from error
    newer = desk.archive.document(identity, version=row.version)
    before, after = (desk.archive.statements_of(identity, one) for one in (number, row.version))
    changes = changes_of_versions(older, newer, before, after)
    values = {"row": row, "older": older, "number": number, "changes": changes, "difference": difference_of}
    return desk.page("document_version.html", values)
