"""Writes the table of accuracy in the README from the floors that the quality gate holds: `make docs`."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE, FLOORS = ROOT / "README.md", ROOT / "tests" / "quality" / "floors.toml"
#: What the scorer calls a measure, and what the README calls it.
MEASURES = {
    "detect": "found at all",
    "detect+kind": "found, with its kind",
    "binding": "binding, found",
    "binding+kind": "binding, with its kind",
    "field:actor": "who",
    "field:addressee": "to whom",
    "field:due": "by when",
    "field:amounts": "amounts",
    "field:refs": "references",
    "field:theme": "theme",
}
_PLACE = re.compile(r"(?<=<!-- floors -->\n).*?(?=<!-- /floors -->)", re.DOTALL)


def read_floors() -> dict[str, dict[str, float]]:
    """Return the floors by corpus and measure."""
    corpora = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["corpus"]
    return {name: corpus["floors"] for name, corpus in corpora.items()}


def make_table(floors: dict[str, dict[str, float]]) -> str:
    """Return the floors as a table, rounded down; a dash where a corpus cannot tell."""
    lines = [f"| F1 at least | {' | '.join(floors)} |", "|---|" + "---|" * len(floors)]
    for measure, name in MEASURES.items():
        cells = [f"{int(corpus[measure] * 100) / 100:.2f}" if measure in corpus else "-" for corpus in floors.values()]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def read_table() -> dict[str, dict[str, float]]:
    """Return the figures of the README by corpus and measure."""
    found = _PLACE.search(PAGE.read_text(encoding="utf-8"))
    if found is None:
        return {}
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in found[0].splitlines()]
    names = {name: measure for measure, name in MEASURES.items()}
    return {
        corpus: {names[row[0]]: float(row[at]) for row in rows[2:] if row[at] != "-"}
        for at, corpus in enumerate(rows[0][1:], 1)
    }


if __name__ == "__main__":
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_PLACE.sub(lambda _: make_table(read_floors()), text), encoding="utf-8")
    sys.stdout.write(f"{PAGE}: figures written\n")
