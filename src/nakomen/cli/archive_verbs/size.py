"""The verb `archive size`: how much the archive holds, and what it takes on disk."""

from __future__ import annotations

from dataclasses import asdict

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.showing import console, print_json, table
from nakomen.cli.verb import option, verb
from nakomen.cli.wording import say

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
    for name, number in size.items():
        told = f"{number / _MB:.1f} MB" if name in _BYTES else str(number)
        rows.add_row(say(f"size-{name.replace('_', '-')}"), told)
    console().print(rows)
