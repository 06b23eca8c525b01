"""Themes of sentences: every row of the register, the order of the parts, and the letters read by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakomen.finders.themes import find_themes, theme_of
from nakomen.registers import load_register

THEMES = load_register("themes")["theme"]
GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "gold" / "dev"
#: The closed list of the annotation guidelines, with the theme that letters on home affairs get.
CLOSED = set(
    re.findall(
        r"\S+",
        """
        burden-sharing deterrence-defence readiness military-mobility cyber hybrid resilience russia china ukraine
        georgia enlargement afghanistan south counter-terrorism nuclear eu-nato partnerships technology climate industry
        common-funding strategic-concept women-peace-security parliament summit-organisation munitions middle-east
        mission-other alliance domestic
        """,
    )
)


def test_the_list_is_the_closed_one():
    assert {theme["name"] for theme in THEMES} == CLOSED


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme["name"])
def test_every_theme_proves_itself(theme):
    assert theme["yes"], f"{theme['name']} has no sentence that must get it"
    assert theme["no"], f"{theme['name']} has no sentence that must not"
    assert [theme_of(sentence)[0] for sentence in theme["yes"]] == [theme["name"]] * len(theme["yes"])
    assert theme["name"] not in [theme_of(sentence)[0] for sentence in theme["no"]]


@pytest.mark.parametrize(
    ("sentence", "heading", "before", "expected"),
    [
        ("Ons land is hier ver mee.", "Militaire mobiliteit", "", "military-mobility"),
        ("Ons land is hier ver mee.", "", "De steun aan Oekraïne gaat door.", "ukraine"),
        ("De cyberaanvallen namen toe.", "Afschrikking en verdediging", "", "cyber"),
        ("Ons land is hier ver mee.", "Relatie met Rusland", "Over munitie is al bericht.", "russia"),
        ("De NAVO besprak dit.", "", "", "alliance"),
        ("De brief is verstuurd.", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_sentence_before_heading_before_text(sentence, heading, before, expected):
    assert theme_of(sentence, heading, before)[0] == expected


def test_nearer_text_counts_more():
    far, near = "Over Georgië is lang gesproken. ", "Over Afghanistan is lang gesproken. "
    assert theme_of("Dit blijft zo.", before=far + "Er was koffie. " * 40 + near)[0] == "afghanistan"
    assert theme_of("Dit blijft zo.", before=near + "Er was koffie. " * 40 + far)[0] == "georgia"


@given(st.text(max_size=200))
def test_hits_stand_where_they_say(text):
    for hit in find_themes(text):
        assert text[hit.start : hit.end] == hit.text
        assert hit.theme in CLOSED


def _parts(text: str) -> list[tuple[str, str]]:
    """Headings (short blocks without a full stop) and paragraphs of a cleaned letter."""
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text)]
    return [("heading" if len(block) < 90 and not block.endswith((".", ":")) else "text", block) for block in blocks]


@pytest.mark.skipif(not GOLD.is_dir(), reason="the shared gold is not on this machine")
def test_themes_of_the_letters_read_by_hand():
    right = total = 0
    for path in sorted(GOLD.glob("2*.jsonl")):
        parts = _parts(path.with_suffix(".txt").read_text(encoding="utf-8"))
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            heading = before = ""
            for kind, block in parts:
                if row["quote"] in block:
                    before = block[: block.find(row["quote"])] or before
                    break
                heading, before = (block, "") if kind == "heading" else (heading, block)
            right += theme_of(row["quote"], heading, before)[0] == row["theme"]
            total += 1
    assert total > 200
    assert right / total >= 0.87
