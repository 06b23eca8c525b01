"""Reads an e-mail (.eml): its text as a letter, what its head tells where that is silent, and what is attached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from nakomen.model import Document, Identity, ReadingError, Signatory
from nakomen.readers import plain_text, web_html
from nakomen.readers.bounds import too_large
from nakomen.readers.decoding import decode

SUFFIXES = (".eml",)
MEDIA_TYPES = ("message/rfc822",)

#: A mail that is larger carries more than letters, and the parser keeps several copies of it.
MAX_MAIL_BYTES = 50_000_000
_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?(?:From \S[^\r\n]*\r?\n)?[A-Za-z][\w-]{1,60}:[ \t\r\n]")
_HEADERS = re.compile(
    rb"^(from|to|date|subject|message-id|mime-version|received|return-path|content-type):[ \t]",
    re.IGNORECASE | re.MULTILINE,
)
#: The words that mail programs set before the subject of an answer or of what is sent on.
_PASSED_ON = re.compile(r"(?:\s*(?:re|fwd?|antw|doorst)\s*:)+\s*", re.IGNORECASE)
_SUFFIX_OF = {
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "text/html": ".html",
    "text/plain": ".txt",
    "application/zip": ".zip",
}
_MAX_PARTS = 2_000
_AGAIN = "save it again from the mail program"


def recognises(data: bytes) -> bool:
    r"""Tell whether bytes begin with the head of a mail; a letter that has a line "Subject:" alone is none.

    >>> recognises(b"From: a@voorbeeld.nl\nMIME-Version: 1.0\nDate: Mon, 3 May 2021 10:00:00 +0200\n\nBeste,")
    True
    >>> recognises(b"Subject: de dijk\n\nGeachte voorzitter,")
    False
    """
    if _HEADER.match(data) is None:
        return False
    head = re.split(rb"\r?\n\r?\n", data[:60_000], maxsplit=1)[0]
    names = {name.lower() for name in _HEADERS.findall(head)}
    technical = names & {b"message-id", b"mime-version", b"received", b"return-path", b"content-type"}
    return len(names) >= 3 and bool(technical) and b"from" in names


def read(data: bytes, name: str) -> Document:
    """Read the text of a mail, plain text before HTML; places count within that text, not in the mail's bytes.

    Raises ReadingError for a mail without text; what is attached is left to `attachments`.
    """
    message = _parse(data, name)
    texts = [(part.get_content_subtype(), _text_of(part, name)) for part in _texts(message)]
    texts = [(sort, text) for sort, text in texts if text.strip()]
    plain = [text for sort, text in texts if sort != "html"]
    if not texts:
        raise ReadingError("holds no text", where=name, remedy="read what is attached to it")
    if plain:
        document = plain_text.read_text("\n\n".join(plain))
    else:
        document = web_html.read(b"\xef\xbb\xbf" + texts[0][1].encode("utf-8", "replace"), name)
    people = [f"{key} {', '.join(_people(message, key))}" for key in ("from", "to") if _people(message, key)]
    remarks = (*document.remarks, " ".join(["e-mail", *people]))
    return replace(document, media_type=MEDIA_TYPES[0], remarks=remarks)


def told_around(data: bytes) -> Identity:
    """Return what the head of a mail tells: subject, day and sender."""
    message = _parse(re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0] + b"\n\n", "")
    sender = [Signatory(person, "") for person in _people(message, "from")[:1]]
    return Identity(
        title=_PASSED_ON.sub("", _header(message, "subject")), date=_day(message), signatories=tuple(sender)
    )


def attachments(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of what is attached to a mail, in order; names may be anything."""
    message = _parse(data, name)
    texts = set(map(id, _texts(message)))
    for number, part in enumerate(_leaves(message), 1):
        sort = part.get_content_type()
        if id(part) in texts or (sort.startswith("text/") and not _is_attached(part)):
            continue
        told = _words(part.get_filename(""))
        yield told or f"{number}{_SUFFIX_OF.get(sort, '')}", _content(part)


def has_text(data: bytes, name: str) -> bool:
    """Tell whether a mail has a text of its own, besides what is attached."""
    return any(_content(part).strip() for part in _texts(_parse(data, name)))


def _parse(data: bytes, name: str) -> Message:
    if len(data) > MAX_MAIL_BYTES:
        raise too_large(name, len(data), MAX_MAIL_BYTES)
    try:
        return message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"))
    except (MessageError, RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise ReadingError("is no sound e-mail", where=name, remedy=_AGAIN) from error


def _leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that are no container, not going into a mail that is attached."""
    waiting = [message]
    for _ in range(_MAX_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extend(reversed(_inner(part)))
        else:
            yield part


def _inner(part: Message) -> list[Message]:
    return [one for one in part.get_payload() if isinstance(one, Message)]


def _texts(message: Message) -> list[Message]:
    """Return the parts that are the mail's own text, the plain one where there are several forms of it."""
    texts = [part for part in _leaves(message) if part.get_content_maintype() == "text" and not _is_attached(part)]
    plain = [part for part in texts if part.get_content_subtype() == "plain"]
    return plain or [part for part in texts if part.get_content_subtype() == "html"][:1]


def _is_attached(part: Message) -> bool:
    return bool(part.get_filename("")) or str(part.get("content-disposition", "")).lower().startswith("attachment")


def _content(part: Message) -> bytes:
    """Return a part's bytes with its transfer encoding undone; a mail in a mail as it was sent."""
    if part.is_multipart():
        return b"".join(one.as_bytes() for one in _inner(part))
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text_of(part: Message, name: str) -> str:
    """Return a part's text in the encoding that it names, if that holds, else as any text is decoded."""
    content = _content(part)
    encoding = str(part.get_content_charset("") or "").lower()
    encoding = "cp1252" if encoding in ("iso-8859-1", "latin-1", "latin1", "windows-1252") else encoding
    try:
        # Others than encodings of text have codecs too; what is not said to be a text encoding raises LookupError.
        return content.decode(encoding).replace("\r\n", "\n") if encoding else decode(content, name)[0]
    except (LookupError, UnicodeError, ValueError):
        return decode(content, name)[0]


def _header(message: Message, key: str) -> str:
    return _words(message.get(key, ""))


def _words(said: object) -> str:
    """Return the words of a header or file name, decoded as far as that can be done."""
    try:
        parts = decode_header(str(said))
        text = "".join(_decoded(part, encoding) for part, encoding in parts)
    except (HeaderParseError, ValueError, LookupError, UnicodeError):
        text = str(said)
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:300]


def _decoded(part: bytes | str, encoding: str | None) -> str:
    if isinstance(part, str):
        return part
    try:
        return part.decode(encoding or "ascii")
    except (LookupError, UnicodeError):
        return part.decode("cp1252", "replace")


def _people(message: Message, key: str) -> list[str]:
    """Return who a mail is from or to: names where told, else addresses."""
    said = [str(one) for one in message.get_all(key, [])][:20]
    try:
        found = getaddresses(said)
    except RecursionError:  # remarks within remarks
        return []
    return [" ".join(_words(name or address).split()) for name, address in found if name or address][:20]


def _day(message: Message) -> date | None:
    try:
        return parsedate_to_datetime(str(message.get("date", ""))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
