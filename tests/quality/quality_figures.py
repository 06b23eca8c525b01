"""Measures extraction over each corpus of gold, for the gate and for the command that raises its floors."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nakomen.demo import dossier_folder
from nakomen.evaluation import sum_scores
from nakomen.evaluation.running import Evaluated, evaluate_document
from nakomen.evaluation.scoring import SET_FIELDS, SURE_FIELDS, values_of

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
BINDING = ("binding", "binding+kind")
FIELDS = ("field:actor", "field:addressee", "field:theme", "field:due", "field:amounts", "field:refs")


@dataclass(frozen=True)
class Corpus:
    """Gold files, each with the document that it was written for, and the figures that mean something there."""

    name: str
    pairs: tuple[tuple[Path, Path], ...]
    measures: tuple[str, ...] = ("detect", "detect+kind", *BINDING, *FIELDS)

    @property
    def digest(self) -> str:
        """The digest of all gold and all documents, names included."""
        running = hashlib.sha256()
        for path in (path for pair in self.pairs for path in pair):
            running.update(f"{path.name}\n".encode())
            running.update(hashlib.sha256(path.read_bytes()).digest())
        return running.hexdigest()


def corpora() -> list[Corpus]:
    """Return the corpora that are here: the shipped dossier always, those beside the checkout where they are."""
    dossier = [
        (ROOT / "tests/letters" / f"{path.stem}.expected.jsonl", path) for path in sorted(dossier_folder().iterdir())
    ]
    found = [Corpus("dossier", tuple(dossier))]
    if (SHARED / "gold").is_dir():
        documents = SHARED / "documents"
        found += [
            Corpus("letters", _paired("dev", SHARED / "letters")),
            # Their gold holds undertakings only, so that whatever else is found counts neither way.
            Corpus(
                "answers",
                _paired("dev-answers", documents / "answers-pdf", documents / "letters-docx"),
                BINDING + FIELDS,
            ),
            Corpus("english", _paired("dev-english", documents / "english")),
        ]
    return found


def _paired(gold: str, *folders: Path) -> tuple[tuple[Path, Path], ...]:
    """Return each gold file with the raw document of its name; a file of links between statements has none."""
    pairs = []
    for path in sorted((SHARED / "gold" / gold).glob("*.jsonl")):
        documents = [one for folder in folders for one in sorted(folder.glob(f"{path.stem}.*"))]
        pairs += [(path, document) for document in documents[:1]]
    return tuple(pairs)


@cache
def evaluated(corpus: Corpus) -> tuple[Evaluated, ...]:
    """Extract every document of a corpus and compare, once a run."""
    return tuple(evaluate_document(gold, document) for gold, document in corpus.pairs)


def figures_of(corpus: Corpus) -> dict[str, float]:
    """Return a corpus' figures by measure; one of which the gold has no case is left out."""
    total = sum_scores(one.score for one in evaluated(corpus))
    return {name: round(total[name].f1, 4) for name in corpus.measures if total[name].gold}


@dataclass(frozen=True)
class Outcome:
    """What became of one statement: `right`, `kind: X`, `missed` or `extra`, and which of its fields are wrong."""

    said: str
    quote: str
    wrong: tuple[str, ...] = ()

    def __str__(self) -> str:
        return ", ".join((self.said, *(f"wrong {name}" for name in self.wrong)))


def outcomes_of(corpus: Corpus) -> dict[str, Outcome]:
    """Return what became of each expected statement, and what was found beside them, by document and quote.

    A key holds a digest of the quote, so that a record of outcomes carries no text that is not ours.
    """
    outcomes: dict[str, Outcome] = {}
    seen: Counter[str] = Counter()
    for one in evaluated(corpus):
        hits = {pair.gold: pair.found for pair in one.pairs}
        for at, row in enumerate(one.gold):
            found = one.found[hits[at]] if at in hits else None
            outcomes[_key(seen, one.name, row["quote"])] = _outcome(row, found)
        if "detect" in corpus.measures:
            for row in one.extras():
                key = _key(seen, f"{one.name}+", row["quote"])
                outcomes[key] = Outcome(f"extra: {row['kind']}", row["quote"])
    return outcomes


def _key(seen: Counter[str], name: str, quote: str) -> str:
    key = f"{name}#{hashlib.sha256(' '.join(quote.split()).encode()).hexdigest()[:10]}"
    seen[key] += 1
    return key if seen[key] == 1 else f"{key}/{seen[key]}"


def _outcome(row: dict[str, str], found: dict[str, str] | None) -> Outcome:
    if found is None:
        return Outcome("missed", row["quote"])
    said = "right" if row["kind"] == found["kind"] else f"kind: {found['kind']} for {row['kind']}"
    names = (*SURE_FIELDS, *SET_FIELDS, "due")
    wrong = (name for name in names if name in row and values_of(name, row[name]) != values_of(name, found.get(name)))
    return Outcome(said, row["quote"], tuple(wrong))
