"""The verb `archive size`: how much the archive holds, and what it takes on disk."""

from __future__ import annotations

from dataclasses import asdict

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.showing import console, print_json, table
from nakomen.cli.verb import option, verb
from nakomen.wording import say

_WORDS = {
    "documents": "size-documents",
    "versions": "size-versions",
    "statements": "size-statements",
    "sentences": "size-sentences",
    "links": "size-links",
    "runs": "size-runs",
    "judgements": "size-judgements",
    "bytes": "size-bytes",
    "source_bytes": "size-source-bytes",
}
_BYTES = ("bytes", "source_bytes")
_MB = 1_000_000


@verb("size", of="archive")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(as_json: bool, archive: Place | None) -> None:
    """Print the figures."""
    with open_archive(archive) as opened:
        size = {**asdict(opened.size()), "judgements": opened.log.root().size}
    if as_json:
        print_json({"archive": str(opened.path), **size})
        return
    rows = table("", "")
    rows.show_header = False
    rows.columns[1].justify = "right"
    for name, key in _WORDS.items():
        number = size[name]
        told = f"{number / _MB:.1f} MB" if name in _BYTES else str(number)
        rows.add_row(say(key), told)
    console().print(rows)
