"""Where keys come from: a terminal, a key at a time, or lines that are piped in."""

from __future__ import annotations

import sys
from typing import Protocol

import click

#: What a terminal sends for keys that have no letter, as the key that does the same.
_NAMED = {
    "\r": "next",
    "\n": "next",
    " ": "next",
    "\x1b[C": "next",
    "\x1bOC": "next",
    "\x1b[D": "b",
    "\x1bOD": "b",
}
#: The end of what comes in.
END = ""


class Keys(Protocol):
    """Somebody who presses keys and answers questions."""

    def key(self) -> str:
        """Return the key that was pressed, `next` for Enter, or END."""

    def line(self, question: str) -> str | None:
        """Return what was typed behind a question; None for nothing, and where it was broken off."""


class TerminalKeys:
    """Keys of a terminal. What is typed ahead is dropped: it cannot be about a statement that was not shown yet."""

    def key(self) -> str:
        """Return the key that was pressed; Ctrl-C raises KeyboardInterrupt."""
        try:
            typed = click.getchar()
        except EOFError:
            return END
        # Windows sends two characters for an arrow, others an escape with more behind it.
        arrows = {"\xe0M": "next", "\x00M": "next", "\xe0K": "b", "\x00K": "b"}
        return arrows.get(typed) or _NAMED.get(typed) or typed[:1]

    def line(self, question: str) -> str | None:
        """Ask for a line; Ctrl-C breaks off the question alone."""
        try:
            typed: str = click.prompt(question, default="", show_default=False)
        except click.Abort:
            click.echo()
            return None
        return typed.strip() or None


class PipedKeys:
    """Keys that are lines of standard input; they are told where they are read, so that the output tells all."""

    def key(self) -> str:
        """Return the key of the next line."""
        typed = sys.stdin.readline()
        if not typed:
            return END
        click.echo(typed.strip())
        return typed.strip() or "next"

    def line(self, question: str) -> str | None:
        """Return the next line."""
        typed = sys.stdin.readline().strip()
        click.echo(f"{question}: {typed}")
        return typed or None


def keys_here() -> Keys:
    """Return the keys of whoever started the program."""
    return TerminalKeys() if sys.stdin.isatty() else PipedKeys()
