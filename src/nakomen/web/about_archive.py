"""What is known of an archive itself: what was read and how, how large it is, what could not be read, what is odd."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from nakomen.wording import language
from nakomen.wording.remarks import remarks_told

if TYPE_CHECKING:
    from nakomen.archive import DocumentRow, RunFailure, RunReport
    from nakomen.archive.answers import Size
    from nakomen.web.desk import Desk

#: How many runs, failures, documents and names are shown of a long list.
_RUNS, _FAILURES, _DOCUMENTS, _NAMES = 20, 200, 100, 8


@dataclass(frozen=True, slots=True)
class Vendored:
    """A script of others that pages use, with where it is from and its licence."""

    package: str
    address: str
    licence: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What readers remarked, with the first of the documents that it holds for and how many those are."""

    words: str
    documents: Sequence[DocumentRow]
    number: int


@dataclass(frozen=True, slots=True)
class ArchiveShown:
    """An archive as its page shows it; of long lists the first, with how many there are."""

    size: Size
    runs: Sequence[RunReport]
    all_runs: int
    failures: Sequence[tuple[RunReport, RunFailure]]
    all_failures: int
    undated: Sequence[DocumentRow]
    all_undated: int
    remarks: Sequence[Remark]
    program_versions: Mapping[str, int]
    sorts: Mapping[str, int]


def archive_shown(desk: Desk) -> ArchiveShown:
    """Return what is known of the archive; files that a later run could read are no failures any more."""
    return desk.snapshot.worked_out.get(("about", language()), lambda: _shown(desk))


def _shown(desk: Desk) -> ArchiveShown:
    runs = desk.archive.runs()
    failures = _still_failing(runs)
    documents = desk.ledger.documents
    undated = [row for row in documents.values() if row.date is None]
    versions: dict[str, int] = {}
    sorts: dict[str, int] = {}
    for run in runs:
        versions[run.program_version] = versions.get(run.program_version, 0) + 1
    for row in documents.values():
        sorts[row.kind] = sorts.get(row.kind, 0) + 1
    return ArchiveShown(
        desk.archive.size(),
        runs[: -_RUNS - 1 : -1],
        len(runs),
        failures[:_FAILURES],
        len(failures),
        undated[:_DOCUMENTS],
        len(undated),
        _remarks(desk),
        versions,
        dict(sorted(sorts.items(), key=lambda pair: -pair[1])),
    )


def _still_failing(runs: Sequence[RunReport]) -> list[tuple[RunReport, RunFailure]]:
    """Return the files that could not be read and were not read since, latest first, each once."""
    found: dict[str, tuple[RunReport, RunFailure]] = {}
    for run in runs:
        for one in run.read:
            found.pop(one.source_name, None)
        for failure in run.failures:
            found.pop(failure.file, None)
            found[failure.file] = run, failure
    return list(found.values())[::-1]


def _remarks(desk: Desk) -> list[Remark]:
    documents = desk.ledger.documents
    told = remarks_told({name: words for name, words in desk.archive.remarks().items() if name in documents})
    found = [Remark(words, [documents[one] for one in names[:_NAMES]], len(names)) for words, names in told.items()]
    return sorted(found, key=lambda one: -one.number)


@cache
def vendored() -> list[Vendored]:
    """Return the scripts of others that ship with the pages.

    >>> vendored()[0].licence
    '0BSD'
    """
    table = (files("nakomen.web") / "static" / "vendor" / "vendored.toml").read_text(encoding="utf-8")
    return [Vendored(row["package"], row["address"], row["licence"]) for row in tomllib.loads(table)["file"]]
