"""Tells on a terminal what failed, and prints the trace of a mistake of ours to who asks for it."""

from __future__ import annotations

import os
import traceback
from collections.abc import Sequence

import click

from nakomen.cli.verb import DEBUG
from nakomen.model import NakomenError
from nakomen.wording import count, say
from nakomen.wording.errors_in_words import refusal_in_words


def trace_if_asked() -> None:
    """Print the trace of the error that is being handled, where --debug asks for it."""
    if os.environ.get("NAKOMEN_DEBUG", "") not in ("", "0") or click.get_current_context().meta.get(DEBUG):
        traceback.print_exc()


def report_failures(failures: Sequence[NakomenError], heading: str = "") -> None:
    """Tell on standard error what failed, one line each, under a heading: by default that it was not read."""
    if not failures:
        return
    click.echo(heading or say("failed", files=count("files", len(failures))), err=True)
    for failure in failures:
        click.echo(f"  {refusal_in_words(failure)}", err=True)
