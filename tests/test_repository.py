"""What the tree as a whole must satisfy: layers, sizes, names, proofs of tables, versions, notices."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import nakomen

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "nakomen"
SOURCES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TABLES = sorted([*PACKAGE.rglob("languages/*/*.toml"), *PACKAGE.glob("registers/data/*.toml")])

#: Modules that may be longer than 300 lines, with the reason.
LONG: dict[str, str] = {
    "extraction/deciding.py": "the rules of preference stand in one list that is read from top to bottom",
    "finders/clause_scanning.py": "one pass over the words of a sentence",
    "finders/date_grammar.py": "a parser and what it builds cannot be read apart",
    "finders/date_rules.py": "one short function a rule of the date table",
    "readers/word_docx.py": "the reader of one format, read from top to bottom",
}
MODULE_LINES, LONG_MODULE_LINES, FUNCTION_LINES = 300, 500, 60
DRAWERS = {"utils", "util", "helpers", "helper", "common", "core", "misc"}


def module_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def functions_in(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_imports_go_one_way() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", SOURCES, ids=module_of)
def test_module_is_of_a_size_to_read(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    limit = LONG_MODULE_LINES if module_of(path) in LONG else MODULE_LINES
    assert lines <= limit, f"{lines} lines: part it, or give a reason in LONG"
    for function in functions_in(path):
        length = (function.end_lineno or 0) - function.lineno + 1
        assert length <= FUNCTION_LINES, f"{function.name} has {length} lines"


def test_no_reason_outlives_a_long_module() -> None:
    long = {module_of(path) for path in SOURCES if len(path.read_text(encoding="utf-8").splitlines()) > MODULE_LINES}
    assert LONG.keys() <= long


def test_no_drawer_and_no_module_named_like_a_standard_one() -> None:
    names = {path.stem for path in SOURCES} | {path.parent.name for path in SOURCES}
    assert not names & DRAWERS
    assert not names & (sys.stdlib_module_names - {"__init__", "__main__"})


@pytest.mark.parametrize("path", [*SOURCES, *TESTS, *TABLES], ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_left_for_later(path: Path) -> None:
    marks = "|".join(("TO" + "DO", "FIX" + "ME", "HACK"))
    assert not re.findall(rf"\b(?:{marks})\b", path.read_text(encoding="utf-8"))


def examples_in(table: Any, kind: str) -> bool:
    """Tell whether a table has example sentences of a kind, however deep."""
    if isinstance(table, dict):
        return bool(table.get(kind)) or any(examples_in(value, kind) for value in table.values())
    return isinstance(table, list) and any(examples_in(value, kind) for value in table)


@pytest.mark.parametrize("path", TABLES, ids=module_of)
def test_a_test_reads_every_table(path: Path) -> None:
    """A table that no test reads proves nothing; the test names the table as code does."""
    tests = "\n".join(test.read_text(encoding="utf-8") for test in TESTS if test != Path(__file__))
    if path.parent.name == "data":
        assert re.search(rf'"{path.stem}"', tests), f"no test reads the register {path.stem}"
        assert re.search(r"^source = ", path.read_text(encoding="utf-8"), re.MULTILINE), "a register names its source"
    else:
        assert re.search(rf'"{path.stem}"|\b{path.stem}\.toml\b', tests), f"no test reads the table {path.stem}"


@pytest.mark.parametrize("path", [path for path in TABLES if path.parent.name != "data"], ids=module_of)
def test_tables_of_language_carry_sentences(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if path.stem in WITHOUT_SENTENCES:
        assert not examples_in(table, "yes"), "it has sentences now: take it off the list"
        return
    assert examples_in(table, "yes")
    assert examples_in(table, "no")


#: Tables of single words, whose proof is the finder that reads them, in its own tests.
WITHOUT_SENTENCES = {
    "anaphora": "nouns that point back to a paper",
    "clauses": "the closed classes of words that build a sentence",
    "separable_verbs": "read when the verb forms are made; tests/languages proves 150 verbs",
    "tracing": "words that make no two statements alike",
}


def test_the_version_has_its_entry_in_the_changelog() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (\S+)", changelog, re.MULTILINE)
    assert headings[0] == project["version"]
    assert nakomen.__version__ == project["version"]


def test_shipped_data_of_others_is_in_the_notice() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    shipped = [path for path in PACKAGE.rglob("*") if path.suffix in (".gz", ".tsv", ".bin", ".csv")]
    assert shipped, "the verb forms ship with nakomen"
    for path in shipped:
        assert path.relative_to(ROOT).as_posix() in notice, f"{path.name} has no notice"


def test_locks_pin_what_the_project_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    developed = [*needed, *project["project"]["optional-dependencies"]["dev"]]
    for name, wanted in (("requirements.lock", needed), ("requirements-dev.lock", developed)):
        pinned = set(re.findall(r"^([\w.-]+)==", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        names = {re.split(r"[<>=!~\[ ]", requirement, maxsplit=1)[0].lower() for requirement in wanted}
        assert names <= {pin.lower() for pin in pinned}, f"{name}: run make lock"


def test_clocks_stand_in_the_command_line_only() -> None:
    """Time is an argument: the same letter read tomorrow gives the same statements."""
    clock = re.compile(r"\b(?:date\.today|datetime\.(?:now|utcnow|today)|time\.(?:time|localtime|gmtime)|time_ns)\s*\(")
    using = {module_of(path) for path in SOURCES if clock.search(path.read_text(encoding="utf-8"))}
    assert {module for module in using if not module.startswith(("cli/", "web/"))} == set()
    assert using, "the command line has a clock, so the pattern works"
