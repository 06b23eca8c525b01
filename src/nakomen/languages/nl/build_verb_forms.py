"""Makes the table of Dutch verb forms from the dictionary of LanguageTool.

Run it as `python -m nakomen.languages.nl.build_verb_forms`. Needs the package `lingotweaker-data-nl` at that
moment only; the table ships with nakomen (see NOTICE).
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from nakomen.languages import load_table
from nakomen.languages.nl.morfologik import Dictionary
from nakomen.model import RegisterError

TABLE = Path(__file__).with_name("verb_forms.tsv.gz")
_FORMS = {
    "WKW:TGW:1EP": ("pres_sg", "imp"),
    "WKW:TGW:3EP": ("pres_sg",),
    "WKW:TGW:INF": ("inf", "pres_pl"),
    "WKW:VLT:1EP": ("past_sg",),
    "WKW:VLT:INF": ("past_pl",),
    "WKW:VTD:ONV": ("part",),
    "WKW:ODW:ONV": ("pres_part",),
    "WKW:ODW:VRB": ("pres_part",),
}
_THOU = {"zullen": "pres_sg"}  # "u zult" stands in the dictionary as the old form of "gij" only
_SPLIT = frozenset({"pres_sg", "pres_pl", "past_sg", "past_pl", "inf", "imp"})
_PLAIN = re.compile(r"[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*")
_UNSTRESSED = ("be", "ge", "her", "er", "ont", "ver")
_SMALL = ("VRZ", "VGW", "VNW", "BYW", "GET")
_NAMES = ("ENM", "DVS", "MEH", "TSW", "WKW")


class Form(NamedTuple):
    """A form of a verb: the word, the verb's infinitive, its name, and the first part that stands apart."""

    word: str
    lemma: str
    form: str
    particle: str = ""


class _Splitting(NamedTuple):
    """The rows of separable_verbs.toml."""

    particles: frozenset[str]
    in_participles: frozenset[str]
    apart: tuple[tuple[str, str], ...]
    certain: frozenset[str]
    doubted: frozenset[str]
    never: frozenset[str]
    kept: frozenset[str]
    rare: frozenset[str]


def read_splitting() -> _Splitting:
    """Return what the project's own table says of separable verbs."""
    table = load_table("nl", "separable_verbs")
    return _Splitting(
        frozenset(table["particles"].split()),
        frozenset(table["loose_in_participles"]),
        tuple((row["particle"], row["verb"]) for row in table["apart"]),
        frozenset(table["certain"].split()),
        frozenset(table["doubted"]),
        frozenset(table["never"]),
        frozenset(table["small_words_kept"]),
        frozenset(table["rare"]),
    )


def dictionary_forms(dictionary: Dictionary) -> Iterator[Form]:
    """Yield the verb forms that the dictionary names, without inflected participles and old imperatives."""
    for word, lemma, tag in dictionary.entries_tagged("WKW"):
        if not _PLAIN.fullmatch(word) or not _PLAIN.fullmatch(lemma):
            continue
        if tag == "WKW:TGW:GIJ" and lemma in _THOU:
            yield Form(word, lemma, _THOU[lemma])
        for form in _FORMS.get(tag, ()):
            yield Form(word, lemma, form)


def forms_apart(forms: Iterable[Form], splitting: _Splitting) -> Iterator[Form]:
    """Yield the forms of separable verbs as they stand when the first part is elsewhere: "kondigde ... aan"."""
    by_lemma: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        by_lemma[form.lemma].append(form)
    participles = {lemma: {f.word for f in of if f.form == "part"} for lemma, of in by_lemma.items()}
    for lemma, of in by_lemma.items():
        for particle in sorted(splitting.particles):
            if lemma.startswith(particle) and _separable(lemma, particle, participles):
                yield from _cut(of, particle, splitting)
    for particle, verb in splitting.apart:
        lemma = particle + verb
        for form in by_lemma[verb]:
            if form.form not in ("imp", "pres_part"):
                yield Form(form.word, lemma, form.form, particle)
            yield Form(particle + form.word, lemma, form.form)


def _separable(lemma: str, particle: str, participles: dict[str, set[str]]) -> bool:
    """Tell by the verb's own participle whether its first part comes loose."""
    base = lemma[len(particle) :]
    marked = particle + ("gege" if base.startswith("ge") else "ge")
    if any(word.startswith(marked) for word in participles[lemma]):
        return True
    unmarked = base.startswith(_UNSTRESSED) and (particle, base[:2]) != ("over", "be")
    return unmarked and any(particle + word in participles[lemma] for word in participles.get(base, ()))


def _cut(forms: list[Form], particle: str, splitting: _Splitting) -> Iterator[Form]:
    for form in forms:
        loose = form.form in _SPLIT or (form.form == "part" and particle in splitting.in_participles)
        rest = form.word.removeprefix(particle)
        if loose and len(rest) > 1 and form.word != rest:
            yield Form(rest, form.lemma, form.form, particle)


class _Rivals(NamedTuple):
    """Verb forms that are other words as well: those that are no verbs to a reader, and those in doubt."""

    never: frozenset[str]
    doubtful: frozenset[str]


def find_rivals(dictionary: Dictionary, forms: Iterable[Form], splitting: _Splitting) -> _Rivals:
    """Return which verb forms compete with other parts of speech.

    A participle that is an adjective too ("besloten", "verplicht") is in doubt only where it may be finite.
    """
    kinds: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        kinds[form.word].add(form.form)
    never, doubtful = set(splitting.never), set(splitting.doubted)
    for word, of in kinds.items():
        tags = {entry.tag for entry in dictionary.entries_of(word) if not entry.tag.startswith(_NAMES)}
        small = any(tag.startswith(_SMALL) for tag in tags)
        if (small and word not in splitting.kept) or _is_country(dictionary, word):
            never.add(word)
        elif tags and (small or not of <= {"part", "pres_part"}) and word not in splitting.certain:
            doubtful.add(word)
    return _Rivals(frozenset(never), frozenset(doubtful))


def _is_country(dictionary: Dictionary, word: str) -> bool:
    """Tell whether a word is a country once it has its capital ("zweden")."""
    return any(entry.tag == "ENM:LOC:LND" for entry in dictionary.entries_of(word.capitalize()))


def write_table(forms: set[Form], rivals: _Rivals, path: Path) -> None:
    """Write the table: a line a word, `~` before words in doubt, its readings as lemma:form:particle."""
    by_word: dict[str, list[Form]] = defaultdict(list)
    for form in sorted(forms):
        if form.word not in rivals.never:
            by_word[form.word].append(form)
    lines = (
        f"{'~' if word in rivals.doubtful else ''}{word}\t{','.join(f'{f.lemma}:{f.form}:{f.particle}' for f in of)}\n"
        for word, of in sorted(by_word.items())
    )
    path.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))


def main(path: Path = TABLE) -> None:
    """Read the installed dictionary and write the table."""
    try:
        source = files("lingotweaker_data_nl") / "data/nl/dictionaries/dutch.dict"
    except ModuleNotFoundError as error:
        raise RegisterError("no Dutch dictionary is installed", remedy="pip install lingotweaker-data-nl") from error
    sys.setrecursionlimit(10_000)
    dictionary = Dictionary(source.read_bytes())
    splitting = read_splitting()
    whole = {form for form in dictionary_forms(dictionary) if form.lemma not in splitting.rare}
    forms = whole | set(forms_apart(sorted(whole), splitting))
    write_table(forms, find_rivals(dictionary, forms, splitting), path)


if __name__ == "__main__":
    main()
