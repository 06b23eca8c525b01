"""Everything that is said is said in both languages, and nothing is kept that is never said."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import click
import pytest

import nakomen
from nakomen.cli.program import program
from nakomen.exports import export_formats
from nakomen.figures.checking import Verdict
from nakomen.figures.contributions import Counting
from nakomen.ledger.rows import TermGroup
from nakomen.model import AmountStage, Force, JudgementKind, Kind, Relation, Standing, Status
from nakomen.publishing.paging import ORDERS
from nakomen.queries import field_of
from nakomen.tracing.agenda_outcomes import Outcome
from nakomen.tracing.motions import Stage
from nakomen.web.access.deeds import Deed
from nakomen.web.access.visitors import Role
from nakomen.web.facets import FACETS
from nakomen.wording import LANGUAGES, count, name_of, say, speak, spoken_in, table

#: Whoever may say something: every layer above the words themselves, and the words.
SPEAKERS = ("cli", "engines", "exports", "figures", "ledger", "publishing", "review", "web", "wording")
SOURCES = sorted(path for name in SPEAKERS for path in (Path(nakomen.__file__).parent / name).rglob("*.py"))
#: What the templates of a site say, and what is put together there and in its index.
TEMPLATES = sorted((Path(nakomen.__file__).parent / "publishing" / "templates").glob("*.html"))
SITE = {
    *(key for path in TEMPLATES for key in re.findall(r"say\('site-([\w-]+)'[,)]", path.read_text(encoding="utf-8"))),
    *(f"group-{group}" for group in TermGroup),
    *(f"order-{order}" for order in ORDERS),
    *(f"search-{name}" for name in ("none", "some", "more", "short", "spoor")),
}
#: Families of keys that are put together when they are said: their beginnings, with what the rest must be.
VERBS = program.list_commands(None)  # type: ignore[arg-type]
GROUPS = {name: one for name in VERBS if isinstance(one := program.get_command(None, name), click.Group)}  # type: ignore[arg-type]
WITHIN = {(name, each): one.get_command(None, each) for name, one in GROUPS.items() for each in one.list_commands(None)}  # type: ignore[arg-type]
FAMILIES = {
    "help-": {"nakomen", *VERBS, *map("-".join, WITHIN)},
    "about-": {str(kind) for kind in Kind},
    "due-": {"past", "near", "running"},
    "check-": {"language", "archive", "tables"},
    "unknown-": {"document", "actor", "addressee"},
    "tool-": {"soffice", "ocrmypdf", "tesseract", "chromium"},
    "part-": {"21", "22", "23", "24", "33", "34", "35", "36", "40", "41"},
    "measure-": {"detect", "detect+kind", "binding", "binding+kind"},
    "qualifier-": {">=", "<=", ">", "<", "~"},
    "export-": set(export_formats()),
    "stage-": {str(stage) for stage in Stage},
    "outcome-": {str(outcome) for outcome in Outcome},
    "changes-": {"new", "changed", "settled", "repeated", "silent"},
    "themes-": {"new", "silent"},
    "site-": SITE,
    "sheet-": {"confirm", "reject", "correct", "comment", "add", "statements", "links", "about", "annex"},
    "news-": {"past", "near", "moved", "new", "name-past", "name-near", "name-moved", "name-new"},
    "annex-": {"request", "assurance", "agreement", "pledge", "tasking"},
    "sort-": {"money", "people", "materiel", "missions"},
    "counting-": {str(counting) for counting in Counting},
    "verdict-": {str(verdict) for verdict in Verdict},
    "target-": {"norm", "europe", "mean", "published", "average"},
    "split-": {"gdp", "spending", "personnel"},
    "answer-": {"past", "running", "without"},
    "field-": {
        *(
            "kind",
            "actor",
            "addressee",
            "due",
            "amounts",
            "refs",
            "theme",
            "about",
            "force",
            "confidence",
            "place",
            "id",
            "quote",
            "exists",
            "shape",
            "term",
            "status",
            "amount_stage",
            "relation",
            "erased",
        ),
    },
}


COMMANDS = [program, *(program.get_command(None, name) for name in VERBS), *WITHIN.values()]  # type: ignore[arg-type]


def literals() -> set[str]:
    """Return every text that stands in the command line's code, f-strings by their constant parts."""
    found: set[str] = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def said_keys() -> set[str]:
    """Return the keys that `say` is called with as they stand."""
    keys: set[str] = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    keys.add(str(first.value))
    return keys


def test_every_key_has_both_languages() -> None:
    for key, words in table().items():
        assert set(words) == set(LANGUAGES), key
        assert all(text.strip() for text in words.values()), key


def test_translations_have_the_same_places_to_fill() -> None:
    for key, words in table().items():
        places = [sorted(re.findall(r"\{(\w+)\}", text)) for text in words.values()]
        assert places[0] == places[1], key


def test_every_key_that_is_said_is_in_the_table() -> None:
    assert said_keys() - set(table()) == set()


@pytest.mark.parametrize("family", FAMILIES)
def test_families_are_whole(family: str) -> None:
    missing = {f"{family}{name}" for name in FAMILIES[family]} - set(table())
    assert missing == set()


def test_options_are_described() -> None:
    for command in COMMANDS:
        for parameter in command.params:
            key = getattr(parameter, "help", None)
            if key is not None:
                assert f"option-{key}" in table(), (command.name, parameter.name)


def test_no_key_is_unused() -> None:
    known = literals()
    used_options = {
        f"option-{parameter.help}"
        for command in COMMANDS
        for parameter in command.params
        if getattr(parameter, "help", None)
    }
    unused = []
    for key in table():
        family, _, own = key.partition("-")
        in_family = own in FAMILIES.get(f"{family}-", ())
        put_together = family in ("name", "count", "column") and own in (known | values_of_the_model())
        if not (key in known or key in used_options or in_family or put_together):
            unused.append(key)
    assert unused == []


def values_of_the_model() -> set[str]:
    """Return the values that are shown by their name."""
    plain = {str(value) for family in (Kind, Force, Relation, Status, Standing, AmountStage) for value in family}
    plain |= {f"judged-{kind}" for kind in JudgementKind} | {"yes", "no"}
    plain |= {f"judgement-{kind}" for kind in JudgementKind} | {f"term-{group}" for group in TermGroup}
    plain |= {f"facet-{name}" for name in FACETS}
    plain |= {choice.name for choice in field_of("theme").choices}
    plain |= {f"role-{role.word}" for role in Role} | {f"deed-{deed}" for deed in Deed}
    offices = {"minister", "ministry", "state secretary", "prime minister", "secretary general"}
    relations = {"on", "by", "before", "from", "until", "after", "during", "since", "between", "about"}
    return plain | relations | {f"{relation}-by" for relation in Relation} | offices | {"content", "narrative"}


@pytest.mark.parametrize("value", sorted(values_of_the_model()))
def test_values_of_the_model_have_a_name(value: str) -> None:
    assert f"name-{value}" in table()


def test_kinds_go_by_the_practitioners_words() -> None:
    speak("nl")
    kinds = [name_of(kind) for kind in Kind]
    assert kinds == ["afspraak", "bijdrage", "toezegging", "opdracht", "verzoek", "standpunt", "uitvoering", "stand"]
    speak("en")


@pytest.mark.parametrize(
    ("arguments", "environment", "spoken"),
    [
        (["--language", "nl", "list"], {"LANG": "en_GB.UTF-8"}, "nl"),
        (["list", "--language=en"], {"NAKOMEN_LANGUAGE": "nl"}, "en"),
        ([], {"NAKOMEN_LANGUAGE": "nl", "LC_ALL": "en_US"}, "nl"),
        ([], {"LANG": "nl_BE.UTF-8"}, "nl"),
        ([], {"LANG": "fr_FR.UTF-8"}, "en"),
        ([], {"LC_ALL": "", "LANG": "Dutch_Netherlands.1252"}, "nl"),
        (["--language"], {"LANG": "C"}, "en"),
    ],
)
def test_the_language_to_speak(arguments: list[str], environment: dict[str, str], spoken: str) -> None:
    assert spoken_in(arguments, environment) == spoken


def test_numbers_agree_with_their_noun() -> None:
    speak("en")
    assert [count("files", 0), count("files", 1), count("files", 2)] == ["0 files", "1 file", "2 files"]
    assert say("usage") == "Usage: "
