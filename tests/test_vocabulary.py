"""Holds the code to docs/vocabulary.md: its names, and the values of its enums."""

from __future__ import annotations

import ast
import re
from enum import StrEnum
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

from nakomen.model import (
    BINDING,
    AmountStage,
    Compliance,
    Force,
    JudgementKind,
    Kind,
    Relation,
    Standing,
    Status,
    Termijnstand,
)

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "src" / "nakomen"
SOURCES = sorted(PACKAGE.rglob("*.py"))

#: Where a refused word is the right one for another thing: (word, module, why).
ANOTHER_THING = [
    ("chain", "finders/*", "a row of amounts joined by 'and'"),
    ("chain", "readers/hyphens.py", "words joined by several hyphens"),
    ("chain", "readers/word_styles.py", "a style based on a style, as Word says it"),
    ("claim", "web/access/oidc.py", "what an ID token says, as OpenID Connect calls it"),
    ("cluster", "finders/*", "verbs that stand together, as linguists say it"),
    ("edge", "readers/*", "the edge of a page or of a text"),
    ("file", "archive/*", "the archive's own file on disk"),
    ("file", "cli/*", "a file that a user names"),
    ("file", "engines/*", "a file that is read, on disk"),
    ("file", "ledger/table_rows.py", "the table's own file"),
    ("file", "exports/*", "the file that is written"),
    ("file", "publishing/*", "a file of the site, or of the archive"),
    ("file", "readers/*", "the bytes on disk"),
    ("file", "web/*", "a style sheet, script or picture; what is uploaded"),
    ("item", "exports/feeds.py", "an item of a feed, as the feed library says it"),
    ("item", "archive/migrations/env.py", "Alembic's autogenerate items"),
    ("item", "extraction/*", "an item of a list in the text"),
    ("item", "finders/date_*.py", "an item of a grammar, as parsing literature says it"),
    ("item", "finders/reference_patterns.py", "the item of a Handelingen reference"),
    ("item", "model/document.py", "an item of a list in the layout of a page"),
    ("item", "readers/*", "an item of a list in the layout of a page"),
    ("obligation", "extraction/*", "the mood of 'moeten' and 'dienen te', as linguists say it"),
    ("promise", "extraction/*", "the speech act of promising, before it is known which kind it makes"),
    (
        "promise",
        "finders/reference_declarations.py",
        "the words of 'what was promised in Wales', which name a declaration",
    ),
    ("state", "web/access/oidc.py", "the state parameter of OAuth"),
    ("state", "wording/actor_words.py", "a country"),
    ("state", "extraction/*", "a country"),
    ("state", "finders/*", "a country"),
    ("state", "languages/nl/morfologik.py", "a state of the automaton in a dictionary file"),
    ("state", "registers/*", "a country"),
    ("state", "tracing/evidence.py", "a country"),
]


def table_rows(heading: str) -> list[list[str]]:
    """Return the cells of the first table under a heading of the page."""
    section = PAGE.split(f"# {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line.strip() for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@cache
def refused_words() -> dict[str, str]:
    """Return each refused word of the page with the word to use in its place; explanations in brackets fall away."""
    refused = {}
    for word, _, _, instead in table_rows("Vocabulary"):
        for name in re.sub(r"\(.*?\)", "", instead).split(","):
            if name.strip():
                refused[name.strip().replace(" ", "_")] = word
    return refused


def names_in(source: str) -> set[str]:
    """Return the names that a module gives: functions, classes, parameters, variables and attributes."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                found.add(node.name)
            case ast.arg():
                found.add(node.arg)
            case ast.Name(ctx=ast.Store()):
                found.add(node.id)
            case ast.Attribute(ctx=ast.Store()):
                found.add(node.attr)
            case ast.alias() if node.asname:
                found.add(node.asname)
    return found


def words_of(name: str) -> set[str]:
    """Return the words in a name, as they stand and without a plural s."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)
    plain = {word.lower() for word in words}
    return plain | {word.removesuffix("s") for word in plain} | {"_".join(word.lower() for word in words)}


def uses_in(source: str) -> set[tuple[str, str]]:
    """Return (refused word, name that holds it) of a module."""
    refused = refused_words().keys()
    return {(word, name) for name in names_in(source) for word in words_of(name) & refused}


def excused(word: str, module: str) -> bool:
    return any(word == other and fnmatch(module, pattern) for other, pattern, _ in ANOTHER_THING)


def test_the_page_names_what_is_refused() -> None:
    assert {
        "chunk",
        "claim",
        "commitment",
        "thread",
        "edge",
        "deadline",
        "dashboard",
        "decision",
    } <= refused_words().keys()


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("def read_chunk(): ...", "chunk"),
        ("class ClaimFinder: ...", "claim"),
        ("def find(deadlines): ...", "deadline"),
        ("self.threads = []", "thread"),
        ("import this as dashboard", "dashboard"),
        ("ledger_store = 1", "ledger_store"),
    ],
)
def test_a_refused_word_is_seen(source: str, word: str) -> None:
    assert [found for found, _ in uses_in(source)] == [word]


def test_names_follow_the_vocabulary() -> None:
    """And every exception is needed: it excuses a name that stands there."""
    sources = {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in SOURCES}
    uses = sorted((module, *use) for module, source in sources.items() for use in uses_in(source))
    refused = refused_words()
    assert [
        f"{module}: {name}: not {word} but {refused[word]}" for module, word, name in uses if not excused(word, module)
    ] == []
    assert [
        one for one in ANOTHER_THING if not any(word == one[0] and fnmatch(module, one[1]) for module, word, _ in uses)
    ] == []


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Kinds", Kind),
        ("Relations", Relation),
        ("Statuses", Status),
        ("Standings", Standing),
        ("Termijnstanden", Termijnstand),
        ("Forces", Force),
        ("Judgements", JudgementKind),
        ("Compliances", Compliance),
        ("Stages of money", AmountStage),
    ],
)
def test_enums_have_the_values_of_the_page(heading: str, values: type[StrEnum]) -> None:
    assert [row[0] for row in table_rows(heading)] == [str(value) for value in values]


def test_the_binding_kinds_are_those_of_the_page() -> None:
    assert {row[0] for row in table_rows("Kinds") if row[3] == "yes"} == {str(kind) for kind in BINDING}
