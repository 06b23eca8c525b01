"""Turns bytes into text: a byte order mark decides, else strict UTF-8, else the Windows code page of western Europe."""

from __future__ import annotations

import codecs
import re

from nakomen.model import ReadingError
from nakomen.readers.bounds import MAX_TEXT_BYTES, too_large

#: Longer marks first: that of UTF-32 starts as that of UTF-16 does.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Control characters that no text has; a few strays (an old word processor's) are forgiven, one in a thousand.
_CONTROLS = re.compile("[\x00-\x06\x0e-\x19\x1b]")
_BINARY = "is not text"
_REMEDY = "check that the file is what its name says, and that it was downloaded whole"


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Return a file's text and the name of its encoding; offsets in the document count this text's characters.

    Raises ReadingError for bytes that are no text and for more than 20 MB.

    >>> decode("De coördinatie".encode("cp1252"), "brief.txt")
    ('De coördinatie', 'cp1252')
    """
    if len(data) > MAX_TEXT_BYTES:
        raise too_large(name, len(data), MAX_TEXT_BYTES)
    text, encoding = _text_of(data, name)
    if "\x00" in text or len(_CONTROLS.findall(text)) > len(text) // 1000:
        raise ReadingError(_BINARY, where=name, remedy=_REMEDY)
    return text, encoding


def _text_of(data: bytes, name: str) -> tuple[str, str]:
    encodings = ["utf-8", "cp1252"]
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            data, encodings = data[len(mark) :], [encoding]
            break
    else:
        if wide := _wide(data):
            encodings = [wide]
    for encoding in encodings:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise ReadingError(_BINARY, where=name, remedy=_REMEDY)


def _wide(data: bytes) -> str:
    """Return the UTF-16 of a text without a mark: every second byte of western text is zero."""
    sample = data[:4000]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else ""
