"""Writes the table of settings in docs/deployment.md from the table that the server reads: `make docs`."""

from __future__ import annotations

import json
import re
from pathlib import Path

from nakomen.web.access.settings_file import SettingRow, setting_rows

PAGE = Path(__file__).with_name("deployment.md")
_TABLE = re.compile(r"(?<=<!-- settings -->\n).*?(?=<!-- end of settings -->)", re.DOTALL)


def make_page() -> str:
    """Return the page with the table as it is now."""
    rows = ["| setting | if not said | what it is |", "|---|---|---|", *map(_row, setting_rows())]
    return _TABLE.sub(lambda _: "\n".join(rows) + "\n", PAGE.read_text(encoding="utf-8"))


def _row(row: SettingRow) -> str:
    names = " or ".join(f"`{name}`" for name in row.written)
    default = (
        "must be said" if row.needed else f"`{json.dumps(row.default)}`" if row.default not in ("", {}, []) else ""
    )
    return f"| {names} | {default} | {row.en} |"


if __name__ == "__main__":
    PAGE.write_text(make_page(), encoding="utf-8")
