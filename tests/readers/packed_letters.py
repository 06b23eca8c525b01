"""Letters packed in zips and e-mails, and what comes of reading them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from nakomen import demo
from nakomen.readers.dispatch import Asked
from nakomen.readers.members import Outcome, read_documents

LETTER = (
    "Geachte voorzitter,\n\nHierbij ontvangt u het verslag van de Kusttop. "
    "De minister zegt toe de Kamer voor 1 mei 2021 over de coördinatie te informeren.\n"
)
DOSSIER = {path.suffix: path.read_bytes() for path in sorted(demo.dossier_folder().iterdir())}


def packed(*members: tuple[str | zipfile.ZipInfo, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return data.getvalue()


def read(folder: Path, name: str, data: bytes, asked: Asked | None = None) -> dict[str, Outcome]:
    """Return what comes of a file, by the names of its members."""
    path = folder / name
    path.write_bytes(data)
    outcomes = list(read_documents(path, asked))
    assert len({outcome.name for outcome in outcomes}) == len(outcomes)
    return {outcome.name: outcome for outcome in outcomes}


def told(outcomes: dict[str, Outcome]) -> dict[str, str]:
    """Return the text or error of each member, nothing for what is no letter."""
    return {
        name: outcome.document.text if outcome.document else outcome.error.what if outcome.error else ""
        for name, outcome in outcomes.items()
    }
