"""The verb `alert`: tell by mail, in a feed or to a program what is new, near and past, each once."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import address_option, archive_option, archive_path, open_archive
from nakomen.cli.dates import day, days_long, now, today
from nakomen.cli.filtering import actors_of, with_query
from nakomen.cli.verb import AskingVerb, option, verb
from nakomen.wording import say

if TYPE_CHECKING:
    from nakomen.cli.alerting.channels import Channel
    from nakomen.exports import Selection

#: Where the server for mail may stand, so that a timetable need not repeat it.
SERVER = "NAKOMEN_SMTP"


@verb("alert", cls=AskingVerb)
@with_query()
@option("--query", "asked", metavar="QUERY", default="", help="query")
@option("--actor", metavar="NAME", multiple=True, help="actor")
@option("--mail", metavar="ADDRESS", multiple=True, help="mail")
@option("--feed", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", multiple=True, help="feed")
@option("--command", "commands", metavar="COMMAND", multiple=True, help="command")
@option("--smtp", metavar="HOST:PORT", default="", help="smtp")
@option("--from", "sender", metavar="ADDRESS", default="", help="sender")
@option("--within", type=days_long, default="30d", metavar="TIME", help="within")
@option("--on", type=day, metavar="DAY", help="on-status")
@address_option
@option("--dry-run", is_flag=True, help="dry-alert")
@archive_option
def command(on: date | None, within: int, archive: Place | None, dry_run: bool, **given: Any) -> None:  # noqa: ANN401 - query and channels
    """Tell what is news."""
    from nakomen.archive import Filters
    from nakomen.cli.alerting.memory import memory_file
    from nakomen.exports import select

    channels = _channels(given)
    if not channels and not dry_run:
        raise click.UsageError(say("alert-nowhere"), click.get_current_context())
    query = " ".join(filter(None, (given["query"], given["asked"])))
    with open_archive(archive) as opened:
        filters = Filters(query=query, actor=actors_of(given["actor"], opened, "actor"))
        selection = select(opened, filters, on or today(), now())
        selection = replace(selection, address=given["address"])
        alert = _Alert(selection, within, memory_file(archive_path(archive)))
        if dry_run:
            alert.show(channels)
            return
        for channel in channels:
            alert.tell(channel)


def _channels(given: dict[str, Any]) -> list[Channel]:
    """Return the channels that were named; mail needs a server."""
    from nakomen.cli.alerting.channels import Command, Feed, Mail
    from nakomen.cli.alerting.mailing import Server, address_of

    found: list[Channel] = []
    if given["mail"]:
        typed = given["smtp"] or os.environ.get(SERVER, "")
        if not typed:
            raise click.UsageError(say("alert-no-server", name=SERVER), click.get_current_context())
        server = Server.of(typed)
        found += [Mail(address_of(to), address_of(given["sender"] or to), server) for to in given["mail"]]
    found += [Feed(file) for file in given["feed"]]
    return [*found, *(Command(typed) for typed in given["commands"])]


@dataclass(frozen=True, slots=True)
class _Alert:
    """What was asked, how many days ahead are near, and where what was told is kept."""

    selection: Selection
    within: int
    memory: Path

    def show(self, channels: list[Channel]) -> None:
        """Print what would be told, the first time where no channel is named; nothing counts as told."""
        from nakomen.cli.alerting.channels import alert_text
        from nakomen.cli.alerting.memory import recall
        from nakomen.exports.news_of_terms import news_of

        told = recall(self.memory, self._name(channels[0])).told if channels else None
        news = news_of(self.selection, told, self.within)
        click.echo(alert_text(self.selection, news) if news else say("alert-nothing"), nl=not news)

    def tell(self, channel: Channel) -> None:
        """Tell a channel its news, and note that once it has arrived."""
        from nakomen.cli.alerting.memory import Memory, recall, remember
        from nakomen.exports.news_of_terms import news_line, news_of, told_after

        name = self._name(channel)
        memory = recall(self.memory, name)
        news = news_of(self.selection, memory.told, self.within)
        entries = channel.tell(self.selection, news, [dict(one) for one in memory.entries])
        remember(self.memory, name, Memory(told_after(self.selection, memory.told, self.within), entries))
        click.echo(f"{channel.said}: {news_line(news) or say('alert-nothing')}", err=True)

    def _name(self, channel: Channel) -> str:
        """Return the name of an alert: another query, or another channel, is another alert."""
        return f"{channel.name} | {self.selection.query}"
