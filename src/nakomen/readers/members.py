"""Reads files that hold several documents, one after the other: one that cannot be read never loses the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nakomen.model import Document, ReadingError
from nakomen.readers import email_message
from nakomen.readers.bounds import bytes_of
from nakomen.readers.dispatch import Asked, read_data, readable_suffixes
from nakomen.readers.zip_members import (
    MAX_MEMBERS,
    Budget,
    Member,
    budget_for,
    harmless,
    is_zip_of_letters,
    zip_members,
)

#: Suffixes of what holds letters and is none itself.
CONTAINER_SUFFIXES = (".zip",)
#: A zip in a mail in a zip is opened; what is packed deeper is refused.
_MAX_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file or a member of one: a document, an error, or neither for what is no letter.

    `content` are a member's own bytes; those of a file by itself are not repeated here.
    """

    name: str
    document: Document | None = None
    error: ReadingError | None = None
    content: bytes | None = None


def read_documents(path: Path | str, asked: Asked | None = None) -> Iterator[Outcome]:
    """Yield what comes of a file: one document, or those of a zip or an e-mail with its attachments.

    Never raises ReadingError: what cannot be read is an outcome with an error.
    """
    for member in members_of(path):
        yield outcome_of(member, asked or Asked(), whole=member.name == Path(path).name)


def members_of(path: Path | str) -> Iterator[Member]:
    """Yield what a file holds, unpacked and not yet read; most files hold themselves only."""
    path = Path(path)
    try:
        data = bytes_of(path)
    except ReadingError as error:
        yield Member(path.name, error=error)
        return
    found = False
    for member in _unpacked(Member(path.name, data), budget_for(len(data)), 0):
        found = found or member.error is not None or is_letter(member.name) or member.name == path.name
        yield member
    if not found:
        words = "holds no letters"
        yield Member(path.name, error=ReadingError(words, where=path.name, remedy="check that it is the right file"))


def is_letter(name: str) -> bool:
    """Tell whether a name is that of a letter, or of what may hold some.

    >>> is_letter("brieven.zip/brief.pdf"), is_letter("brieven.zip/foto.jpg")
    (True, False)
    """
    return PurePosixPath(name).suffix.lower() in (*readable_suffixes(), *CONTAINER_SUFFIXES)


def outcome_of(member: Member, asked: Asked, *, whole: bool) -> Outcome:
    """Read a member; `whole` says that it is the file itself, whatever that is called."""
    if member.error is not None:
        return Outcome(member.name, error=member.error)
    if not whole and not is_letter(member.name):
        return Outcome(member.name)
    content = None if whole else member.data
    try:
        return Outcome(member.name, read_data(member.data, member.name, asked), content=content)
    except ReadingError as error:
        return Outcome(member.name, error=error)


def _unpacked(member: Member, budget: Budget, depth: int) -> Iterator[Member]:
    packed = is_zip_of_letters(member.data)
    if member.error is not None or not (packed or email_message.recognises(member.data)):
        yield member
    elif depth >= _MAX_DEPTH:
        words = "is packed too deep: a file within a file within a file"
        yield Member(member.name, error=ReadingError(words, where=member.name, remedy="unpack it first"))
    else:
        opened = zip_members(member.data, member.name, budget) if packed else _of_mail(member, budget)
        for inner in opened:
            yield from [inner] if inner.name == member.name else _unpacked(inner, budget, depth + 1)


def _of_mail(mail: Member, budget: Budget) -> Iterator[Member]:
    """Yield a mail's own text, and what is attached to it."""
    attached: list[Member] = []
    try:
        for number, (name, data) in enumerate(email_message.attachments(mail.data, mail.name), 1):
            budget.members -= 1
            budget.octets -= len(data)
            own = f"{mail.name}/{harmless(name)}"
            own = f"{mail.name}/{number}/{harmless(name)}" if any(one.name == own for one in attached) else own
            attached.append(Member(own, data))
        if not attached or email_message.has_text(mail.data, mail.name):
            yield mail
    except ReadingError as error:
        yield Member(mail.name, error=error)
        return
    for member in attached:
        if budget.members < 0 or budget.octets < 0:
            words = f"holds more than {MAX_MEMBERS} files: the rest was not read"
            yield Member(mail.name, error=ReadingError(words, where=mail.name, remedy="read what is attached apart"))
            return
        if member.data and is_letter(member.name):
            yield member
        else:
            yield Member(member.name)
