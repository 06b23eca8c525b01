"""Writes docs/cli.md from the help texts of the program: `make docs`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from nakomen.cli.program import program
from nakomen.wording import language, speak

PAGE = Path(__file__).with_name("cli.md")
_HEAD = """# The command line

*Made from the program's own help by `make docs`; change the words in `src/nakomen/wording/wording.toml`.*

The same in Dutch: `nakomen --language nl --help`. Exit status 0 is done, 1 refused or failed with one line on standard
error, 2 wrongly called.
"""


def make_page() -> str:
    """Return the page: the program's help, then that of each verb in the order of the program."""
    spoken = language()
    speak("en")
    try:
        verbs = program.list_commands(click.Context(program))
        sections = [_section("nakomen", []), *(one for verb in verbs for one in _sections(program, verb))]
    finally:
        speak(spoken)
    return "\n".join([_HEAD, *sections])


def _sections(group: click.Group, *words: str) -> Iterator[str]:
    """Yield the section of a verb and, of a group, those of the verbs within it."""
    context = click.Context(group)
    command = group.get_command(context, words[-1])
    yield _section(" ".join(["nakomen", *words]), [*words])
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            yield from _sections(command, *words, name)


def _section(title: str, arguments: list[str]) -> str:
    shown = CliRunner().invoke(
        program,
        [*arguments, "--help"],
        prog_name="nakomen",
        terminal_width=100,
        max_content_width=100,
        env={"NAKOMEN_ARCHIVE": None, "NAKOMEN_LANGUAGE": "en"},
        catch_exceptions=False,
    )
    help_text = "\n".join(line.rstrip() for line in shown.output.strip().splitlines())
    return f"## {title}\n\n```text\n{help_text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(make_page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE} written\n")
