"""Tokens and a team's server from the command line."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from nakomen.archive import Archive


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Settings of a server that nobody is to reach, at a port that is free."""
    Archive(tmp_path / "nakomen.db").close()
    (tmp_path / "secret").write_text("s" * 64, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    path = tmp_path / "server.toml"
    path.write_text(
        f'archive = "nakomen.db"\naddress = "http://127.0.0.1:{port}"\nport = {port}\ndoor = "open"\nsecret_file = "secret"\n',
        encoding="utf-8",
    )
    return path


def test_a_token_is_made_listed_and_revoked(run: Callable, config: Path) -> None:
    made = run("token", "make", "A. Vos", "--role", "reviewer", "--days", "7", "--for", "nightly", "--config", config)
    assert made.status == 0
    token = re.search(r"nkm_([0-9a-f]{8})_[0-9a-f]{64}", made.out)
    assert token is not None
    listed = run("token", "list", "--config", config).out
    assert f"{token[1]}  holds until" in listed
    assert "A. Vos  nightly" in listed
    assert token[0] not in listed
    assert run("token", "revoke", token[0], "--config", config).status == 0
    assert f"{token[1]}  is revoked" in run("token", "list", "--config", config).out


def test_a_token_that_is_not_there_is_named(run: Callable, config: Path) -> None:
    assert "There are no tokens" in run("token", "list", "--config", config).out
    refused = run("token", "revoke", "00000000", "--config", config)
    assert refused.status == 1
    assert "there is no token “00000000” (nakomen token list shows them)" in refused.err


def test_settings_are_looked_at_before_the_server_begins(run: Callable, config: Path) -> None:
    ran = run("serve", "--config", config, "--check")
    assert ran.status == 0
    assert "The settings are well" in ran.out
    config.write_text(config.read_text(encoding="utf-8") + 'host = "0.0.0.0"\n', encoding="utf-8")
    ran = run("serve", "--config", config, "--check")
    assert ran.status == 1
    assert "host: an open door is for this machine alone" in ran.err


def test_a_taken_port_and_an_archive_that_is_not_there_are_told(run: Callable, config: Path) -> None:
    port = int(re.findall(r"port = (\d+)", config.read_text(encoding="utf-8"))[0])
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        assert f"port {port} cannot be opened" in run("serve", "--config", config, "--check").err
    (config.parent / "nakomen.db").unlink()
    assert run("serve", "--config", config, "--check").status == 1


def test_the_settings_say_what_options_say_otherwise(run: Callable, config: Path) -> None:
    ran = run("serve", "--config", config, "--port", "8018")
    assert ran.status == 2
    assert "write them there" in ran.err
