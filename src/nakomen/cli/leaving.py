"""Runs the program; what ends it becomes an exit status and a line on standard error, with the query it is about."""

from __future__ import annotations

import os
import sys
from typing import TextIO

import click

from nakomen.cli.program import program
from nakomen.cli.refusals import usage_in_words
from nakomen.model import NakomenError, QueryError
from nakomen.wording import say, speak, spoken_in
from nakomen.wording.errors_in_words import query_refused, refusal_in_words


def run(arguments: list[str]) -> int:
    """Run one command line; never lets an exception out, unless debugging is asked for."""
    speak(spoken_in(arguments, os.environ))
    _write_what_the_terminal_can(sys.stdout, sys.stderr)
    try:
        status = program.main(args=arguments, prog_name="nakomen", standalone_mode=False)
    except BrokenPipeError:
        # Whoever read our output stopped; Python would complain once more when it closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (KeyboardInterrupt, click.Abort):
        return _complain(say("interrupted"), 130)
    except click.UsageError as error:
        return _complain(usage_in_words(error), 2)
    except Exception as error:
        if debugging(arguments):
            raise
        return _complain(_in_one_line(error), 1)
    return status if isinstance(status, int) else 0


def debugging(arguments: list[str]) -> bool:
    """Tell whether a programmer wants to see what lies behind an error."""
    return "--debug" in arguments or os.environ.get("NAKOMEN_DEBUG", "") not in ("", "0")


def _in_one_line(error: Exception) -> str:
    if isinstance(error, QueryError):
        return query_refused(error)
    if isinstance(error, NakomenError):
        return refusal_in_words(error)
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError):
        return f"{error.filename or 'nakomen'}: {error.strerror or error}"
    return say("unexpected", error=f"{type(error).__name__}: {error}".splitlines()[0])


def _complain(line: str, status: int) -> int:
    click.echo(f"nakomen: {line}", err=True)
    return status


def _write_what_the_terminal_can(*streams: TextIO) -> None:
    """Let a terminal that cannot show a character show a question mark, and not end the program."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
