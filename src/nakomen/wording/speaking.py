"""What the program says, in Dutch and English, from the table `wording`."""

from __future__ import annotations

import locale
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files

LANGUAGES = ("nl", "en")
_spoken = {"language": "en"}
#: What one task speaks, as the answer to one reader does, whatever the program speaks.
_here: ContextVar[str] = ContextVar("language", default="")


def speak(language: str) -> None:
    """Choose the language of everything that is said from now on."""
    _spoken["language"] = language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language in this task alone, until the end of the block.

    >>> with speaking("nl"):
    ...     language()
    'nl'
    """
    token = _here.set(language)
    try:
        yield
    finally:
        _here.reset(token)


def language() -> str:
    """Return the language that is spoken."""
    return _here.get() or _spoken["language"]


def spoken_in(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language to speak: `--language`, else NAKOMEN_LANGUAGE, else the locale, else English.

    >>> spoken_in(["--language", "nl", "list"], {}), spoken_in(["list"], {"LANG": "nl_NL.UTF-8"})
    ('nl', 'nl')
    """
    for at, argument in enumerate(arguments):
        if argument.startswith("--language="):
            return _known(argument.partition("=")[2])
        if argument == "--language" and at + 1 < len(arguments):
            return _known(arguments[at + 1])
    names = ("NAKOMEN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    named = next((environment[name] for name in names if environment.get(name)), None)
    return _known(named or locale.getlocale()[0] or "en")


def _known(name: str) -> str:
    # Windows calls the locale by its name: Dutch_Netherlands.
    short = "nl" if name.casefold().startswith("dutch") else name[:2].casefold()
    return short if short in LANGUAGES else "en"


@cache
def table() -> dict[str, dict[str, str]]:
    """Return the whole table: key, then language, then words."""
    text = (files("nakomen.wording") / "wording.toml").read_text(encoding="utf-8")
    read: dict[str, dict[str, str]] = tomllib.loads(text)
    return read


def say(key: str, /, **values: object) -> str:
    """Return a message in the language that is spoken, with its values filled in.

    A key without a translation is a mistake of ours and raises KeyError; a test tries them all.
    """
    words = table()[key][language()]
    return words.format(**values) if values else words


def count(key: str, number: int) -> str:
    """Return a number with its noun, one or many: `count-<key>` holds both, parted by a bar.

    >>> count("documents", 1), count("documents", 2)
    ('1 document', '2 documents')
    """
    one, _, many = say(f"count-{key}").partition("|")
    return f"{number} {one if number == 1 else many}"


def name_of(value: str, unknown: str | None = None) -> str:
    """Return the practitioner's word for a kind, status or other value of the model, or the value itself.

    Another word can be given for what has none.

    >>> name_of("no such value")
    'no such value'
    """
    entry = table().get(f"name-{value}")
    return entry[language()] if entry else value if unknown is None else unknown
