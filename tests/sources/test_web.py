from __future__ import annotations

import time

import httpx
import pytest

from nakomen.model import FetchError, MissingError
from nakomen.sources.web import Fetcher, Manners


def test_what_stands_there_comes_with_its_head(service, fetcher):
    service.put("/a.xml", "<a/>", "Application/XML; charset=utf-8", headers={"X-Own": "yes"})
    reply = fetcher.get(service.address("/a.xml"), accept="application/xml")
    assert (reply.status, reply.media_type, reply.content) == (200, "application/xml", b"<a/>")
    assert reply.headers["x-own"] == "yes"
    [asked] = service.asked
    assert asked.headers["accept"] == "application/xml"
    assert asked.headers["user-agent"].startswith("nakomen/")
    assert asked.headers["host"] == service.host


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again_and_ever_later(service, fetcher, wound, answer, status):
    service.first("/a", *[answer(status=status)] * 4)
    service.put("/a", "there")
    assert fetcher.get(service.address("/a")).content == b"there"
    assert wound.slept == [0.25, 0.5, 1.0, 2.0]


def test_seconds_to_wait_are_waited(service, fetcher, wound, answer):
    service.first("/a", answer(status=429, headers={"Retry-After": "17"}))
    service.put("/a", "there")
    assert fetcher.get(service.address("/a")).content == b"there"
    assert wound.slept == [17.0]


def test_an_hour_to_wait_for_is_reckoned_from_the_servers_clock(service, fetcher, wound, answer):
    import email.utils

    later = email.utils.formatdate(time.time() + 40, usegmt=True)
    service.first("/a", answer(status=503, headers={"Retry-After": later}))
    service.put("/a", "there")
    fetcher.get(service.address("/a"))
    [slept] = wound.slept
    assert 38 <= slept <= 41


def test_a_server_that_asks_for_an_hour_is_left_alone(service, fetcher, wound, answer):
    service.first("/a", answer(status=429, headers={"Retry-After": "3600"}))
    with pytest.raises(FetchError, match="asks to wait 3600 seconds") as told:
        fetcher.get(service.address("/a"))
    assert told.value.where == service.address("/a")
    assert wound.slept == []


def test_tries_come_to_an_end(service, fetcher, wound, answer):
    service.first("/a", *[answer(status=503)] * 20)
    with pytest.raises(FetchError, match="answers 503, also after 6 tries") as told:
        fetcher.get(service.address("/a"))
    assert told.value.remedy == "try again later"
    assert service.times("/a") == 6
    assert wound.slept == [0.25, 0.5, 1.0, 2.0, 4.0]


def test_a_closed_connection_is_tried_again(service, fetcher, answer):
    service.first("/a", answer(silent=True), answer(b"half of it", cut=4))
    service.put("/a", "whole")
    assert fetcher.get(service.address("/a")).content == b"whole"


def test_a_cut_body_is_continued_where_it_broke_off(service, fetcher, answer):
    body = bytes(range(256)) * 40
    service.first("/a", answer(body, cut=4000, etag='"one"', ranges=True))
    service.put("/a", body, etag='"one"', ranges=True)
    reply = fetcher.get(service.address("/a"))
    assert reply.content == body
    assert reply.status == 200
    assert service.asked[1].headers["range"] == "bytes=4000-"
    assert service.asked[1].headers["if-range"] == '"one"'


def test_another_version_after_a_cut_comes_whole(service, fetcher, answer):
    service.first("/a", answer(b"old " * 500, cut=900, etag='"one"', ranges=True))
    service.put("/a", b"new " * 500, etag='"two"', ranges=True)
    assert fetcher.get(service.address("/a")).content == b"new " * 500


def test_a_cut_of_a_server_without_ranges_comes_whole_again(service, fetcher, answer):
    service.first("/a", answer(b"x" * 500, cut=100))
    service.put("/a", b"x" * 500)
    assert fetcher.get(service.address("/a")).content == b"x" * 500
    assert "range" not in service.asked[1].headers


def test_a_busy_answer_between_two_parts_loses_nothing(service, fetcher, answer):
    body = b"0123456789" * 100
    part = answer(body, cut=300, etag='"v"', ranges=True)
    service.first("/a", part, answer(status=503))
    service.put("/a", body, etag='"v"', ranges=True)
    assert fetcher.get(service.address("/a")).content == body


@pytest.mark.parametrize("how", [{"endless": True}, {"headers": {"Content-Length": str(10**12)}}])
def test_what_is_too_large_is_refused(service, fetcher, answer, how):
    service.first("/a", *[answer(b"x", **how)] * 9)
    with pytest.raises(FetchError, match="larger than the limit of 1 MB"):
        fetcher.get(service.address("/a"))
    assert service.times("/a") == 1


def test_a_stream_that_drips_has_its_time(service, answer):
    """Each byte comes in time, all of them never would: the clock moves a minute whenever it is looked at."""
    ticks = iter(range(0, 10**9, 60))
    service.first("/a", answer(endless=True))
    manners = Manners(frozenset({service.host}), allow_private=True)
    with (
        Fetcher(manners, sleep=lambda _: None, clock=lambda: float(next(ticks))) as fetcher,
        pytest.raises(FetchError, match="takes too long"),
    ):
        fetcher.get(service.address("/a"))


def test_slow_bytes_are_waited_for_but_not_for_ever(service, answer):
    """Real bytes on a real clock: each comes well in time, and only the file's own limit tells them apart."""
    service.on("/a", lambda _: answer(b"drop by drop", drip=0.02))
    hosts = frozenset({service.host})
    with Fetcher(Manners(hosts, allow_private=True, timeout=1.0)) as patient:
        assert patient.get(service.address("/a")).content == b"drop by drop"
    hasty = Fetcher(Manners(hosts, allow_private=True, timeout=1.0, longest=0.1))
    with hasty, pytest.raises(FetchError, match="takes too long"):
        hasty.get(service.address("/a"))
    assert service.times("/a") == 2


def test_a_server_that_says_nothing_is_given_up(service, answer, wound):
    import threading

    hold = threading.Event()
    service.on("/a", lambda _: (hold.wait(5), answer(b"late"))[1])
    manners = Manners(frozenset({service.host}), allow_private=True, timeout=0.05, tries=2)
    with (
        Fetcher(manners, sleep=wound.sleep, clock=wound.clock) as fetcher,
        pytest.raises(FetchError, match="does not answer in time, also after 2 tries"),
    ):
        fetcher.get(service.address("/a"))
    hold.set()


def test_no_more_than_five_requests_a_second(service, fetcher, wound):
    service.put("/a", "there")
    began = wound.now
    for _ in range(11):
        fetcher.get(service.address("/a"))
    assert wound.now - began == pytest.approx(2.0)


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_not_there_is_told_apart(service, fetcher, answer, status):
    service.first("/a", answer(status=status))
    with pytest.raises(MissingError):
        fetcher.get(service.address("/a"))
    assert service.times("/a") == 1


@pytest.mark.parametrize("status", [400, 401, 403, 451])
def test_other_refusals_are_told_and_not_tried_again(service, fetcher, answer, status):
    service.first("/a", answer(status=status))
    with pytest.raises(FetchError, match=f"answers {status}"):
        fetcher.get(service.address("/a"))
    assert service.times("/a") == 1


# Redirects and addresses


def test_a_redirect_is_followed_and_told(service, fetcher, answer):
    service.first("/a", answer(status=302, headers={"Location": "/b?x=1"}))
    service.put("/b", "there")
    assert fetcher.get(service.address("/a")).url == service.address("/b?x=1")


def test_redirects_come_to_an_end(service, fetcher, answer):
    service.on("/a", lambda _: answer(status=301, headers={"Location": "/a"}))
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        fetcher.get(service.address("/a"))
    assert service.times("/a") == 6


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:1/secret",
        "http://127.0.0.1/secret",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/secret",
        "http://localhost/secret",
        "http://0x7f000001/secret",
        "//elsewhere.example/",
        "file:///etc/passwd",
        "ftp://elsewhere.example/",
        "javascript:alert(1)",
    ],
)
def test_a_redirect_leads_nowhere_but_to_hosts_of_the_list(service, fetcher, answer, target):
    service.first("/a", answer(status=302, headers={"Location": target}))
    with pytest.raises(FetchError, match=r"not fetched from|not fetched over|is no address|to what is no address"):
        fetcher.get(service.address("/a"))
    assert [one.path for one in service.asked] == ["/a"]


def test_a_redirect_with_a_name_and_password_is_refused(service, fetcher, answer):
    service.first("/a", answer(status=302, headers={"Location": f"http://me:secret@{service.host}/b"}))
    with pytest.raises(FetchError, match="is on a host that is not fetched from"):
        fetcher.get(service.address("/a"))


def real_fetcher(numbers, *, handler=None, hosts=("repository.example",)):
    """Return a fetcher as users have it, whose hosts have these numbers, and which never leaves this process."""
    transport = httpx.MockTransport(handler or (lambda _: httpx.Response(200, content=b"there")))
    lists = iter(numbers)
    return Fetcher(
        Manners(frozenset(hosts)),
        transport=transport,
        sleep=lambda _: None,
        clock=lambda: 0.0,
        resolve=lambda *_: next(lists),
    )


@pytest.mark.parametrize(
    "numbers",
    [
        ["127.0.0.1"], ["169.254.169.254"], ["10.1.2.3"], ["192.168.1.1"], ["172.16.0.1"], ["100.64.0.1"],
        ["0.0.0.0"],  # noqa: S104 - not bound to, refused
        ["::1"], ["fe80::1%eth0"], ["fd00::1"], ["::ffff:10.0.0.1"], ["2002:7f00:1::"],
        ["64:ff9b::7f00:1"], ["224.0.0.1"], ["145.21.166.10", "127.0.0.1"], ["no number"],
    ],
)  # fmt: skip
def test_a_name_that_leads_to_a_private_machine_is_refused(numbers):
    with real_fetcher([numbers]) as fetcher, pytest.raises(FetchError, match="not on the public internet"):
        fetcher.get("https://repository.example/a")


def test_a_private_number_in_the_list_is_refused_too():
    with (
        real_fetcher([["169.254.169.254"]], hosts=["169.254.169.254"]) as fetcher,
        pytest.raises(FetchError, match="not on the public internet"),
    ):
        fetcher.get("https://169.254.169.254/")


def test_a_name_is_looked_up_once_and_its_number_is_connected_to():
    """A name that means another machine the second time gets nobody there."""
    seen = []

    def handler(request):
        seen.append((request.url.host, request.headers["host"], request.extensions["sni_hostname"]))
        return httpx.Response(200, content=b"there")

    with real_fetcher([["145.21.166.10"], ["127.0.0.1"]], handler=handler) as fetcher:
        fetcher.get("https://repository.example/a")
        fetcher.get("https://repository.example/b")
    assert seen == [("145.21.166.10", "repository.example", "repository.example")] * 2


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://repository.example/", "is not fetched over http"),
        ("https://repository.example:8443/", "is on a host that is not fetched from"),
        ("https://repository.example.evil.example/", "is on a host that is not fetched from"),
        ("https://evil.example/repository.example", "is on a host that is not fetched from"),
        ("https://", "is on a host that is not fetched from"),
        ("kst-28676-302", "is not fetched over nothing"),
        ("https://repository.example\\@evil.example/", "host that is not fetched from|is no address"),
    ],
)
def test_users_fetch_over_https_from_hosts_of_the_list(address, told):
    with real_fetcher([["145.21.166.10"]]) as fetcher, pytest.raises(FetchError, match=told):
        fetcher.get(address)


def test_a_host_without_a_number_is_told():
    with real_fetcher([[]]) as fetcher, pytest.raises(FetchError, match="its host is not found"):
        fetcher.get("https://repository.example/a")


def test_the_next_number_of_a_host_is_tried():
    def handler(request):
        if request.url.host == "145.21.166.10":
            raise httpx.ConnectError("refused")
        return httpx.Response(200, content=b"there")

    with real_fetcher([["145.21.166.10", "145.21.166.11"]], handler=handler) as fetcher:
        assert fetcher.get("https://repository.example/a").content == b"there"


def test_a_certificate_that_does_not_hold_is_not_tried_again():
    tries = []

    def handler(_):
        tries.append(1)
        raise httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed")

    with (
        real_fetcher([["145.21.166.10"]], handler=handler) as fetcher,
        pytest.raises(FetchError, match="shows a certificate that does not hold"),
    ):
        fetcher.get("https://repository.example/a")
    assert len(tries) == 1
