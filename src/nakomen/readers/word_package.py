"""Opens the zip that a DOCX is, with limits on what it unpacks to, and parses its parts."""

from __future__ import annotations

import io
import posixpath
import zipfile
from functools import cached_property
from typing import TYPE_CHECKING

from nakomen.model import ReadingError
from nakomen.readers.markup import local_name, parse_xml
from nakomen.readers.zip_members import DAMAGED

if TYPE_CHECKING:
    from lxml.etree import _Element

#: The largest part that is unpacked: a letter of a thousand pages has some 30 MB of document.xml.
_MAX_PART = 100_000_000
_AGAIN = "fetch it again, or open it in a word processor and save it as .docx"


class WordPackage:
    """The parts of a DOCX by their names."""

    def __init__(self, data: bytes, name: str) -> None:
        self._where = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGED as error:
            raise ReadingError("is damaged: it is no sound zip", where=name, remedy=_AGAIN) from error
        self._names = set(self._zip.namelist())

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the running text."""
        for relation in self._relations_of(""):
            if relation["type"].endswith("/officeDocument"):
                return relation["target"]
        return "word/document.xml"

    def document(self) -> _Element:
        """Return the root of the running text."""
        root = self.part(self.main)
        if root is None:
            other = next((kind for kind in ("xl/workbook.xml", "ppt/presentation.xml") if kind in self._names), "")
            what = "is a spreadsheet or a presentation" if other else f"is damaged: {self.main} is missing"
            raise ReadingError(what, where=self._where, remedy=_AGAIN if not other else "save its text as .docx or PDF")
        if local_name(root) != "document":
            raise ReadingError("is no Word document", where=self._where, remedy=_AGAIN)
        return root

    def part(self, name: str) -> _Element | None:
        """Return the root of a part, or None where there is none of that name."""
        if name not in self._names:
            return None
        info = self._zip.getinfo(name)
        if info.flag_bits & 0x1:
            raise ReadingError("is locked with a password", where=self._where, remedy="save it without one")
        try:
            with self._zip.open(info) as stream:
                data = stream.read(_MAX_PART + 1)
        except DAMAGED as error:
            raise ReadingError(f"is damaged in {name}", where=self._where, remedy=_AGAIN) from error
        if len(data) > _MAX_PART:
            raise ReadingError(
                f"unpacks to more than {_MAX_PART // 1_000_000} MB",
                where=self._where,
                remedy="check where it came from",
            )
        return parse_xml(data, f"{self._where}#{name}")

    def related(self, kind: str) -> str:
        """Return the name of the part that the running text has for a purpose (`styles`, `footnotes`), or nothing."""
        for relation in self._relations_of(self.main):
            if relation["type"].endswith(f"/{kind}"):
                return relation["target"]
        return ""

    def targets(self) -> dict[str, str]:
        """Return the parts that the running text points to, by the ids it uses."""
        return {relation["id"]: relation["target"] for relation in self._relations_of(self.main)}

    def targets_of(self, *kinds: str) -> set[str]:
        """Return the parts that the running text has for purposes (`header`, `footer`)."""
        relations = self._relations_of(self.main)
        return {one["target"] for one in relations if one["type"].rpartition("/")[2] in kinds}

    def _relations_of(self, name: str) -> list[dict[str, str]]:
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = []
        for element in () if root is None else root:
            target = element.get("Target", "")
            if element.get("TargetMode") == "External":
                continue
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.append({"id": element.get("Id", ""), "type": element.get("Type", ""), "target": path})
        return found
