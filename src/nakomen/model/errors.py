"""One tree of errors, each with a place and a remedy that a clerk can act on."""

from __future__ import annotations

from unicodedata import combining, east_asian_width


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


class QueryError(ArchiveError):
    """A query that cannot be understood; `query[start:end]` is the part that is wrong.

    >>> print(QueryError("there is no field “knid:”", query="knid:pledge dijk", start=0, end=5).picture())
    knid:pledge dijk
    ^^^^^
    """

    def __init__(self, what: str, *, query: str, start: int, end: int, remedy: str = "") -> None:
        super().__init__(what, remedy=remedy)
        self.query, self.start, self.end = query, start, end

    def picture(self, width: int = 100) -> str:
        """Return the query on a line with carets under the wrong part, as much of it as fits `width` columns."""
        begin = max(0, min(self.start - width // 4, len(self.query) - width))
        shown = [c if c.isprintable() else " " for c in self.query[begin : begin + width]]
        start, end = self.start - begin, min(max(self.end, self.start + 1), begin + width) - begin
        line = "".join(shown)
        return f"{line}\n{' ' * _columns(line[:start])}{'^' * max(1, _columns(line[start:end]) or end - start)}"


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: wide signs take two, combining ones none."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


class JudgementError(NakomenError):
    """A judgement that cannot be what it says, or that came too late."""


class OvertakenError(JudgementError):
    """A judgement of somebody who did not see what was judged about the same statement meanwhile."""


class ExportError(NakomenError):
    """Something that cannot be written in the form that was asked for."""


class RegisterError(NakomenError):
    """A table or register row that contradicts itself."""


class FetchError(NakomenError):
    """Something that could not be fetched; `where` is its address."""


class MissingError(FetchError):
    """Something that the source says it does not have."""
