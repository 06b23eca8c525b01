"""Opens a zip of letters: each member's bytes under a harmless name, within limits on how much there may be."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from lzma import LZMAError

from nakomen.model import ReadingError
from nakomen.readers.bounds import MAX_FILE_BYTES, too_large

#: How many members and how much unpacked, whatever is packed within what.
MAX_MEMBERS, MAX_UNPACKED = 2_000, 500_000_000
#: Text packs to a tenth, drawings to a hundredth; what packs better is made to burst.
_MAX_RATIO, _RATIO_COUNTS_FROM = 250, 10_000_000
#: Of all together less is believed than of one.
_MAX_RATIO_OF_ALL, _UNPACKED_COUNTS_FROM = 50, 20_000_000
_LONGEST_NAME = 200
#: What other programs leave in a zip for themselves.
_JUNK = frozenset(("__macosx", ".ds_store", "thumbs.db", "desktop.ini"))
#: Parts by which a zip is itself a file of an office suite.
_OFFICE = frozenset(("[Content_Types].xml", "word/document.xml", "mimetype", "content.xml"))
#: What the zip module raises for a zip that is not what it says.
DAMAGED = (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)
_UNPACK = "unpack it, and read the folder"


@dataclass(slots=True)
class Budget:
    """How many members may still come out of a file, and how many bytes, over all that is packed in it."""

    members: int
    limit: int
    octets: int


def budget_for(size: int) -> Budget:
    """Return what may come out of a file of so many bytes.

    >>> budget_for(1_000_000)
    Budget(members=2000, limit=50000000, octets=50000000)
    """
    limit = min(MAX_UNPACKED, max(_UNPACKED_COUNTS_FROM, _MAX_RATIO_OF_ALL * size))
    return Budget(MAX_MEMBERS, limit, limit)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a zip or e-mail: its bytes, or why it is not read; `name` begins with that of its container."""

    name: str
    data: bytes = b""
    error: ReadingError | None = None


def is_zip_of_letters(data: bytes) -> bool:
    """Tell whether bytes are a zip that is no office file.

    >>> is_zip_of_letters(b"Geachte voorzitter,")
    False
    """
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return _OFFICE.isdisjoint(packed.namelist())
    except DAMAGED:
        return False


def zip_members(data: bytes, name: str, budget: Budget) -> Iterator[Member]:
    """Yield the files in a zip in its own order, junk left out; what cannot be unpacked comes as an error.

    Nothing is written anywhere, so a name that leads out of the zip leads nowhere: only its harmless parts are kept.
    """
    taken: Counter[str] = Counter()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for info in packed.infolist():
                if info.is_dir() or _is_junk(info.filename):
                    continue
                plain = harmless(info.filename)
                taken[plain] += 1
                own = f"{name}/{plain}" if taken[plain] == 1 else f"{name}/{taken[plain]}/{plain}"
                if budget.members <= 0:
                    yield _refused(name, f"holds more than {MAX_MEMBERS} files: the rest was not read", _UNPACK)
                    return
                if info.file_size > budget.octets and info.file_size <= MAX_FILE_BYTES:
                    what = f"unpacks to more than {budget.limit // 1_000_000} MB: the rest was not read"
                    yield _refused(name, what, _UNPACK)
                    return
                budget.members -= 1
                yield _member(packed, info, own, budget)
    except DAMAGED:
        yield _refused(name, "is damaged: it is no sound zip", "fetch it again")


def _member(packed: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: Budget) -> Member:
    if stat.S_ISLNK(info.external_attr >> 16):
        return _refused(name, "is a link to another file", "pack that file itself")
    if info.flag_bits & 0x1:
        return _refused(name, "is locked with a password", "unpack it first")
    if info.file_size > MAX_FILE_BYTES:
        return Member(name, error=too_large(name, info.file_size, MAX_FILE_BYTES))
    if info.file_size > max(_RATIO_COUNTS_FROM, _MAX_RATIO * info.compress_size):
        return _refused(name, f"unpacks to more than {_MAX_RATIO} times its size", "check where it came from")
    try:
        with packed.open(info) as stream:
            data = stream.read(info.file_size + 1)
    except DAMAGED:
        return _refused(name, "is damaged in its zip", "fetch it again")
    budget.octets -= len(data)
    if len(data) > info.file_size:
        return _refused(name, "unpacks to more than its zip says", "check where it came from")
    if not data:
        return _refused(name, "the file is empty", "fetch it again from where it came from")
    return Member(name, data)


def _refused(name: str, what: str, remedy: str) -> Member:
    return Member(name, error=ReadingError(what, where=name, remedy=remedy))


def _is_junk(name: str) -> bool:
    parts = name.lower().replace("\\", "/").split("/")
    return not _JUNK.isdisjoint(parts) or parts[-1].startswith((".", "~$"))


def harmless(name: str) -> str:
    r"""Return a member's name without what would lead out of the zip or disturb a terminal.

    >>> harmless("../../etc/passwd"), harmless("C:\\brieven\\a.pdf"), harmless("/tmp/b\n.pdf")
    ('etc/passwd', 'brieven/a.pdf', 'tmp/b_.pdf')
    """
    printable = "".join(letter if letter.isprintable() else "_" for letter in name.replace("\\", "/"))
    parts = [part for part in printable.split("/") if part not in ("", ".", "..")]
    if parts and re.fullmatch(r"[A-Za-z]:", parts[0]):
        del parts[0]
    return "/".join(parts)[-_LONGEST_NAME:].lstrip("/") or "_"
