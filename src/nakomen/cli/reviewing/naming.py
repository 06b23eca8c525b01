"""Who reviews: named, or asked once with the name that git or the system has for her."""

from __future__ import annotations

import getpass
import subprocess
import sys
from pathlib import Path

import click

from nakomen.cli.judging import reviewer_of
from nakomen.model import JudgementError
from nakomen.wording import say

_SECONDS = 5


def reviewer_here(given: str | None) -> str:
    """Return who reviews; on a terminal she is asked once and remembered, elsewhere she has to be named."""
    named = reviewer_of(given) or reviewer_of(_remembered())
    if named:
        return named
    if not sys.stdin.isatty():
        remedy = "name her with --reviewer or NAKOMEN_REVIEWER"
        raise JudgementError("a judgement has a reviewer", remedy=remedy)
    typed = reviewer_of(click.prompt(say("review-who"), default=_known_name()))
    _remember(typed)
    return typed


def _place() -> Path:
    return Path(click.get_app_dir("nakomen")) / "reviewer"


def _remembered() -> str:
    try:
        return _place().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _remember(name: str) -> None:
    try:
        _place().parent.mkdir(parents=True, exist_ok=True)
        _place().write_text(f"{name}\n", encoding="utf-8")
    except OSError:
        # A home that cannot be written to means being asked again, no more.
        return


def _known_name() -> str:
    """Return the name that git has for who works here, else the system's."""
    try:
        command = ["git", "config", "user.name"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603 - ours
        if done.stdout.strip():
            return done.stdout.strip()
    except (OSError, subprocess.SubprocessError):
        pass
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
