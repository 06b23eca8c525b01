"""From where a request came, also behind a proxy that we know."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

Network = IPv4Network | IPv6Network


def networks(written: Sequence[str]) -> tuple[Network, ...]:
    """Read addresses and networks; ValueError names what is none.

    >>> networks(["127.0.0.1", "10.1.0.0/16"])
    (IPv4Network('127.0.0.1/32'), IPv4Network('10.1.0.0/16'))
    """
    return tuple(ip_network(one) for one in written)


def is_within(address: str, known: Sequence[Network]) -> bool:
    """Tell whether an address is in one of the networks; what is no address is in none."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in known if network.version == found.version)


def address_of(connection: HTTPConnection, proxies: Sequence[Network]) -> str:
    """Return the address of who asks: what a proxy of ours says, else the one that the request came from.

    What others wrote in the header before it came to our proxy stands more to the left, and is not believed.
    """
    asking = connection.client.host if connection.client else ""
    if not is_within(asking, proxies):
        return asking
    said = [one.strip() for given in connection.headers.getlist("x-forwarded-for") for one in given.split(",")]
    return next((one for one in reversed(said) if one and not is_within(one, proxies)), asking)
