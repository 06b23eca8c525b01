"""Takes pictures of every page that is served, over the shipped dossier: `python docs/make_screenshots.py`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "programs"))
FOLDER = ROOT / "docs" / "screenshots"
#: Each picture's name, its page, and whether it is taken in the dark.
PAGES = (
    ("today", "/", False),
    ("ledger", "/ledger?term=past&term=near", False),
    ("ledger-dark", "/ledger?term=past&term=near", True),
    ("spoor", "/spoor/5724", False),
    ("statement", "/statement/5724", False),
    ("document", "/documents/kst-39412-9", False),
    ("review", "/review", False),
    ("compare", "/compare/reports?first=kst-39412-3&second=kst-39412-17", False),
    ("themes", "/themes", False),
    ("actor", "/actors/Netherlands", False),
    ("figures", "/figures", False),
    ("register", "/register", False),
    ("upload", "/upload", False),
    ("about", "/about", False),
)


def main() -> int:
    """Serve an archive of the dossier, and take the pictures."""
    from click.testing import CliRunner
    from playwright.sync_api import sync_playwright

    from browsing import serving
    from nakomen.cli.program import program
    from nakomen.demo import dossier_folder
    from nakomen.web.access.doors import REVIEWER_COOKIE
    from real_browser import ARGUMENTS

    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        archive = Path(folder) / "nakomen.db"
        CliRunner().invoke(program, ["read", str(dossier_folder()), "--archive", str(archive)])
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=list(ARGUMENTS))
        with serving(archive) as address:
            for name, path, dark in PAGES:
                context = browser.new_context(
                    viewport={"width": 1200, "height": 800}, color_scheme="dark" if dark else "light", locale="en-GB"
                )
                context.add_cookies([{"name": REVIEWER_COOKIE, "value": "A. Vos", "url": address}])
                page = context.new_page()
                answer = page.goto(address + path, wait_until="networkidle")
                if answer is None or answer.status != 200:
                    print(f"{path}: no picture")  # noqa: T201
                    continue
                page.screenshot(path=FOLDER / f"{name}.png")
                context.close()
        browser.close()
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
