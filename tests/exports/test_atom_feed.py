"""Feeds: what RFC 4287 asks of them, ids that stay, and nothing of a letter's text as markup."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import feedparser
import pytest
from dike_letters import GIFT
from lxml import etree

from nakomen.exports import Selection, atom_feed
from nakomen.model import ExportError

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = {"address": "https://nakomen.example/kamer"}


def bytes_of(selection: Selection) -> bytes:
    """Return the feed that is written."""
    stream = io.BytesIO()
    atom_feed.write(selection, stream)
    return stream.getvalue()


def feed_of(selection: Selection) -> feedparser.FeedParserDict:
    """Return the feed as a feed reader sees it."""
    feed = feedparser.parse(bytes_of(selection), sanitize_html=False)
    assert not feed.bozo
    assert feed.version == "atom10"
    return feed


@pytest.mark.parametrize("said", [{}, ADDRESS])
def test_what_the_standard_asks(said: dict, selected: Callable[..., Selection]) -> None:
    root = etree.fromstring(bytes_of(selected(said)))
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 7
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            [found] = element.findall(f"{ATOM}{name}")
            assert found.text
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", element.findtext(f"{ATOM}updated"))
        # A link that leads nowhere is none; an entry without one has its content.
        assert len(element.findall(f"{ATOM}link")) == len(said)
    assert all(len(entry.findall(f"{ATOM}content")) == 1 for entry in entries)
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "nakomen"
    ids = [element.findtext(f"{ATOM}id") for element in (root, *entries)]
    assert len(set(ids)) == 8
    assert all(re.fullmatch(r"tag:[a-z.]+,2024:[\w/%-]*", one) for one in ids)


def test_newest_first(selected: Callable[..., Selection]) -> None:
    feed = feed_of(selected(ADDRESS))
    days = [entry.updated[:10] for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    assert feed.feed.updated == feed.entries[0].updated
    gift = next(entry for entry in feed.entries if "bbbb" in entry.id)
    assert gift.link == "https://nakomen.example/kamer/documents/kst-40111-9#s-bbbb33330000"
    assert gift.id == "tag:nakomen.example,2024:statement/bbbb33330000"
    assert GIFT in gift.content[0].value
    assert "2022-09-08 · kst-40111-9 · Voortgang dijken" in gift.content[0].value
    assert gift.published.startswith("2022-09-08")


def test_an_undertaking_is_news_again_when_something_is_told_of_it(selected: Callable[..., Selection]) -> None:
    early, late = (feed_of(selected({"day": day})) for day in (date(2023, 1, 1), date(2024, 3, 1)))
    updated = [next(one.updated[:10] for one in feed.entries if "aaaa" in one.id) for feed in (early, late)]
    assert updated == ["2022-09-08", "2024-01-15"]


def test_as_many_entries_as_are_wanted(selected: Callable[..., Selection]) -> None:
    assert len(feed_of(selected({"options": {"entries": "2"}})).entries) == 2
    with pytest.raises(ExportError, match="no number of entries"):
        feed_of(selected({"options": {"entries": "veel"}}))


def test_nothing_asked_and_nothing_found(selected: Callable[..., Selection]) -> None:
    feed = feed_of(selected(theme="space"))
    assert feed.entries == []
    assert feed.feed.title == "theme:space"
    assert feed.feed.updated.startswith("2024-03-01")


def test_words_are_no_markup(selected: Callable[..., Selection]) -> None:
    selection = selected()
    [first, *_] = selection.statements
    quote = "<script>alert(1)</script> ]]> & \x00\x1b"
    feed = feed_of(replace(selection, statements=(replace(first, quote=quote),)))
    [entry] = feed.entries
    assert "&lt;script&gt;" in entry.content[0].value
    assert "<script" not in entry.content[0].value


def test_a_document_without_a_date(selected: Callable[..., Selection]) -> None:
    selection = selected(kind="position")
    documents = {name: replace(row, date=None) for name, row in selection.documents.items()}
    [entry] = feed_of(replace(selection, documents=documents)).entries
    assert datetime.fromisoformat(entry.updated) == datetime(2024, 2, 1, tzinfo=UTC)
