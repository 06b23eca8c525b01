"""Tokens for programs: shown once, kept as a hash, bounded by role and time, gone when revoked."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from nakomen.web import Settings, make_app
from nakomen.web.access.deeds import Deed
from nakomen.web.access.store import AccessError, AccessStore
from nakomen.web.access.tokens import Tokens
from nakomen.web.access.visitors import Role, Visitor
from team import NOW, from_proxy, team_settings

VOS = Visitor("A. Vos", Role.REVIEWER, frozenset({"defence"}))


@pytest.fixture
def tokens(tmp_path: Path) -> Iterator[Tokens]:
    store = AccessStore(tmp_path / "access.db")
    yield Tokens(store, secrets.token_bytes)
    store.close()


def test_a_token_opens_until_it_ends_or_is_revoked(tokens: Tokens) -> None:
    shown, made = tokens.make(VOS, "nightly", Role.READER, 30, NOW)
    assert tokens.known(shown, NOW) == made
    assert tokens.known(shown, NOW + timedelta(days=30)) is None
    tokens.revoke(made.prefix, NOW)
    assert tokens.known(shown, NOW) is None
    assert tokens.all()[0].revoked_at == NOW


def test_what_is_nearly_a_token_opens_nothing(tokens: Tokens) -> None:
    shown, made = tokens.make(VOS, "", Role.READER, 30, NOW)
    other, _ = tokens.make(VOS, "", Role.READER, 30, NOW)
    wrong = [
        shown[:-1],
        shown + "0",
        shown[:-1] + ("0" if shown[-1] != "0" else "1"),
        shown.upper(),
        f"nkm_{made.prefix}_{other[-64:]}",
        f"nkm_00000000_{shown[-64:]}",
        "",
        f" {shown}",
    ]
    assert [one for one in wrong if tokens.known(one, NOW) is not None] == []


def test_the_file_does_not_hold_what_opens(tokens: Tokens) -> None:
    shown, made = tokens.make(VOS, "", Role.READER, 30, NOW)
    whole = b"".join(path.read_bytes() for path in Path(str(tokens.store.path)).parent.iterdir())
    assert made.prefix.encode() in whole
    assert shown.encode() not in whole
    assert shown[-64:].encode() not in whole
    assert bytes.fromhex(shown[-64:]) not in whole


def test_the_file_is_its_owners_alone(tokens: Tokens) -> None:
    assert Path(str(tokens.store.path)).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("maker", "role", "days"),
    [
        (VOS, Role.ADMIN, 30),
        (VOS, Role.NOBODY, 30),
        (VOS, Role.READER, 0),
        (VOS, Role.READER, 366),
        (Visitor(), Role.READER, 30),
        (Visitor("", Role.ADMIN), Role.READER, 30),
    ],
)
def test_a_token_does_no_more_than_its_maker(tokens: Tokens, maker: Visitor, role: Role, days: int) -> None:
    with pytest.raises(AccessError):
        tokens.make(maker, "", role, days, NOW)
    assert tokens.all() == []


@dataclass
class Server:
    settings: Settings
    client: TestClient

    def make(self, name: str, group: str, role: str = "reader", days: str = "30") -> tuple[int, str]:
        headers = from_proxy(name, group)
        page = self.client.get("/tokens", headers=headers).text
        form_token = re.findall(r'name="form_token" value="(\w+)"', page)[0]
        form = {"label": "a program", "role": role, "days": days, "form_token": form_token}
        answer = self.client.post("/tokens", headers=headers, data=form)
        found = re.search(r"nkm_[0-9a-f]{8}_[0-9a-f]{64}", answer.text)
        assert answer.headers["cache-control"] == "no-store"
        return answer.status_code, found[0] if found else ""


@pytest.fixture
def server(dossier_archive: Path, tmp_path: Path) -> Iterator[Server]:
    settings = team_settings(dossier_archive, tmp_path)
    with TestClient(make_app(settings), client=("127.0.0.1", 1), follow_redirects=False) as client:
        yield Server(settings, client)


def test_a_token_made_in_the_page_is_shown_once_and_opens(server: Server) -> None:
    status, shown = server.make("A. Vos", "clerks", "reviewer")
    assert status == 200
    bearer = {"authorization": f"Bearer {shown}"}
    assert server.client.get("/ledger", headers=bearer).status_code == 200
    assert server.client.get("/audit", headers=bearer).status_code == 403
    assert shown not in server.client.get("/tokens", headers=from_proxy("A. Vos", "clerks")).text


def test_only_the_header_opens(server: Server) -> None:
    _, shown = server.make("A. Vos", "clerks")
    assert server.client.get(f"/ledger?token={shown}&access_token={shown}").status_code == 401
    assert (
        server.client.get("/ledger", headers={"cookie": f"token={shown}; nakomen_session={shown}"}).status_code == 401
    )
    assert server.client.get("/ledger", headers={"x-api-key": shown}).status_code == 401


def test_a_wrong_token_is_nobody_even_beside_the_proxy(server: Server) -> None:
    headers = from_proxy("A. Vos", "clerks") | {"authorization": f"Bearer nkm_00000000_{'0' * 64}"}
    assert server.client.get("/ledger", headers=headers).status_code == 401


def test_a_page_gives_no_more_than_the_visitor_may(server: Server) -> None:
    assert server.make("A. Vos", "readers", "admin") == (422, "")
    assert server.make("A. Vos", "readers", "nonsense") == (422, "")
    assert server.make("A. Vos", "readers", "reader", "9999") == (422, "")


def test_tokens_of_others_are_an_admins_business_alone(server: Server) -> None:
    _, shown = server.make("A. Vos", "clerks")
    prefix = shown.split("_")[1]
    assert prefix not in server.client.get("/tokens", headers=from_proxy("B. Das", "clerks")).text
    assert prefix in server.client.get("/tokens", headers=from_proxy("C. Hef", "chiefs")).text

    def revoke(name: str, group: str) -> int:
        headers = from_proxy(name, group)
        page = server.client.get("/tokens", headers=headers).text
        form = {"form_token": re.findall(r'name="form_token" value="(\w+)"', page)[0]}
        return server.client.post(f"/tokens/{prefix}/revoke", headers=headers, data=form).status_code

    assert revoke("B. Das", "clerks") == 404
    assert revoke("C. Hef", "chiefs") == 303
    assert server.client.get("/ledger", headers={"authorization": f"Bearer {shown}"}).status_code == 401


def test_a_token_makes_no_tokens(server: Server) -> None:
    _, shown = server.make("C. Hef", "chiefs", "admin")
    form = {"label": "more", "role": "reader", "days": "300"}
    bearer = {"authorization": f"Bearer {shown}"}
    assert server.client.post("/tokens", headers=bearer, data=form).status_code == 403


def test_guessing_tokens_ends_soon(server: Server) -> None:
    statuses = [
        server.client.get("/ledger", headers={"authorization": f"Bearer nkm_{at:08x}_{'0' * 64}"}).status_code
        for at in range(12)
    ]
    assert statuses == [401] * 10 + [429] * 2
    assert server.client.get("/ledger", headers=from_proxy("A. Vos", "readers")).status_code == 200


def test_what_was_done_is_noted_for_admins(server: Server) -> None:
    _, shown = server.make("A. Vos", "clerks")
    server.client.get("/audit", headers=from_proxy("A. Vos", "clerks"))
    server.client.get("/ledger", headers={"authorization": f"Bearer nkm_00000000_{'0' * 64}"})
    server.client.get("/ledger", headers=from_proxy("A. Vos", "clerks"))
    assert server.settings.deeds is not None
    noted = [(one.deed, one.who, one.about, one.status) for one in server.settings.deeds.listed()]
    assert noted == [
        (Deed.REFUSED, "", "/ledger", 401),
        (Deed.REFUSED, "A. Vos", "/audit", 403),
        (Deed.TOKEN, "A. Vos", "/tokens", 200),
    ]
    page = server.client.get("/audit?deed=refused&who=A.+Vos", headers=from_proxy("C. Hef", "chiefs")).text
    assert page.count("<tr>") == 2
    assert "127.0.0.1" in page
    assert shown not in page
