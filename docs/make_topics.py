"""Writes the pages of docs/topics from the founding letters, where ../shared has them: `python docs/make_topics.py`.

No letter's text enters a page but the first few words of a statement, by which a reader finds it in the letter.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from nakomen.archive import Archive
from nakomen.ledger import Ledger
from nakomen.model import Kind, Statement
from nakomen.wording import count, name_of, speak
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.amount_words import amounts_in_words

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "topics"
LETTERS = ROOT.parent / "shared" / "letters"
#: Seen from this day; the last founding letter is of July 2024.
DAY = date(2024, 9, 1)
#: How many words of a statement a page shows at most.
WORDS = 8
_MADE = "*Made by `python docs/make_topics.py` from the five founding letters, which do not ship with nakomen.*"


@dataclass(frozen=True, slots=True)
class Topic:
    """A row of topics.toml."""

    id: str
    title: str
    themes: tuple[str, ...]
    words: str
    follows: str
    misses: str
    commands: tuple[str, ...]


def topics() -> list[Topic]:
    """Return the topics in the order of the table."""
    rows = tomllib.loads((FOLDER / "topics.toml").read_text(encoding="utf-8"))["topic"]
    return [
        Topic(
            row["id"],
            row["title"],
            tuple(row["themes"]),
            row["words"],
            row["follows"].strip(),
            row["misses"].strip(),
            tuple(_commands(row)),
        )
        for row in rows
    ]


def _commands(row: dict[str, object]) -> Iterator[str]:
    """Yield the commands whose output a page shows: those that print figures and no text."""
    if row.get("contributions"):
        yield "nakomen --archive letters.db figures contributions --actor Netherlands --by theme --by year --by stage"
    if row.get("split"):
        yield "nakomen figures split 40e9 EUR --by gdp --year 2024"


def read_letters(folder: Path) -> Path:
    """Read the founding letters into an archive in a folder; return its place."""
    file = folder / "letters.db"
    run(["nakomen", "--archive", str(file), "read", str(LETTERS)], folder)
    return file


def run(command: list[str], folder: Path) -> str:
    """Return what a command of nakomen prints in a folder, in English."""
    import os

    environment = {**os.environ, "NAKOMEN_LANGUAGE": "en", "COLUMNS": "100", "LC_ALL": "C.UTF-8"}
    words = [sys.executable, "-m", "nakomen", *command[1:]]
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True)
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines())


def make_page(topic: Topic, ledger: Ledger, folder: Path) -> str:
    """Return a topic's page."""
    found = [one for one in ledger.statements.values() if re.search(topic.words, one.sentence, re.IGNORECASE)]
    found.sort(key=lambda one: (ledger.days[one.document], one.document, one.start))
    themes = " ".join(f"--theme {theme}" for theme in topic.themes)
    parts = [
        f"# {topic.title}\n\n{_MADE}\n\n## What nakomen follows\n\n{topic.follows}",
        f"```text\nnakomen list {themes} --binding\nnakomen trace ID --on {DAY}\n```",
        f"## What it finds\n\n{_summary(found)}\n\n{_table(found, ledger)}",
        *(_block(command, topic, folder) for command in topic.commands),
        f"## What it does not find\n\n{topic.misses}",
    ]
    return "\n\n".join(parts) + "\n"


def _summary(found: list[Statement]) -> str:
    kinds = Counter(one.kind for one in found)
    told = ", ".join(count(str(kind), kinds[kind]) for kind in Kind if kinds[kind])
    letters = len({one.document for one in found})
    return f"{len(found)} statements in {letters} of the five letters: {told}. Status and standing as of {DAY}."


def _table(found: list[Statement], ledger: Ledger) -> str:
    """Return the undertakings and what was carried out, each with its first words."""
    lines = ["| letter of | kind | who | term | amounts | status | begins |", "|---|---|---|---|---|---|---|"]
    for one in found:
        if not (one.binding or one.kind is Kind.FULFILMENT or one.amounts or one.due):
            continue
        cells = (
            str(ledger.days[one.document]),
            name_of(one.kind),
            actors_in_words(one.actor),
            one.due or one.due_event or "-",
            amounts_in_words(one.amounts) or "-",
            _status(one, ledger),
            f"“{' '.join(one.quote.split()[:WORDS])} …”",
        )
        lines.append(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
    return "\n".join(lines)


def _status(one: Statement, ledger: Ledger) -> str:
    spoor = ledger.spoor_of(one.id) if one.binding else None
    status = ledger.status(spoor, DAY) if spoor else None
    if status is None:
        return "-"
    words = name_of(status.status)
    return words if str(status.status) == "openstaand" else f"{words} ({name_of(status.standing)})"


@cache
def _printed(command: str, folder: Path) -> list[str]:
    """Return the lines that a command prints, which several topics show."""
    return run(command.split(), folder).splitlines()


def _block(command: str, topic: Topic, folder: Path) -> str:
    """Return a command with its output; of a long table the first rows and the notes."""
    lines = _printed(command, folder)
    if "contributions" in command:
        lines = [line for line in lines if _is_of(line, topic.themes)]
    elif len(lines) > 16:
        lines = [*lines[:11], "...", *lines[-4:]]
    return "```text\n$ " + "\n".join([command, *lines]) + "\n```"


def _is_of(line: str, themes: tuple[str, ...]) -> bool:
    """Tell whether a line of a table is its head or of one of the themes."""
    words = line.split()
    is_row = re.search(r"  20\d\d  ", line) is not None
    return not is_row or words[0] in themes


def make_index(pages: dict[str, str]) -> str:
    """Return the page that lists the others."""
    rows = [f"| [{topic.title}]({topic.id}.md) | {_figure(pages[topic.id])} |" for topic in topics()]
    head = "# Topics\n\nTen matters of the alliance: what nakomen follows, and what it finds in the founding letters."
    return "\n".join([f"{head}\n\n{_MADE}\n", "| topic | found |", "|---|---|", *rows, ""])


def _figure(page: str) -> str:
    found = re.search(r"^\d+ statements in \d of the five letters", page, re.MULTILINE)
    return found[0] if found else ""


def make_pages() -> dict[str, str]:
    """Return every page by its name."""
    speak("en")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Archive(read_letters(folder), create=False) as archive:
            ledger = Ledger.of(archive)
        pages = {topic.id: make_page(topic, ledger, folder) for topic in topics()}
    return {**pages, "README": make_index(pages)}


if __name__ == "__main__":
    if not LETTERS.exists():
        sys.exit(f"{LETTERS} is not here: the pages stay as they are")
    for page, text in make_pages().items():
        (FOLDER / f"{page}.md").write_text(text, encoding="utf-8")
        sys.stdout.write(f"{FOLDER / page}.md written\n")
