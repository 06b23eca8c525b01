"""A feed of news about terms: what was told last, and before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import BinaryIO

from nakomen.exports.addresses import spoor_address
from nakomen.exports.feeds import Entry, new_feed, tag
from nakomen.exports.news_of_terms import News, news_words
from nakomen.exports.selection import Selection
from nakomen.wording import say

#: How many entries a feed keeps.
_MOST = 100


def feed_entries(
    selection: Selection, news: Sequence[News], before: Sequence[Mapping[str, str]]
) -> list[dict[str, str]]:
    """Return the entries of the news with those from before, newest first, as plain values that can be kept."""
    made = [_entry(selection, one) for one in news]
    return [*made, *(dict(one) for one in before)][:_MOST]


def _entry(selection: Selection, one: News) -> dict[str, str]:
    head, *lines = news_words(selection, one)
    spoor = one.undertaking.spoor.id
    return {
        # The same undertaking is news again when its term stands otherwise, or moved.
        "id": f"alert/{spoor}/{one.what}/{one.undertaking.status.due}",
        "title": f"[{say(f'news-name-{one.what}')}] {head}",
        "content": "\n".join(f"<p>{escape(line)}</p>" for line in lines),
        "link": spoor_address(selection, spoor),
        "updated": selection.made_at.isoformat(),
    }


def write_feed(selection: Selection, entries: Sequence[Mapping[str, str]], stream: BinaryIO) -> None:
    """Write the feed."""
    newest = max((datetime.fromisoformat(one["updated"]) for one in entries), default=selection.made_at)
    feed = new_feed(selection, "alerts", newest)
    for one in entries:
        updated = datetime.fromisoformat(one["updated"])
        feed.add(Entry(tag(selection, one["id"]), one["title"], one["content"], updated, link=one["link"]))
    feed.write(stream)
