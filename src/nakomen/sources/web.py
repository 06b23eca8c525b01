"""The only way out to the network: asks politely, tries again, resumes, and goes nowhere but to the hosts it may."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import httpx

from nakomen import __version__
from nakomen.model import FetchError, MissingError
from nakomen.sources.addresses import Address, Resolve, resolve_host
from nakomen.sources.receiving import Cut, Received, receive
from nakomen.sources.waiting import Pace, back_off, retry_after

#: What a server says when it wants us to come back later, or fails in a way that may pass.
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_HOPS = 5
#: A server that asks for more patience than this, in seconds, is left alone until the user comes back.
_LONGEST_WAIT = 300.0
_IDENTITY = f"nakomen/{__version__} (reads official papers; https://pypi.org/project/nakomen/)"


@dataclass(frozen=True, slots=True)
class Manners:
    """How a run behaves towards servers.

    `hosts` is the allow-list: a name stands for https on port 443, `name:port` for that port. `timeout` is how long one
    read may take and `longest` how long one file may, in seconds. `allow_private` is for tests against a server on this
    machine: plain http and private addresses, but still no host outside the list.
    """

    hosts: frozenset[str]
    per_second: float = 5.0
    timeout: float = 30.0
    tries: int = 6
    max_bytes: int = 200 * 1024 * 1024
    identity: str = _IDENTITY
    allow_private: bool = False
    longest: float = 900.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered: `url` is the final address after redirects, names in `headers` are in lower case."""

    url: str
    status: int
    media_type: str
    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class Fetcher:
    """One run's connections; a context manager.

    Time passes only by the `sleep` and `clock` that it is given. Each host is looked up once, its addresses are checked
    and then connected to as they are, so that a name cannot come to mean another machine in between.
    """

    def __init__(
        self,
        manners: Manners,
        *,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        resolve: Resolve = resolve_host,
    ) -> None:
        self.manners = manners
        self._transport = transport
        self._sleep = sleep
        self._clock = clock
        self._resolve = resolve
        self._pace = Pace(manners.per_second, sleep, clock)
        self._clients: dict[str, httpx.Client] = {}
        self._addresses: dict[str, tuple[str, ...]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    def get(self, url: str, *, accept: str = "*/*") -> Reply:
        """Return what stands at an address.

        Raises FetchError naming the address, what happened and the remedy; MissingError where the server has nothing.
        """
        return self.ask(url, {"accept": accept})

    def ask(self, url: str, headers: Mapping[str, str]) -> Reply:
        """Return what stands at an address; with a condition in the headers, the status of the reply can be 304."""
        at = url
        for _ in range(_MOST_HOPS + 1):
            address = Address.checked(at, self.manners.hosts, plain=self.manners.allow_private)
            received = self._persist(address, headers)
            if received.status not in _REDIRECTS:
                return _reply(received, at, asked=url)
            target = received.headers.get("location", "")
            if not target:
                raise FetchError("redirects without saying where to", where=url, remedy="try again later")
            at = urljoin(at, target)
        raise FetchError(f"redirects more than {_MOST_HOPS} times", where=url, remedy="check the address in a browser")

    def _persist(self, address: Address, headers: Mapping[str, str]) -> Received:
        """Ask until there is an answer or the tries are used up; what came before a cut is kept where it can be."""
        began = self._clock()
        received = Received(self.manners.max_bytes, lambda: self._clock() - began > self.manners.longest)
        last = ""
        for attempt in range(self.manners.tries):
            wait = 0.0
            try:
                self._ask_once(address, headers, received, attempt)
            except Cut as cut:
                last = str(cut)
            else:
                if received.status not in _LATER:
                    return received
                last = f"answers {received.status}"
                wait = retry_after(received.headers) or 0.0
            if wait > _LONGEST_WAIT:
                what = f"asks to wait {wait:.0f} seconds"
                raise FetchError(what, where=address.url, remedy="try again after that")
            if attempt + 1 < self.manners.tries:
                self._sleep(max(wait, back_off(attempt)))
        raise FetchError(f"{last}, also after {self.manners.tries} tries", where=address.url, remedy="try again later")

    def _ask_once(self, address: Address, headers: Mapping[str, str], received: Received, attempt: int) -> None:
        """Ask once, at one of the host's addresses; the next attempt takes the next of them."""
        known = self._addresses.get(address.host)
        if known is None:
            known = address.public_addresses(self._resolve, private=self.manners.allow_private)
            self._addresses[address.host] = known
        self._pace.wait()
        sent = {
            "host": address.host_header,
            "user-agent": self.manners.identity,
            # Compressed parts cannot be put together after a cut, and a bomb would unpack before it is measured.
            "accept-encoding": "identity",
            **headers,
            **received.resume_headers(),
        }
        client = self._client(address)
        extensions = {"sni_hostname": address.host}
        try:
            with client.stream(
                "GET", address.pinned(known[attempt % len(known)]), headers=sent, extensions=extensions
            ) as answer:
                receive(answer, received, address.url, skip_body=_LATER | _REDIRECTS)
        except (httpx.TimeoutException, TimeoutError) as error:
            raise Cut("does not answer in time") from error
        except httpx.InvalidURL as error:
            raise FetchError("redirects to what is no address", where=address.url, remedy="try again later") from error
        except (httpx.TransportError, httpx.DecodingError) as error:
            if "CERTIFICATE_VERIFY_FAILED" in str(error):
                remedy = "check the date of this machine, and whether a proxy stands between"
                raise FetchError("shows a certificate that does not hold", where=address.url, remedy=remedy) from error
            raise Cut("breaks off the connection" if received.content else "cannot be reached") from error

    def _client(self, address: Address) -> httpx.Client:
        """Return the connections to a host: each its own, for a certificate holds for the host that showed it."""
        client = self._clients.get(address.host_header)
        if client is None:
            client = httpx.Client(transport=self._transport, timeout=self.manners.timeout, trust_env=False)
            self._clients[address.host_header] = client
        return client


def _reply(received: Received, url: str, *, asked: str) -> Reply:
    """Return the reply, or raise what its status says."""
    status = received.status
    if status in (404, 410):
        raise MissingError("there is nothing at this address", where=asked, remedy="check the number")
    if status != 304 and not 200 <= status < 300:
        raise FetchError(f"answers {status}", where=asked, remedy="check the address in a browser")
    media_type = received.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Reply(url, status, media_type, bytes(received.content), dict(received.headers))
