"""What the tree as a whole must satisfy: layers, sizes, names, proofs of tables, versions, notices."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
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
    "archive/archive.py": "the one door of the archive: a method a job, each a line of work",
    "extraction/english.py": "the English rules of preference, read from top to bottom",
    "finders/clause_scanning.py": "one pass over the words of a sentence",
    "finders/english_clauses.py": "one pass over the words of a sentence",
    "finders/english_finite.py": "what makes an English verb finite, case by case",
}
MODULE_LINES, LONG_MODULE_LINES, FUNCTION_LINES = 300, 500, 60
DRAWERS = {"utils", "util", "helpers", "helper", "common", "core", "misc"}


def module_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def functions_in(source: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_imports_go_one_way() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_modules_are_of_a_size_to_read() -> None:
    long = []
    for path in SOURCES:
        source = path.read_text(encoding="utf-8")
        lines = len(source.splitlines())
        if lines > (LONG_MODULE_LINES if module_of(path) in LONG else MODULE_LINES):
            long.append(f"{module_of(path)} has {lines} lines: part it, or give a reason in LONG")
        if lines > FUNCTION_LINES:
            for function in functions_in(source):
                length = (function.end_lineno or 0) - function.lineno + 1
                if length > FUNCTION_LINES:
                    long.append(f"{module_of(path)}: {function.name} has {length} lines")
    assert long == []


def test_reasons_are_of_modules_that_are_there() -> None:
    assert LONG.keys() <= {module_of(path) for path in SOURCES}


def test_no_drawer_and_no_module_named_like_a_standard_one() -> None:
    """A verb of the command line has its module's name, and `trace` is one."""
    names = {path.stem for path in SOURCES if path.parent.name != "verbs"} | {path.parent.name for path in SOURCES}
    assert not names & DRAWERS
    assert not names & sys.stdlib_module_names


def test_nothing_is_left_for_later() -> None:
    left = re.compile(r"\b(?:{})\b".format("|".join(("TO" + "DO", "FIX" + "ME"))))
    paths = [*SOURCES, *TESTS, *TABLES]
    assert left.search("# {}: later".format("TO" + "DO"))
    assert [str(path.relative_to(ROOT)) for path in paths if left.search(path.read_text(encoding="utf-8"))] == []


def examples_in(table: Any, kind: str) -> bool:
    """Tell whether a table has example sentences of a kind, however deep."""
    if isinstance(table, dict):
        return bool(table.get(kind)) or any(examples_in(value, kind) for value in table.values())
    return isinstance(table, list) and any(examples_in(value, kind) for value in table)


@pytest.mark.parametrize("path", TABLES, ids=module_of)
def test_every_table_has_its_proof(path: Path) -> None:
    """A table that no test reads proves nothing, and neither does one that names no source."""
    register = path.parent.name == "data"
    proof = ROOT / "tests" / (OF_REGISTERS if register else OF_LANGUAGES)[path.stem]
    assert proof.exists()
    if register:
        source = re.compile(r"^source = ", re.MULTILINE)
        assert source.search(path.read_text(encoding="utf-8")), "a register names its source"
    elif path.stem not in WITHOUT_SENTENCES:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        assert examples_in(table, "yes")
        assert examples_in(table, "no")


#: Which test runs the rows of a table.
OF_LANGUAGES = {
    "abbreviations": "finders/test_sentences.py",
    "actors": "finders/test_actors_tables.py",
    "amounts": "finders/test_amounts_tables.py",
    "anaphora": "extraction",
    "clauses": "finders/test_clauses.py",
    "common_words": "tracing",
    "confidence": "extraction/test_confidence.py",
    "cues": "finders/test_cues.py",
    "dates": "finders/test_dates.py",
    "debates": "extraction/test_debates_rows.py",
    "deciding": "extraction",
    "hyphens": "readers/test_hyphens.py",
    "letters": "readers/test_letter_cues.py",
    "outcomes": "comparisons/test_outcomes_rows.py",
    "references": "finders/test_references_tables.py",
    "separable_verbs": "languages/test_build_verb_forms.py",
    "speech_acts": "finders/test_speech_acts_rows.py",
    "tracing": "tracing",
    "verbs": "languages/test_speech_acts_en.py",
}
OF_REGISTERS = {
    "allies": "registers/test_registers.py",
    "bodies": "registers/test_registers.py",
    "cabinets": "registers/test_registers.py",
    "countries": "registers/test_registers.py",
    "currencies": "finders/test_amounts.py",
    "declarations": "finders/test_references_tables.py",
    "groups": "registers/test_registers.py",
    "leaders": "registers/test_registers.py",
    "norms": "figures/test_ranking.py",
    "parliament": "registers/test_registers.py",
    "themes": "finders/test_themes.py",
    "treaties": "finders/test_references_tables.py",
}
#: Tables of single words, whose proof is what is made of them.
WITHOUT_SENTENCES = {
    "anaphora": "nouns that point back to a paper",
    "clauses": "the closed classes of words that build a sentence",
    "confidence": "counts that a command writes",
    "common_words": "words that letters hold anyway, with how many hold each",
    "deciding": "verbs by what their subject may be",
    "separable_verbs": "read when the verb forms are made",
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


def test_the_wheel_holds_what_the_tree_holds(tmp_path: Path) -> None:
    """Tables, wording, migrations and the dossier are data: nobody misses them before they are installed."""
    pytest.importorskip("hatchling", reason="the build backend is installed by make test")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        held = set(packed.namelist())
    tree = {path.relative_to(ROOT / "src").as_posix() for path in PACKAGE.rglob("*") if path.is_file()}
    assert {name for name in tree if "__pycache__" not in name} <= held
