"""The page about a team's server: its settings are settings, its table is whole, its unit keeps the service in."""

from __future__ import annotations

import importlib.util
import re
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from nakomen.web.access.settings_file import read_settings
from nakomen.web.access.starting import Surroundings, settings_of
from team import NOW

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("text", blocks("toml"))
def test_the_settings_shown_begin_a_server(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    (tmp_path / "archive").write_text("postgresql:///nakomen?host=/run/postgresql", encoding="utf-8")
    for name in ("secret", "client-secret", "proxy-secret"):
        (tmp_path / name).write_text("x" * 64, encoding="utf-8")
    path = tmp_path / "server.toml"
    path.write_text(text.replace("/var/lib/nakomen", str(tmp_path)), encoding="utf-8")
    settings = settings_of(read_settings(path, {}), Surroundings(secrets.token_bytes, lambda: NOW, httpx.Client))
    assert settings.encrypted
    assert settings.tokens is not None


def test_the_table_is_that_of_the_server() -> None:
    spec = importlib.util.spec_from_file_location("make_settings", ROOT / "docs" / "make_settings.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_settings"] = module
    spec.loader.exec_module(module)
    assert module.make_page() == PAGE, "run make docs"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd-analyze here")
def test_the_unit_keeps_the_service_in(tmp_path: Path) -> None:
    [unit] = blocks("ini")
    path = tmp_path / "nakomen.service"
    path.write_text(unit.replace("/opt/nakomen/bin/nakomen", sys.executable), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = re.search(r"exposure level for nakomen\.service: (\d+\.\d+)", done.stdout)
    assert found is not None
    assert float(found[1]) <= 2.0
