"""The settings of a team's server: what they make, and each mistake told with its setting and its remedy."""

from __future__ import annotations

import secrets
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from nakomen.archive.places import ServerAddress
from nakomen.web import Settings, make_app
from nakomen.web.access.settings_file import SettingsError, read_settings, setting_rows
from nakomen.web.access.starting import Surroundings, archive_of, settings_of
from nakomen.wording import speaking
from nakomen.wording.errors_in_words import refusal_in_words
from team import NOW

OPEN = """
archive = "nakomen.db"
address = "http://127.0.0.1:8017"
door = "open"
secret_env = "SECRET"
"""
TEAM = """
archive = "nakomen.db"
address = "https://nakomen.example"
door = ["oidc", "proxy"]
secret_env = "SECRET"
everyone = "reader"

[roles]
clerks = "reviewer"

[limits]
"28676" = ["defence"]

[oidc]
issuer = "https://sign-in.example"
client_id = "nakomen"
client_secret_env = "CLIENT"

[proxy]
addresses = ["10.0.0.0/8"]
secret_env = "PROXY"
"""
ENVIRONMENT = {"SECRET": "s" * 32, "CLIENT": "c" * 20, "PROXY": "p" * 20, "SHORT": "s"}
AROUND = Surroundings(secrets.token_bytes, lambda: NOW, httpx.Client)


def made(text: str, folder: Path) -> Settings:
    path = folder / "server.toml"
    path.write_text(text, encoding="utf-8")
    return settings_of(read_settings(path, ENVIRONMENT), AROUND)


def test_a_whole_file_makes_a_server(tmp_path: Path, dossier_archive: Path) -> None:
    text = TEAM.replace('"nakomen.db"', f'"{dossier_archive}"').replace(
        'door = ["oidc"', f'access = "{tmp_path}/access.db"\ndoor = ["oidc"'
    )
    settings = made(text, tmp_path)
    assert settings.sign_in is not None
    assert settings.sign_in.settings.back == "https://nakomen.example/sign-in/back"
    assert settings.limits.closed_to({"finance"}) == {"28676"}
    assert settings.encrypted
    with TestClient(make_app(settings), base_url="https://nakomen.example") as client:
        assert client.get("/").status_code == 401
        assert client.get("/health").json() == {"status": "ok"}
        assert client.get("/health", headers={"host": "elsewhere.example"}).status_code == 421


def test_a_secret_is_read_from_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("f" * 40 + "\n", encoding="utf-8")
    assert made(OPEN.replace('secret_env = "SECRET"', 'secret_file = "secret"'), tmp_path).secret == b"f" * 40
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    text = OPEN.replace('secret_env = "SECRET"', 'secret_file = "$CREDENTIALS_DIRECTORY/secret"')
    assert made(text, tmp_path).secret == b"f" * 40


def test_the_archive_may_be_named_in_a_file_with_its_password(tmp_path: Path) -> None:
    (tmp_path / "place").write_text("postgresql://nakomen:secret@db.example/nakomen\n", encoding="utf-8")
    path = tmp_path / "server.toml"
    path.write_text(OPEN.replace('archive = "nakomen.db"', 'archive_file = "place"'), encoding="utf-8")
    found = archive_of(read_settings(path, ENVIRONMENT))
    assert isinstance(found, ServerAddress)
    assert "secret" in found.url
    assert "secret" not in str(found)


WRONG = [
    (OPEN + "prot = 8017", "prot: there is no such setting (write port)"),
    (OPEN + "colour = 1", "colour: there is no such setting (docs/deployment.md has the table of all settings)"),
    (OPEN + "port = true", "port: is no whole number above 0 (write it as 8017)"),
    (OPEN + "port = 0", "port: is no whole number above 0"),
    (OPEN + 'tokens = "yes"', "tokens: is no switch (write it as true or false)"),
    (OPEN + 'secret = "abc"', "secret: a secret does not stand in the settings (put it in a file and name that as secret_file"),
    (OPEN.replace('"SECRET"', '"SHORT"'), "secret: has fewer than 32 characters (make one with: openssl rand -hex 32)"),
    (OPEN.replace('"SECRET"', '"NONE"'), "secret_env: there is no variable NONE (set it before the server starts)"),
    (OPEN.replace('secret_env = "SECRET"', 'secret_file = "none"'), "none cannot be opened: No such file or directory (check the path"),
    (OPEN.replace('door = "open"', ""), "door: is not said"),
    (OPEN.replace('"open"', '"window"'), "door: there is no such door (choose oidc, proxy, both, or open alone)"),
    (OPEN.replace('"open"', '["open", "proxy"]'), "door: there is no such door"),
    (OPEN + 'host = "0.0.0.0"', "host: an open door is for this machine alone"),
    (OPEN.replace("http://127.0.0.1:8017", "https://nakomen.example"), "address: an open door is for this machine alone"),
    (OPEN + '[limits]\n"28676" = ["defence"]', "limits: nobody who comes in by an open door is in a group"),
    (TEAM.replace("https://nakomen", "http://nakomen"), "address: is not encrypted"),
    (TEAM.replace("https://nakomen.example", "nakomen.example"), "address: is no address of a site"),
    (TEAM.replace('"reviewer"', '"emperor"'), "roles.clerks: there is no such role (choose from nobody, reader, reviewer, admin)"),
    (TEAM.replace('"reviewer"', '["reviewer"]'), "roles: is no table of texts"),
    (TEAM.replace('["defence"]', "7"), "limits: is no table of lists"),
    (TEAM.replace('issuer = "https://sign-in.example"', ""), "oidc.issuer: is not said"),
    (TEAM.replace("https://sign-in", "http://sign-in"), "oidc.issuer: is not encrypted"),
    (TEAM.replace("[proxy]", 'algorithms = ["HS256"]\n[proxy]'), "oidc.algorithms: is no signature with a public key"),
    (TEAM.replace("[proxy]", 'algorithms = ["none"]\n[proxy]'), "oidc.algorithms: is no signature with a public key"),
    (TEAM.replace('"10.0.0.0/8"', '"10.0.0.300"'), "proxy.addresses: is no address or network"),
    (TEAM.replace('addresses = ["10.0.0.0/8"]', ""), "proxy.addresses: is not said"),
    (TEAM.replace('"PROXY"', '"SHORT"'), "proxy.secret: has fewer than 16 characters"),
    (OPEN + 'language = "fr"', "language: is not spoken here (choose from nl, en)"),
    (OPEN.replace('"nakomen.db"', '"postgresql://a:b@db/n"'), "archive: a password does not stand in the settings"),
    ("archive = ", "server.toml: is no TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), WRONG, ids=[told for _, told in WRONG])
def test_a_mistake_is_told_with_its_setting_and_its_remedy(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        made(text, tmp_path)
    assert str(refused.value).startswith(f"{tmp_path}/server.toml")
    assert told in str(refused.value)
    assert refused.value.remedy
    with speaking("nl"):
        dutch = refusal_in_words(refused.value)
    assert refused.value.what not in dutch, "add a row to wording/refusals.toml"
    assert refused.value.remedy not in dutch, "add a row to wording/refusals.toml"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"server\.toml: cannot be opened: No such file"):
        read_settings(tmp_path / "server.toml", {})


def test_every_setting_of_the_table_is_looked_at() -> None:
    """A row that no module reads is a promise that nobody keeps."""
    source = "".join(
        (Path(read_settings.__code__.co_filename).parent / name).read_text(encoding="utf-8")
        for name in ("starting.py", "settings_file.py")
    )
    source += (Path(read_settings.__code__.co_filename).parents[2] / "cli" / "verbs" / "serve.py").read_text(
        encoding="utf-8"
    )
    headers = {f"proxy.{name}_header" for name in ("user", "groups", "role", "secret")}
    assert [row.name for row in setting_rows() if f'"{row.name}"' not in source and row.name not in headers] == []
