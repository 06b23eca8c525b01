"""What the house says in English is said in Dutch to who speaks Dutch."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import nakomen
import nakomen.wording
from nakomen.archive import Archive
from nakomen.demo import dossier_folder
from nakomen.model import QueryError, ReadingError, Reason
from nakomen.queries import fields
from nakomen.wording import speak
from nakomen.wording.errors_in_words import refusal_in_words, translate
from nakomen.wording.reasons_in_words import reason_in_words, words_of

TABLE = tomllib.loads((Path(nakomen.wording.__file__).parent / "refusals.toml").read_text(encoding="utf-8"))["message"]
#: Errors that a user can come to see; registers and documents made by a program complain to programmers.
ERRORS = {
    *("ReadingError", "RefusedError", "FetchError", "MissingError", "JudgementError", "ExportError", "FiguresError"),
    *("FormRefusedError", "NotAllowedError"),
}
#: Where what they come from is written.
FOLDERS = (
    *("readers", "sandbox", "evaluation", "sources", "review", "archive", "model", "exports", "figures", "publishing"),
    *("cli", "cli/judgement_verbs", "cli/reviewing", "cli/verbs", "cli/figure_verbs", "ledger", "web", "web/access"),
)


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    speak("nl")
    yield
    speak("en")


def raised() -> set[str]:
    """Return every message and remedy with which a reader, the evaluation or a source refuses, its values filled with 7."""
    found = set()
    root = Path(nakomen.__file__).parent
    for source in [path for folder in FOLDERS for path in (root / folder).glob("*.py")]:
        tree = ast.parse(source.read_text(encoding="utf-8"))
        named = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ERRORS:
                remedies = [keyword.value for keyword in node.keywords if keyword.arg == "remedy"]
                for part in (*node.args[:1], *remedies):
                    found |= set(filled(part, named))
    return found


def filled(node: ast.expr, named: dict[str, ast.expr]) -> Iterator[str]:
    """Yield the texts that an expression can give, as far as they stand in the module."""
    if isinstance(node, ast.Name) and node.id in named:
        yield from filled(named[node.id], {})
    elif isinstance(node, ast.IfExp):
        yield from filled(node.body, named)
        yield from filled(node.orelse, named)
    elif isinstance(node, ast.Constant) and node.value:
        yield str(node.value)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)


def test_every_refusal_is_in_the_table() -> None:
    found = raised()
    assert len(found) > 300
    assert [words for words in sorted(found) if translate(words) == words] == [], "add rows to wording/refusals.toml"


QUERIES = [
    *(query for field in fields() for query in field.no),
    *("knid:x", "motie:x", 'dijk "dertig', "x " * 1001, *(f"{field.name}:" for field in fields())),
    *("kind:pledge,", "x " * 65, "-x", "actor:Nobody", "document:none", "actor:Germani", "actor:Xyzzy"),
]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:20])
def test_every_refusal_of_a_query_is_in_the_table(query: str, ledger_file: Path) -> None:
    with Archive(ledger_file) as archive, pytest.raises(QueryError) as refused:
        archive.search(f"{query} dijk" if ":" in query else query)
    assert translate(refused.value.what) != refused.value.what
    assert translate(refused.value.remedy) != refused.value.remedy, refused.value.remedy
    assert not re.search(r"\b(?:write|choose|perhaps|the|between)\b", translate(refused.value.remedy))


def test_rows_have_the_same_places_to_fill() -> None:
    for row in TABLE:
        assert set(re.findall(r"\{(\w+)\}", row["nl"])) <= set(re.findall(r"\{(\w+)\}", row["en"])), row


def test_rows_stand_once() -> None:
    english = [row["en"] for row in TABLE]
    assert len(english) == len(set(english))


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("the file is empty", "het bestand is leeg"),
        ("bears the marking geheim", "draagt de rubricering geheim"),
        ("has 52.0 MB, above the limit of 20 MB", "is 52.0 MB groot, meer dan de grens van 20 MB"),
        ("share dijk, sluis", "delen de woordstammen dijk, sluis"),
        ("words that no row knows", "words that no row knows"),
        ("choose from firm, conditional", "kies uit vast (firm), onder voorwaarde (conditional)"),
        ("choose from kind, due", "kies uit soort (kind), termijn (due)"),
        ("choose from munitions, pledge (bijdrage)", "kies uit munitie (munitions), pledge (bijdrage)"),
        ("“x” is no value of force", "“x” is geen waarde van stelligheid"),
        (
            "a judgement of the kind change_term gives no field “force”",
            "een oordeel van de soort termijn gewijzigd geeft geen veld “stelligheid”",
        ),
        (
            'somebody judged this meanwhile: Anna: correct {"kind": "pledge"}; Bram: confirm',
            "hierover is intussen geoordeeld: Anna: verbeterd soort: bijdrage; Bram: bevestigd",
        ),
    ],
)
def test_translations(english: str, dutch: str) -> None:
    assert translate(english) == dutch


def test_an_error_is_one_line() -> None:
    error = ReadingError("holds\nno text", where="brief.txt", remedy="check that it is the letter itself")
    assert refusal_in_words(error) == "brief.txt: holds no text (controleer of dit de brief zelf is)"


def test_the_reasons_of_a_statement_are_told_in_dutch() -> None:
    """As they come from letters; names of rows and words of the text stay."""
    made = Reason("confidence", "of 47 made so gold bore out 44, its rule alone gives 0.8", "pledge, speech act, named")
    assert reason_in_words(made.row).startswith("van 47 die zo gemaakt zijn klopten er 44")
    assert words_of(made) == "bijdrage, taalhandeling, genoemd"
    assert reason_in_words("hij stands for Secretaris-generaal") == "“hij” staat voor Secretaris-generaal"
    assert reason_in_words("speech_acts/toezeggen") == "speech_acts/toezeggen"
    assert words_of(Reason("kind", "speech_acts/toezeggen", "promise to parliament")) == "toezegging aan de Kamer"
    assert words_of(Reason("due", "dates/year", "a figure")) == "a figure"


@pytest.mark.parametrize("letter", sorted(dossier_folder().iterdir()), ids=lambda letter: letter.name)
def test_most_reasons_of_the_letters_are_in_the_table(letter: Path) -> None:
    """Rules that come seldom may be told in English; those that a reader meets most must not."""
    said = [
        words
        for one in nakomen.extract(nakomen.read(letter))
        for reason in one.because
        for words in (reason.row if " " in reason.row else "", reason.words if reason.field == "kind" else "")
        if words and "/" not in words and reason.row != "cue" and not words.startswith("theme:")
    ]
    known = [words for words in said if reason_in_words(words) != words]
    assert len(known) >= 0.9 * len(said), sorted(set(said) - set(known))
