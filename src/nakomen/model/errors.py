"""One tree of errors, each with a place and a remedy that a clerk can act on."""

from __future__ import annotations


class NakomenError(Exception):
    """Anything that nakomen refuses to do, said in one line.

    `what` names the matter, `where` the file or place, `remedy` what to do next.

    >>> print(NakomenError("the file is empty", where="brief.txt", remedy="check the download"))
    brief.txt: the file is empty (check the download)
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        return _said_again, (type(self), self.what, self.where, self.remedy)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.what}{remedy}"


def _said_again(kind: type[NakomenError], what: str, where: str, remedy: str) -> NakomenError:
    """Return an error as another process raised it."""
    return kind(what, where=where, remedy=remedy)


class ReadingError(NakomenError):
    """A file that cannot be read into a document."""


class RefusedError(ReadingError):
    """A document that may not be kept, such as one with a marking above unclassified."""


class ArchiveError(NakomenError):
    """An archive that cannot be opened, written or understood."""


class RegisterError(NakomenError):
    """A table or register row that contradicts itself."""


class FetchError(NakomenError):
    """Something that could not be fetched; `where` is its address."""


class MissingError(FetchError):
    """Something that the source says it does not have."""
