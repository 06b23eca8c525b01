"""Tries one file after the other: what fails is told in one line, the others go on."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from nakomen.cli.verb import DEBUG
from nakomen.model import NakomenError, ReadingError
from nakomen.wording import count, say
from nakomen.wording.errors_in_words import refusal_in_words

Result = TypeVar("Result")


def attempt(path: Path, work: Callable[[Path], Result], failures: list[NakomenError]) -> Result | None:
    """Return what the work makes of a file, or None after its error was added to the failures under the file's path."""
    try:
        return work(path)
    except NakomenError as error:
        failures.append(type(error)(error.what, where=str(path), remedy=error.remedy))
    except MemoryError:
        failures.append(ReadingError(say("no-memory"), where=str(path), remedy=say("no-memory-remedy")))
    except Exception as error:
        # One letter that breaks the program must not keep the others from being read.
        if os.environ.get("NAKOMEN_DEBUG", "") not in ("", "0") or click.get_current_context().meta.get(DEBUG):
            traceback.print_exc()
        said = say("unexpected-in-file", error=f"{type(error).__name__}: {error}".splitlines()[0])
        failures.append(ReadingError(said, where=str(path), remedy=say("unexpected-remedy")))
    return None


def report_failures(failures: Sequence[NakomenError], heading: str = "") -> None:
    """Tell on standard error what failed, one line each, under a heading: by default that it was not read."""
    if not failures:
        return
    click.echo(heading or say("failed", files=count("files", len(failures))), err=True)
    for failure in failures:
        click.echo(f"  {refusal_in_words(failure)}", err=True)
