"""`nakomen alert`: by mail, in a feed, to a program; what did not arrive is told again, what did is not."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from email import message_from_string
from email.policy import default
from pathlib import Path

import feedparser
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from smtp_server import MailServer

ON = ("--on", "2022-12-20")


@pytest.fixture
def archive(ledger_file: Path, tmp_path: Path) -> Path:
    """Return an archive of one's own, for alerts write beside it."""
    return Path(shutil.copy(ledger_file, tmp_path / "dijken.db"))


@pytest.fixture
def server() -> Iterator[MailServer]:
    made = MailServer()
    yield made
    made.close()


def test_mail(run: Callable, archive: Path, server: MailServer) -> None:
    call = ("alert", "--archive", archive, "--mail", "clerk@example.org", "--smtp", f"127.0.0.1:{server.port}")
    ran = run(*call, *ON, "--from", "nakomen@example.org", "--address", "https://n.example/")
    assert ran.status == 0
    assert ran.err.strip() == "mail clerk@example.org: 1 near"
    assert server.recipients == ["TO:<clerk@example.org>"]
    message = message_from_string(server.messages[0], policy=default)
    assert message["Subject"] == "Terms: 1 near"
    assert (message["From"], message["To"]) == ("nakomen@example.org", "clerk@example.org")
    assert message["Auto-Submitted"] == "auto-generated"
    body = message.get_content()
    assert "[near] pledge · Germany: Duitsland stelt 5 miljoen euro beschikbaar voor gemalen." in body
    assert "due 2022-12-31 (11 days left)" in body
    assert "2022-09-08 · kst-40111-9 · Voortgang dijken" in body
    assert "https://n.example/spoor/bbbb33330000" in body
    assert run(*call, *ON).err.strip().endswith("no news")
    assert run(*call, "--on", "2023-02-01").err.strip().endswith("1 past")
    assert len(server.messages) == 2


def test_what_is_refused_is_told_again(run: Callable, archive: Path, server: MailServer) -> None:
    call = ("alert", "--archive", archive, "--mail", "clerk@example.org", "--smtp", f"127.0.0.1:{server.port}", *ON)
    server.refuses = "550 not here"
    ran = run(*call)
    assert ran.status == 1
    assert ran.err.startswith(f"nakomen: 127.0.0.1:{server.port}: the mail was not taken: 550 not here (")
    assert not archive.with_name("dijken.db.alerts.json").exists()
    server.refuses = ""
    assert run(*call).status == 0
    assert len(server.messages) == 1


def test_no_server(run: Callable, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call = ("alert", "--archive", archive, *ON)
    assert run(*call, "--mail", "clerk@example.org").status == 2
    monkeypatch.setenv("NAKOMEN_SMTP", "127.0.0.1:1")
    ran = run(*call, "--mail", "clerk@example.org")
    assert ran.status == 1
    assert "the mail was not taken" in ran.err
    for wrong in ("mail:veel", ":25", "mail:0"):
        assert "no SMTP server" in run(*call, "--mail", "clerk@example.org", "--smtp", wrong).err
    for wrong in ("clerk", "a@b\nBcc: x@example.org", "a b@example.org", "clerk@", ""):
        assert "no mail address" in run(*call, "--mail", wrong).err


def test_a_password_goes_over_no_open_line(
    run: Callable, archive: Path, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nakomen.cli.alerting import mailing

    monkeypatch.setenv("NAKOMEN_SMTP_USER", "clerk")
    monkeypatch.setenv("NAKOMEN_SMTP_PASSWORD", "geheim-1")
    monkeypatch.setattr(mailing, "_HERE", ())
    call = ("--mail", "clerk@example.org", "--smtp", f"127.0.0.1:{server.port}")
    ran = run("alert", "--archive", archive, *call, *ON)
    assert ran.status == 1
    assert "the password is not sent without" in ran.err
    assert "geheim-1" not in ran.err
    assert server.messages == []


def test_a_feed_that_keeps_what_was_told(run: Callable, archive: Path, tmp_path: Path) -> None:
    file = tmp_path / "termijnen.atom"
    for day, entries in (("2020-03-01", 0), ("2021-12-10", 1), ("2021-12-11", 1), ("2022-12-20", 3), ("2023-02-01", 4)):
        ran = run("alert", "--archive", archive, "--feed", file, "--on", day)
        assert ran.status == 0
        feed = feedparser.parse(file.read_bytes())
        assert not feed.bozo
        assert len(feed.entries) == entries, day
    assert [entry.title.partition("]")[0] for entry in feed.entries] == ["[past", "[near", "[moved", "[near"]
    assert len({entry.id for entry in feed.entries}) == 4


def test_a_program_is_given_json_lines(run: Callable, archive: Path, tmp_path: Path) -> None:
    program = tmp_path / "keep it.py"
    program.write_text("import sys; open('got.jsonl', 'w').write(sys.stdin.read())", encoding="utf-8")
    command = f'"{sys.executable}" "{program}" "; touch broken"'
    ran = run("alert", "--archive", archive, "--command", command, *ON)
    assert ran.status == 0
    [row] = [json.loads(line) for line in Path("got.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (row["what"], row["due"], row["days_left"], row["actor"]) == ("near", "2022-12-31", 11, ["Germany"])
    assert row["quote"] == "Duitsland stelt 5 miljoen euro beschikbaar voor gemalen."
    assert not Path("broken").exists()


def test_a_program_that_fails(run: Callable, archive: Path) -> None:
    call = ("alert", "--archive", archive, *ON, "--command")
    assert (
        "ended with status 3 (nothing counts as told)" in run(*call, f"{sys.executable} -c 'raise SystemExit(3)'").err
    )
    assert "cannot be run" in run(*call, "/nergens/programma").err
    assert "cannot be read" in run(*call, 'echo "half').err
    assert "there is no command" in run(*call, "").err
    assert not archive.with_name("dijken.db.alerts.json").exists()


def test_queries_and_channels_have_memories_of_their_own(run: Callable, archive: Path, tmp_path: Path) -> None:
    call = ("alert", "--archive", archive, *ON)
    one, other = (("--feed", tmp_path / name) for name in ("een.atom", "twee.atom"))
    assert "1 near" in run(*call, *one).err
    assert "1 near" in run(*call, *other).err
    assert "1 near" in run(*call, "--query", "kind:pledge", *one).err
    assert "no news" in run(*call, "kind:assurance", *one).err
    told = run(*call, *one, *other).err
    assert told.count("no news") == 2


def test_looking_first(run: Callable, archive: Path, tmp_path: Path) -> None:
    call = ("alert", "--archive", archive, *ON, "--dry-run")
    assert "[near] pledge" in run(*call).out
    assert not archive.with_name("dijken.db.alerts.json").exists()
    feed = ("--feed", tmp_path / "een.atom")
    run("alert", "--archive", archive, *ON, *feed)
    assert run(*call, *feed).out.strip() == "no news"
    assert run("alert", "--archive", archive).status == 2


def test_a_memory_that_is_broken(run: Callable, archive: Path, tmp_path: Path) -> None:
    file = archive.with_name("dijken.db.alerts.json")
    for text in ("{", '{"version": 2, "alerts": {}}', "[]", '{"version": 1, "alerts": {"x": {"told": {"a": 1}}}}'):
        file.write_text(text, encoding="utf-8")
        ran = run("alert", "--archive", archive, *ON, "--feed", tmp_path / "een.atom")
        assert ran.status == 1
        assert "no memory of alerts" in ran.err
        assert file.read_text(encoding="utf-8") == text
