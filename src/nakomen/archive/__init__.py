"""Keeps documents, statements and links in one file, and finds them again; opens no database before it is asked to."""

from nakomen.archive.answers import (
    DocumentRow,
    Hit,
    Kept,
    Rereading,
    RunDocument,
    RunFailure,
    RunReport,
    Size,
    VersionRow,
)
from nakomen.archive.archive import Archive
from nakomen.archive.filters import Filters

__all__ = [
    "Archive",
    "DocumentRow",
    "Filters",
    "Hit",
    "Kept",
    "Rereading",
    "RunDocument",
    "RunFailure",
    "RunReport",
    "Size",
    "VersionRow",
]
