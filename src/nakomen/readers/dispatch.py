"""Finds the reader that fits a file and turns the file into a document with its identity."""

from __future__ import annotations

import pkgutil
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Protocol, cast

from nakomen.model import Document, Identity, NakomenError, ReadingError, RefusedError
from nakomen.readers.bounds import bytes_of
from nakomen.readers.identity import identify
from nakomen.readers.letter_cues import LANGUAGES
from nakomen.readers.paper_titles import is_generic
from nakomen.readers.scans import read_with_scans
from nakomen.readers.text_language import language_name
from nakomen.readers.zip_members import is_zip_of_letters

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
    before the first bytes and the suffix are looked at, and `told_around(data: bytes) -> Identity`, which gives what a
    wrapping tells of the letter in it, for where the letter itself is silent.
    """

    MEDIA_TYPES: tuple[str, ...]
    SUFFIXES: tuple[str, ...]

    def read(self, data: bytes, name: str) -> Document:
        """Read a file's bytes; the identity holds what the format itself says."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a user wants letters read: see `read_document`."""

    on: date | None = None
    allow_marking: bool = False
    ocr: bool = False


def read_document(
    path: Path | str, *, on: date | None = None, allow_marking: bool = False, ocr: bool = False
) -> Document:
    """Read a file into a document, whatever its format.

    `on` is the document's date where the file and its name tell none; `ocr` has pages that are only pictures read by
    ocrmypdf, where that is installed. Raises ReadingError for what cannot be read, and RefusedError for a marking above
    unclassified unless `allow_marking`.
    """
    path = Path(path)
    return read_data(bytes_of(path), path.name, Asked(on, allow_marking, ocr))


def read_data(data: bytes, name: str, asked: Asked) -> Document:
    """Read a file's bytes into a document; `name` is its name, its container's before it: `brieven.zip/a.pdf`."""
    reader = _reader_for(data, name)
    document = _identified(_read(reader, data, name, asked), reader, data, name, asked.on)
    marking = document.identity.marking
    if not marking.open and not asked.allow_marking:
        raise RefusedError(
            f"bears the marking {marking}",
            where=name,
            remedy="read it with --allow-marking where that is permitted",
        )
    _check(document, name)
    media_type = document.media_type if document.media_type in reader.MEDIA_TYPES else reader.MEDIA_TYPES[0]
    return replace(
        document,
        id=document.id or document.identity.number or _slug(name, data),
        source_name=name,
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


def _reader_for(data: bytes, name: str) -> Reader:
    """Return the reader of a file, by its content first, then by its suffix, else plain text."""
    for signature, what, remedy in _UNREAD:
        if data.startswith(signature):
            raise ReadingError(what, where=name, remedy=remedy)
    if is_zip_of_letters(data):
        raise ReadingError("is a zip of several files", where=name, remedy="read it with `nakomen read`, or unpack it")
    readers = _readers()
    for reader in readers:
        recognises = getattr(reader, "recognises", None)
        if recognises is not None and recognises(data):
            return reader
    if data.startswith(b"PK") and name.lower().endswith(".zip"):
        raise ReadingError("is damaged: it is no sound zip", where=name, remedy="fetch it again")
    for pattern, media_type in _SIGNATURES:
        if pattern.match(data, 3 if data.startswith(b"\xef\xbb\xbf") else 0):
            fitting = [reader for reader in readers if media_type in reader.MEDIA_TYPES]
            if fitting:
                return fitting[0]
    suffix = PurePosixPath(name).suffix.lower()
    fitting = [reader for reader in readers if suffix in reader.SUFFIXES]
    plain = [reader for reader in readers if "text/plain" in reader.MEDIA_TYPES]
    return (fitting or plain)[0]


def _read(reader: Reader, data: bytes, name: str, asked: Asked) -> Document:
    """Read the bytes; what a reader or its library did not foresee in a file is an error with the file's name too."""
    try:
        if "application/pdf" in reader.MEDIA_TYPES:
            return read_with_scans(reader.read, data, name, ocr=asked.ocr)
        return reader.read(data, name)
    except (NakomenError, MemoryError):
        raise
    except Exception as error:
        said = f"{type(error).__name__}: {error}".splitlines()[0][:160]
        raise ReadingError(
            f"could not be read ({said})",
            where=name,
            remedy="check that it opens elsewhere; if it does, report it with this line",
        ) from error


def _identified(document: Document, reader: Reader, data: bytes, name: str, on: date | None) -> Document:
    """Return the document with its identity; what its wrapping tells counts where the letter itself is silent."""
    told_around = getattr(reader, "told_around", None)
    around: Identity = told_around(data) if told_around is not None else Identity()
    document = identify(document, name, on=around.date or on)
    identity = document.identity
    if around.date and identity.date_source == "given":
        identity = replace(identity, date_source="metadata")
    if around.title and (not identity.title or is_generic(identity.title)):
        identity = replace(identity, title=around.title)
    if around.signatories and not identity.signatories:
        identity = replace(identity, signatories=around.signatories)
    return replace(document, identity=identity)


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


def _slug(name: str, data: bytes) -> str:
    """Return a document's id made from its file name, or from its bytes where the name has no letters or digits."""
    stem = "-".join(PurePosixPath(part).stem for part in name.split("/"))
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug[:120] or f"doc-{sha256(data).hexdigest()[:12]}"
