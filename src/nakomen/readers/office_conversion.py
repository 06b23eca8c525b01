"""Reads old Word files and RTF by way of LibreOffice, where that is installed: as the DOCX that it makes of them."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from nakomen.model import Document, ReadingError
from nakomen.readers import plain_text, word_docx
from nakomen.readers.outside_programs import is_installed, run_program

SUFFIXES = (".doc", ".rtf")
MEDIA_TYPES = ("application/msword", "application/rtf")

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_SECONDS = 25.0
#: No macro runs, no link is followed and nothing is fetched, whatever the file asks for.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def recognises(data: bytes) -> bool:
    r"""Tell whether bytes begin as an old Office file or RTF does.

    >>> recognises(b"{\\rtf1\\ansi De Raad"), recognises(b"Geachte voorzitter,")
    (True, False)
    """
    return data.startswith((_OLD_OFFICE, _RTF))


def read(data: bytes, name: str) -> Document:
    """Read a file as the DOCX that LibreOffice makes of it; places are those of that DOCX.

    What bears the name of one and is neither can only be plain text: LibreOffice would make a letter of any bytes.
    Raises ReadingError where LibreOffice is missing, fails or takes too long.
    """
    if not recognises(data):
        return plain_text.read(data, name)
    old = data.startswith(_OLD_OFFICE)
    if not is_installed("soffice"):
        raise ReadingError(
            "is an old Office file" if old else "is an RTF file",
            where=name,
            remedy="save it as .docx or PDF, or install soffice; on Debian: apt install libreoffice-writer",
        )
    document = word_docx.read(_converted(data, "in.doc" if old else "in.rtf", name), name)
    remarks = (*document.remarks, "read by way of LibreOffice")
    return replace(document, media_type=MEDIA_TYPES[0 if old else 1], remarks=remarks)


def _converted(data: bytes, source: str, name: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="nakomen-office-") as made:
        folder = Path(made)
        (folder / source).write_bytes(data)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        command = [
            "soffice", f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(folder / source),
        ]  # fmt: skip
        said = run_program(command, folder, seconds=_SECONDS, where=name)
        made_of_it = folder / "out" / "in.docx"
        if not made_of_it.is_file():
            raise ReadingError(
                f"could not be read by soffice ({said or 'it made nothing of it'})",
                where=name,
                remedy="check that it opens elsewhere, and save it as .docx or PDF",
            )
        return made_of_it.read_bytes()
