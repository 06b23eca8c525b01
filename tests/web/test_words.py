"""Every word of the pages has its Dutch, and no Dutch is left over."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from nakomen.web.menu import MENU

WEB = Path(str(files("nakomen.web")))


def said() -> set[str]:
    """Return what templates, and the modules that hand words to them, say in English."""
    found = {words for _, words, _ in MENU}
    options = {"templates/**.html": {"newstyle_gettext": "true"}}
    methods = [("templates/**.html", "jinja2"), ("**.py", "python")]
    for _, _, message, _, _ in extract_from_dir(str(WEB), methods, options, keywords={"_": None, "ngettext": (1, 2)}):
        found.add(message if isinstance(message, str) else message[0])
    return found


def test_every_word_has_its_dutch_and_none_is_left_over() -> None:
    dutch: dict[str, object] = {}
    for part in sorted((WEB / "locales" / "nl").glob("*.po")):
        with part.open("rb") as stream:
            for message in read_po(stream):
                if message.id:
                    one = message.id if isinstance(message.id, str) else message.id[0]
                    translated = message.string if isinstance(message.string, str) else all(message.string)
                    assert translated, (part.name, one)
                    assert dutch.setdefault(one, message.string) == message.string, (part.name, one)
    assert said() - dutch.keys() == set()
    assert dutch.keys() - said() == set()
