"""Every gold quote of the open letters must be found in the text that is read from the raw letter."""

import json
import re
import unicodedata
from pathlib import Path

import pytest

from nakomen.readers import read_document

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared letters are only on developers' machines")
GOLD = sorted((SHARED / "gold" / "dev").glob("2*.jsonl")) if SHARED.is_dir() else []
_MARK = re.compile(r"(?<=[a-zà-ÿ])\d(?=[\s.])")


def squeeze(text):
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_every_gold_quote_is_in_the_text(gold):
    document = read_document(SHARED / "letters" / f"{gold.stem}.txt")
    text = squeeze(document.text)
    quotes = [json.loads(line)["quote"] for line in gold.read_text(encoding="utf-8").splitlines()]
    assert [quote for quote in quotes if squeeze(quote) not in text and squeeze(_MARK.sub("", quote)) not in text] == []


def test_a_list_after_a_colon_is_one_stretch_with_it():
    document = read_document(SHARED / "letters" / "2018-07-11-summit-brussels.txt")
    block = document.blocks[0]
    assert "1." in document.text[block.start : block.end]
    assert "6." in document.text[block.start : block.end]
    assert [note.mark for note in document.notes] == ["1", "2"]
    assert document.identity.number == "kst-28676-302"
