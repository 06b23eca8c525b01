"""Runs what the pages show: each command of README and tutorial, the Python in them, and the manual's own making."""

from __future__ import annotations

import doctest
import importlib.util
import re
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from nakomen.cli.program import program
from warm_program import WarmProgram

ROOT = Path(__file__).resolve().parents[1]


def load(name: str) -> ModuleType:
    """Return a module of docs/, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


make_examples = load("make_examples")
make_cli = load("make_cli")
make_figures = load("make_figures")
PAGES = make_examples.PAGES
MARKDOWN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def words(lines: tuple[str, ...]) -> Counter[str]:
    """Return the words of an output, figures masked: an example tells the form, `make docs` the figures."""
    return Counter(re.sub(r"\d+", "0", word) for line in lines for word in line.split() if word != make_examples.REST)


#: The page whose commands are started from nothing, as a reader starts them; those of the others find tables made.
#: It is one of few commands, as each start costs half a second.
STARTED_ANEW = "publishing.md"


@pytest.fixture(scope="module")
def warm() -> Iterator[Path]:
    """A folder with a `nakomen` that starts at once."""
    with WarmProgram() as folder:
        yield folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_print_what_the_page_shows(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Four words in five that a page shows are printed; a command that fails is one that the page shows failing."""
    make_examples.lay_out(tmp_path)
    programs = make_examples.PROGRAMS if page.name == STARTED_ANEW else request.getfixturevalue("warm")
    examples = list(make_examples.run_page(page, tmp_path, programs))
    assert examples
    for example in examples:
        fails = any(line.startswith(("nakomen: ", "Not read, ")) for line in example.shown)
        told = f"$ {example.command}\n" + "\n".join(example.printed)
        assert (example.status != 0) == fails, told
        shown, printed = words(example.shown), words(example.printed)
        assert (shown & printed).total() >= 0.8 * shown.total(), f"make docs\n{told}"


@pytest.mark.parametrize(
    "words",
    [["--version"], ["nonsense"], ["--language", "nl", "--archive", "weg.db", "list"], ["extract", "-"]],
    ids=" ".join,
)
def test_the_program_that_starts_at_once_is_the_program(words: list[str], warm: Path, tmp_path: Path) -> None:
    ended = [
        subprocess.run(
            [folder / "nakomen", *words],
            cwd=tmp_path,
            input="Nederland levert eind 2024 twee gemalen.",
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        for folder in (make_examples.PROGRAMS, warm)
    ]
    assert len({(done.returncode, done.stdout, done.stderr) for done in ended}) == 1, ended


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_on_the_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_examples.lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    found = doctest.DocTestParser().get_doctest(page.read_text(encoding="utf-8"), {}, page.name, str(page), 0)
    if not found.examples:
        pytest.skip("the page shows no Python")
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    told: list[str] = []
    runner.run(found, out=told.append)
    assert not runner.failures, "".join(told)


def test_the_readme_shows_every_verb() -> None:
    shown = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    for verb in program.list_commands(None):
        assert re.search(rf"nakomen (?:--\S+ \S+ )?{verb}\b", shown), verb


def test_the_manual_is_that_of_the_program() -> None:
    assert make_cli.PAGE.read_text(encoding="utf-8") == make_cli.make_page(), "run make docs"


def test_the_makefile_makes_what_the_readme_says() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    said = set(re.findall(r"(?:^|`)make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"demo", "test", "check"} <= said <= targets


@pytest.mark.parametrize("page", MARKDOWN, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s#]+)(#[^)]*)?\)", page.read_text(encoding="utf-8"))
    for link, _ in links:
        if not re.match(r"[a-z]+:", link):
            assert (page.parent / link).exists(), link


def test_what_the_table_of_the_readme_names_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8").split("| to add |", 1)[1].split("\n\n", 1)[0]
    rows = [line.split("|")[2:4] for line in text.splitlines()[2:]]
    assert len(rows) > 10
    for touched, proving in rows:
        for base, cell in ((ROOT / "src" / "nakomen", touched), (ROOT / "tests", proving)):
            for path in re.findall(r"`([^`]+)`", cell):
                assert (base / path).exists() or (ROOT / path).exists(), path


def test_the_figures_of_the_readme_hold() -> None:
    """The README promises no more than the quality gate holds the program to."""
    floors, told = make_figures.read_floors(), make_figures.read_table()
    assert told.keys() == floors.keys(), "run make docs"
    for corpus, figures in told.items():
        assert figures.keys() == floors[corpus].keys() & make_figures.MEASURES.keys()
        for measure, figure in figures.items():
            assert figure <= floors[corpus][measure], f"run make docs: {corpus} {measure}"


def test_commands_of_the_pages_can_be_copied() -> None:
    for page in PAGES:
        for block in re.findall(r"^```console\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
            for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
                assert shlex.split(command.rstrip("\\"))
