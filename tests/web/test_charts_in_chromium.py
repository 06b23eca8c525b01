"""Charts in Chromium: a number stands at the foot of each line once, also where there are few undertakings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browsing import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("actor", ["Ireland", "Netherlands"])
def test_no_number_stands_twice_beside_a_chart(chromium: Browser, dossier_archive: Path, actor: str) -> None:
    with serving(dossier_archive) as address:
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
        page = context.new_page()
        page.goto(f"{address}/actors/{actor}")
        page.locator("figure[data-chart]").first.scroll_into_view_if_needed()
        page.wait_for_selector("figure[data-chart] svg.plot")
        words = page.locator("svg.plot").first.locator("text").all_text_contents()
        context.close()
    # The numbers of the lines come first, then the name of the axis.
    numbers = [one for one in words[: next(at for at, one in enumerate(words) if one.startswith("↑"))] if one]
    assert len(numbers) > 1
    assert len(numbers) == len(set(numbers))
