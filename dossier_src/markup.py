"""Read the sources of the dossier: text with its statements marked in place.

A statement stands as `[[words]]{kind | actor | addressee | due | amounts | refs | theme | about | @spoor relation}`,
one inside another where a clause binds of its own; `>2` names the statement of the spoor that it points to. `[^1]` is a
note mark, `[^1]: …` its text, `<<id|words>>` a link and `{_Hlk1}` a bookmark left by the word processor. A paragraph is
one line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

TEXTS = Path(__file__).with_name("texts")
KEYS = ("kind", "actor", "addressee", "due", "amounts", "refs", "theme", "about")
TOKEN = re.compile(
    r"(?P<open>\[\[)|\]\]\{(?P<close>[^}]*)\}|\[\^(?P<note>\d+)\]|<<(?P<link>[^|>]+)\|(?P<words>[^>]*)>>"
    r"|\{(?P<bookmark>_Hlk\d+)\}"
)
BLOCK_MARKS = {"= ": "transmittal", "# ": "heading", "## ": "title", "§ ": "letterhead", "- ": "item", "| ": "row"}


@dataclass(frozen=True)
class Run:
    """A piece of a block: `text`, `note` (its mark), `link` (with its target) or `bookmark` (its name)."""

    type: str
    value: str
    target: str = ""


@dataclass(frozen=True)
class Marked:
    """A statement as the annotator marked it: its quote, its fields and the sporen that it belongs to."""

    quote: str
    fields: dict[str, str]
    sporen: tuple[tuple[str, str, int | None], ...]

    def row(self) -> dict[str, str]:
        """Return it with the keys of the guidelines."""
        return {"quote": self.quote, **self.fields}


@dataclass
class Block:
    """A paragraph, heading, item, table row, question or answer; `label` is the number of a question."""

    kind: str
    runs: list[Run]
    label: str = ""

    @property
    def text(self) -> str:
        """The block's words without note marks."""
        return "".join(run.value for run in self.runs if run.type in ("text", "link"))


@dataclass
class Source:
    """One document of the dossier: its headers, its blocks, its notes and its statements in reading order."""

    stem: str
    heads: dict[str, str] = field(default_factory=dict)
    signatories: list[tuple[str, str]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, Block] = field(default_factory=dict)
    statements: list[Marked] = field(default_factory=list)


def read_source(path: Path) -> Source:
    """Read one source file."""
    head, body = path.read_text(encoding="utf-8").split("\n\n", 1)
    source = Source(path.stem)
    for line in head.splitlines():
        key, value = line.split(": ", 1)
        if key == "ondertekening":
            role, name = value.split(" | ")
            source.signatories.append((role, name))
        else:
            source.heads[key] = value
    of_notes: list[Marked] = []
    for line in filter(None, body.splitlines()):
        note = re.match(r"\[\^(\d+)\]: (.*)", line)
        if note:
            source.notes[note[1]] = Block("note", read_runs(note[2], of_notes), note[1])
        else:
            source.blocks.append(read_block(line, source.statements))
    source.statements += of_notes
    return source


def read_block(line: str, statements: list[Marked]) -> Block:
    """Read one line of a source as a block; its statements are added to the list."""
    question = re.match(r"([?!]) (\d+) \| (.*)", line)
    if question:
        kind = "question" if question[1] == "?" else "answer"
        return Block(kind, read_runs(question[3], statements), question[2])
    for mark, kind in BLOCK_MARKS.items():
        if line.startswith(mark):
            return Block(kind, read_runs(line[len(mark) :], statements))
    if line == "@@":
        return Block("signatures", [])
    return Block("paragraph", read_runs(line, statements))


def read_runs(line: str, statements: list[Marked]) -> list[Run]:
    """Cut a line into runs, and add the statements marked in it in the order in which they begin."""
    runs: list[Run] = []
    plain = ""
    opened: list[int] = []
    found: list[tuple[int, Marked]] = []
    at = 0
    for token in TOKEN.finditer(line):
        if token.start() > at:
            runs.append(Run("text", line[at : token.start()]))
            plain += line[at : token.start()]
        at = token.end()
        if token["open"]:
            opened.append(len(plain))
        elif token["close"] is not None:
            start = opened.pop()
            found.append((start, mark_statement(plain[start:], token["close"])))
        elif token["note"]:
            runs.append(Run("note", token["note"]))
        elif token["link"]:
            runs.append(Run("link", token["words"], token["link"]))
            plain += token["words"]
        else:
            runs.append(Run("bookmark", token["bookmark"]))
    if opened:
        raise ValueError(f"a statement is not closed: {line[:80]}")
    if line[at:]:
        runs.append(Run("text", line[at:]))
    statements += [marked for _, marked in sorted(found, key=lambda pair: pair[0])]
    return runs


def mark_statement(quote: str, written: str) -> Marked:
    """Build a statement from its words and its written fields."""
    parts = [part.strip() for part in written.split("|")]
    sporen = []
    if parts[-1].startswith("@"):
        for words in parts.pop().split(";"):
            name, *rest = words.split()
            to = next((int(word[1:]) for word in rest if word.startswith(">")), None)
            relation = next((word for word in rest if not word.startswith(">")), "")
            sporen.append((name[1:], relation, to))
    if len(parts) != len(KEYS):
        raise ValueError(f"{len(parts)} fields: {written}")
    return Marked(quote.replace("ĳ", "ij"), dict(zip(KEYS, parts, strict=True)), tuple(sporen))


def read_sources() -> list[Source]:
    """Read every source, in time order."""
    return [read_source(path) for path in sorted(TEXTS.glob("*.txt"))]
