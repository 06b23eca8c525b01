"""Writes what the pages of the web tell of the program: the vocabulary and how good it is, as tables in the package.

`docs/vocabulary.md` is the one place where the words stand, `docs/woordenlijst.md` that of what they mean in Dutch, and
`tests/quality/floors.toml` that of the figures.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "src" / "nakomen" / "web" / "told"
_MADE = "# Made by `make docs` from {source}; change it there.\n"
_ROW, _HEADING = re.compile(r"^\|(.+)\|$"), re.compile(r"^## (.+)$")


def _rows(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rows of a page's tables by the heads of their columns, each with the section it stands in."""
    section, head = "Words", list[str]()
    for line in (ROOT / "docs" / page).read_text(encoding="utf-8").splitlines():
        if found := _HEADING.match(line):
            section, head = found[1], []
        elif found := _ROW.match(line):
            cells = [cell.strip() for cell in found[1].split("|")]
            if not head:
                head = cells
            elif not set("".join(cells)) <= {"-"}:
                yield section, dict(zip(head, cells, strict=True))


def _in_dutch() -> dict[tuple[str, str], str]:
    """Return what each word means in Dutch, by its section."""
    return {(section, row.get("word") or row["value"]): row["betekenis"] for section, row in _rows("woordenlijst.md")}


def vocabulary() -> str:
    """Return the tables of the vocabulary as TOML: a section each, a row a word."""
    lines, dutch = [_MADE.format(source="docs/vocabulary.md and docs/woordenlijst.md")], _in_dutch()
    for section, row in _rows("vocabulary.md"):
        word = row.get("word") or row["value"]
        lines += ["[[word]]", f"section = {_text(section)}", *_fields(row)]
        lines += [f"betekenis = {_text(dutch[section, word])}", ""]
    return "\n".join(lines)


def _fields(row: dict[str, str]) -> list[str]:
    """Return the cells of a row by what they are; a table without Dutch has the word itself as its Dutch."""
    word = row.get("word") or row["value"]
    known = {"word", "value", "Dutch", "not", "in JSON", "binds"}
    meaning = next(text for name, text in row.items() if name not in known)
    fields = [f"word = {_text(word)}", f"dutch = {_text(row.get('Dutch', word))}", f"meaning = {_text(meaning)}"]
    return [*fields, f"not = {_text(row['not'])}"] if row.get("not") else fields


def _text(words: str) -> str:
    """Return words as a TOML text, without the marks of Markdown."""
    plain = words.replace("*", "").replace("`", "").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def queries() -> str:
    """Return the table of conditions in docs/search.md as TOML: a row a field with its examples."""
    lines, in_dutch = [_MADE.format(source="docs/search.md and docs/woordenlijst.md")], _in_dutch()
    for line in (ROOT / "docs" / "search.md").read_text(encoding="utf-8").splitlines():
        found = _ROW.match(line)
        cells = [cell.strip() for cell in found[1].split("|")] if found else []
        if len(cells) == 4 and cells[0].startswith("`"):
            words, dutch = (re.findall(r"`([^`]+)`", cell) for cell in cells[:2])
            fields = [f"words = {words}", f"dutch = {dutch}", f"meaning = {_text(cells[2])}"]
            fields.append(f"betekenis = {_text(in_dutch['Conditions', words[0].removesuffix(':')])}")
            lines += ["[[field]]", *fields, f"examples = {re.findall(r'`([^`]+)`', cells[3])}", ""]
    return "\n".join(lines)


def accuracy() -> str:
    """Return the floors of extraction as TOML: a row for each corpus and figure, which no version may fall below."""
    floors = tomllib.loads((ROOT / "tests" / "quality" / "floors.toml").read_text(encoding="utf-8"))["corpus"]
    lines = [_MADE.format(source="tests/quality/floors.toml")]
    for corpus, told in floors.items():
        lines += [f"[corpus.{corpus}]", *(f'"{name}" = {value:.3f}' for name, value in told["floors"].items()), ""]
    return "\n".join(lines)


def pages() -> dict[str, str]:
    """Return the tables by the name of their file."""
    return {"vocabulary.toml": vocabulary(), "queries.toml": queries(), "accuracy.toml": accuracy()}


if __name__ == "__main__":
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{FOLDER / name} written\n")
