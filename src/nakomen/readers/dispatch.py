"""Finds the reader that fits a file and turns the file into a document with its identity."""

from __future__ import annotations

import pkgutil
import re
import unicodedata
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from nakomen.model import Document, NakomenError, ReadingError, RefusedError
from nakomen.readers.bounds import bytes_of
from nakomen.readers.identity import identify
from nakomen.readers.letter_cues import LANGUAGES
from nakomen.readers.text_language import language_name

#: First bytes by which a format is known whatever the file is called, with its media type.
_SIGNATURES = (
    (re.compile(rb"%PDF-"), "application/pdf"),
    (re.compile(rb"PK\x03\x04"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (
        re.compile(
            rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html)\b",
            re.IGNORECASE | re.DOTALL,
        ),
        "text/html",
    ),
    (re.compile(rb"\s*<\?xml\b", re.IGNORECASE), "application/xml"),
)
#: Formats that are known but not read, with what to do about them.
_UNREAD = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "is an old Office file",
        "save it as .docx or PDF, for instance with soffice",
    ),
    (b"{\\rtf", "is an RTF file", "save it as .docx or PDF, for instance with soffice"),
    (b"\x1f\x8b", "is compressed with gzip", "unpack it first"),
    (b"BZh", "is compressed with bzip2", "unpack it first"),
    (b"\xfd7zXZ", "is compressed with xz", "unpack it first"),
    (b"7z\xbc\xaf", "is a 7z archive", "unpack it first"),
    (b"\x89PNG", "is an image", "make its text readable first, for instance with ocrmypdf"),
    (b"\xff\xd8\xff", "is an image", "make its text readable first, for instance with ocrmypdf"),
    (b"II*\x00", "is an image", "make its text readable first, for instance with ocrmypdf"),
)


class Reader(Protocol):
    """A module of this folder that reads one format.

    `MEDIA_TYPES` and `SUFFIXES` tell which; a module may also have `recognises(data: bytes) -> bool`, which is asked
    before the first bytes and the suffix are looked at.
    """

    MEDIA_TYPES: tuple[str, ...]
    SUFFIXES: tuple[str, ...]

    def read(self, data: bytes, name: str) -> Document:
        """Read a file's bytes; the identity holds what the format itself says."""


def read_document(path: Path | str, *, on: date | None = None, allow_marking: bool = False) -> Document:
    """Read a file into a document, whatever its format.

    `on` is the document's date where the file and its name tell none. Raises ReadingError for what cannot be read, and
    RefusedError for a marking above unclassified unless `allow_marking`.
    """
    path = Path(path)
    data = bytes_of(path)
    reader = _reader_for(data, path)
    document = identify(_read(reader, data, path.name), path.name, on=on)
    marking = document.identity.marking
    if not marking.open and not allow_marking:
        raise RefusedError(
            f"bears the marking {marking}",
            where=path.name,
            remedy="read it with --allow-marking where that is permitted",
        )
    _check(document, path.name)
    media_type = document.media_type if document.media_type in reader.MEDIA_TYPES else reader.MEDIA_TYPES[0]
    return replace(
        document,
        id=document.id or document.identity.number or _slug(path.stem, data),
        source_name=path.name,
        media_type=media_type,
        digest=sha256(data).hexdigest(),
    )


def readable_suffixes() -> tuple[str, ...]:
    """Return the suffixes that some reader takes, sorted.

    >>> ".txt" in readable_suffixes()
    True
    """
    return tuple(sorted({suffix for reader in _readers() for suffix in reader.SUFFIXES}))


@cache
def _readers() -> tuple[Reader, ...]:
    """Return every module of this folder that reads a format, by name."""
    package = import_module("nakomen.readers")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    modules = [import_module(f"nakomen.readers.{name}") for name in names]
    return tuple(
        cast("Reader", module) for module in modules if hasattr(module, "MEDIA_TYPES") and hasattr(module, "read")
    )


def _reader_for(data: bytes, path: Path) -> Reader:
    """Return the reader of a file, by its content first, then by its suffix, else plain text."""
    for signature, what, remedy in _UNREAD:
        if data.startswith(signature):
            raise ReadingError(what, where=path.name, remedy=remedy)
    readers = _readers()
    for reader in readers:
        recognises = getattr(reader, "recognises", None)
        if recognises is not None and recognises(data):
            return reader
    for pattern, media_type in _SIGNATURES:
        if pattern.match(data, 3 if data.startswith(b"\xef\xbb\xbf") else 0):
            fitting = [reader for reader in readers if media_type in reader.MEDIA_TYPES]
            if fitting:
                return fitting[0]
    suffix = path.suffix.lower()
    fitting = [reader for reader in readers if suffix in reader.SUFFIXES]
    plain = [reader for reader in readers if "text/plain" in reader.MEDIA_TYPES]
    return (fitting or plain)[0]


def _read(reader: Reader, data: bytes, name: str) -> Document:
    """Read the bytes; what a reader or its library did not foresee in a file is an error with the file's name too."""
    try:
        return reader.read(data, name)
    except NakomenError:
        raise
    except Exception as error:
        said = f"{type(error).__name__}: {error}".splitlines()[0][:160]
        raise ReadingError(
            f"could not be read ({said})",
            where=name,
            remedy="check that it opens elsewhere; if it does, report it with this line",
        ) from error


def _check(document: Document, name: str) -> None:
    """Refuse a document without text or in a language that nakomen does not read."""
    if not any(character.isalpha() for character in document.text):
        raise ReadingError("holds no text", where=name, remedy="check that it is the letter itself")
    language = document.identity.language
    if language not in LANGUAGES:
        raise ReadingError(
            f"is in {language_name(language)}",
            where=name,
            remedy="nakomen reads Dutch and English; give it a translation",
        )


def _slug(stem: str, data: bytes) -> str:
    """Return a document's id made from its file name, or from its bytes where the name has no letters or digits."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug[:120] or f"doc-{sha256(data).hexdigest()[:12]}"
