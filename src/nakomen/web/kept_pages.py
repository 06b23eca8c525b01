"""Pages that were made and can be given again, as long as nothing that they show has changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from starlette.datastructures import MutableHeaders
from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.types import Message, Send

#: How many bytes of pages are kept, and how large one may be.
_ROOM, _LARGEST = 64_000_000, 1_000_000


class KeptPages:
    """The pages that were asked for last; a key names everything that a page depends on."""

    def __init__(self) -> None:
        self._pages: OrderedDict[str, Response] = OrderedDict()
        self._bytes = 0

    def find(self, key: str) -> Response | None:
        """Return the page that was kept, None where there is none."""
        found = self._pages.get(key) if key else None
        if found is not None:
            self._pages.move_to_end(key)
        return found

    def keeping(self, key_of: Callable[[], str], send: Send) -> Send:
        """Return a way to send an answer that keeps it too, and gives it a tag; one that must not be kept says so."""
        head: dict[str, Any] = {}
        body = bytearray()
        key = ""

        async def keep(message: Message) -> None:
            nonlocal key
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                personal = "set-cookie" in headers or "no-store" in headers.get("cache-control", "")
                key = "" if personal or message["status"] != 200 else key_of()
                if key:
                    headers["etag"] = f'W/"{sha256(key.encode()).hexdigest()[:24]}"'
                    head.update(headers.items())
            elif message["type"] == "http.response.body" and key:
                if len(body) <= _LARGEST:
                    # What is too large is not kept, and not gathered either: a file may be as large as it likes.
                    body.extend(message.get("body", b""))
                if not message.get("more_body"):
                    self._keep(key, Response(bytes(body), headers=head))
            await send(message)

        return keep

    def _keep(self, key: str, page: Response) -> None:
        size = len(page.body)
        if size > _LARGEST:
            return
        # Two readers may have asked for the same page at once.
        replaced = self._pages.pop(key, None)
        self._bytes += size - (len(replaced.body) if replaced is not None else 0)
        self._pages[key] = page
        while self._bytes > _ROOM:
            _, oldest = self._pages.popitem(last=False)
            self._bytes -= len(oldest.body)
