"""Every page at every width, light and dark, with and without JavaScript: nothing that WCAG 2.2 A and AA refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from nakomen.web.access.visitors import Role
from nakomen.web.app import routers
from nakomen.web.routes import needs_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow
#: What stands in an address, with one that there is; further addresses of pages that show more when asked.
SAMPLES = {
    "/documents/": {"identity": "kst-39412-9", "number": "1"},
    "/spoor/": {"identity": "5724"},
    "/statement/": {"identity": "5724"},
    "/upload/": {"identity": "0"},
    "/actors/": {"actor": "Netherlands"},
    "/themes/": {"theme": "cyber"},
    "/dossiers/": {"dossier": "39412"},
    "/meetings/": {"meeting_day": "2021-06-10"},
    "/norms/": {"norm_id": "345d"},
}
MORE = (
    "/ledger?kind=pledge&q=munitie", "/ledger?kind=nonsense", "/search?q=munitie", "/search?q=knid:x", "/nowhere",
    "/actors/Netherlands?term=past", "/actors?q=nobody", "/figures?country=DEU&country=FRA&measure=equipment_share",
)  # fmt: skip
#: Answers that are no pages.
NO_PAGES, NO_PAGES_EITHER = ("/static/", "/language/", "/api/", "/export/"), (".png", ".svg", ".json", "/source")
WIDTHS, SCHEMES = (360, 768, 1440), ("light", "dark")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def addresses() -> list[str]:
    """Return an address of every page, with a sample for each part that varies."""
    found = []
    for router in routers():
        for route in router.routes:
            path = str(getattr(route, "path", ""))
            shows = "GET" in getattr(route, "methods", ()) and needs_of(route) is not Role.NOBODY
            if shows and not path.startswith(NO_PAGES) and not path.endswith(NO_PAGES_EITHER):
                samples = next((some for begin, some in SAMPLES.items() if path.startswith(begin)), {})
                found.append(re.sub(r":\w+}", "}", path).format(**samples))
    return [*found, *MORE]


@pytest.mark.parametrize("address", addresses())
def test_nothing_is_refused_by_axe(site: str, open_page: Callable[..., Page], axe: str, address: str) -> None:
    for scheme in SCHEMES:
        page = open_page(site + address, 360, scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(axe)
            told = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
            broken = [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in told["violations"]]
            assert broken == [], (width, scheme)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{wide} px of content at {width} px"


@pytest.mark.parametrize("address", addresses())
def test_a_page_is_whole_without_javascript(site: str, open_page: Callable[..., Page], address: str) -> None:
    page = open_page(site + address, 768, scripts=False)
    assert page.locator("h1").count() == 1
    assert page.locator("main").inner_text().strip()


@pytest.mark.parametrize("address", addresses())
def test_the_keyboard_alone_reaches_every_control(site: str, open_page: Callable[..., Page], address: str) -> None:
    page = open_page(site + address)
    reachable = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
             .filter(one => one.checkVisibility() && !one.disabled && one.tabIndex < 0).map(one => one.outerHTML)"""
    )
    assert reachable == []
    page.keyboard.press("Tab")
    if page.locator("main [autofocus]").count():
        # A page that begins in its content is gone through from there.
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
        return
    assert page.evaluate("document.activeElement.className") == "to-content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    within = page.evaluate("document.querySelector('main').contains(document.activeElement)")
    empty = page.evaluate("!document.querySelector('main a[href], main button, main input, main [tabindex=\"0\"]')")
    assert within or empty
