"""The proxy's word counts from its address and with its secret; every other header about who asks is only text."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.requests import HTTPConnection
from starlette.testclient import TestClient

from nakomen.web import make_app
from nakomen.web.access.addresses import address_of, networks
from nakomen.web.access.doors import InTurn
from nakomen.web.access.proxy import ProxyDoor
from nakomen.web.access.visitors import Role, Visitor
from team import ROLES, SECRET, from_proxy, team_settings

DOOR = ProxyDoor(networks(["10.1.0.0/16", "::1"]), SECRET.encode(), ROLES)


def asked(headers: dict[str, str] | list[tuple[str, str]], address: str = "10.1.2.3") -> HTTPConnection:
    pairs = list(headers.items()) if isinstance(headers, dict) else headers
    raw = [(name.encode(), value.encode()) for name, value in pairs]
    return HTTPConnection({"type": "http", "headers": raw, "client": (address, 1)})


def test_the_proxy_says_who_asks() -> None:
    found = DOOR.visitor(asked(from_proxy("J. de Boër", "clerks", "defence")))
    assert found == Visitor(
        "J. de Boër", Role.REVIEWER, frozenset({"clerks", "defence"}), session="proxy:J. de Boër"
    )  # fmt: skip
    assert DOOR.visitor(asked(from_proxy("A", "readers", remote_role="admin"))).role is Role.ADMIN
    assert DOOR.visitor(asked(from_proxy("A", "chiefs", remote_role="emperor"))).role is Role.NOBODY
    assert DOOR.visitor(asked(from_proxy("A", "strangers"))).role is Role.NOBODY


KNOWN = from_proxy("A. Vos", "chiefs")


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        (KNOWN, "10.2.0.1"),
        (KNOWN, "127.0.0.1"),
        (KNOWN, "not an address"),
        ({**KNOWN, "x-forwarded-for": "10.1.2.3"}, "192.0.2.1"),
        ({**KNOWN, "x-proxy-secret": SECRET[:-1]}, "10.1.2.3"),
        ({**KNOWN, "x-proxy-secret": ""}, "10.1.2.3"),
        ({name: value for name, value in KNOWN.items() if name != "x-proxy-secret"}, "10.1.2.3"),
        ({**KNOWN, "x-remote-user": ""}, "10.1.2.3"),
        ({**KNOWN, "x-remote-user": "A\tVos"}, "10.1.2.3"),
        ([*KNOWN.items(), ("x-remote-user", "C. Hef")], "10.1.2.3"),
        ([*KNOWN.items(), ("x-proxy-secret", SECRET)], "10.1.2.3"),
        ({}, "10.1.2.3"),
    ],
)
def test_anybody_else_is_nobody(headers: dict[str, str], address: str) -> None:
    assert DOOR.visitor(asked(headers, address)) == Visitor()


def test_without_a_secret_no_proxy_is_believed() -> None:
    door = ProxyDoor(networks(["10.1.0.0/16"]), b"", ROLES)
    assert door.visitor(asked({**KNOWN, "x-proxy-secret": ""})) == Visitor()


def test_headers_of_a_stranger_open_no_page(dossier_archive: Path, tmp_path: Path) -> None:
    app = make_app(team_settings(dossier_archive, tmp_path))
    with TestClient(app, client=("192.0.2.7", 1)) as client:
        assert client.get("/ledger", headers=from_proxy("C. Hef", "chiefs")).status_code == 401


@pytest.mark.parametrize(
    ("said", "asking", "found"),
    [
        ("192.0.2.1", "10.1.0.1", "192.0.2.1"),
        ("198.51.100.9, 192.0.2.1", "10.1.0.1", "192.0.2.1"),
        ("192.0.2.1, 10.1.0.9", "10.1.0.1", "192.0.2.1"),
        ("10.1.0.9", "10.1.0.1", "10.1.0.1"),
        ("192.0.2.1", "203.0.113.5", "203.0.113.5"),
        ("", "10.1.0.1", "10.1.0.1"),
    ],
)
def test_an_address_is_believed_of_our_proxy_alone(said: str, asking: str, found: str) -> None:
    assert address_of(asked({"x-forwarded-for": said}, asking), networks(["10.1.0.0/16"])) == found


def test_of_several_doors_the_first_that_knows_her_opens() -> None:
    other = ProxyDoor(networks(["10.1.0.0/16"]), b"another secret of a proxy", ROLES)
    assert InTurn((other, DOOR)).visitor(asked(KNOWN)).name == "A. Vos"
    assert InTurn((other,)).visitor(asked(KNOWN)) == Visitor()
