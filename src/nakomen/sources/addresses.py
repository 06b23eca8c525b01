"""Which addresses may be asked: https, a host of the allow-list, and a machine on the public internet."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import Self

import httpx

from nakomen.model import FetchError

#: From a host and a port to the numbers that it has.
Resolve = Callable[[str, int], list[str]]

_REMEDY = "fetch it by hand where you trust it, and read the file with nakomen read"


def resolve_host(host: str, port: int) -> list[str]:
    """Return the numbers of a host, as the system's resolver gives them."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be asked, as far as its words tell: its machine is checked when it is looked up."""

    url: str
    host: str
    port: int
    host_header: str

    @classmethod
    def checked(cls, url: str, hosts: frozenset[str], *, plain: bool) -> Self:
        """Return the address, or raise FetchError for one outside the list; `plain` also allows http."""
        try:
            parsed = httpx.URL(url)
        except (httpx.InvalidURL, ValueError) as error:
            raise FetchError("is no address", where=url, remedy="check the address") from error
        if parsed.scheme != "https" and not (plain and parsed.scheme == "http"):
            raise FetchError(f"is not fetched over {parsed.scheme or 'nothing'}", where=url, remedy=_REMEDY)
        usual = 443 if parsed.scheme == "https" else 80
        port = parsed.port or usual
        host = parsed.host.rstrip(".").lower()
        name = host if port == usual else f"{host}:{port}"
        if parsed.userinfo or name not in hosts:
            raise FetchError(f"is on a host that is not fetched from: {name or '-'}", where=url, remedy=_REMEDY)
        shown = f"[{host}]" if ":" in host else host
        return cls(url, host, port, shown if port == usual else f"{shown}:{port}")

    def public_addresses(self, resolve: Resolve, *, private: bool) -> tuple[str, ...]:
        """Return the numbers of the host; one that is not public refuses them all, unless `private` ones may be."""
        found = resolve(self.host, self.port)
        if not found:
            raise FetchError("its host is not found", where=self.url, remedy="check the connection to the internet")
        if not private and not all(is_public(number) for number in found):
            raise FetchError("leads to a machine that is not on the public internet", where=self.url, remedy=_REMEDY)
        return tuple(found)

    def pinned(self, number: str) -> httpx.URL:
        """Return the address with the host's number in the place of its name."""
        return httpx.URL(self.url).copy_with(host=number)


def is_public(number: str) -> bool:
    """Tell whether a number is that of a machine on the public internet.

    >>> is_public("145.21.166.10"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1"), is_public("fd00::1")
    (True, False, False, False)
    """
    try:
        address = ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        # An old number in a new one: mapped, 6to4, or behind NAT64.
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return is_public(str(inner))
        if str(address).startswith("64:ff9b:") or address.teredo is not None:
            return False
    return address.is_global and not address.is_multicast
