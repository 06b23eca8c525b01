"""A fetcher that keeps what it gets, asks only for what is new, and can answer from what it kept alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from nakomen.model import FetchError
from nakomen.sources.fetched_folder import FetchedFolder
from nakomen.sources.fetched_rows import FetchedRow
from nakomen.sources.web import Fetcher, Reply


class KeepingFetcher(Fetcher):
    """A fetcher with a folder, around one that asks the network, or around none: then it only knows what was kept.

    `now` is the clock by which what comes is dated; `new` and `unchanged` count what came.
    """

    def __init__(self, folder: FetchedFolder, now: Callable[[], datetime], asking: Fetcher | None) -> None:
        # All that the base class would hold is in the one that asks.
        self.folder = folder
        self.new = self.unchanged = 0
        self._now = now
        self._asking = asking

    @property
    def offline(self) -> bool:
        """Whether nothing is asked of the network."""
        return self._asking is None

    def close(self) -> None:
        """Close the connections."""
        if self._asking is not None:
            self._asking.close()

    def ask(self, url: str, headers: Mapping[str, str]) -> Reply:
        """Return what stands at an address, new from there or as it was kept; headers may not hold a condition."""
        known = self.folder.last(url)
        content = self.folder.content(known) if known else None
        if self._asking is None:
            return _kept_reply(url, known, content)
        if known is None or content is None:
            return self._keep(url, self._asking.ask(url, headers))
        reply = self._asking.ask(url, {**headers, **_condition(known)})
        if reply.status == 304:
            self.unchanged += 1
            return _as_kept(known, content)
        return self._keep(url, reply)

    def _keep(self, url: str, reply: Reply) -> Reply:
        if reply.status == 304:
            raise FetchError("answers 304 to a question without a condition", where=url, remedy="try again later")
        before = self.folder.last(url)
        row = self.folder.keep(url, reply, self._now())
        if before is not None and before.digest == row.digest:
            self.unchanged += 1
        else:
            self.new += 1
        return reply


def _kept_reply(url: str, known: FetchedRow | None, content: bytes | None) -> Reply:
    if known is None:
        remedy = "fetch it once without --offline"
        raise FetchError("was not fetched before, and nothing is asked of the network", where=url, remedy=remedy)
    if content is None:
        raise FetchError("was fetched before but is not kept whole", where=url, remedy="fetch it without --offline")
    return _as_kept(known, content)


def _as_kept(known: FetchedRow, content: bytes) -> Reply:
    headers = {"etag": known.etag, "last-modified": known.last_modified, "content-type": known.media_type}
    return Reply(known.final_address, 200, known.media_type, content, {n: v for n, v in headers.items() if v})


def _condition(known: FetchedRow) -> dict[str, str]:
    """Return the headers that ask for what is newer than what is kept, by the server's own words."""
    if known.etag:
        return {"if-none-match": known.etag}
    return {"if-modified-since": known.last_modified} if known.last_modified else {}
