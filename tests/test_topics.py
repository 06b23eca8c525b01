"""The pages of docs/topics: made from the founding letters where these are at hand, and quoting next to nothing."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from nakomen.wording import speak

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "topics"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_topics", ROOT / "docs" / "make_topics.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_topics"] = module
    spec.loader.exec_module(module)
    return module


make_topics = load()
PAGES = sorted(FOLDER.glob("*.md"))


def words(text: str) -> list[str]:
    """Return the words of a page, figures masked: other versions of the program may count otherwise."""
    return re.sub(r"\d[\d.,]*|[0-9a-f]{4,}", "0", text).split()


def test_every_topic_has_its_page() -> None:
    topics = make_topics.topics()
    assert {path.stem for path in PAGES} == {"README", *(topic.id for topic in topics)}
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    for topic in topics:
        page = (FOLDER / f"{topic.id}.md").read_text(encoding="utf-8")
        assert topic.follows in page
        assert topic.misses in page
        assert f"[{topic.title}]({topic.id}.md)" in index


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_no_page_quotes_more_than_a_few_words(page: Path) -> None:
    for quote in re.findall(r"“([^”]*)”", page.read_text(encoding="utf-8")):
        assert len(quote.removesuffix(" …").split()) <= make_topics.WORDS


@pytest.mark.skipif(
    not make_topics.LETTERS.exists(), reason="../shared is not here: the pages are made anew only where it is"
)
def test_pages_are_those_of_the_letters() -> None:
    """Nineteen words in twenty stay: `python docs/make_topics.py` when the program finds more."""
    try:
        made = make_topics.make_pages()
    finally:
        speak("en")
    for name, text in made.items():
        kept, fresh = words((FOLDER / f"{name}.md").read_text(encoding="utf-8")), words(text)
        same = len(set(kept) & set(fresh))
        assert same >= 0.95 * len(set(kept) | set(fresh)), f"{name}: run python docs/make_topics.py"
