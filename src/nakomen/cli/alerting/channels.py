"""The ways in which an alert goes out: by mail, into a feed, to a program; each knows by name what it told."""

from __future__ import annotations

import json
import shlex
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from nakomen.cli.alerting.mailing import Server, send
from nakomen.exports.news_feed import feed_entries, write_feed
from nakomen.exports.news_of_terms import News, news_as_values, news_line, news_words
from nakomen.exports.selection import Selection
from nakomen.exports.writing import write_whole
from nakomen.model import ExportError
from nakomen.wording import say

#: How long a program may take over the news, in seconds.
_PATIENCE = 600


class Channel(Protocol):
    """A way out; `name` tells it from others in the memory."""

    @property
    def name(self) -> str:
        """What it is called, in the memory."""

    @property
    def said(self) -> str:
        """What it is called, as the user typed it."""

    def tell(
        self, selection: Selection, news: Sequence[News], before: Sequence[dict[str, str]]
    ) -> Sequence[dict[str, str]]:
        """Tell the news and return what to keep beside what was told; ExportError where it did not arrive."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to one address."""

    to: str
    sender: str
    server: Server

    @property
    def name(self) -> str:
        """The address."""
        return f"mail {self.to}"

    @property
    def said(self) -> str:
        """The address."""
        return self.name

    def tell(
        self, selection: Selection, news: Sequence[News], before: Sequence[dict[str, str]]
    ) -> Sequence[dict[str, str]]:
        """Send one mail, unless there is no news."""
        if news:
            subject = say("alert-subject", news=news_line(news))
            send(self.server, self.sender, self.to, subject, alert_text(selection, news))
        return before


@dataclass(frozen=True, slots=True)
class Feed:
    """An Atom feed in a file, with what was told before."""

    file: Path

    @property
    def name(self) -> str:
        """The file, wherever the program is run."""
        return f"feed {self.file.absolute()}"

    @property
    def said(self) -> str:
        """The file as it was named."""
        return f"feed {self.file}"

    def tell(
        self, selection: Selection, news: Sequence[News], before: Sequence[dict[str, str]]
    ) -> Sequence[dict[str, str]]:
        """Write the feed anew; without news it is written too, so that it is there from the first time."""
        entries = feed_entries(selection, news, before)
        write_whole(self.file, lambda stream: write_feed(selection, entries, stream))
        return entries


@dataclass(frozen=True, slots=True)
class Command:
    """A program that is given the news as JSON Lines; it is run as it is typed, and no shell reads it."""

    typed: str

    @property
    def name(self) -> str:
        """The command."""
        return f"command {self.typed}"

    @property
    def said(self) -> str:
        """The command."""
        return self.name

    def tell(
        self, selection: Selection, news: Sequence[News], before: Sequence[dict[str, str]]
    ) -> Sequence[dict[str, str]]:
        """Run the program, unless there is no news."""
        if news:
            lines = "".join(json.dumps(news_as_values(selection, one), ensure_ascii=False) + "\n" for one in news)
            _run(self.typed, lines)
        return before


def alert_text(selection: Selection, news: Sequence[News]) -> str:
    """Return the news as a plain text."""
    blocks = [say("alert-head", on=selection.day, news=news_line(news))]
    blocks += [say("alert-query", query=selection.query)] if selection.query else []
    for one in news:
        head, *lines = news_words(selection, one)
        blocks.append("\n".join([f"[{say(f'news-name-{one.what}')}] {head}", *(f"  {line}" for line in lines)]))
    return "\n\n".join([*blocks, say("about-file-caution")]) + "\n"


def _run(typed: str, lines: str) -> None:
    try:
        arguments = shlex.split(typed)
    except ValueError as error:
        raise ExportError(f"the command cannot be read: {error}", where=typed, remedy="close its quotes") from error
    if not arguments:
        raise ExportError("there is no command", where="--command", remedy="name a program")
    nothing_told = "nothing counts as told"
    try:
        done = subprocess.run(arguments, input=lines.encode(), timeout=_PATIENCE, check=False)  # noqa: S603 - the user's own
    except OSError as error:
        raise ExportError(f"cannot be run: {error.strerror}", where=typed, remedy=nothing_told) from error
    except subprocess.TimeoutExpired as error:
        raise ExportError(f"did not end in {_PATIENCE} seconds", where=typed, remedy=nothing_told) from error
    if done.returncode:
        raise ExportError(f"ended with status {done.returncode}", where=typed, remedy=nothing_told)
