"""Help comes at once, in the language of the user, with examples that can be copied."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import click
import pytest

from nakomen.cli.program import program

VERBS = program.list_commands(None)  # type: ignore[arg-type]


def calls(group: click.Group, *path: str) -> list[tuple[str, ...]]:
    """Return the words by which each verb is called, those within groups behind their group."""
    found = []
    for name in group.list_commands(None):  # type: ignore[arg-type]
        command = group.get_command(None, name)  # type: ignore[arg-type]
        found.append((*path, name))
        if isinstance(command, click.Group):
            found += calls(command, *path, name)
    return found


CALLS = calls(program)


def command_of(call: tuple[str, ...]) -> click.Command:
    """Return the command behind the words of a call."""
    command: click.Command = program
    for name in call:
        assert isinstance(command, click.Group)
        command = command.get_command(None, name)  # type: ignore[arg-type,assignment]
    return command


HEAVY = {"sqlalchemy", "httpx", "alembic", "rich", "lxml", "mammoth", "pypdfium2", "babel", "ahocorasick"}


def test_the_verbs_that_the_issue_asks_for_are_there() -> None:
    asked = {
        "read",
        "list",
        "show",
        "explain",
        "trace",
        "due",
        "search",
        "export",
        "alert",
        "extract",
        "find",
        "evaluate",
        "learn",
        "fetch",
        "register",
        "judge",
        "judgements",
        "archive",
        "review",
        "agreement",
        "changes",
        "agenda",
        "answer",
        "motions",
        "compliance",
        "publish",
        "figures",
    }
    assert asked | {"doctor", "demo", "page", "serve", "token", "mcp", "alert"} == set(VERBS)


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from nakomen.cli.leaving import run; run(['--help']);"
        f"print(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
@pytest.mark.parametrize(("language", "example"), [("nl", "Voorbeeld"), ("en", "Example")])
def test_each_verb_shows_how_it_is_called(run: Callable, call: tuple[str, ...], language: str, example: str) -> None:
    ran = run("--language", language, *call, "--help")
    assert ran.status == 0
    assert example in ran.out
    assert f"  nakomen {' '.join(call)}" in ran.out
    assert ("Opties" if language == "nl" else "Options") in ran.out


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_each_example_is_one_that_the_verb_takes(call: tuple[str, ...]) -> None:
    """The examples of a group are those of its verbs."""
    from nakomen.wording import LANGUAGES, table

    for language in LANGUAGES:
        for line in table()[f"help-{'-'.join(call)}"][language].splitlines():
            words = line.split()
            if words[:1] != ["nakomen"]:
                continue
            shown = next(
                known for known in sorted(CALLS, key=len, reverse=True) if words[1 : len(known) + 1] == [*known]
            )
            assert shown[: len(call)] == call or len(call) == 1, line
            parameters = command_of(shown).params
            known = {name for parameter in parameters for name in (*parameter.opts, *parameter.secondary_opts)}
            assert {word for word in words if word.startswith("--")} <= known, line


def test_the_group_names_every_verb(run: Callable) -> None:
    ran = run("--help")
    assert ran.status == 0
    assert all(f"\n  {verb} " in ran.out for verb in VERBS)


@pytest.mark.parametrize(
    ("arguments", "heading"),
    [((), "Verbs:"), (("--language", "nl"), "Werkwoorden:"), (("--archive", "dijken.db"), "Verbs:")],
)
def test_without_a_verb_the_help_is_shown(run: Callable, arguments: tuple[str, ...], heading: str) -> None:
    ran = run(*arguments)
    assert ran == run(*arguments, "--help")
    assert heading in ran.out


def test_version(run: Callable) -> None:
    ran = run("--version")
    assert ran.status == 0
    assert ran.out.startswith("nakomen ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lst",), "there is no verb “lst”"),
        (("list", "--knd", "x"), "there is no option --knd"),
        (("list", "--kind", "belofte"), "“belofte” is no kind; choose from agreement, pledge"),
        (("list", "--theme", "cyberr"), "perhaps cyber"),
        (("list", "--since", "2020-13-01"), "“2020-13-01” is no day"),
        (("list", "--limit", "0"), "--limit"),
        (("list", "--json", "--csv"), "choose one of both: --json or --csv; see `nakomen list --help`"),
        (("due", "--within", "soon"), "“soon” is no length of time"),
        (("read",), "something is missing: PATH..."),
        (("show",), "something is missing: ID"),
        (("--language", "de", "list"), "--language"),
    ],
)
def test_wrong_calls_are_one_line_and_status_2(run: Callable, arguments: tuple[str, ...], said: str) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert ran.out == ""
    assert len(ran.err.strip().splitlines()) == 1
    assert said in ran.err


def test_an_unexpected_error_is_one_line_until_debugging_is_asked_for(
    run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a mistake of ours")

    monkeypatch.setattr("nakomen.cli.verbs.find.find_all", broken)
    ran = run("find", "tekst")
    assert ran.status == 1
    assert ran.err.splitlines() == [
        "nakomen: unexpected error: ZeroDivisionError: a mistake of ours (NAKOMEN_DEBUG=1 shows more)"
    ]
    from nakomen.cli.leaving import run as leave

    with pytest.raises(ZeroDivisionError):
        leave(["--debug", "find", "tekst"])


def test_interrupting_is_no_traceback(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise click.Abort

    monkeypatch.setattr("nakomen.cli.verbs.find.find_all", interrupted)
    ran = run("find", "tekst")
    assert ran.status == 130
    assert ran.err.startswith("nakomen: interrupted")
