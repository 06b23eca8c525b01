"""Signing in at a service: what comes in, and everything that does not."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from nakomen.web import make_app
from nakomen.web.access.oidc import OidcSettings, SignIn
from nakomen.web.access.provider import Provider
from nakomen.web.access.sessions import Sessions, sign
from nakomen.web.access.store import AccessStore
from sign_in_service import CLIENT, CLIENT_SECRET, SignInService
from team import NOW, ROLES, team_settings


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


@dataclass
class Team:
    """A server with a sign-in service, and browsers on it."""

    service: SignInService
    clock: Clock
    browser: Callable[[], TestClient]
    sign_in: SignIn

    def go(self, browser: TestClient, back: str = "/ledger") -> dict[str, str]:
        """Go to the service and sign in there; return what is brought back."""
        led = browser.get(f"/sign-in?back={back}")
        assert led.status_code == 303
        return self.service.let_in(led.headers["location"])

    def come_in(self, browser: TestClient, back: str = "/ledger") -> httpx.Response:
        return browser.get("/sign-in/back", params=self.go(browser, back))


@pytest.fixture
def team(dossier_archive: Path, tmp_path: Path) -> Iterator[Team]:
    clock = Clock()
    service = SignInService(lambda: clock().timestamp())
    store = AccessStore(tmp_path / "access.db")
    sessions = Sessions(b"k" * 32, store, secure=True, now=clock)
    settings = OidcSettings(CLIENT, "https://testserver/sign-in/back", CLIENT_SECRET, roles=ROLES)
    provider = Provider(service.issuer, lambda: httpx.Client(timeout=5), clock)
    sign_in = SignIn(settings, provider, sessions, secrets.token_bytes, clock, lambda groups: groups & {"defence"})
    app = make_app(
        team_settings(
            dossier_archive, tmp_path, door=sessions, sign_in=sign_in, now=clock, address="https://testserver"
        )
    )
    clients = []

    def browser() -> TestClient:
        clients.append(TestClient(app, base_url="https://testserver", follow_redirects=False))
        return clients[-1]

    with TestClient(app):
        yield Team(service, clock, browser, sign_in)
    for one in clients:
        one.close()
    service.stop()


def test_who_signs_in_comes_back_to_her_page_with_her_role(team: Team) -> None:
    browser = team.browser()
    assert browser.get("/ledger").status_code == 401
    answer = team.come_in(browser)
    assert (answer.status_code, answer.headers["location"]) == (303, "/ledger")
    page = browser.get("/ledger")
    assert page.status_code == 200
    assert "A. Vos" in page.text
    assert browser.get("/audit").status_code == 403


def test_the_cookie_is_kept_from_scripts_other_sites_and_open_lines(team: Team) -> None:
    answer = team.come_in(team.browser())
    [cookie] = [one for one in answer.headers.get_list("set-cookie") if one.startswith("__Host-nakomen_session=ey")]
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "secure", "samesite=lax", "path=/", "max-age=36000"} <= parts
    assert not [part for part in parts if part.startswith("domain")]
    assert "no-store" in answer.headers["cache-control"]


def test_the_session_is_another_one_after_each_sign_in_and_the_old_one_ends(team: Team) -> None:
    browser = team.browser()
    team.come_in(browser)
    first = browser.cookies["__Host-nakomen_session"]
    team.come_in(browser)
    assert browser.cookies["__Host-nakomen_session"] != first
    thief = team.browser()
    thief.cookies.set("__Host-nakomen_session", first)
    assert thief.get("/ledger").status_code == 401


def test_a_session_ends_by_itself(team: Team) -> None:
    browser = team.browser()
    team.come_in(browser)
    cookie = browser.cookies["__Host-nakomen_session"]
    team.clock.at += timedelta(hours=11)
    later = team.browser()
    later.cookies.set("__Host-nakomen_session", cookie)
    assert later.get("/ledger").status_code == 401


def test_who_signs_out_is_out_and_a_copy_of_her_cookie_too(team: Team) -> None:
    browser = team.browser()
    team.come_in(browser)
    cookie = browser.cookies["__Host-nakomen_session"]
    page = browser.get("/ledger").text
    token = page.split('name="form_token" value="')[1].split('"')[0]
    assert browser.post("/sign-out", data={"form_token": "x"}).status_code == 403
    out = browser.post("/sign-out", data={"form_token": token})
    assert (out.status_code, out.headers["location"]) == (303, "/sign-in?out")
    # A form may not lead to another site, so who leaves is not sent there to come in again.
    assert "You are signed out" in browser.get(out.headers["location"]).text
    assert browser.get("/ledger").status_code == 401
    copy = team.browser()
    copy.cookies.set("__Host-nakomen_session", cookie)
    assert copy.get("/ledger").status_code == 401


def test_groups_without_a_role_open_nothing(team: Team) -> None:
    team.service.person = {"sub": "u-2", "groups": ["others"]}
    browser = team.browser()
    assert team.come_in(browser).status_code == 303
    answer = browser.get("/ledger")
    assert answer.status_code == 403
    assert "u-2" in answer.text


def test_groups_are_asked_for_where_the_token_has_none(team: Team) -> None:
    team.service.person = {"sub": "u-3"}
    team.service.told_about_her = {"sub": "u-3", "groups": ["chiefs"], "preferred_username": "C. Hef"}
    browser = team.browser()
    team.come_in(browser)
    assert browser.get("/audit").status_code == 200
    team.service.told_about_her = {"sub": "another", "groups": ["chiefs"]}
    other = team.browser()
    team.come_in(other)
    assert other.get("/ledger").status_code == 403


LIES: dict[str, Callable[[dict, dict], object]] = {
    "wrong nonce": lambda claims, _: claims.update(nonce="of another"),
    "no nonce": lambda claims, _: claims.pop("nonce"),
    "wrong audience": lambda claims, _: claims.update(aud="another client"),
    "several audiences and another party": lambda claims, _: claims.update(aud=[CLIENT, "another"], azp="another"),
    "no audience": lambda claims, _: claims.pop("aud"),
    "wrong issuer": lambda claims, _: claims.update(iss="https://elsewhere.example"),
    "expired": lambda claims, _: claims.update(exp=claims["iat"] - 61),
    "no end": lambda claims, _: claims.pop("exp"),
    "from the future": lambda claims, _: claims.update(iat=claims["iat"] + 3_600),
    "no subject": lambda claims, _: claims.pop("sub"),
    "algorithm none": lambda _, header: header.update(alg="none"),
    "signed with the public key": lambda _, header: header.update(alg="HS256"),
    "signed with a shared key": lambda _, header: header.update(alg="HS256", kid="shared"),
    "an algorithm that was not agreed": lambda _, header: header.update(alg="RS512"),
    "an unknown key": lambda _, header: header.update(kid="k9"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_does_not_hold_lets_nobody_in(team: Team, lie: str) -> None:
    team.service.lie = LIES[lie]  # type: ignore[assignment]
    browser = team.browser()
    answer = team.come_in(browser)
    assert answer.status_code == 403, lie
    assert "__Host-nakomen_session" not in browser.cookies
    assert browser.get("/ledger").status_code == 401
    team.service.lie = lambda _claims, _header: None
    assert team.come_in(browser).status_code == 303


def test_a_key_of_somebody_else_under_the_same_name_lets_nobody_in(team: Team) -> None:
    team.service.sign_with = "strange"
    assert team.come_in(team.browser()).status_code == 403


def test_an_answer_counts_once(team: Team) -> None:
    browser = team.browser()
    brought = team.go(browser)
    cookie = browser.cookies["__Host-nakomen_signing_in"]
    assert browser.get("/sign-in/back", params=brought).status_code == 303
    again = team.browser()
    again.cookies.set("__Host-nakomen_signing_in", cookie)
    assert "was used before" in again.get("/sign-in/back", params=brought).text


def test_a_code_that_the_service_knows_no_more_lets_nobody_in(team: Team) -> None:
    browser = team.browser()
    brought = team.go(browser)
    team.service.codes.clear()
    answer = browser.get("/sign-in/back", params=brought)
    assert answer.status_code == 403
    assert "did not take its own code" in answer.text


def test_an_answer_to_another_browser_lets_nobody_in(team: Team) -> None:
    """Somebody sends a victim her own answer, to make the victim work in her name."""
    attacker, victim = team.browser(), team.browser()
    brought = team.go(attacker)
    assert victim.get("/sign-in/back", params=brought).status_code == 403
    team.go(victim)
    assert "another question" in victim.get("/sign-in/back", params=brought).text


def test_who_takes_too_long_begins_again(team: Team) -> None:
    browser = team.browser()
    brought = team.go(browser)
    cookie = browser.cookies["__Host-nakomen_signing_in"]
    team.clock.at += timedelta(minutes=11)
    late = team.browser()
    late.cookies.set("__Host-nakomen_signing_in", cookie)
    assert "too long ago" in late.get("/sign-in/back", params=brought).text


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"error": "access_denied"}, "did not let you in"),
        ({"iss": "https://elsewhere.example"}, "of another service than ours"),
    ],
)
def test_what_the_service_says_in_the_address_counts(team: Team, more: dict[str, str], words: str) -> None:
    browser = team.browser()
    assert words in browser.get("/sign-in/back", params={**team.go(browser), **more}).text


def test_a_cookie_signed_for_another_purpose_or_with_another_key_is_none(team: Team) -> None:
    values = {"n": "A. Vos", "r": "admin", "g": [], "s": "x", "u": 2**40}
    for purpose, key in (("sign-in", b"k" * 32), ("session", b"other"), ("form", b"k" * 32)):
        browser = team.browser()
        browser.cookies.set("__Host-nakomen_session", sign(values, purpose, key))
        assert browser.get("/ledger").status_code == 401
    browser = team.browser()
    browser.cookies.set("__Host-nakomen_session", sign(values, "session", b"k" * 32))
    assert browser.get("/ledger").status_code == 200


def test_a_service_that_is_another_or_away_is_an_error_with_a_name(team: Team) -> None:
    team.service.says_it_is = "https://elsewhere.example"
    answer = team.browser().get("/sign-in")
    assert answer.status_code == 502
    assert "calls itself" in answer.text
    team.service.stop()
    away = Provider("http://127.0.0.1:9", lambda: httpx.Client(timeout=1), team.clock)
    object.__setattr__(team.sign_in, "provider", away)
    assert team.browser().get("/sign-in").status_code == 502


def test_keys_of_nobody_are_not_asked_for_over_and_over(team: Team) -> None:
    team.service.lie = lambda _, header: header.update(kid="k9")
    for _ in range(4):
        team.come_in(team.browser())
    assert team.service.asked.count("/keys") == 1


def test_too_many_failures_and_nobody_is_listened_to(team: Team) -> None:
    browser = team.browser()
    statuses = [browser.get("/sign-in/back?state=x").status_code for _ in range(12)]
    assert statuses == [403] * 10 + [429] * 2
    assert browser.get("/sign-in").headers["retry-after"]


def test_the_way_back_stays_on_this_server(team: Team) -> None:
    assert team.come_in(team.browser(), "//elsewhere.example").headers["location"] == "/"


def test_an_encrypted_server_says_that_it_always_is(team: Team) -> None:
    assert "max-age=31536000" in team.browser().get("/health").headers["strict-transport-security"]
