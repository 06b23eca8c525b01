"""The shipped dossier: eight letters about an invented alliance, to try everything on."""

from __future__ import annotations

from datetime import date
from importlib import resources
from pathlib import Path

#: A day to ask what is due: one term has just passed, one is weeks away, and the forgotten ones come to light.
DEMO_DAY = date(2026, 3, 10)


def dossier_folder() -> Path:
    """Return the folder with the dossier's eight documents.

    >>> sorted(path.suffix for path in dossier_folder().iterdir())
    ['.docx', '.html', '.pdf', '.txt', '.txt', '.txt', '.txt', '.xml']
    """
    return Path(str(resources.files(__name__).joinpath("dossier")))
