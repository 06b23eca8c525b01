"""Where keys come from: a terminal, a key at a time, or lines that are piped in."""

from __future__ import annotations

import os
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
#: More than a terminal gives at once.
_LONGEST_LINE = 1 << 16
#: The end of what comes in, and the key that breaks off.
END, ESCAPE = "", "\x1b"


class Keys(Protocol):
    """Somebody who presses keys and answers questions; who pipes them in does not see what is refused."""

    piped: bool

    def key(self) -> str:
        """Return the key that was pressed, `next` for Enter, or END."""

    def line(self, question: str) -> str | None:
        """Return what was typed behind a question; None for nothing, and where it was broken off."""


class TerminalKeys:
    """Keys of a terminal. What is typed ahead is dropped: it cannot be about a statement that was not shown yet."""

    piped = False

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
        """Ask for a line; Escape and Ctrl-C break off the question alone."""
        try:
            typed = _line_typed(question)
        except (click.Abort, KeyboardInterrupt):
            click.echo()
            return None
        if ESCAPE in typed:
            click.echo()
            return None
        return typed.strip() or None


class PipedKeys:
    """Keys that are lines of standard input; they are told where they are read, so that the output tells all."""

    piped = True

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


def _line_typed(question: str) -> str:
    """Return what was typed up to Enter or Escape; where a terminal cannot end a line at Escape, up to Enter."""
    try:
        import termios
    except ImportError:
        prompted: str = click.prompt(question, default="", show_default=False)
        return prompted
    click.echo(f"{question}: ", nl=False)
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    ending = [*before[:6], list(before[6])]
    ending[3] |= termios.ICANON
    # The second end of a line: without it Escape waits in the line for a key that makes sense of it.
    ending[6][termios.VEOL] = ESCAPE.encode()
    typed = b""
    termios.tcsetattr(terminal, termios.TCSADRAIN, ending)
    try:
        typed = os.read(terminal, _LONGEST_LINE)
    finally:
        # What an arrow key sends behind its Escape goes with it.
        left = termios.TCSADRAIN if typed.endswith(b"\n") else termios.TCSAFLUSH
        termios.tcsetattr(terminal, left, before)
    return typed.decode(sys.stdin.encoding or "utf-8", "replace")


def keys_here() -> Keys:
    """Return the keys of whoever started the program."""
    return TerminalKeys() if sys.stdin.isatty() else PipedKeys()
